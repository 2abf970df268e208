import { paths, type UploadQuery } from '#web/paths';

export type SendFailure =
  | 'tooLarge'
  | 'incomplete'
  | 'storageFull'
  | 'notFound'
  | 'interrupted'
  | 'ended'
  /** ISO instant from which it would be taken. */
  | { tooMuchUntil: string }
  | { reference: string };
export type Sent = { ok: true; fileName: string } | { ok: false; reason: SendFailure };

const known = ['tooLarge', 'incomplete', 'storageFull', 'notFound'] as const;

/** Sends a file as the raw body of one request; `progress` is told the bytes sent. Never throws. */
export function sendFile(
  file: File,
  query: UploadQuery,
  progress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve) => {
    // fetch does not tell how far an upload is.
    const request = new XMLHttpRequest();
    request.open('POST', paths.api.upload(query));
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded }) => progress(loaded));
    request.addEventListener('load', () => resolve(sent(request.status, request.response)));
    const interrupted = () => resolve({ ok: false, reason: 'interrupted' });
    request.addEventListener('error', interrupted);
    request.addEventListener('abort', interrupted);
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function sent(status: number, answer: unknown): Sent {
  const body: Record<string, unknown> = typeof answer === 'object' && answer !== null ? { ...answer } : {};
  if (status < 300) return { ok: true, fileName: typeof body.fileName === 'string' ? body.fileName : '' };
  if (status === 401) return { ok: false, reason: 'ended' };
  if (body.error === 'tooMuch' && typeof body.until === 'string')
    return { ok: false, reason: { tooMuchUntil: body.until } };
  const reason = known.find((name) => name === body.error);
  return {
    ok: false,
    reason: reason ?? { reference: typeof body.reference === 'string' ? body.reference : String(status) },
  };
}
