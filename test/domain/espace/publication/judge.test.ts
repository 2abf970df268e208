import { describe, expect, test } from 'vitest';
import {
  announcementProblems,
  judgeAnnouncement,
  judgePublication,
  longestBody,
  longestTitle,
  type Publication,
  type PublicationProblems,
} from '#domain/espace/publication/judge';
import { aPublicationForm as aForm } from '#test/support/publications';

const maintenance = {
  kind: 'maintenance',
  service: 'tao',
  windowFrom: '2026-12-01T22:00',
  windowUntil: '2026-12-02T02:00',
};

describe('an item as it is typed', () => {
  test.each<[string, Parameters<typeof aForm>[0], PublicationProblems]>([
    ['of no kind', { kind: 'rumour' }, { kind: 'missing' }],
    [
      'without a title and a text in French',
      { titleFr: ' ', bodyFr: '' },
      { titleFr: 'missing', bodyFr: 'missing' },
    ],
    ['with half of the English', { titleEn: 'News' }, { bodyEn: 'missing' }],
    ['with the other half', { bodyEn: 'It is here.' }, { titleEn: 'missing' }],
    [
      'too long',
      { titleFr: 'x'.repeat(longestTitle + 1), bodyFr: 'x'.repeat(longestBody + 1) },
      { titleFr: 'tooLong', bodyFr: 'tooLong' },
    ],
    ['about an e-service that is none', { service: 'telepathy' }, { service: 'unknown' }],
    ['a guide to nothing', { kind: 'guide' }, { service: 'missing' }],
    [
      'a maintenance of nothing, at no time',
      { kind: 'maintenance' },
      { service: 'missing', windowFrom: 'missing', windowUntil: 'missing' },
    ],
    [
      'that ends before it begins',
      { ...maintenance, windowUntil: '2026-12-01T22:00' },
      { windowUntil: 'order' },
    ],
    [
      'at a time that Paris never sees',
      { ...maintenance, windowFrom: '2026-03-29T02:30' },
      { windowFrom: 'malformed' },
    ],
    [
      'gone before it is there',
      { publishFrom: '2026-12-02T08:00', publishUntil: '2026-12-01T08:00' },
      { publishUntil: 'order' },
    ],
    ['a video nowhere', { kind: 'video' }, { link: 'missing' }],
    ['a video that is a script', { kind: 'video', link: 'javascript:alert(1)' }, { link: 'address' }],
  ])('%s', (_what, given, problems) => {
    expect(judgePublication(aForm(given))).toEqual({ ok: false, problems });
  });

  test('holds instants, of which Paris shows the times, and nothing that its kind does not have', () => {
    const judged = judgePublication(
      aForm({ ...maintenance, link: 'https://video.example/', titleFr: ' Arrêt ' }),
    );
    expect(judged).toMatchObject({
      ok: true,
      value: {
        titleFr: 'Arrêt',
        titleEn: null,
        link: null,
        operatorId: null,
        windowFrom: new Date('2026-12-01T21:00:00Z'),
        windowUntil: new Date('2026-12-02T01:00:00Z'),
      },
    });
    expect(judgePublication(aForm({ windowFrom: '2026-12-01T22:00' }))).toMatchObject({
      value: { windowFrom: null },
    });
  });
});

describe('an item that is to stand before its readers', () => {
  const now = new Date('2026-11-25T12:00:00Z');
  const judged = (given: Parameters<typeof aForm>[0]): Publication => {
    const verdict = judgePublication(aForm(given));
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
    return verdict.value;
  };
  const short = { ...maintenance, windowFrom: '2026-11-29T22:00' };

  test.each<[string, Publication, Date | null, PublicationProblems | null]>([
    ['news, at once', judged({}), null, null],
    [
      'news that were to end already',
      judged({ publishUntil: '2026-11-25T12:00' }),
      null,
      { publishUntil: 'order' },
    ],
    ['a maintenance in six days', judged(maintenance), null, null],
    ['a maintenance in four days', judged(short), null, { windowFrom: 'notice' }],
    [
      'a maintenance in six days, told in three',
      judged({ ...maintenance, publishFrom: '2026-11-28T08:00' }),
      null,
      { windowFrom: 'notice' },
    ],
    [
      'a maintenance in four days that was announced for then',
      judged(short),
      new Date('2026-11-29T21:00:00Z'),
      null,
    ],
    [
      'a maintenance brought forward to four days',
      judged(short),
      new Date('2026-12-01T21:00:00Z'),
      { windowFrom: 'notice' },
    ],
    [
      'an announced one that is hidden again',
      judged({ ...short, publishFrom: '2026-11-28T08:00' }),
      new Date('2026-11-29T21:00:00Z'),
      { windowFrom: 'notice' },
    ],
    [
      'a « réunion de GO » tomorrow',
      judged({ ...short, kind: 'goMeeting', windowFrom: '2026-11-26T09:00' }),
      null,
      null,
    ],
  ])('%s', (_what, item, announcedFor, problems) => {
    const announced = announcedFor && { windowFrom: announcedFor };
    expect(judgeAnnouncement(item, announced, now)).toEqual(
      problems ? { ok: false, problems } : { ok: true },
    );
  });

  test.each<[string, Parameters<typeof aForm>[0], PublicationProblems]>([
    [
      'short notice, before anything else was typed',
      { ...short, titleFr: '', service: '' },
      { windowFrom: 'notice' },
    ],
    ['nothing of a maintenance with its notice', maintenance, {}],
    ['nothing of a time that is none', { ...short, windowFrom: '2026-11-29' }, {}],
    ['nothing of no kind', { ...short, kind: 'rumour' }, {}],
  ])('is told %s while it is typed', (_what, typed, problems) => {
    expect(announcementProblems(aForm(typed), null, now)).toEqual(problems);
  });
});
