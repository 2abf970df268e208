import { ApplicationFailure } from '@temporalio/common';
import { expect, onTestFinished, test } from 'vitest';
import { createActivities } from '#activities/index';
import { certificateMailKey } from '#domain/certificates/mail';
import { failureTypes } from '#domain/outage';
import { skippingDependencies } from '#test/support/activities';
import { aCertificate } from '#test/support/certificates';
import { aDatabase } from '#test/support/database';
import { anOperator, aUser } from '#test/support/rows';
import { aTimeSkippingTemporal } from '#test/support/workflows';
import { parented } from '#test/support/parents';

const temporal = await aTimeSkippingTemporal();

test('a mailbox that takes nothing for days keeps nobody else’s mail, and its own mail ends the run of a day after a day', async () => {
  const database = await aDatabase();
  onTestFinished(() => database.close());
  const { db } = database;
  const at = new Date(await temporal.env.currentTimeMs());
  await db.operator.create({ data: anOperator() });
  const certificate = aCertificate({ notAfter: new Date(at.getTime() + 60 * 24 * 3_600_000) });
  await db.certificate.create({ data: await parented(db, certificate) });
  const place = { workflowId: 'certificate:alpha:e-rdv-production', place: 'current', since: at };
  await db.certificatePlace.create({ data: { certificateId: 'c1', ...place } });
  for (const login of ['a', 'b']) {
    await db.user.create({ data: aUser({ login, role: 'operatorAdmin' }) });
    await db.certificateDigestLine.create({
      data: {
        ...{ key: certificateMailKey('c1', 'noRenewal-60', login), userId: `user-${login}` },
        ...{ certificateId: 'c1', kind: 'noRenewal', at },
      },
    });
  }
  const dependencies = skippingDependencies(db);
  const activities = createActivities({
    ...dependencies,
    mailer: {
      async send({ to }) {
        if (to.startsWith('a@')) throw ApplicationFailure.nonRetryable('full', failureTypes.mailDelayed);
      },
      close: () => undefined,
    },
  });
  await temporal.with(activities, async (client, taskQueue) => {
    await client.workflow.execute('certificateDigest', { workflowId: 'digest', args: [], taskQueue });
  });
  const [full, other] = await db.sentMail.findMany({ orderBy: { key: 'asc' } });
  expect(full).toMatchObject({ sentAt: null, delayedAt: expect.any(Date), refusedAt: expect.any(Date) });
  expect(other?.sentAt?.getTime()).toBeLessThan(at.getTime() + 60_000);
  const tried = (full?.refusedAt?.getTime() ?? 0) - (full?.delayedAt?.getTime() ?? 0);
  expect(tried).toBeGreaterThanOrEqual(24 * 3_600_000);
  expect(tried).toBeLessThan(24.2 * 3_600_000);
  expect(await db.certificateDigestLine.findMany()).toMatchObject([{ userId: 'user-b' }]);
});
