import type { Doubt } from '#domain/certificates/refusal';
import { formatNumber } from '#web/messages/format';

const files = (count: number) => `${formatNumber('fr', count)} ${count > 1 ? 'fichiers' : 'fichier'}`;

/** « Déposer des certificats » of the back office. */
export const deposit = {
  title: 'Déposer des certificats',
  description:
    'Un ou plusieurs fichiers PEM, DER, PKCS#7 ou PKCS#12. Ce qu’ils contiennent est lu et montré avant d’être enregistré.',
  operator: 'Opérateur',
  chooseOperator: 'Choisissez un opérateur',
  operatorKept: 'C’est celui des fichiers déjà enregistrés.',
  operatorMissing: 'champ requis — à qui sont ces certificats\u00a0?',
  choose: 'Choisissez des fichiers',
  drop: 'ou déposez-les ici.',
  dropHere: 'Relâchez pour ajouter les fichiers',
  accepted: (size: string) => `.pem, .crt, .cer, .der, .p7b, .p12 ou .pfx, ${size} au plus par fichier.`,
  files: 'Fichiers',
  reading: 'Lecture du fichier…',
  sending: 'Enregistrement…',
  remove: 'Retirer',
  removeOf: (name: string) => `Retirer ${name}`,
  again: 'Relire',
  refusedTitle: 'Refusé',
  fields: {
    service: 'eService',
    environment: 'Environnement',
    label: 'Libellé',
    password: 'Mot de passe du fichier',
  },
  help: {
    label: 'Comme le verra l’opérateur.',
    password:
      'Il sert une fois à lire le fichier et n’est conservé nulle part. Remettez-le à l’opérateur à part.',
    proposed: 'Proposé d’après le libellé.',
    otherwise: (service: string, environment: string) => `Le libellé dit ${service}, ${environment}.`,
    chosen: 'Le libellé ne dit pas lequel\u00a0: à choisir.',
  },
  missing: 'champ requis',
  pick: 'À choisir',
  readFile: 'Lire le fichier',
  save: (count: number) => (count === 1 ? 'Enregistrer le certificat' : `Enregistrer ${files(count)}`),
  summary: 'Des informations manquent',
  field: (field: string, file: string) => `${field}\u00a0: ${file}`,
  saved: 'Enregistré',
  savedAs: (label: string) => `Sous le libellé ${label}.`,
  savedText:
    'L’opérateur est averti par courriel qu’il peut le télécharger\u00a0; son expiration est suivie.',
  savedUntold: 'Son expiration est suivie, mais personne n’en est averti par courriel.',
  nobody:
    'Personne chez cet opérateur ne reçoit les courriels de ses certificats\u00a0: il n’a ni administrateur ni utilisateur qui ait cet e-service.',
  savedLink: 'Voir le certificat (nouvel onglet)',
  read: {
    nature: 'Nature',
    natures: (authority: boolean): string =>
      authority ? 'Certificat d’autorité, qui peut en émettre d’autres' : 'Certificat d’entité finale',
    others: 'Autres certificats du fichier',
    unrelated: (count: number) =>
      count > 1 ? `${formatNumber('fr', count)}, sans lien avec celui-ci` : '1, sans lien avec celui-ci',
  },
  doubt: {
    titles: {
      authority: 'Certificat d’une autorité',
      endsSooner: 'Se termine avant celui qu’il remplacerait',
      leavesGap: 'Commence après la fin de celui qu’il remplacerait',
    } satisfies Record<Doubt, string>,
    confirm: {
      authority: 'C’est voulu\u00a0: c’est bien le certificat de l’opérateur.',
      endsSooner: 'C’est voulu\u00a0: il doit prendre sa place.',
      leavesGap: 'C’est voulu\u00a0: il doit prendre sa place.',
    } satisfies Record<Doubt, string>,
    field: 'Confirmation',
    /** Beside the button. */
    count: (count: number) => `${files(count)} à confirmer ci-dessus.`,
  },
  leftOut: (count: number, most: number) =>
    `Un dépôt compte au plus ${files(most)}\u00a0: ${files(count)} de votre choix n’${count > 1 ? 'ont' : 'a'} pas été ${count > 1 ? 'ajoutés' : 'ajouté'}. Enregistrez ceux-ci, puis déposez le reste.`,
  /** What a screen reader is told of the files. */
  announce: (read: number, other: number) =>
    other === 0
      ? `${files(read)}\u00a0: lecture terminée.`
      : `${files(read)}\u00a0: lecture terminée. À revoir\u00a0: ${files(other)}.`,
  /** Announced when all have been answered. */
  done: (saved: number, refused: number) =>
    refused === 0
      ? `${files(saved)}\u00a0: enregistrement terminé.`
      : `Enregistré\u00a0: ${files(saved)}. À revoir ci-dessus\u00a0: ${files(refused)}.`,
  more: 'Déposer d’autres certificats',
  notSent: 'Le portail n’a pas répondu. Rien n’est perdu\u00a0: réessayez.',
  ended:
    'Votre session a pris fin. Identifiez-vous dans un autre onglet, puis réessayez ici\u00a0: rien n’est perdu.',
  unexpected: (reference: string) => `Une erreur inattendue est survenue. Référence\u00a0: ${reference}`,
};
