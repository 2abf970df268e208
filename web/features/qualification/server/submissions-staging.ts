import 'server-only';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stagedDirectory, stagedFile } from '#domain/qualification/files';
import { limits } from '#domain/qualification/limits';
import type { Database, StagedFile } from '#prisma/client';
import { audit } from '#web/server/audit';
import { isDiskFull, syncDirectory } from '#web/server/durable-file';
import { cleanFileName } from '#web/server/file-name';
import { withinAllowance } from './submissions-allowance.ts';
import type { TargetContract } from './target-contracts.ts';

export interface Upload {
  submissionId: string;
  /** As the browser says it. */
  fileName: string;
  contract: Pick<TargetContract, 'id' | 'operatorId'>;
  /** « M'avertir par courriel » at the end. */
  notify?: boolean;
  body: ReadableStream<Uint8Array> | null;
  /** Bytes that the request announced; null when it did not. */
  announced: number | null;
}

/** Who sends it, as the audit names them. */
export interface Sender {
  userId: string;
  login: string;
  fromAddress: string | null;
}

export type Staging =
  /** `kept`: the submission had its file already; that first one stands. */
  | { ok: true; fileName: string; kept: boolean }
  | { ok: false; reason: 'tooLarge' | 'incomplete' | 'storageFull' | 'notFound' }
  /** The contract has sent too much today; `until`: ISO instant from which this file would fit. */
  | { ok: false; reason: 'tooMuch'; until: string };

/** What is being received now. One portal process receives the files of a data directory. */
const receiving = new Map<string, Promise<unknown>>();

/**
 * Stores an upload under its submission id, once: streamed to a name of its own, synced, renamed, and only then noted in
 * its row. Whatever goes wrong before the row leaves nothing that anyone could adopt.
 */
export async function stageFile(
  { db, dataDir }: { db: Database; dataDir: string },
  sender: Sender,
  upload: Upload,
): Promise<Staging> {
  const { submissionId } = upload;
  while (receiving.has(submissionId)) await receiving.get(submissionId)?.catch(() => {});
  const work = receive(db, dataDir, sender, upload).finally(() => receiving.delete(submissionId));
  receiving.set(submissionId, work);
  return work;
}

async function receive(db: Database, dataDir: string, sender: Sender, upload: Upload): Promise<Staging> {
  const { submissionId, contract, announced } = upload;
  const first = await firstFile(db, submissionId);
  if (first)
    return first.userId === sender.userId
      ? { ok: true, fileName: first.fileName, kept: true }
      : { ok: false, reason: 'notFound' };
  if ((announced ?? 0) > limits.fileBytes) return { ok: false, reason: 'tooLarge' };
  const file = { contractId: contract.id, bytes: announced ?? limits.fileBytes };
  return withinAllowance(db, new Date(), file, () => store(db, dataDir, sender, upload));
}

async function store(db: Database, dataDir: string, sender: Sender, upload: Upload): Promise<Staging> {
  const { submissionId, contract, announced } = upload;
  const target = join(dataDir, stagedFile(submissionId));
  const temporary = join(dataDir, `${stagedDirectory}/${submissionId}.${randomUUID()}.tmp`);
  const fileName = cleanFileName(upload.fileName);
  try {
    await mkdir(dirname(target), { recursive: true });
    await removeHalves(dirname(target), submissionId);
    const sizeBytes = await write(upload.body, temporary);
    if (announced !== null && sizeBytes !== announced) return { ok: false, reason: 'incomplete' };
    await rename(temporary, target);
    await syncDirectory(dirname(target));
    await note(db, sender, {
      submissionId,
      operatorId: contract.operatorId,
      contractId: contract.id,
      fileName,
      sizeBytes,
      notify: upload.notify ?? false,
    });
    return { ok: true, fileName, kept: false };
  } catch (error) {
    const reason = refusalOf(error);
    if (reason) return { ok: false, reason };
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Removes what a portal that was killed had received of this submission; nobody else receives it now. */
async function removeHalves(directory: string, submissionId: string): Promise<void> {
  const names = await readdir(directory);
  const left = names.filter((name) => name.startsWith(`${submissionId}.`));
  await Promise.all(left.map((name) => rm(join(directory, name), { force: true })));
}

async function note(
  db: Database,
  { userId, login, fromAddress }: Sender,
  file: Omit<StagedFile, 'userId' | 'createdAt'>,
): Promise<void> {
  const now = new Date();
  await db.$transaction(async (tx) => {
    await tx.stagedFile.create({ data: { ...file, userId, createdAt: now } });
    await audit(tx, now, {
      action: 'qualification.submit',
      actor: { userId, login },
      operatorId: file.operatorId,
      subject: `qualification:${file.submissionId}`,
      after: { fileName: file.fileName, sizeBytes: file.sizeBytes, contractId: file.contractId },
      fromAddress,
    });
  });
}

/** Who sent the file of a submission that exists, before or after its process has adopted it. */
async function firstFile(
  db: Database,
  submissionId: string,
): Promise<{ userId: string; fileName: string } | null> {
  const select = { userId: true, fileName: true };
  return (
    (await db.stagedFile.findUnique({ where: { submissionId }, select })) ??
    (await db.qualification.findUnique({ where: { id: submissionId }, select }))
  );
}

class TooLargeError extends Error {}

/** Answers the number of bytes written and synced. */
async function write(body: ReadableStream<Uint8Array> | null, file: string): Promise<number> {
  let bytes = 0;
  const cap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > limits.fileBytes ? new TooLargeError() : null, chunk);
    },
  });
  // The type of the web's stream differs from Node's in its declarations only.
  const source = body ? Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]) : Readable.from([]);
  await pipeline(source, cap, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
  return bytes;
}

function refusalOf(error: unknown): 'tooLarge' | 'storageFull' | 'incomplete' | undefined {
  if (error instanceof TooLargeError) return 'tooLarge';
  const { code, name } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (isDiskFull(error)) return 'storageFull';
  // The browser went away: however the server's version names that.
  if (
    name === 'AbortError' ||
    name === 'ResponseAborted' ||
    code === 'ECONNRESET' ||
    code === 'ERR_STREAM_PREMATURE_CLOSE'
  )
    return 'incomplete';
  return undefined;
}
