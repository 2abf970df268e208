import 'server-only';
import { callerAddress } from '#web/server/request';
import type { Signed } from '#web/server/session';

/** Who does something, as the audit names them: always the person of the session. */
export interface By {
  userId: string;
  login: string;
  /** The caller's. */
  address: string | null;
}

export async function byOf({ user }: Signed): Promise<By> {
  return { userId: user.id, login: user.login, address: await callerAddress() };
}
