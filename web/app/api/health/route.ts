import { healthNow } from '#web/server/health-now';

/** Ready when it answers 200. Open to everyone: it names parts, nothing else. */
export async function GET(): Promise<Response> {
  const found = await healthNow();
  return Response.json(found, {
    status: found.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
