import { appended, detached, isStringText, unescaped } from './cell-text.ts';
import { unknownFormat } from './refused.ts';
import { visitXml } from './xml.ts';

/** Strings of a workbook and their characters, 20 in each on average; more than either is a bomb. */
const mostStrings = 500_000;
const mostCharacters = 20 * mostStrings;

/** The texts to which cells refer by index, each cut to what a cell may hold. Throws Refused (damaged, oversized). */
export async function readSharedStrings(
  part: AsyncIterable<string>,
  cellLength: number,
): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let characters = 0;
  await visitXml(part, 'sst', {
    text(path, more) {
      if (path[1] === 'si' && isStringText(path, 2)) text = appended(text, more, cellLength);
    },
    close(path) {
      if (path.length !== 2 || path[1] !== 'si') return;
      const whole = unescaped(text, cellLength);
      characters += whole.length;
      if (strings.length === mostStrings || characters > mostCharacters) throw unknownFormat('oversized');
      strings.push(detached(whole));
      text = '';
    },
  });
  return strings;
}
