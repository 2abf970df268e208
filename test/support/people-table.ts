import type { Parsed } from '#domain/kit/table/schema';
import { tableSchema } from '#domain/kit/table/schema';

type Reason = 'noAddress' | 'noNumber' | 'noDepartment';

const matching =
  <Problem extends Reason>(form: RegExp, reason: Problem) =>
  (text: string): Parsed<string, Problem> =>
    form.test(text) ? { ok: true, value: text } : { ok: false, reason };

/** A table of five columns of no e-service. */
export const people = tableSchema({
  lastName: {
    name: 'Nom',
    aliases: ['Nom de famille'],
    required: true,
    mostLength: 50,
    parse: (value) => ({ ok: true, value }),
  },
  firstName: {
    name: 'Prénom',
    required: true,
    mostLength: 50,
    parse: (value) => ({ ok: true, value }),
  },
  email: {
    name: 'E-mail',
    aliases: ['Courriel', 'Adresse e-mail'],
    required: true,
    mostLength: 80,
    parse: matching(/^[^@\s]+@[^@\s]+$/, 'noAddress'),
  },
  phone: {
    name: 'Téléphone',
    mostLength: 20,
    parse: matching(/^\+?\d+$/, 'noNumber'),
  },
  department: {
    name: 'Département',
    mostLength: 3,
    parse: (text): Parsed<number, 'noDepartment'> =>
      /^\d{1,3}$/.test(text) ? { ok: true, value: Number(text) } : { ok: false, reason: 'noDepartment' },
  },
});
