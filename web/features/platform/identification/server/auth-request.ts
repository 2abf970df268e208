import 'server-only';

/** Longer than any form of ours: an address to go back to, a login and a password. Characters. */
const longest = 16_384;

/** Whether next-auth can read what it is asked; at anything else it throws, which would be told as our fault. */
export async function isAuthRequest(request: Request): Promise<boolean> {
  const returnTo = new URL(request.url).searchParams.get('callbackUrl') ?? '/';
  return /^(\/|https?:\/\/)/.test(returnTo) && URL.canParse(returnTo, request.url) && isAuthBody(request);
}

async function isAuthBody(request: Request): Promise<boolean> {
  if (request.method !== 'POST' || request.body === null) return true;
  const type = request.headers.get('content-type') ?? '';
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > longest) return false;
  let text: string;
  try {
    text = await request.clone().text();
  } catch {
    return false;
  }
  if (text === '') return !type.includes('application/json');
  if (text.length > longest) return false;
  if (type.includes('application/json')) return isFlat(text);
  return type.includes('application/x-www-form-urlencoded');
}

/** A JSON object of words, as a form is. */
function isFlat(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return false;
    return Object.values(parsed).every((value) => typeof value === 'string' || typeof value === 'boolean');
  } catch {
    return false;
  }
}
