import type { LineFault } from './refusal.ts';

/** On the page of a refused file and in the CSV file of all its faulty lines. */
export const faultyLines = {
  line: 'Ligne',
  value: 'Contenu',
  reason: 'Anomalie',
  reasons: {
    notANumber: 'Ce n’est pas un MSISDN d’une forme acceptée.',
    notAnAlias: 'Ce n’est pas un identifiant client de 12 chiffres.',
    spaced: 'Un espace (␣) se trouve avant ou après le numéro\u00a0: écrivez le numéro sans espace.',
    hiddenMark: 'Un caractère invisible (\uFFFD) se trouve dans le numéro\u00a0: retapez le numéro.',
    lineBreak: 'La cellule contient un retour à la ligne (\uFFFD)\u00a0: écrivez un seul numéro par ligne.',
    blank: 'La ligne est vide.',
    extraColumn: 'Une cellule hors de la colonne A n’est pas vide.',
    extraField: 'La ligne contient plus d’un champ.',
    formula: 'La cellule contient une formule\u00a0: remplacez-la par sa valeur.',
    notText: 'La cellule ne contient ni texte ni nombre entier.',
    tooLong: 'Le contenu est trop long pour un numéro.',
    quoted: 'Le champ contient des guillemets\u00a0: écrivez le numéro sans guillemets.',
  } satisfies Record<LineFault, string>,
};
