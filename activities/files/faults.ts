import { faultsCsvFile, faultsFile } from '#domain/qualification/files';
import { limits } from '#domain/qualification/limits';
import type { FaultyLine, LineFault } from '#domain/qualification/refusal';
import type { FileStore } from './store.ts';

/** In French, the language of the service, as mails are; the words are those of the page (web/messages/fr). */
const header = ['Ligne', 'Contenu', 'Anomalie'];
const reasons: Readonly<Record<LineFault, string>> = {
  notANumber: 'Ce n’est pas un MSISDN d’une forme acceptée.',
  notAnAlias: 'Ce n’est pas un identifiant client de 12 chiffres.',
  blank: 'La ligne est vide.',
  extraColumn: 'Une cellule hors de la colonne A n’est pas vide.',
  extraField: 'La ligne contient plus d’un champ.',
  formula: 'La cellule contient une formule\u00a0: remplacez-la par sa valeur.',
  notText: 'La cellule ne contient ni texte ni nombre entier.',
  tooLong: 'Le contenu est trop long pour un numéro.',
  quoted: 'Le champ contient des guillemets\u00a0: écrivez le numéro sans guillemets.',
};
const byteOrderMark = '\uFEFF';

/**
 * The faulty lines of a file, taken while it is read: the first ones for the page, all of them in a CSV file to
 * download (decision 050). Holds no more than 64 KB of them, however many there are.
 */
export function faultList(store: FileStore, submissionId: string) {
  const shown: FaultyLine[] = [];
  const csv = store.draft(faultsCsvFile(submissionId));

  return {
    add(faulty: FaultyLine): void {
      if (shown.length === 0) csv.write(`${byteOrderMark}${header.join(';')}\n`);
      if (shown.length < limits.shownFaults) shown.push(faulty);
      csv.write(csvLine(faulty));
    },
    async keep(): Promise<void> {
      await csv.keep();
      await store.createText(faultsFile(submissionId), JSON.stringify(shown));
    },
    discard: () => csv.discard(),
  };
}

function csvLine({ line, value, fault }: FaultyLine): string {
  return `${line};"${inert(value).replaceAll('"', '""')}";${reasons[fault]}\n`;
}

/**
 * A spreadsheet computes what begins with = + - @ and takes zeros and plus signs from numbers. The apostrophe, with
 * which one types a text there, stands before all but words, so that « +33612 » is read as the person wrote it.
 */
function inert(value: string): string {
  return value === '' || /^\p{L}/u.test(value) ? value : `'${value}`;
}
