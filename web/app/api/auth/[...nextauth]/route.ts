import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { publishPortalUrl } from '#config';
import { authOptions } from '#web/features/platform/identification/server/auth';
import { isAuthRequest } from '#web/features/platform/identification/server/auth-request';
import { answered } from '#web/server/errors';
import { defaultExport } from '#web/server/interop';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

function handle(request: NextRequest, context: Context): Promise<Response> {
  return answered('next-auth', async () => {
    const [action] = (await context.params).nextauth;
    // Next-auth's own browser library, which we do not use, writes into the log there; so could anybody.
    if (action === '_log') return new Response(null, { status: 404 });
    if (!(await isAuthRequest(request))) return Response.json({ error: 'badRequest' }, { status: 400 });
    publishPortalUrl();
    const answer: unknown = await defaultExport(NextAuth)(request, context, authOptions());
    if (!(answer instanceof Response)) throw new Error('next-auth gave no response');
    return answer;
  });
}

export { handle as GET, handle as POST };
