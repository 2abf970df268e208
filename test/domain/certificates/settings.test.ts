import { describe, expect, test } from 'vitest';
import { judgeNoticeSettings, type NoticeForm, type NoticeProblems } from '#domain/certificates/settings';

const form = (given: Partial<NoticeForm> = {}): NoticeForm => ({
  ...{ alertDays: '60, 30', reminderDays: '15 7;1', time: '09:00' },
  ...given,
});

describe('the delays of warnings', () => {
  test('are read in whatever order they are typed, each once [OWF-196]', () => {
    expect(judgeNoticeSettings(form({ alertDays: ' 30,60,30 ', time: ' 23:59 ' }))).toEqual({
      ok: true,
      value: { alertDays: [60, 30], reminderDays: [15, 7, 1], time: '23:59' },
    });
  });

  test.each<[string, Partial<NoticeForm>, NoticeProblems]>([
    ['nothing', { alertDays: ' ', reminderDays: '', time: '' }, allMissing()],
    ['no days', { alertDays: 'deux mois' }, { alertDays: 'malformed' }],
    ['half a day', { reminderDays: '1.5' }, { reminderDays: 'malformed' }],
    ['the day itself', { reminderDays: '7, 0' }, { reminderDays: 'outOfRange' }],
    ['days before any certificate', { alertDays: '731' }, { alertDays: 'outOfRange' }],
    [
      'more days than anybody reads',
      { alertDays: '60 59 58 57 56 55 54 53 52 51 50' },
      { alertDays: 'tooMany' },
    ],
    ['a day in both lists', { reminderDays: '30, 7' }, { reminderDays: 'repeated' }],
    ['a reminder before an alert', { reminderDays: '45, 7' }, { reminderDays: 'order' }],
    ['no hour of a clock', { time: '24:00' }, { time: 'malformed' }],
  ])('are refused where there is %s', (_what, given, problems) => {
    expect(judgeNoticeSettings(form(given))).toEqual({ ok: false, problems });
  });
});

function allMissing(): NoticeProblems {
  return { alertDays: 'missing', reminderDays: 'missing', time: 'missing' };
}
