/** An operator, customer of the wholesaler, as the back office types it. */
export interface OperatorForm {
  /** Raison sociale. */
  name: string;
  code: string;
}

export type OperatorProblem = 'missing' | 'codeForm' | 'reserved' | 'taken';
export type OperatorProblems = Partial<Record<keyof OperatorForm, OperatorProblem>>;

export const operatorNameLength = 120;
/** Part of every workflow id of the operator. */
const codeForm = /^[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?$/;
/** Stands for the wholesaler in the ids of its own processes. */
const reservedCodes = ['wholesaler'];

type Judged = { ok: true; value: OperatorForm } | { ok: false; problems: OperatorProblems };

export function operatorNameProblem(name: string): OperatorProblem | undefined {
  return name.trim() === '' ? 'missing' : undefined;
}

/** The code is chosen once: it never changes. Whether code and name are free is for the database to say. */
export function judgeNewOperator(form: OperatorForm): Judged {
  const problems: OperatorProblems = {};
  const [name, code] = [form.name.trim(), form.code.trim()];
  const nameProblem = operatorNameProblem(name);
  if (nameProblem) problems.name = nameProblem;
  if (code === '') problems.code = 'missing';
  else if (!codeForm.test(code)) problems.code = 'codeForm';
  else if (reservedCodes.includes(code)) problems.code = 'reserved';
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, value: { name, code } };
}

/** A code made of a raison sociale: its lower-case letters, digits and hyphens. */
export function operatorCodeOf(name: string): string {
  const code = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 24)
    .replaceAll(/-+$/g, '');
  return code === '' || reservedCodes.includes(code) ? 'operateur' : code;
}
