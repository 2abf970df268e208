import 'server-only';
import { certificateLimits } from '#domain/certificates/refusal';
import { kilobyte } from '#web/server/request-limits';

/** A certificate's file and what stands in a form around it. */
export const certificateFormBytes = certificateLimits.fileBytes + 64 * kilobyte;

/** A file as a form brings it, with its other fields. */
export interface SentFile {
  fileName: string;
  bytes: Uint8Array;
  /** '' where it was not sent. */
  field: (name: string) => string;
}

/** What of a request is a form with a file; nothing that is larger than it says is read. */
export async function readSentFile(request: Request): Promise<SentFile | 'tooLarge' | null> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (Number.isNaN(length)) return null;
  if (length > certificateFormBytes) return 'tooLarge';
  const form = await request.formData().catch(() => null);
  const file = form?.get('file');
  if (!form || !(file instanceof File)) return null;
  return {
    fileName: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
    field(name) {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    },
  };
}
