import type { Actor, Scope } from '#domain/rights';
import { aDatabase } from './database.ts';
import { parentedAll } from './parents.ts';
import { aContract, anOperator, aQualification, aUser } from './rows.ts';

/** `aUser()` of `anOperator()`, who was granted QPC, and how far that reaches. */
export const colleague: Actor = {
  ...{ userId: 'user-alpha.user', role: 'operatorUser', contractId: null, services: ['qpc'] },
  operatorId: 'operator-alpha',
};
export const ofAlpha: Scope = { reach: 'operator', operatorId: 'operator-alpha' };

/** A database with these qualifications of one contract: `await using database = await withQualifications([…])`. */
export async function withQualifications(rows: Parameters<typeof aQualification>[0][]) {
  const database = await aDatabase();
  const { db } = database;
  await db.operator.create({ data: anOperator() });
  await db.qpcContract.create({ data: aContract() });
  await db.user.create({ data: aUser() });
  await db.qualification.createMany({
    data: await parentedAll(
      db,
      rows.map((row) => aQualification(row)),
    ),
  });
  return database;
}
