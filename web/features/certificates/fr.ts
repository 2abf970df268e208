import type { Environment } from '#domain/certificates/facts';
import type { NoticeField, NoticeProblem } from '#domain/certificates/settings';
import type { CertificateState } from '#domain/certificates/state';
import { formatNumber } from '#web/messages/format';
import { deposit } from './deposit/fr.ts';
import { refusals } from './refusals/fr.ts';

const days = (count: number) => `${formatNumber('fr', count)} ${count > 1 ? 'jours' : 'jour'}`;
const slots = (count: number) =>
  `${formatNumber('fr', count)} ${count > 1 ? 'emplacements' : 'emplacement'} de certificat`;

/** « Mes certificats numériques » (OWF-180 to OWF-191), and the desk of the back office behind it. */
export const certificates = {
  navigation: {
    name: 'Certificats numériques',
    desk: 'Les déposer, suivre leur validité et les envois qui l’annoncent.',
  },
  title: 'Mes certificats numériques',
  description:
    'Les certificats d’accès aux e-services auxquels vous avez souscrit. Téléchargez-les à tout moment, autant de fois que vous le souhaitez.',
  viewing: 'Les certificats ne se téléchargent qu’avec un compte de l’opérateur.',
  desk: {
    title: 'Certificats numériques',
    description: 'Les certificats des opérateurs, pour tous les e-services.',
    deposit: 'Déposer des certificats',
    sendings: 'Envois à venir',
    settings: 'Délais des envois',
  },
  path: { label: 'Chemin', home: 'Accueil', services: 'Mes e-services' },
  caption: 'Certificats',
  columns: {
    operator: 'Opérateur',
    service: 'eService',
    environment: 'Environnement',
    expires: 'Expire le',
    published: 'Publié le',
    label: 'Libellé',
    state: 'État',
    daysLeft: 'Jours restants',
  },
  environments: {
    production: 'Production',
    test: 'Hors-Production',
  } satisfies Record<Environment, string>,
  states: {
    waiting: 'Pas encore en service',
    valid: 'Valide',
    expiring: 'Expire bientôt',
    expired: 'Expiré',
    replaced: 'Remplacé',
    revoked: 'Révoqué',
    upcoming: 'Pas encore valable',
  } satisfies Record<CertificateState, string>,
  from: (day: string) => `valable à partir du ${day}`,
  /** Of what has expired, or will. */
  left: (count: number, expired: boolean): string => {
    if (count === 0) return expired ? 'aujourd’hui' : 'dernier jour';
    return count > 0 ? `encore ${days(count)}` : `depuis ${days(-count)}`;
  },
  /** What a screen reader is told of a list that changed, state by state. */
  announce: (state: string, count: number) => `${state}\u00a0: ${formatNumber('fr', count)}`,
  download: 'Télécharger',
  downloadOf: (label: string) => `Télécharger ${label}`,
  sheet: 'Certificats',
  fileName: 'certificats',
  search: {
    label: 'Rechercher et filtrer les certificats',
    text: 'Recherche',
    placeholder: 'Rechercher un fichier',
    submit: 'Rechercher',
    validity: 'Validité',
    current: 'En cours de validité',
  },
  empty: {
    title: 'Aucun certificat',
    text: 'Vos certificats apparaîtront ici dès que votre grossiste les aura déposés, et vous en serez averti par courriel.',
  },
  deskEmpty: {
    title: 'Aucun certificat',
    text: 'Déposez un premier certificat\u00a0: l’opérateur peut le télécharger, et son renouvellement est suivi.',
  },
  noMatch: { title: 'Aucun certificat ne correspond', text: 'Élargissez la recherche ou retirez un filtre.' },
  newer: 'Page précédente',
  older: 'Page suivante',
  pages: 'Pages des certificats',
  digest: {
    title: 'Courriels',
    label: 'Un seul courriel par jour',
    help: 'Les annonces de dépôt et les alertes d’expiration vous parviennent chaque matin, réunies. Sinon, chacune vous est envoyée à part.',
    failed: 'Votre choix n’a pas été enregistré.',
  },
  detail: {
    back: 'Retour aux certificats',
    facts: 'Ce que dit le certificat',
    file: 'Fichier',
    subject: 'Sujet',
    issuer: 'Émetteur',
    siren: 'SIREN',
    serial: 'Numéro de série',
    fingerprint: 'Empreinte SHA-256',
    validity: 'Validité',
    span: (from: string, until: string) => `du ${from} au ${until} (heure de Paris)`,
    key: 'Clé',
    bits: (algorithm: string, bits: number | null) =>
      bits === null ? algorithm : `${algorithm}, ${bits} bits`,
    signature: 'Signature',
    chained: (format: string, count: number) =>
      `${format}, avec ${formatNumber('fr', count)} ${count > 1 ? 'certificats' : 'certificat'} d’autorité`,
    downloadedAt: 'Premier téléchargement',
    never: 'Jamais téléchargé',
    formats: { pem: 'PEM', der: 'DER', pkcs7: 'PKCS#7', pkcs12: 'PKCS#12' },
    password:
      'Si ce fichier est protégé par un mot de passe, il vous est remis à part\u00a0: il n’est pas conservé ici.',
    /** A file that cannot be handed out, as its operator reads of it and as the back office does. */
    withheld: {
      title: 'Ce fichier ne peut pas être remis pour l’instant',
      text: 'Le portail ne parvient plus à lire le fichier. Le certificat lui-même n’est pas en cause\u00a0: là où il est installé, il continue de servir. Signalez-le à votre grossiste, qui rétablira le fichier ou déposera un autre certificat.',
      desk: {
        missing:
          'Le fichier n’est plus à sa place. L’exploitation peut le reprendre d’une sauvegarde\u00a0; sinon, révoquez ce certificat, puis déposez de nouveau son fichier.',
        damaged:
          'Le fichier est endommagé. L’exploitation peut le reprendre d’une sauvegarde\u00a0; sinon, révoquez ce certificat, puis déposez de nouveau son fichier.',
        keyLost:
          'Le fichier est chiffré avec une clé que le portail n’a plus. L’exploitation peut la remettre dans les réglages\u00a0; sinon, révoquez ce certificat, puis déposez de nouveau son fichier.',
      },
    },
    history: (service: string, environment: string) => `Histoire de ${service}, ${environment}`,
    events: {
      deposit: (label: string) => `${label}\u00a0: déposé`,
      download: (label: string) => `${label}\u00a0: premier téléchargement par l’opérateur`,
      current: (label: string) => `${label}\u00a0: mis en service`,
      replaced: (label: string) => `${label}\u00a0: remplacé`,
      revoke: (label: string) => `${label}\u00a0: révoqué`,
    },
    by: (login: string) => `par ${login}`,
    reason: (reason: string) => `Motif\u00a0: ${reason}`,
    mails: {
      creation: 'Premier dépôt annoncé par courriel',
      renewal: 'Renouvellement annoncé par courriel',
      alert: 'Alerte d’expiration envoyée',
      reminder: 'Rappel d’expiration envoyé',
      noRenewal: 'Avis envoyé\u00a0: pas encore de renouvellement déposé',
    },
    mailOf: (mail: string, label: string) => `${label} – ${mail}`,
    recipients: (count: number) =>
      `${formatNumber('fr', count)} ${count > 1 ? 'destinataires' : 'destinataire'}`,
  },
  revoke: {
    action: 'Révoquer…',
    title: 'Révoquer ce certificat\u00a0?',
    text: 'L’opérateur ne pourra plus le télécharger, et plus aucun envoi ne l’annoncera. Une révocation ne se reprend pas. Si le certificat n’était que mal placé, déposez ensuite le même fichier pour le bon opérateur, l’eService et l’environnement voulus\u00a0; sinon, déposez-en un autre et prévenez l’autorité qui l’a émis.',
    confirm: 'Révoquer',
    done: 'L’opérateur ne peut plus le télécharger. S’il en faut un autre, déposez-le\u00a0; s’il n’était que mal placé, le même fichier peut être déposé de nouveau.',
    reasonHelp: 'Il est inscrit au journal, et l’opérateur le lit.',
    gone: 'Ce certificat était déjà révoqué.',
  },
  reasons: {
    reason: 'Motif',
    reasonHelp: 'Il est inscrit au journal.',
    reasonMissing: (least: number, most: number) => `champ requis — de ${least} à ${most} caractères`,
    back: 'Retour',
  },
  sendings: {
    title: 'Envois à venir',
    description: (count: number) =>
      `Les courriels qui partiront dans les ${days(count)}, et pourquoi. Heure de Paris.`,
    caption: 'Envois à venir',
    columns: { at: 'Départ', slot: 'Certificat', what: 'Envoi', why: 'Pourquoi', actions: 'Actions' },
    slot: (service: string, environment: string) => `${service}, ${environment}`,
    alert: (left: number) => `Alerte, J-${left}`,
    reminder: (left: number) => `Rappel, J-${left}`,
    recipients: (count: number): string =>
      count === 0
        ? 'aucun destinataire\u00a0: personne chez l’opérateur n’a cet e-service'
        : `${formatNumber('fr', count)} ${count > 1 ? 'destinataires' : 'destinataire'}`,
    whyDownload: (label: string, expires: string, next: string) =>
      `${label} expire le ${expires} et son renouvellement ${next} n’a pas encore été téléchargé.`,
    whyRenewal: (label: string, expires: string) =>
      `${label} expire le ${expires} et aucun renouvellement n’est déposé\u00a0: l’opérateur en sera avisé, sans être invité à télécharger.`,
    whyNobody: (label: string, expires: string) =>
      `${label} expire le ${expires} et personne chez l’opérateur ne peut en être averti.`,
    deposit: 'Déposer le renouvellement',
    held: 'Retenu',
    heldBy: (login: string, at: string) => `Retenu par ${login} le ${at}.`,
    late: 'Part dès que possible',
    following: 'Suivent, si aucun renouvellement n’est téléchargé\u00a0:',
    owed: {
      title: 'Annonces de dépôt',
      description: (count: number) =>
        `${formatNumber('fr', count)} ${count > 1 ? 'partent' : 'part'} dès que possible, même pour un emplacement retenu.`,
      what: {
        creation: 'Annonce d’un premier dépôt',
        renewal: 'Annonce d’un renouvellement',
        unknown: 'Annonce d’un dépôt',
      },
      why: (label: string, at: string) =>
        `${label} a été déposé le ${at} et l’opérateur n’en a pas encore été averti.`,
      more: (count: number) => `Et ${formatNumber('fr', count)} de plus.`,
    },
    heldOnes: {
      title: 'Emplacements retenus, sans envoi prochain',
      description: (count: number) =>
        `Aucune alerte n’y partirait dans les ${days(count)}, mais les suivantes resteront retenues jusqu’à la reprise.`,
      inUse: (label: string, expires: string) => `${label} expire le ${expires}.`,
      nothing: 'Aucun certificat en service.',
    },
    announce: (count: number) => `${formatNumber('fr', count)} ${count > 1 ? 'envois' : 'envoi'}`,
    empty: {
      title: 'Aucun envoi prévu',
      text: (count: number) =>
        `Aucun courriel ne partira dans les ${days(count)}. Les envois apparaîtront ici avant de partir.`,
    },
    newer: 'Plus tôt',
    older: 'Plus tard',
    pages: 'Pages des envois',
    answers: {
      hold: 'Les alertes et rappels de cet emplacement sont retenus jusqu’à ce que vous les repreniez. Un dépôt y est toujours annoncé.',
      release: 'Les alertes et rappels de cet emplacement reprennent.',
      sendNow: 'L’envoi part maintenant.',
      already: 'C’était déjà fait\u00a0: quelqu’un a été plus rapide.',
      nothing: 'Il n’y a plus rien à envoyer.',
      untold:
        'C’est noté, mais le processus n’a pas pu être joint\u00a0: il en tiendra compte à son prochain réveil.',
      unreached: 'Le processus n’a pas pu être joint. Rien n’a été envoyé\u00a0; réessayez dans un instant.',
    },
    hold: {
      action: 'Retenir…',
      title: 'Retenir les alertes et rappels\u00a0?',
      text: 'Ni alerte ni rappel ne partira pour cet emplacement tant que vous ne les aurez pas repris, même après un renouvellement. Le dernier dû partira alors. Un dépôt y est toujours annoncé.',
      confirm: 'Retenir',
    },
    release: {
      action: 'Reprendre…',
      title: 'Reprendre les alertes et rappels\u00a0?',
      text: 'Si un envoi était dû entre-temps, le dernier part aussitôt.',
      confirm: 'Reprendre',
    },
    sendNow: {
      action: 'Envoyer maintenant…',
      title: 'Envoyer maintenant\u00a0?',
      text: 'Cet envoi n’attendra pas son heure. Il ne partira qu’une fois.',
      confirm: 'Envoyer maintenant',
    },
  },
  settings: {
    title: 'Délais des envois',
    description:
      'Combien de jours avant l’expiration d’un certificat ses utilisateurs sont prévenus. Ces délais valent pour tous les opérateurs.',
    fields: {
      alertDays: 'Alertes, jours avant l’expiration',
      reminderDays: 'Rappels, jours avant l’expiration',
      time: 'Heure d’envoi (Paris)',
    } satisfies Record<NoticeField, string>,
    help: {
      alertDays:
        'Séparés par des virgules, par exemple 60, 30. La première alerte est aussi le moment où un certificat «\u00a0expire bientôt\u00a0».',
      reminderDays: 'Plus près de l’expiration que les alertes, par exemple 15, 7, 1.',
      time: 'Par exemple 09:00.',
    } satisfies Record<NoticeField, string>,
    problems: {
      missing: 'champ requis',
      malformed: 'à écrire comme dans l’exemple',
      outOfRange: 'de 1 à 730 jours',
      tooMany: 'dix au plus',
      repeated: 'ce jour est déjà celui d’une alerte',
      order: 'un rappel suit la dernière alerte',
    } satisfies Record<NoticeProblem, string>,
    summary: 'Les délais n’ont pas été enregistrés',
    save: 'Enregistrer',
    reach: (count: number) =>
      count === 0
        ? 'Aucun certificat n’est encore suivi\u00a0: les délais vaudront dès le premier dépôt.'
        : `Un changement s’appliquera à ${slots(count)} (un e-service et un environnement chez un opérateur), quelques-uns par seconde.`,
    set: (login: string, at: string) => `Réglés par ${login} le ${at}.`,
    neverSet: 'Ce sont les délais d’origine\u00a0: personne ne les a encore changés.',
    saved: (count: number) =>
      count === 0
        ? 'Les délais sont enregistrés.'
        : `Les délais sont enregistrés. ${slots(count)} les ${count > 1 ? 'reprennent' : 'reprend'} maintenant\u00a0; la suite se voit dans «\u00a0Envois à venir\u00a0».`,
    unchanged: 'Ces délais étaient déjà en vigueur\u00a0: rien n’a changé.',
    untold:
      'Les délais sont enregistrés, mais le processus qui les applique n’a pas encore pu être lancé\u00a0: il le sera dans les minutes qui viennent.',
    changed: 'Quelqu’un a changé les délais entre-temps. Rechargez la page pour voir lesquels.',
  },
  deposit,
  refusals,
};
