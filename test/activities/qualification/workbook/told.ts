import { fr } from '#web/messages/fr';
import { refusalText } from '#web/features/qualification/verdict/refusal-text';
import type { QualificationType } from '#domain/kit/references/identifier';
import { judged } from './judged.ts';

/**
 * What the person reads of a file: « lignes : 3, profils : 2 », or the message of the refusal and each faulty line as
 * « ligne 2 (contenu) : anomalie ». Spaces that do not break are shown as plain ones.
 */
export async function told(content: string | Buffer, type?: QualificationType): Promise<string[]> {
  const found = await judged(content, type);
  if ('totals' in found) return [accepted(found.totals.lines, found.totals.profiles)];
  const { reasons } = fr.qualification.faults;
  const faults =
    found.refusal.reason === 'faultyLines'
      ? found.faults.map(({ line, value, fault }) => `ligne ${line} (${value}) : ${reasons[fault]}`)
      : [];
  return [refusalText(fr.qualification, found.refusal), ...faults].map((text) =>
    text.replaceAll(/[\u00a0\u202f]/g, ' '),
  );
}

export const accepted = (lines: number, profiles = lines) => `lignes : ${lines}, profils : ${profiles}`;

/** A refusal in the words of QPC-073. */
export const refused = (text: string) => `Erreur lors de l'insertion de votre qualification : ${text}`;

/** A refusal for one faulty line. */
export const faultyLine = (line: number, value: string, reason: string) => [
  refused(`ligne ${line} au format incorrect.`),
  `ligne ${line} (${value}) : ${reason}`,
];
