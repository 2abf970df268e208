import { limits } from '#domain/qualification/limits';
import { unknownFormat } from './refused.ts';
import { appended, isStringText, unescaped } from './string-item.ts';
import { visitXml } from './xml.ts';

/** Two strings for each row a sheet may have, of 20 characters on average; more than either is a bomb. */
const mostStrings = 2 * limits.excelRows;
const mostCharacters = 20 * mostStrings;

/** The texts that cells refer to by index, each cut to what a reader keeps. Throws Refused (damaged). */
export async function readSharedStrings(part: AsyncIterable<string>): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let characters = 0;
  await visitXml(part, 'sst', {
    text(path, more) {
      if (path[1] === 'si' && isStringText(path, 2)) text = appended(text, more);
    },
    close(path) {
      if (path.length !== 2 || path[1] !== 'si') return;
      characters += text.length;
      if (strings.length === mostStrings || characters > mostCharacters) throw unknownFormat('damaged');
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
