/** What a server action answers to a code. */
export type StepAnswer<Done extends object = object> =
  | ({ ok: true } & Done)
  | { ok: false; reason: 'wrong' | 'often' | 'gone' }
  | { ok: false; reason: 'unexpected'; reference: string };

export type TakeCode<Done extends object = object> = (data: FormData) => Promise<StepAnswer<Done>>;
