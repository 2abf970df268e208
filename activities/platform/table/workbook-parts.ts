import { posix } from 'node:path';
import { Refused, unknownFormat } from './refused.ts';
import { visitXml } from './xml.ts';
import type { ZipPackage } from './zip-package.ts';

/** The parts of a workbook that hold its only sheet and, if it has any, its shared strings. */
export interface WorkbookParts {
  sheet: string;
  sharedStrings: string | undefined;
}

/** Part of every OpenDocument file (OpenDocument 1.3, part 2, 3.2). */
const openDocument = 'META-INF/manifest.xml';

interface Relationship {
  id: string;
  /** Last word of the type's address, which the transitional and the strict vocabulary share. */
  kind: string;
  part: string;
}

/**
 * Follows the relationships from the package to its only sheet (ISO/IEC 29500-2; QPC-065). Every entry of `<sheets>`
 * counts, hidden ones and chart sheets too. Throws Refused: severalSheets, damaged, or what the zip holds instead.
 */
export async function workbookParts(files: ZipPackage): Promise<WorkbookParts> {
  if (!files.has('_rels/.rels')) throw unknownFormat(files.has(openDocument) ? 'document' : 'archive');
  const main = (await relationships(files, '')).find(({ kind }) => kind === 'officeDocument');
  if (!main) throw unknownFormat('archive');
  // A binary workbook's main part is workbook.bin.
  if (!/\.xml$/i.test(main.part) || /^word\/|^ppt\//i.test(main.part)) throw unknownFormat('document');

  const ids = await sheetIds(files, main.part);
  if (ids.length > 1) throw new Refused({ reason: 'severalSheets', sheets: ids.length });
  const related = await relationships(files, main.part);
  const sheet = related.find(({ id }) => id === ids[0]);
  if (!sheet) throw unknownFormat('damaged');
  if (sheet.kind !== 'worksheet') throw unknownFormat('other');
  return { sheet: sheet.part, sharedStrings: related.find(({ kind }) => kind === 'sharedStrings')?.part };
}

async function sheetIds(files: ZipPackage, workbook: string): Promise<string[]> {
  const ids: string[] = [];
  await visitXml(files.read(workbook), 'workbook', {
    open(path, attributes) {
      if (path.length !== 3 || path[1] !== 'sheets' || path[2] !== 'sheet') return;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'));
      if (!id) throw unknownFormat('damaged');
      ids.push(id[1]);
    },
  });
  return ids;
}

async function relationships(files: ZipPackage, source: string): Promise<Relationship[]> {
  const found: Relationship[] = [];
  const part = posix.join(posix.dirname(source), '_rels', `${posix.basename(source)}.rels`);
  await visitXml(files.read(part), 'Relationships', {
    open(path, { Id: id, Type: type, Target: target, TargetMode: mode }) {
      if (path.length !== 2 || path[1] !== 'Relationship' || mode === 'External') return;
      if (!id || !type || !target) throw unknownFormat('damaged');
      found.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), part: resolved(source, target) });
    },
  });
  return found;
}

/** A target is absolute in the package or relative to the folder of its source. */
function resolved(source: string, target: string): string {
  return posix.resolve('/', posix.dirname(source), target).slice(1);
}
