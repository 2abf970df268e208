import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import { config, secret } from '#config';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { report } from '#web/server/errors';
import { defaultExport } from '#web/server/interop';
import { logIn, logOut } from './log-in.ts';
import { addressFrom, callerAddress } from '#web/server/request';
import { safeReturn } from './return-to.ts';
import { sessionCookie } from '#web/server/session-cookie';
import { sessionCapHours } from '#web/server/session-registry';

declare module 'next-auth' {
  interface User {
    sessionId: string;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    /** Id of the row in the session registry. */
    sid?: string;
  }
}

function newToken(sid: string | undefined): JWT {
  return sid === undefined ? {} : { sid };
}

/** What next-auth calls an error and is in the caller's cookies: one of another secret, an address that is none. */
const ofCallers = ['JWT_SESSION_ERROR', 'INVALID_CALLBACK_URL_ERROR'];

/** Made at the first request: the build knows neither address nor secret. */
export function authOptions(): NextAuthOptions {
  const cookie = sessionCookie();
  return {
    secret: secret(),
    session: { strategy: 'jwt', maxAge: sessionCapHours * 3600 },
    useSecureCookies: cookie.secure,
    cookies: {
      sessionToken: {
        name: cookie.name,
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: cookie.secure },
      },
    },
    pages: { signIn: paths.identification(), signOut: paths.leave(), error: paths.identification() },
    providers: [
      defaultExport(Credentials)({
        credentials: { login: {}, password: {} },
        async authorize(credentials, request) {
          const forwardedFor: unknown = request.headers?.['x-forwarded-for'];
          const address = addressFrom(typeof forwardedFor === 'string' ? forwardedFor : null);
          const { login = '', password = '' } = credentials ?? {};
          try {
            const session = await logIn(database(), { login, password, address }, config(), new Date());
            return session && { id: session.userId, sessionId: session.sessionId };
          } catch (error) {
            // next-auth puts the message into an address: it may say nothing but where to look.
            throw new Error(`reference:${report(error, 'log-in')}`, { cause: error });
          }
        },
      }),
    ],
    callbacks: {
      // Only the id of the registry row: whoever that is, is looked up at each request.
      jwt: ({ token, user }) => newToken(user?.sessionId ?? token.sid),
      // The portal never asks next-auth who is there (session.ts does), so its own endpoint tells nothing.
      session: () => ({ expires: new Date(0).toISOString() }),
      redirect: ({ url, baseUrl }) => new URL(safeReturn(url, baseUrl), baseUrl).href,
    },
    events: {
      async signOut({ token }) {
        if (token.sid) await logOut(database(), token.sid, await callerAddress(), new Date());
      },
    },
    logger: {
      error(code, metadata) {
        if (ofCallers.includes(code)) return;
        report(metadata instanceof Error ? metadata : new Error(code), `next-auth ${code}`);
      },
      warn: () => {},
      debug: () => {},
    },
  };
}
