import 'server-only';
import type { By } from '#web/server/audit';
import { callerAddress } from '#web/server/request';
import type { Signed } from '#web/server/session';

export async function byOf({ user }: Signed): Promise<By> {
  return { userId: user.id, login: user.login, address: await callerAddress() };
}
