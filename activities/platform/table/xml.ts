import { SaxesParser } from 'saxes';
import { unknownFormat } from './refused.ts';

/** Nesting in a workbook stays under 20; each open element costs memory until it closes. */
const deepest = 40;
/** Characters of one tag or text. Excel ends a cell at 32,767; the parser holds a whole token in memory. */
const longestToken = 1024 * 1024;
/** Elements of a part. A sheet whose 1,048,576 rows are all styled has 2,100,000; each costs time, whatever its length. */
const mostElements = 3_000_000;

export type Attributes = Readonly<Record<string, string>>;
/** Local names from the root to the current element. An element of another vocabulary is the empty string. */
export type XmlPath = readonly string[];

export interface XmlVisitor {
  open?(path: XmlPath, attributes: Attributes): void;
  text?(path: XmlPath, text: string): void;
  close?(path: XmlPath): void;
}

/**
 * Visits the elements of an XML part without holding it in memory. `root` is the local name its root must have; elements count as
 * of the same vocabulary when they have the root's prefix: every known writer keeps it, and the test costs half of
 * resolving namespaces. Throws Refused: damaged for XML that is not well formed and for a doctype, oversized for bombs.
 */
export async function visitXml(
  chunks: AsyncIterable<string>,
  root: string,
  visitor: XmlVisitor,
): Promise<void> {
  // At most seven handlers: with the eighth V8 gives the parser slow properties, and it takes five times as long.
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const path: string[] = [];
  let prefix = '';
  let waiting = 0;
  let elements = 0;

  parser.on('opentag', ({ name, attributes }) => {
    waiting = 0;
    elements += 1;
    if (path.length === deepest) throw unknownFormat('damaged');
    if (elements > mostElements) throw unknownFormat('oversized');
    if (path.length === 0) {
      prefix = name.slice(0, name.indexOf(':') + 1);
      if (name !== prefix + root) throw unknownFormat('damaged');
    }
    path.push(localName(name, prefix));
    visitor.open?.(path, attributes);
  });
  const onText = (text: string) => {
    waiting = 0;
    if (path.length > 0) visitor.text?.(path, text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    waiting = 0;
    visitor.close?.(path);
    path.pop();
  });
  parser.on('doctype', () => {
    throw unknownFormat('damaged');
  });
  parser.on('error', (error) => {
    throw unknownFormat('damaged', error);
  });

  for await (const chunk of chunks) {
    waiting += chunk.length;
    parser.write(chunk);
    if (waiting > longestToken) throw unknownFormat('oversized');
  }
  parser.close();
}

function localName(name: string, prefix: string): string {
  if (prefix === '') return name.includes(':') ? '' : name;
  return name.startsWith(prefix) ? name.slice(prefix.length) : '';
}
