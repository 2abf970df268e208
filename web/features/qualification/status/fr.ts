/** What a status says: to those whose file it is, in the words of the source, and to those who only look. */
export const statusWords = {
  statusTexts: {
    pending: 'Votre fichier a bien été pris en compte, il est en cours de traitement par le système.',
    done: 'Votre fichier a été qualifié, il est disponible au téléchargement.',
    rejected:
      "Votre fichier a été rejeté, il contient une anomalie qui empêche son traitement par le système. Le détail de l'anomalie est spécifié dans le champ « Commentaires ». Ce fichier ne sera jamais disponible au téléchargement. Vous devez en soumettre un nouvel exemplaire corrigé, afin d'effectuer cette qualification.",
  },
  /** Instead of « rejected » where the file is not at fault. */
  interrupted: {
    cancelled:
      'L’exploitation a annulé le traitement de votre fichier. Le fichier n’est pas en cause\u00a0: soumettez-le de nouveau tel quel, ou demandez à l’exploitation de le relancer.',
    stopped:
      'Le traitement de votre fichier a été arrêté. Le fichier n’est pas en cause\u00a0: soumettez-le de nouveau tel quel, ou demandez à l’exploitation s’il peut être relancé.',
    lostFile:
      'Le traitement de votre fichier n’a pas pu aboutir\u00a0: le service n’en a plus d’exemplaire. Le fichier n’est pas en cause\u00a0: soumettez-le de nouveau tel quel.',
  },
  purged: (at: string) =>
    `Votre fichier a été qualifié. Ses résultats ont été supprimés le ${at}, au terme de leur durée de conservation\u00a0: ils ne sont plus disponibles au téléchargement.`,
  onlooker: {
    description: 'Les qualifications, les plus récentes d’abord.',
    empty: {
      title: 'Aucune qualification',
      text: 'Les fichiers soumis par les opérateurs apparaissent ici, avec leur avancement.',
    },
    statusTexts: {
      pending: 'Le fichier est en cours de traitement par le système.',
      done: 'Le fichier a été qualifié\u00a0; seul son opérateur en lit les résultats.',
      rejected:
        'Le fichier a été rejeté, il contient une anomalie qui empêche son traitement par le système. Son opérateur doit en soumettre un exemplaire corrigé.',
    },
    interrupted: {
      cancelled:
        'L’exploitation a annulé le traitement de ce fichier, qui n’est pas en cause. Son opérateur peut le soumettre de nouveau tel quel.',
      stopped:
        'Le traitement de ce fichier a été arrêté. Le fichier n’est pas en cause\u00a0: son opérateur peut le soumettre de nouveau tel quel.',
      lostFile:
        'Le service n’a plus d’exemplaire de ce fichier, qui n’est pas en cause. Son opérateur peut le soumettre de nouveau tel quel.',
    },
    purged: (at: string) =>
      `Le fichier a été qualifié. Ses résultats ont été supprimés le ${at}, au terme de leur durée de conservation.`,
  },
  comments: {
    networkRefused:
      'Le réseau a refusé une partie des numéros de ce fichier. Aucun profil n’est compté dans la limite du jour.',
    cancelled: 'L’exploitation a annulé ce traitement. Aucun profil n’est compté dans la limite du jour.',
    stopped: 'Le traitement a été arrêté. Aucun profil n’est compté dans la limite du jour.',
    lostFile: 'Le fichier reçu n’est plus disponible. Aucun profil n’est compté dans la limite du jour.',
  },
  stopReason: (reason: string) => `Motif\u00a0: ${reason}`,
};
