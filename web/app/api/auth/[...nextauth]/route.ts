import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { publishPortalUrl } from '#config';
import { authOptions } from '../../../../server/auth.ts';
import { isAuthBody } from '../../../../server/auth-body.ts';
import { answered } from '../../../../server/errors.ts';
import { defaultExport } from '../../../../server/interop.ts';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

function handle(request: NextRequest, context: Context): Promise<Response> {
  return answered('next-auth', async () => {
    if (!(await isAuthBody(request))) return Response.json({ error: 'badRequest' }, { status: 400 });
    publishPortalUrl();
    const answer: unknown = await defaultExport(NextAuth)(request, context, authOptions());
    if (!(answer instanceof Response)) throw new Error('next-auth gave no response');
    return answer;
  });
}

export { handle as GET, handle as POST };
