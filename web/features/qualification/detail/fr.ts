import { formatNumber } from '#web/messages/format';

const number = (value: number) => formatNumber('fr', value);

/** What a qualification came to: counts, billing, how long its results are kept. */
export const outcome = {
  title: 'Résultats en chiffres',
  lines: 'Lignes',
  share: 'Part',
  classes: 'Classe MMS',
  classesCaption: 'Lignes par classe MMS',
  reserved: 'Classe réservée',
  active: 'FILESTATE',
  activeCaption: 'Lignes par FILESTATE',
  activeRows: { ACTIF: 'Numéro géré par Orange', INACTIF: 'Numéro non géré par Orange' },
  clickable: 'CLIQUABLE',
  clickableCaption: 'Lignes par CLIQUABLE',
  clickableRows: { '1': 'Terminal compatible', '0': 'Terminal incompatible, ou capacités inconnues' },
  uncounted: 'Ce fichier a été qualifié avant que les résultats ne soient comptés.',

  billing: 'Facturation',
  billed: (profiles: number, price: string) =>
    `${number(profiles)} ${profiles < 2 ? 'profil différent' : 'profils différents'} à ${price} HT`,
  total: (amount: string) => `${amount} HT`,
  access: (amount: string) =>
    `L’accès à l’extranet est facturé à part\u00a0: ${amount} HT par mois et par raison sociale.`,
  notYet: 'Un fichier n’est facturé qu’une fois «\u00a0Terminé\u00a0».',
  never: 'Un fichier «\u00a0Rejeté\u00a0» n’est pas facturé.',

  kept: (until: string) => `Résultats conservés jusqu’au ${until} (heure de Paris), puis supprimés.`,
  purgedStory: 'Résultats supprimés',

  ofLines: (lines: number) => `Fichier de ${number(lines)} ${lines < 2 ? 'ligne' : 'lignes'}`,
  pace: (perSecond: number, left: string) =>
    `${number(perSecond)} profil${perSecond < 2 ? '' : 's'} par seconde, encore ${left} environ`,
};
