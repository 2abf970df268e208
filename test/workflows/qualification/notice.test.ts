import { expect, test } from 'vitest';
import type { Activities } from '#activities/index';
import { failing, nextSubmission, noticeFakes } from '#test/support/qualification-fakes';
import { aTimeSkippingTemporal } from '#test/support/workflows';
import { noticeStart, noticeWorkflow } from '#workflows/qualification/notice/contract';

const temporal = await aTimeSkippingTemporal();

const aNotice = () =>
  noticeStart({
    submissionId: nextSubmission(),
    userId: 'user-12345',
    operatorId: 'operator-alpha',
    operatorCode: 'alpha',
    startedAt: '2026-03-02T09:00:00.000Z',
  });
const run = (activities: Partial<Activities>) =>
  temporal.with(activities, (client, taskQueue) =>
    client.workflow.execute(noticeWorkflow, { ...aNotice(), taskQueue }),
  );

test('the end is mailed and the notice ends', async () => {
  const { activities, told } = noticeFakes();
  expect(await run(activities)).toBe('completed');
  expect(told).toEqual(['open', 'send', 'completed']);
});

test('a mail server that is down for an hour is waited for visibly, and the mail goes out once, by itself', async () => {
  const { activities, told } = noticeFakes(failing('mailUnavailable', 80, async () => true));
  await run(activities);
  expect(told.filter((entry) => entry === 'wait mail').length).toBeGreaterThan(5);
  expect(told.filter((entry) => entry === 'send')).toHaveLength(1);
  expect(told.at(-1)).toBe('completed');
});

test('an address that the mail server refuses for good ends it, unsent', async () => {
  const { activities, told } = noticeFakes(failing('mailRefused', 99, async () => true));
  expect(await run(activities)).toBe('rejected');
  expect(told).toEqual(['open', 'rejected']);
});
