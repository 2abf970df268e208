import { parisInstant } from '#domain/kit/calendar/paris-time';
import { isService, type Service } from '#domain/services';
import { webAddress } from '#domain/kit/web-address';
import { isPublicationKind, kinds, type PublicationKind } from './kinds.ts';
import { hasNotice } from './notice.ts';

/** A published item as the back office types it; times as the clocks of Paris show them (AAAA-MM-JJTHH:MM). */
export interface PublicationForm {
  kind: string;
  titleFr: string;
  bodyFr: string;
  titleEn: string;
  bodyEn: string;
  /** Empty: of none, for everybody. */
  service: string;
  /** Empty: of all operators. */
  operatorId: string;
  link: string;
  /** Empty: as soon as it is published. */
  publishFrom: string;
  /** Empty: for good. */
  publishUntil: string;
  windowFrom: string;
  windowUntil: string;
}

export type PublicationField = keyof PublicationForm;
export type PublicationProblem =
  | 'missing'
  | 'tooLong'
  | 'malformed'
  | 'address'
  | 'order'
  | 'notice'
  | 'unknown';
export type PublicationProblems = Partial<Record<PublicationField, PublicationProblem>>;

export interface Publication {
  kind: PublicationKind;
  titleFr: string;
  bodyFr: string;
  titleEn: string | null;
  bodyEn: string | null;
  service: Service | null;
  operatorId: string | null;
  link: string | null;
  publishFrom: Date | null;
  publishUntil: Date | null;
  windowFrom: Date | null;
  windowUntil: Date | null;
}

export type JudgedPublication =
  | { ok: true; value: Publication }
  | { ok: false; problems: PublicationProblems };

export const longestTitle = 160;
export const longestBody = 20_000;

/** Judges what was typed; every field at fault is named. What its kind does not have is dropped. */
export function judgePublication(form: PublicationForm): JudgedPublication {
  const problems: PublicationProblems = {};
  const { kind } = form;
  if (!isPublicationKind(kind)) return { ok: false, problems: { kind: 'missing' } };
  const row = kinds[kind];

  const text = (field: 'titleFr' | 'bodyFr' | 'titleEn' | 'bodyEn', required: boolean) => {
    const typed = form[field].trim();
    const longest = field.startsWith('title') ? longestTitle : longestBody;
    if (typed === '' && required) problems[field] = 'missing';
    if (typed.length > longest) problems[field] = 'tooLong';
    return typed;
  };
  const instant = (
    field: 'publishFrom' | 'publishUntil' | 'windowFrom' | 'windowUntil',
    required: boolean,
  ) => {
    const typed = form[field].trim();
    const at = typed === '' ? null : parisInstant(typed);
    if (typed === '' && required) problems[field] = 'missing';
    if (typed !== '' && at === null) problems[field] = 'malformed';
    return at;
  };

  const titleFr = text('titleFr', true);
  const bodyFr = text('bodyFr', true);
  // English is optional, but not by halves.
  const english = form.titleEn.trim() !== '' || form.bodyEn.trim() !== '';
  const titleEn = text('titleEn', english);
  const bodyEn = text('bodyEn', english);

  const service = isService(form.service) ? form.service : null;
  if (form.service !== '' && service === null) problems.service = 'unknown';
  if (row.ofService && form.service === '') problems.service = 'missing';

  const link = row.link ? webAddress(form.link) : null;
  if (row.link && link === null) problems.link = form.link.trim() === '' ? 'missing' : 'address';

  const publishFrom = instant('publishFrom', false);
  const publishUntil = instant('publishUntil', false);
  if (publishFrom && publishUntil && publishUntil <= publishFrom) problems.publishUntil = 'order';
  const windowFrom = row.window ? instant('windowFrom', true) : null;
  const windowUntil = row.window ? instant('windowUntil', true) : null;
  if (windowFrom && windowUntil && windowUntil <= windowFrom) problems.windowUntil = 'order';

  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      ...{ kind, titleFr, bodyFr, service, link, publishFrom, publishUntil, windowFrom, windowUntil },
      titleEn: titleEn === '' ? null : titleEn,
      bodyEn: bodyEn === '' ? null : bodyEn,
      operatorId: form.operatorId === '' ? null : form.operatorId,
    },
  };
}

/** What was announced already; null when readers were told nothing. */
export type Announced = { windowFrom: Date | null } | null;

/**
 * Judges whether an item may stand before its readers from `now` on: a maintenance needs its notice, unless it begins
 * when it was announced to begin.
 */
export function judgeAnnouncement(
  item: Pick<Publication, 'kind' | 'publishFrom' | 'publishUntil' | 'windowFrom'>,
  announced: Announced,
  now: Date,
): { ok: true } | { ok: false; problems: PublicationProblems } {
  const { kind, publishFrom, publishUntil, windowFrom } = item;
  const from = publishFrom && publishFrom > now ? publishFrom : now;
  if (publishUntil && publishUntil <= from) return { ok: false, problems: { publishUntil: 'order' } };
  if (kind !== 'maintenance' || windowFrom === null) return { ok: true };
  const told = from === now && announced?.windowFrom?.getTime() === windowFrom.getTime();
  if (told) return { ok: true };
  return hasNotice(from, windowFrom) ? { ok: true } : { ok: false, problems: { windowFrom: 'notice' } };
}

/** The same of what is being typed, whatever else it still lacks: what will keep it from its readers. */
export function announcementProblems(
  form: PublicationForm,
  announced: Announced,
  now: Date,
): PublicationProblems {
  const { kind } = form;
  if (!isPublicationKind(kind)) return {};
  const at = (field: 'publishFrom' | 'publishUntil' | 'windowFrom') => parisInstant(form[field].trim());
  const times = {
    publishFrom: at('publishFrom'),
    publishUntil: at('publishUntil'),
    windowFrom: at('windowFrom'),
  };
  const verdict = judgeAnnouncement({ kind, ...times }, announced, now);
  return verdict.ok ? {} : verdict.problems;
}
