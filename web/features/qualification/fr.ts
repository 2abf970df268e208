import { formatBytes, formatNumber, plainThousands } from '#web/messages/format';
import { faultyLines } from '#domain/qualification/fault-words';
import { outcome } from './detail/fr.ts';
import { statusWords } from './status/fr.ts';

const number = (value: number) => formatNumber('fr', value);
const bytes = (value: number) => formatBytes('fr', value);
const lines = (count: number) => `${number(count)} ligne${count < 2 ? '' : 's'}`;
const profiles = (count: number) => `${number(count)} profil${count < 2 ? '' : 's'}`;

// Straight apostrophes and plain spaces stand where a text is the source's own; ours have no-break ones.
export const qualification = {
  navigation: { submit: 'Soumettre une qualification', retrieve: 'Récupérer une qualification' },
  profiles,
  lines,
  types: { nonAliase: 'non aliasé', aliase: 'aliasé' },
  formats: { xlsx: 'Excel', csv: 'CSV' },

  submit: {
    title: "Envoi d'une qualification",
    description: 'Envoyez un fichier de numéros\u00a0: il est vérifié tout de suite, puis qualifié.',
    choose: 'Choisir un fichier',
    drop: 'ou le déposer ici',
    dropHere: 'Déposez le fichier ici',
    accepted: (limit: number) => `Excel (.xlsx) ou CSV, ${bytes(limit)} au plus`,
    chosen: (name: string, size: number) => `${name}, ${bytes(size)}`,
    change: 'Choisir un autre fichier',
    contract: 'Identifiant',
    contractHelp: 'Le contrat pour lequel le fichier est qualifié.',
    button: 'Soumettre ce fichier',
    sending: 'Envoi du fichier',
    sent: (done: number, total: number) => `${bytes(done)} sur ${bytes(total)}`,
    cancel: "Interrompre l'envoi",
    notify: "M'avertir par courriel",
    notifyHelp: (address: string) => `Un seul message, à la fin du traitement, à ${address}.`,
    noContract: {
      title: 'Aucun contrat à qualifier',
      text: 'L’option «\u00a0Qualification Profils Clients\u00a0» n’est active pour aucun contrat qui vous est ouvert. Contactez votre administrateur.',
    },
    errors: {
      none: 'Choisissez d’abord un fichier.',
      several: 'Déposez un seul fichier à la fois.',
      incomplete: 'Le fichier n’est pas arrivé en entier et rien n’en a été gardé. Soumettez-le de nouveau.',
      interrupted:
        'L’envoi a été interrompu et rien n’a été gardé. Vérifiez votre connexion, puis soumettez le fichier de nouveau.',
      storageFull:
        'Le service n’a plus la place de recevoir ce fichier et rien n’en a été gardé. Réessayez plus tard\u00a0; si cela persiste, contactez le support.',
      tooMuch: (until: string) =>
        `Ce contrat a envoyé trop de fichiers en 24 heures et rien de celui-ci n’a été gardé. Soumettez-le de nouveau à partir du ${until} (heure de Paris).`,
      ended:
        'Votre fichier n’a pas été envoyé. Identifiez-vous de nouveau, puis choisissez-le et soumettez-le encore une fois.',
      notFound: 'Vous ne pouvez pas soumettre de fichier pour ce contrat. Rechargez la page.',
      unexpected: (reference: string) =>
        `L’envoi n’a pas abouti. Réessayez\u00a0; si cela persiste, donnez au support la référence ${reference}.`,
    },
  },

  rules: {
    title: 'Ce qui est accepté',
    contract: (identifiant: string, type: string) => `Contrat ${identifiant}, ${type}.`,
    nonAliase: {
      what: 'Un MSISDN par ligne, sous l’une de ces quatre formes\u00a0:',
      forms: ['6XXXXXXXX', '06XXXXXXXX', '336XXXXXXXX', '+336XXXXXXXX'],
      also: 'De même avec 7 à la place de 6.',
    },
    aliase: {
      what: 'Un identifiant client (alias) de 12 chiffres par ligne\u00a0:',
      forms: ['XXXXXXXXXXXX'],
      also: '',
    },
    excel: (distinct: number, rows: number) =>
      `Excel\u00a0: une seule feuille, colonne A seulement, ${number(distinct)} numéros différents au plus (et ${lines(rows)}).`,
    csv: (count: number) => `CSV\u00a0: séparateur «\u00a0;\u00a0», sans en-tête, ${lines(count)} au plus.`,
    today: 'Aujourd’hui',
    used: (used: number, limit: number) => `${number(used)} sur ${profiles(limit)}`,
    left: (left: number) =>
      `${left === 0 ? 'La limite du jour est atteinte.' : `Il en reste ${number(left)}.`} Le compte repart de zéro à minuit (heure de Paris).`,
  },

  verdict: {
    verifying: 'Votre fichier est en cours de vérification, merci de patienter...',
    slow: 'C’est plus long que d’habitude. Votre fichier est bien reçu, rien n’est perdu\u00a0: vous pouvez attendre ici ou fermer cette page.',
    because: {
      verification:
        'La vérification dure plus longtemps que d’habitude. Vous pouvez fermer cette page\u00a0: elle continue.',
      worker:
        'Votre fichier est bien reçu. Le service de vérification est momentanément à l’arrêt\u00a0; le verdict s’affichera ici de lui-même dès qu’il aura repris.',
      temporal:
        'Votre fichier est bien reçu. Le service est momentanément indisponible\u00a0; cette page redemande le verdict d’elle-même.',
      network:
        'Votre fichier est bien reçu. Le réseau ne répond pas\u00a0; la vérification reprendra d’elle-même.',
      mail: 'Votre fichier est bien reçu. Un service attendu ne répond pas\u00a0; la vérification reprendra d’elle-même.',
      storage:
        'Votre fichier est bien reçu. Le stockage ne répond pas\u00a0; la vérification reprendra d’elle-même.',
      paused:
        'Votre fichier est bien reçu. L’exploitation suspend un service attendu\u00a0; la vérification reprendra d’elle-même.',
      fault:
        'Votre fichier est bien reçu. Une étape de la vérification échoue\u00a0; elle sera retentée d’elle-même. Si cela dure, contactez le support.',
    },
    ended:
      'Votre fichier est bien reçu et sa vérification continue. Identifiez-vous de nouveau pour en lire le verdict.',
    portal: 'Le portail ne répond pas. Cette page redemande le verdict d’elle-même.',
    accepted: 'Votre fichier a été enregistré avec succès.',
    acceptedDetail: (lineCount: number, profileCount: number) =>
      `${lines(lineCount)}, ${profiles(profileCount)} à qualifier.`,
    notified: 'Un courriel vous avertira à la fin du traitement.',
    retrieve: "Récupération d'une qualification",
    follow: 'Suivre ce fichier',
    again: 'Soumettre un autre fichier',
    failed: (error: string) => `Erreur lors de l'insertion de votre qualification : ${error}`,
    corrected: 'Soumettre un fichier corrigé',
    lost: 'La vérification de ce fichier a été arrêtée avant son verdict. Il n’a pas été enregistré et ne compte pas dans la limite du jour.',
    unknown: {
      title: 'Aucun fichier reçu ici',
      text: 'Ce fichier n’est pas arrivé jusqu’au service, ou il ne vous est pas accessible. Soumettez-le de nouveau.',
    },
  },

  refusals: {
    unknownFormat: {
      xls: 'format de fichier inconnu. Ce fichier est un ancien classeur Excel (.xls)\u00a0: enregistrez-le au format .xlsx.',
      protected:
        'format de fichier inconnu. Ce fichier est protégé par un mot de passe\u00a0: enregistrez-le sans protection.',
      damaged:
        'format de fichier inconnu. Ce fichier est endommagé\u00a0: ouvrez-le, enregistrez-le de nouveau et soumettez cette copie.',
      notText:
        'format de fichier inconnu. Ce fichier n’est ni un classeur .xlsx ni un texte en UTF-8 ou en Windows-1252.',
      archive:
        'format de fichier inconnu. Ce fichier est une archive zip sans classeur Excel\u00a0: soumettez le fichier .xlsx ou .csv qu’elle contient.',
      document:
        'format de fichier inconnu. Ce fichier est un document d’un autre genre (texte, présentation, OpenDocument ou classeur binaire)\u00a0: enregistrez les numéros au format .xlsx.',
      oversized:
        'format de fichier inconnu. Une fois décompressé, ce classeur contient bien plus de données qu’une liste de numéros\u00a0: copiez les numéros dans un nouveau classeur.',
      other: 'format de fichier inconnu. Les formats acceptés sont .xlsx et .csv.',
    },
    tooLarge: (limit: number) =>
      `le fichier dépasse ${bytes(limit)}. Répartissez les numéros sur plusieurs fichiers.`,
    severalSheets: (sheets: number) => `le classeur comporte ${number(sheets)} feuilles au lieu d’une seule.`,
    noLine: 'le fichier ne comporte aucune ligne (minimum\u00a0: 1).',
    tooManyLines: (limit: number) => `nombre de lignes maximum dépassé (maximum\u00a0: ${number(limit)}).`,
    tooManyNumbers: (limit: number, found: number, more: boolean) =>
      `nombre de lignes maximum dépassé (maximum\u00a0: ${number(limit)} numéros différents, trouvés\u00a0: ${more ? 'au moins ' : ''}${number(found)}).`,
    tooManyRows: (limit: number) =>
      `nombre de lignes de la feuille maximum dépassé (maximum\u00a0: ${number(limit)}, numéros répétés compris).`,
    faultyLines: (count: number, first: number) =>
      count === 1
        ? `ligne ${number(first)} au format incorrect.`
        : `${lines(count)} au format incorrect, la première est la ligne ${number(first)}.`,
    missingFile: 'le fichier reçu n’est plus disponible.',
    stopped:
      'la vérification a été arrêtée. Le fichier n’est pas en cause\u00a0: soumettez-le de nouveau tel quel.',
    quotaExceeded: (limit: number, remaining: number) =>
      `Ce fichier vous fait dépasser la limite de ${plainThousands(limit)} profils à qualifier par jour. Veuillez soumettre un nouveau fichier ne contenant pas plus de ${plainThousands(remaining)} profils à qualifier.`,
    quotaReached: (limit: number) =>
      `La limite de ${plainThousands(limit)} profils à qualifier par jour est atteinte, veuillez patienter et soumettre votre fichier ultérieurement.`,
  },

  faults: {
    title: (shown: number, count: number) =>
      shown < count
        ? `Les ${number(shown)} premières lignes au format incorrect sur ${number(count)}`
        : 'Lignes au format incorrect',
    ...faultyLines,
    empty: '(vide)',
    download: 'Télécharger toutes les lignes en erreur (CSV)',
    size: (count: number, size: number) =>
      `${lines(count)}, ${bytes(size)}. Ce fichier est conservé 24 heures.`,
    gone: 'Le fichier des lignes en erreur n’est plus disponible\u00a0: il n’est conservé que 24 heures. Soumettez de nouveau le fichier pour les obtenir.',
  },

  list: {
    title: "Récupération d'une qualification",
    description: 'Vos qualifications, les plus récentes d’abord.',
    new: 'Soumettre une nouvelle qualification',
    columns: {
      file: 'Fichier',
      submittedAt: 'Envoyé le',
      status: 'Statut',
      comments: 'Commentaires',
      profiles: 'Profils',
      download: 'Téléchargement',
    },
    caption: 'Qualifications',
    newer: 'Plus récentes',
    older: 'Plus anciennes',
    pages: 'Pages de la liste',
    empty: {
      title: 'Aucune qualification',
      text: 'Les fichiers que vous soumettez apparaissent ici, avec leur avancement puis leurs résultats.',
    },
    filter: {
      label: 'Filtrer la liste',
      status: 'Statut',
      all: 'Tous',
      from: 'Envoyé à partir du',
      to: 'Envoyé jusqu’au',
      apply: 'Filtrer',
      clear: 'Effacer les filtres',
      reversed: 'Cette date précède la première.',
      shown: (count: number) =>
        count === 0
          ? 'Aucune qualification ne correspond aux filtres.'
          : `${number(count)} ${count === 1 ? 'qualification affichée' : 'qualifications affichées'} avec ces filtres.`,
    },
    noMatch: {
      title: 'Aucune qualification ne correspond',
      text: 'Aucun fichier n’a ce statut ou n’a été envoyé entre ces dates. Élargissez la période ou effacez les filtres.',
    },
    noComment: '–',
    label: (name: string) => `${name}\u00a0: `,
  },

  statuses: { pending: 'En attente', done: 'Terminé', rejected: 'Rejeté' },
  ...statusWords,
  waits: {
    network: 'Le réseau qui qualifie les numéros ne répond pas.',
    mail: 'Un service attendu ne répond pas.',
    storage: 'Le stockage des fichiers ne répond pas.',
    paused: 'L’exploitation suspend les appels à un service attendu.',
    fault: 'Une étape échoue. Si cela dure, contactez le support.',
  },
  waitUntil: (since: string, until: string) =>
    `Depuis ${since}, nouvel essai à ${until} (heure de Paris). Le traitement reprend de lui-même.`,
  progress: (done: number, total: number, share: string) =>
    `${number(done)} sur ${profiles(total)} (${share})`,
  progressLabel: (file: string) => `Avancement de ${file}`,
  announce: (file: string, status: string) => `${file}\u00a0: ${status}`,

  download: {
    xlsx: 'Format Excel',
    csv: 'Format CSV',
    of: (format: string, file: string) => `${format}, ${file}`,
    purged: 'Les résultats de cette qualification ont été supprimés au terme de leur durée de conservation.',
  },

  detail: {
    story: 'Déroulement',
    facts: 'Caractéristiques',
    submitted: 'Fichier envoyé',
    qualifying: 'Qualification en cours',
    waiting: 'En attente d’un service',
    done: 'Résultats disponibles',
    rejected: 'Fichier rejeté',
    back: 'Toutes les qualifications',
    fields: {
      reference: 'Référence',
      contract: 'Identifiant',
      operator: 'Opérateur',
      by: 'Envoyé par',
      format: 'Format du fichier',
      lines: 'Lignes',
      profiles: 'Profils différents',
      comments: 'Commentaires',
    },
    retention: 'Le format des résultats ne dépend pas de celui du fichier envoyé.',
  },

  outcome,

  live: {
    lost: 'La mise à jour automatique est interrompue\u00a0; nouvelle tentative en cours.',
    ended: {
      title: 'Votre session est terminée',
      text: 'Cette page ne se met plus à jour.',
      action: 'S’identifier de nouveau',
    },
  },
};
