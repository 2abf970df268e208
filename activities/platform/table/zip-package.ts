import { crc32, createInflateRaw } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { unknownFormat } from './refused.ts';

/**
 * Unpacked bytes of all parts that are read. This bounds the time: a sheet of 250,000 numbers has some 30 MB, one whose
 * 1,048,576 rows are all styled 84 MB.
 */
const readBytes = 96 * 1024 * 1024;
/** Above the first, a part that shrank by more than the second is a bomb: sheets shrink 5 to 30 times, deflate can do 1,032. */
const suspectBytes = 8 * 1024 * 1024;
const suspectRatio = 150;
const mostEntries = 4096;
const chunkBytes = 64 * 1024;

export interface ZipPackage {
  has(part: string): boolean;
  /** The text of a part, unpacked piece by piece. Throws Refused: damaged (at its end when the checksum is wrong), oversized. */
  read(part: string): AsyncIterable<string>;
}

/**
 * Opens an Open Packaging (zip) container held in memory: uploads are small, and a buffer leaves no descriptor open,
 * whatever the archive declares. Part names are compared without case, as the format requires. Throws Refused.
 */
export async function openPackage(archive: Buffer): Promise<ZipPackage> {
  try {
    const zip = await fromBufferPromise(archive);
    if (zip.entryCount > mostEntries) throw unknownFormat('oversized');
    const parts = await entriesOf(zip);
    let read = 0;
    return {
      has: (part) => parts.has(part.toLowerCase()),
      read(part) {
        const entry = parts.get(part.toLowerCase());
        read += entry?.uncompressedSize ?? 0;
        if (read > readBytes) throw unknownFormat('oversized');
        return readPart(archive, zip, entry);
      },
    };
  } catch (error) {
    throw asRefused(error);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw unknownFormat('protected');
    const name = entry.fileName.toLowerCase();
    if (parts.has(name)) throw unknownFormat('damaged');
    if (isBomb(entry)) throw unknownFormat('oversized');
    parts.set(name, entry);
  }
  return parts;
}

function isBomb({ uncompressedSize, compressedSize }: Entry): boolean {
  return (
    uncompressedSize > readBytes ||
    (uncompressedSize > suspectBytes && uncompressedSize > compressedSize * suspectRatio)
  );
}

async function* readPart(
  archive: Buffer,
  zip: ZipFile,
  entry: Entry | undefined,
): AsyncGenerator<string, void, undefined> {
  if (!entry?.canDecodeFileData()) throw unknownFormat('damaged');
  const text = new TextDecoder('utf-8', { fatal: true });
  let sum = 0;
  let bytes = 0;
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = archive.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    for await (const chunk of entry.compressionMethod === 8 ? inflated(packed) : sliced(packed)) {
      bytes += chunk.length;
      if (bytes > entry.uncompressedSize) throw unknownFormat('damaged');
      sum = crc32(chunk, sum);
      yield text.decode(chunk, { stream: true });
    }
    yield text.decode();
  } catch (error) {
    throw asRefused(error);
  }
  if (bytes !== entry.uncompressedSize || sum !== entry.crc32) throw unknownFormat('damaged');
}

/** Unpacked on the thread pool, so that other work runs between two chunks. */
function inflated(packed: Buffer): AsyncIterable<Buffer> {
  const stream = createInflateRaw({ chunkSize: chunkBytes });
  stream.end(packed);
  return stream;
}

async function* sliced(packed: Buffer): AsyncGenerator<Buffer, void, undefined> {
  for (let start = 0; start < packed.length; start += chunkBytes) {
    await new Promise((resolve) => setImmediate(resolve));
    yield packed.subarray(start, start + chunkBytes);
  }
}

/** No code here reads the disk, so every error of yauzl, zlib or the decoder comes from the archive. */
function asRefused(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'Refused') return error;
  return unknownFormat('damaged', error);
}
