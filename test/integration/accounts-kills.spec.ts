import { expect, test } from 'vitest';
import { type House, type PartName, until } from '#test/support/house';
import { createdBy, sendAccounts } from '#test/support/account-batches';

/** In the house of certificates-kills.test.ts. */
export function accountsKills(parts: readonly [name: string, part: PartName][], theHouse: () => House): void {
  const count = 50;

  test.each(parts)(
    'kill -9 of the %s in the middle of 50 accounts: each is created once, each person gets one mail, the administrator one confirmation',
    async (_name, part) => {
      const house = theHouse();
      const admin = await house.person('alpha.admin');
      const prefix = `lot.${part}`;
      const logins = Array.from({ length: count }, (_, index) => `${prefix}.person.${index + 1}`);
      const id = await sendAccounts(house, admin, logins);
      await until(async () => expect((await createdBy(house, id)).length).toBeGreaterThan(5), 30_000, 10);
      const killed = house.kill(part);
      expect((await createdBy(house, id)).length).toBeLessThan(count);
      await until(() => expect(house.pid(part)).not.toBe(killed), 60_000, 20);

      await until(async () => expect(await createdBy(house, id)).toHaveLength(count), 60_000);
      const people = await house.db.user.findMany({
        where: { login: { startsWith: `${prefix}.` } },
        include: { grants: true },
      });
      expect(people.map(({ login }) => login).toSorted()).toEqual(logins.toSorted());
      for (const { grants } of people)
        expect(grants.map(({ service }) => service).toSorted()).toEqual(['savTest', 'tao']);
      const subjects = people.map((person) => `user:${person.id}`);
      expect(
        await house.db.auditRow.count({ where: { action: 'user.create', subject: { in: subjects } } }),
      ).toBe(count);

      // A crash behind the mail server's 250 may repeat a mail, under the same Message-ID.
      await until(async () => {
        const mails = await house.world.mails();
        const sent = new Map(mails.map((mail) => [mail.messageId, mail]));
        const links = [...sent.values()].filter(({ to }) => to.startsWith(`${prefix}.`));
        expect(links.map(({ to }) => to).toSorted()).toEqual(
          logins.map((login) => `${login}@alpha-telecom.example`).toSorted(),
        );
        const confirmations = [...sent.keys()].filter((messageId) => messageId.includes(`accounts.${id}.`));
        expect(confirmations).toHaveLength(1);
      }, 60_000);
    },
  );
}
