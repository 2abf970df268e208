import { expect, test } from 'vitest';
import type { Activities } from '#activities/index';
import { passwordResetStart, passwordResetWorkflow } from '#workflows/platform/password-reset/contract';
import { failing, nextSubmission } from '#test/support/qualification-fakes';
import { aTimeSkippingTemporal } from '#test/support/workflows';

const temporal = await aTimeSkippingTemporal();

const aRequest = () =>
  passwordResetStart({
    submissionId: nextSubmission(),
    userId: 'user-12345',
    operatorId: 'operator-alpha',
    operatorCode: 'alpha',
  });

function fakes(send: Activities['sendPasswordResetMail'] = async () => true) {
  const told: string[] = [];
  const activities: Partial<Activities> = {
    async openPasswordReset() {
      told.push('open');
    },
    async sendPasswordResetMail(input) {
      const sent = await send(input);
      if (sent) told.push('send');
      return sent;
    },
    async showPasswordReset(_input, { wait }) {
      if (wait) told.push(`wait ${wait.for}`);
    },
    async endPasswordReset(_input, state) {
      told.push(state);
    },
  };
  return { activities, told };
}

const run = (activities: Partial<Activities>) =>
  temporal.with(activities, (client, taskQueue) =>
    client.workflow.execute(passwordResetWorkflow, { ...aRequest(), taskQueue }),
  );

test('a one-time link is mailed and the process ends', async () => {
  const { activities, told } = fakes();
  await run(activities);
  expect(told).toEqual(['open', 'send', 'completed']);
});

test('a mail server that is down for an hour is waited for visibly, and the mail goes out by itself', async () => {
  const { activities, told } = fakes(failing('mailUnavailable', 80, async () => true));
  await run(activities);
  expect(told.filter((entry) => entry === 'wait mail').length).toBeGreaterThan(5);
  expect(told.filter((entry) => entry === 'send')).toHaveLength(1);
  expect(told.at(-1)).toBe('completed');
});

test('an address that the mail server refuses for good ends as rejected', async () => {
  const { activities, told } = fakes(failing('mailRefused', 99, async () => true));
  await run(activities);
  expect(told).toEqual(['open', 'rejected']);
});

test('a link whose hour is over is not told as sent', async () => {
  const { activities, told } = fakes(async () => false);
  await run(activities);
  expect(told).toEqual(['open', 'rejected']);
});
