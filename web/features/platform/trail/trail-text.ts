import type { Locale, Messages } from '#web/messages/catalogue';
import { formatInstant, formatNumber } from '#web/messages/format';

/** A value of a row of the trail, as JSON brings it. */
export type TrailValue = unknown;

/** What one field was and became; undefined where the row does not say. */
export interface TrailChange {
  field: string;
  before?: TrailValue;
  after?: TrailValue;
}

export interface TrailSubject {
  kind: string;
  /** What people call it; its id where nobody knows it any more. */
  name: string;
}

/** The words of a name in the code; the name itself where a later version wrote it. */
export function wordOf(words: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(words, name) ? (words[name] ?? name) : name;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Rows of the trail in words, for its page and its exports alike. */
export function trailText({ journal, shell, accounts }: Messages, locale: Locale) {
  const values = { ...shell.roles, ...accounts.services, ...journal.values };
  function valueText(value: TrailValue): string {
    if (value === null || value === undefined || value === '') return journal.nothing;
    if (typeof value === 'boolean') return value ? journal.yes : journal.no;
    if (typeof value === 'number') return formatNumber(locale, value);
    if (typeof value === 'string')
      return instant.test(value) ? formatInstant(locale, value) : wordOf(values, value);
    if (Array.isArray(value)) return value.length === 0 ? journal.nothing : value.map(valueText).join(', ');
    return Object.entries(value)
      .map(([field, inner]) => isText(field, inner))
      .join(', ');
  }
  const isText = (field: string, value: TrailValue) =>
    journal.is(wordOf(journal.fields, field), valueText(value));

  return {
    action: (action: string) => wordOf(journal.actions, action),
    subject: ({ kind, name }: TrailSubject) =>
      journal.subjectOf(wordOf(journal.subjects, kind), wordOf(values, name)),
    /** « adresse : a@b.example → c@d.example », or only what the row says. */
    change({ field, before, after }: TrailChange): string {
      if (before === undefined) return isText(field, after);
      return journal.became(wordOf(journal.fields, field), valueText(before), valueText(after));
    },
    /** All that was before, or came after, on one line. */
    side: (changes: readonly TrailChange[], side: 'before' | 'after'): string =>
      changes
        .filter((change) => change[side] !== undefined)
        .map((change) => isText(change.field, change[side]))
        .join(' ; '),
  };
}
