import 'server-only';
import { withoutUnseen } from './unseen.ts';

const longestName = 200;

/**
 * The name of a file as people may see it, from what a browser said: without folders or unseen characters, at most 200
 * characters, its extension kept. For display and downloads only; nothing on disk is ever named by it.
 */
export function cleanFileName(given: string): string {
  const base = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const name = withoutUnseen(base).replaceAll(/\s+/g, ' ').trim();
  if (name === '' || /^\.+$/.test(name)) return 'sans-nom';
  const characters = Array.from(name);
  if (characters.length <= longestName) return name;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return `${characters.slice(0, longestName - extension.length).join('')}${extension}`;
}

/** « Numéros.xlsx » qualified as CSV is « Numéros-qualification.csv ». */
export function resultFileName(fileName: string, format: string): string {
  return cleanFileName(`${fileName.replace(/\.[A-Za-z0-9]{1,8}$/, '')}-qualification.${format}`);
}

/** The faulty lines of « Numéros.xlsx » are « Numéros-lignes-en-erreur.csv ». */
export function faultsFileName(fileName: string): string {
  return cleanFileName(`${fileName.replace(/\.[A-Za-z0-9]{1,8}$/, '')}-lignes-en-erreur.csv`);
}

/** The header of a download (RFC 6266): the name in UTF-8 and, for clients that cannot read that, in plain ASCII. */
export function contentDisposition(fileName: string): string {
  const ascii = fileName
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^ -~]|["\\%]/g, '_');
  // encodeURIComponent leaves these five, which RFC 8187 does not allow in a value.
  const utf8 = encodeURIComponent(fileName).replaceAll(
    /['()*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}
