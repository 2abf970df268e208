import { loginMeant, sameLogin } from '#domain/kit/login';
import type { Database, Transaction } from '#prisma/client';

/** The login of the account that somebody means by what was typed; what was typed, if there is none. */
export async function knownLogin(db: Database, typed: string): Promise<string> {
  return loginMeant(typed, await loginsAlike(db, typed)) ?? typed;
}

/** Whether an account has or had a login: they are never reused. */
export async function isTaken(db: Database | Transaction, login: string): Promise<boolean> {
  return (await loginsAlike(db, login)).length > 0;
}

/** `lower` knows unaccented letters only, which are all that a login may have. */
async function loginsAlike(db: Database | Transaction, login: string): Promise<string[]> {
  const rows = await db.$queryRaw<
    { login: string }[]
  >`SELECT "login" FROM "User" WHERE lower("login") = ${sameLogin(login)}`;
  return rows.map((row) => row.login);
}
