import type { Database, User } from '#prisma/client';
import { hashPassword } from '#prisma/password';
import { aContract, anOperator, aUser } from './rows.ts';

export const password = 'Jalon-test-2026';

/** Costs 80 ms: made once. */
let hashed: Promise<string> | undefined;

/** *Alpha Télécom* with its contract's own account `12345` and a colleague who was granted QPC. */
export async function alphaTelecom(
  db: Database,
  given: { contract?: Partial<ReturnType<typeof aContract>>; colleague?: Partial<User> } = {},
) {
  hashed ??= hashPassword(password);
  const passwordHash = await hashed;
  const operator = await db.operator.create({ data: anOperator() });
  const contract = await db.qpcContract.create({ data: aContract(given.contract) });
  const account = await db.user.create({
    data: aUser({
      login: '12345',
      role: 'contract',
      firstName: '',
      name: 'Alpha Télécom',
      contractId: contract.id,
      passwordHash,
    }),
  });
  const colleague = await db.user.create({ data: aUser({ passwordHash, ...given.colleague }) });
  await db.grant.create({ data: { userId: colleague.id, service: 'qpc' } });
  return { operator, contract, account, colleague };
}

/** Somebody of the wholesaler, who logs in with `password`. */
export async function staffMember(db: Database, given: Partial<User> = {}): Promise<User> {
  hashed ??= hashPassword(password);
  const { login = 'claire.martin' } = given;
  const email = `${login}@grossiste.example`;
  const own = { login, role: 'backOffice', name: 'Claire Martin', email, operatorId: null };
  return db.user.create({ data: aUser({ ...own, passwordHash: await hashed, ...given }) });
}
