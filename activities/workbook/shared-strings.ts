import { unknownFormat } from './refused.ts';
import { appended, isStringText, unescaped } from './string-item.ts';
import { visitXml } from './xml.ts';

/** Four strings for each row a sheet may have; more than that is a bomb. */
const mostStrings = 1_000_000;

/** The texts that cells refer to by index, each cut to what a reader keeps. Throws Refused (damaged). */
export async function readSharedStrings(part: AsyncIterable<string>): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  await visitXml(part, 'sst', {
    text(path, more) {
      if (path[1] === 'si' && isStringText(path, 2)) text = appended(text, more);
    },
    close(path) {
      if (path.length !== 2 || path[1] !== 'si') return;
      if (strings.length === mostStrings) throw unknownFormat('damaged');
      strings.push(detached(unescaped(text)));
      text = '';
    },
  });
  return strings;
}

/** V8 keeps a slice of 13 characters or more as a window on its whole chunk; a copy lets the chunk go. */
function detached(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString();
}
