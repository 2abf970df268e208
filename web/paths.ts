/** Every address of the portal. Links, redirects and tests take them from here. */
export const paths = {
  home: () => '/',
  /** `returnTo` is a path of the portal; it is checked again before it is used. */
  identification: (returnTo?: string) =>
    returnTo === undefined || returnTo === '/'
      ? '/identification'
      : `/identification?retour=${encodeURIComponent(returnTo)}`,
  forgottenPassword: () => '/oubli-du-mot-de-passe',
  choosePassword: (token: string) => `/reinitialisation/${encodeURIComponent(token)}`,
  account: () => '/compte',
  editAccount: () => '/compte/modifier',
  vocabulary: () => '/vocabulaire',
  leave: () => '/quitter',
  search: (q?: string) => `/recherche${query({ q })}`,
  qualifications: (page: QualificationsQuery = {}) => `/qualifications${query(page)}`,
  newQualification: () => '/qualifications/envoi',
  /** A file on its way to its verdict. */
  submission: (submissionId: string) => `/qualifications/envoi/${encodeURIComponent(submissionId)}`,
  qualification: (id: string) => `/qualifications/${encodeURIComponent(id)}`,
  contracts: () => '/contrats',
  newContract: () => '/contrats/nouveau',
  contract: (identifiant: string) => `/contrats/${encodeURIComponent(identifiant)}`,
  accounts: (page: AccountsQuery = {}) => `/comptes${query(page)}`,
  newAccounts: () => '/comptes/nouveau',
  person: (id: string) => `/comptes/${encodeURIComponent(id)}`,
  operations: (page: ProcessQuery = {}) => `/exploitation${query(page)}`,
  process: (workflowId: string) => `/exploitation/${encodeURIComponent(workflowId)}`,
  api: {
    events: (since: number) => `/api/events${query({ since })}`,
    upload: (upload: UploadQuery) => `/api/qualifications/upload${query(upload)}`,
    verdict: (submissionId: string) => `/api/qualifications/${encodeURIComponent(submissionId)}/verdict`,
    qualifications: (page: QualificationsQuery) => `/api/qualifications${query(page)}`,
    qualification: (id: string) => `/api/qualifications/${encodeURIComponent(id)}`,
    result: (id: string, format: string) =>
      `/api/qualifications/${encodeURIComponent(id)}/result${query({ format })}`,
    faults: (submissionId: string) => `/api/qualifications/${encodeURIComponent(submissionId)}/faults`,
    accounts: (page: AccountsQuery) => `/api/accounts${query(page)}`,
    processes: (page: ProcessQuery) => `/api/processes${query(page)}`,
    reportedProcesses: () => '/api/processes/reported',
    process: (workflowId: string) => `/api/processes/${encodeURIComponent(workflowId)}`,
  },
} as const;

/** Where a page of a list begins: after a row going back in time, or before one coming forward again. */
export interface PageQuery {
  after?: string | undefined;
  before?: string | undefined;
}

/** A page of the list of qualifications, by status and by days (AAAA-MM-JJ). */
export interface QualificationsQuery extends PageQuery {
  status?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** A page of accounts: those in use, or with `show` the disabled ones. */
export interface AccountsQuery extends PageQuery {
  show?: 'disabled' | undefined;
}

/** A page of processes, by state, kind, code of the operator and what they wait for. */
export interface ProcessQuery extends PageQuery {
  show?: string | undefined;
  kind?: string | undefined;
  operator?: string | undefined;
  wait?: string | undefined;
}

export interface UploadQuery {
  submission: string;
  name: string;
  contract?: string | undefined;
  /** '1': by mail at the end. */
  notify?: '1' | undefined;
}

function query(parameters: object): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`;
}
