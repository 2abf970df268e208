import { NextResponse, type NextRequest } from 'next/server';
import { methodHeader, pathHeader } from './path-header.ts';

function policy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development';
  return [
    "default-src 'none'",
    // React's development build evaluates stack frames.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Gives each response its content security policy and tells the pages which address was asked for. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (!(await canBeParsed(request))) return new NextResponse(null, { status: 400 });
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const csp = policy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', csp);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set(methodHeader, request.method);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', csp);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
  // Over http browsers ignore it; the demo is not told to be https for a year.
  if (isHttps(request)) response.headers.set('strict-transport-security', 'max-age=31536000');
  return response;
}

/**
 * Next itself would answer 500 to a form whose parts are broken, and call it a fault of ours. What is cloned here was
 * bounded by server/request-guard.ts; routes parse their own forms.
 */
async function canBeParsed(request: NextRequest): Promise<boolean> {
  if (request.nextUrl.pathname.startsWith('/api/')) return true;
  const type = request.headers.get('content-type') ?? '';
  if (request.method !== 'POST' || !/^multipart\/form-data\b/i.test(type)) return true;
  return request
    .clone()
    .formData()
    .then(
      () => true,
      () => false,
    );
}

/** As the person's browser sees it: a reverse proxy that ends TLS says so in its header. */
function isHttps(request: NextRequest): boolean {
  const said = request.headers.get('x-forwarded-proto')?.split(',').at(-1)?.trim();
  return (said ?? request.nextUrl.protocol.replace(':', '')) === 'https';
}

export const config = {
  // Uploads are left out because a proxy cuts their body at 10 MB without a word.
  matcher: ['/((?!_next/static|_next/image|api/qualifications/upload|icon.svg).*)'],
};
