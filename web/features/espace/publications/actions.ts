'use server';
import { z } from 'zod';
import { serviceNames } from '#domain/services';
import { action } from '#web/kit/action/action';
import { field } from '#web/kit/action/fields';
import { setAddress } from '../server/e-services-addresses.ts';
import { renderMarkdown } from '../server/markdown.ts';
import { changeItem, createItem, moveItem } from './desk.ts';

// Longer than the rule allows, so that the rule says so.
const most = 100_000;
const text = () => field(most);
const publicationForm = z.object({
  ...{ kind: text(), titleFr: text(), bodyFr: text(), titleEn: text(), bodyEn: text() },
  ...{ service: text(), operatorId: text(), link: text(), publishFrom: text(), publishUntil: text() },
  ...{ windowFrom: text(), windowUntil: text() },
});
/** What was seen of it; not of a new one. */
const seen = { id: z.string().max(100), revision: z.coerce.number().int() };

/** A new draft, or the change of what was seen. It is drawn with the answer: whoever goes on goes on from what was saved. */
export const savePublication = action(
  'publication.manage',
  publicationForm.extend({ id: seen.id.optional(), revision: seen.revision.optional() }),
  async ({ id, revision, ...form }, { db, by, now }) =>
    id === undefined || revision === undefined
      ? createItem(db, form, by, now)
      : changeItem(db, { id, revision, form, by }, now),
  { refresh: 'done' },
);

export const movePublication = action(
  'publication.manage',
  z.object({ ...seen, action: z.enum(['publish', 'withdraw']) }),
  (asked, { db, by, now }) => moveItem(db, { ...asked, by }, now),
  { refresh: 'done' },
);

/** As its readers will see it. */
export const preview = action('publication.manage', z.string().max(most), async (body) => ({
  ...{ ok: true, html: renderMarkdown(body) },
}));

export const saveAddress = action(
  'service.manage',
  z.object({ service: z.enum(serviceNames), typed: field(most) }),
  (asked, { db, by, now }) => setAddress(db, { ...asked, by }, now),
);
