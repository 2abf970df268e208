import { z } from 'zod';

/** The texts of a form by name; a name that is sent several times gives all of them. */
export function fieldsOf(data: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  for (const name of new Set(data.keys())) {
    const texts = data.getAll(name).filter((value) => typeof value === 'string');
    const [only] = texts;
    if (only !== undefined) fields[name] = texts.length === 1 ? only : texts;
  }
  return fields;
}

/** What is typed in a field: empty where the form does not send it or it is longer than any rule allows. */
export const field = (most = 400) =>
  z
    .string()
    .default('')
    .transform((typed) => (typed.length > most ? '' : typed));

/** Whether a box is ticked. */
export const box = () =>
  z
    .literal('on')
    .optional()
    .transform((ticked) => ticked === 'on');

/** The values of the boxes of one name that are ticked. */
export const boxes = () => z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]);
