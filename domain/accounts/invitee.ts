import { isEmail } from '#domain/kit/account';

export type PersonProblem = 'missing' | 'malformed';

/** The name and the address of a person, as somebody else types them. */
export function judgePerson(form: {
  name: string;
  email: string;
}):
  | { ok: true; value: { name: string; email: string } }
  | { ok: false; problems: { name?: PersonProblem; email?: PersonProblem } } {
  const [name, email] = [form.name.trim(), form.email.trim()];
  const problems = {
    ...(name === '' && { name: 'missing' as const }),
    ...(email === '' && { email: 'missing' as const }),
    ...(email !== '' && !isEmail(email) && { email: 'malformed' as const }),
  };
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, value: { name, email } };
}
