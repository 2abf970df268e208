import { SaxesParser } from 'saxes';
import { unknownFormat } from './refused.ts';

/** Nesting in a workbook stays under 20; each open element costs memory until it closes. */
const deepest = 40;
/** Characters without a tag or a text ending. Excel ends a cell at 32,767; the parser would hold all of it. */
const longestToken = 1024 * 1024;
/** Elements of a part. A sheet whose 1,048,576 rows are all styled has 2,100,000; each costs time, however short. */
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
 * Walks through an XML part without ever holding it. `root` is the local name its root must have; elements count as
 * of the same vocabulary when they bear the root's prefix, which every known writer keeps and costs half of
 * resolving namespaces. Throws Refused (damaged) for what is not well formed, a doctype, and bombs.
 */
export async function visitXml(
  chunks: AsyncIterable<string>,
  root: string,
  visitor: XmlVisitor,
): Promise<void> {
  // Add no handler lightly: with the eighth V8 gives the parser slow properties, and it takes five times as long.
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const path: string[] = [];
  let prefix = '';
  let waiting = 0;
  let elements = 0;

  parser.on('opentag', ({ name, attributes }) => {
    waiting = 0;
    elements += 1;
    if (path.length === deepest || elements > mostElements) throw unknownFormat('damaged');
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
    if (waiting > longestToken) throw unknownFormat('damaged');
  }
  parser.close();
}

function localName(name: string, prefix: string): string {
  if (prefix === '') return name.includes(':') ? '' : name;
  return name.startsWith(prefix) ? name.slice(prefix.length) : '';
}
