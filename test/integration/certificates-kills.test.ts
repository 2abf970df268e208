import { afterAll, beforeAll, expect, test } from 'vitest';
import { environments } from '#domain/certificates/facts';
import { certificateNames } from '#domain/services';
import { certificateHouse } from '#test/support/certificate-files';
import { offer } from '#test/support/certificate-pages';
import { sampled } from '#test/support/deep';
import { aHouse, type House, type PartName, until } from '#test/support/house';
import { aSubmissionId, type Person } from '#test/support/portal-client';
import { accountsKills } from './accounts-kills.spec.ts';

let house: House;
let office: Person;
const files = certificateHouse();

beforeAll(async () => {
  house = await aHouse();
  office = await house.person('wholesale.bo');
});
afterAll(() => house.close());
afterAll(files.remove);

const reconciler = () => house.temporal.schedule.getHandle('jalon-reconcile');

/** Each of another slot, so that every deposit is told to people. */
const slots = ['demo-alpha', 'demo-beta'].flatMap((operatorId) =>
  certificateNames.flatMap((service) =>
    environments.map((environment) => ({ operatorId, service, environment })),
  ),
);
const parts: [name: string, part: PartName][] = [
  ['worker', 'worker'],
  ['portal', 'portal'],
  ['Temporal server', 'temporal'],
];
const count = slots.length / parts.length;

test.each(sampled(parts, 1))(
  'kill -9 of the %s in the middle of deposits: each certificate stands once, its slot knows it, each person gets one mail [OWF-192]',
  async (name, part) => {
    const own = slots.splice(0, count).map((slot, index) => {
      const { pem } = files.certificate({ subject: `/CN=${name} ${index}` });
      return { slot, pem, form: aSubmissionId() };
    });
    const ids: string[] = [];
    let killed = 0;
    for (const [index, { slot, pem, form }] of own.entries()) {
      if (index === 3) killed = house.kill(part);
      // As a person does who gets no answer: the same form again.
      const answer = await until(() => offer(office, { ...slot, form }, pem), 60_000);
      expect(answer).toMatchObject({ ok: true });
      ids.push(answer.id);
    }
    await until(() => expect(house.pid(part)).not.toBe(killed), 60_000, 20);

    const within = { certificateId: { in: ids } };
    expect(new Set(ids).size).toBe(count);
    expect(
      await house.db.auditRow.count({ where: { subject: { in: ids.map((id) => `certificate:${id}`) } } }),
    ).toBe(count);
    // What nobody could tell the slots, the reconciler tells, which runs every other minute.
    await until(
      async () => {
        const untold = await house.db.certificateEvent.count({ where: { ...within, toldAt: null } });
        if (untold > 0) await reconciler().trigger();
        expect(untold).toBe(0);
      },
      120_000,
      5_000,
    );
    await until(async () =>
      expect(await house.db.certificatePlace.count({ where: { ...within, place: 'current' } })).toBe(count),
    );
    const holders = await house.db.user.findMany({
      where: {
        operatorId: { in: own.map(({ slot }) => slot.operatorId) },
        disabledAt: null,
        grants: { some: { service: 'certificates' } },
      },
    });
    const expected = own
      .flatMap(({ slot: { operatorId } }, index) =>
        holders
          .filter((holder) => holder.operatorId === operatorId)
          .map(({ email }) => `${ids[index]} ${email}`),
      )
      .toSorted();
    expect(expected.length).toBeGreaterThanOrEqual(count);
    // A crash behind the mail server's 250 may repeat a mail, under the same Message-ID.
    await until(async () => {
      const sent = new Map((await house.world.mails()).map((mail) => [mail.messageId, mail]));
      const told = [...sent.values()].flatMap(({ messageId, to }) =>
        ids.filter((id) => messageId.includes(`certificate.${id}.`)).map((id) => `${id} ${to}`),
      );
      expect(told.toSorted()).toEqual(expected);
    }, 60_000);
  },
);

accountsKills(sampled(parts, 1), () => house);
