import 'server-only';
import { cookies } from 'next/headers';
import { decode } from 'next-auth/jwt';
import { config, secret } from '#config';

/** Over https the `__Secure-` prefix keeps the cookie off plain connections; the demo on one machine is plain http. */
export function sessionCookie(): { name: string; secure: boolean } {
  const secure = config().portal.url.startsWith('https:');
  return { name: secure ? '__Secure-jalon.session' : 'jalon.session', secure };
}

/** The session id in the signed cookie of this request; null when there is none or its signature or end is wrong. */
export async function readSessionId(): Promise<string | null> {
  return sessionIdIn((await cookies()).get(sessionCookie().name)?.value);
}

/** The same of the cookie's value. */
export async function sessionIdIn(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: secret() });
    return typeof claims?.sid === 'string' ? claims.sid : null;
  } catch {
    // Damaged, foreign or past its twelve hours: as good as none.
    return null;
  }
}
