import { expect, test } from 'vitest';
import { scopeOf, type Actor } from '#domain/rights';
import { qualificationStates, type QualificationState } from '#domain/qualification/state';
import { aDatabase } from '#test/support/database';
import { alphaTelecom } from '#test/support/people';
import { aQualification } from '#test/support/rows';
import { findQualification } from '#web/server/qualifications';
import { search } from '#web/server/search';

test('the search finds what has a page, and no file that never became a qualification', async () => {
  await using database = await aDatabase();
  const { db } = database;
  const { account } = await alphaTelecom(db);
  const states = Object.keys(qualificationStates) as QualificationState[];
  await db.qualification.createMany({
    data: states.map((state) => aQualification({ id: state.toLowerCase(), state, userId: account.id })),
  });
  const actor: Actor = {
    userId: account.id,
    role: 'contract',
    operatorId: account.operatorId,
    contractId: account.contractId,
    services: ['qpc'],
  };
  const scope = scopeOf(actor, 'qualification.read');
  const found = await search(db, actor, 'numéros');
  expect(found.map(({ id }) => id).toSorted()).toEqual(['completed', 'inprogress', 'rejected']);
  for (const { id } of found)
    expect(await findQualification(db, actor, scope, id, new Date())).not.toBeNull();
});
