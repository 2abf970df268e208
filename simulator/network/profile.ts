/** Values the QPC service knows (source 000, OPS Annexe 5 V2.0, 4.5). */
export type Handset = {
  clickable: 0 | 1;
  mmsClass: 0 | 1 | 2 | 3 | 4 | 5 | 9;
  videoClass: 0 | 6;
  wapPush: 0 | 1;
};

export type Profile = {
  /** 11 digits, 336… or 337…. */
  msisdn: string;
  /** Opérateur exploitant technique: who really operates the number, portability included. */
  opet: string;
  /** Orange's own customers and those of MVNOs hosted on its network. */
  onNetwork: boolean;
  /** null: another operator's, or the network has no data on it. */
  handset: Handset | null;
};
