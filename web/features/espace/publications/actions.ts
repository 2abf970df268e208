'use server';
import { refresh } from 'next/cache';
import { z } from 'zod';
import type { PublicationForm } from '#domain/espace/publication/judge';
import { isService } from '#domain/services';
import { database } from '#web/server/database';
import { setAddress, type AddressAnswer } from '../server/e-services-addresses.ts';
import { guarded, type Unexpected } from '#web/server/errors';
import { renderMarkdown } from '#web/server/markdown';
import { changeItem, createItem, moveItem, type DeskAnswer } from '../server/publications-desk.ts';
import { callerAddress } from '#web/server/request';
import { requireRight, type Signed } from '#web/server/session';

// Longer than the rule allows, so that the rule says so.
const text = z.string().max(100_000).catch('');
const publicationForm = z.object({
  kind: text,
  titleFr: text,
  bodyFr: text,
  titleEn: text,
  bodyEn: text,
  service: text,
  operatorId: text,
  link: text,
  publishFrom: text,
  publishUntil: text,
  windowFrom: text,
  windowUntil: text,
}) satisfies z.ZodType<PublicationForm>;
const seen = z.object({ id: z.string().max(100), revision: z.coerce.number().int() });

const read = (data: FormData): PublicationForm => publicationForm.parse(Object.fromEntries(data));
const by = async ({ user }: Signed) => ({
  userId: user.id,
  login: user.login,
  address: await callerAddress(),
});

/** A new draft, or the change of what was seen. */
export async function savePublication(data: FormData): Promise<DeskAnswer | Unexpected> {
  const signed = await requireRight('publication.manage');
  return guarded('save publication', async () => {
    const form = read(data);
    const changed = seen.safeParse(Object.fromEntries(data));
    if (!changed.success) return createItem(database(), form, await by(signed), new Date());
    const answer = await changeItem(database(), { ...changed.data, form, by: await by(signed) }, new Date());
    // With the answer, so that whoever goes on at once goes on from what was saved.
    if (answer.ok) refresh();
    return answer;
  });
}

export async function movePublication(
  item: unknown,
  action: 'publish' | 'withdraw',
): Promise<DeskAnswer | Unexpected> {
  const signed = await requireRight('publication.manage');
  return guarded('publish', async () => {
    const move = z.enum(['publish', 'withdraw']).parse(action);
    const answer = await moveItem(
      database(),
      { ...seen.parse(item), action: move, by: await by(signed) },
      new Date(),
    );
    if (answer.ok) refresh();
    return answer;
  });
}

/** As its readers will see it. */
export async function preview(body: unknown): Promise<{ ok: true; html: string } | Unexpected> {
  await requireRight('publication.manage');
  return guarded('preview', async () => ({ ok: true, html: renderMarkdown(text.parse(body)) }));
}

export async function saveAddress(service: unknown, typed: unknown): Promise<AddressAnswer | Unexpected> {
  const signed = await requireRight('service.manage');
  return guarded('address of an e-service', async () => {
    const named = z.string().max(50).refine(isService).parse(service);
    return setAddress(
      database(),
      { service: named, typed: text.parse(typed), by: await by(signed) },
      new Date(),
    );
  });
}
