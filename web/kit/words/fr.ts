export const errors = {
  notFound: {
    title: 'Page introuvable',
    text: 'Cette page n’existe pas, ou elle ne vous est pas accessible.',
    back: 'Retour à l’accueil',
  },
  unexpected: {
    title: 'Une erreur est survenue',
    text: 'Votre demande n’a pas abouti. Ce qui était déjà enregistré l’est toujours. Réessayez\u00a0; si l’erreur persiste, donnez la référence ci-dessous au support.',
    reference: 'Référence pour le support\u00a0:',
    retry: 'Réessayer',
  },
  refused: {
    malformed: 'Cette adresse n’est pas valide.',
    foreign: 'Cette demande vient d’un autre site\u00a0: elle n’est pas prise en compte.',
    unauthorized: 'Identifiez-vous pour envoyer ceci.',
    tooSlow: 'L’envoi a pris trop de temps.',
    tooLarge: 'Ce qui est envoyé est trop volumineux.',
    tooMany: 'Trop de demandes à la fois depuis votre adresse. Réessayez dans quelques secondes.',
    busy: 'Le portail reçoit trop de demandes. Réessayez dans quelques secondes.',
  },
  copy: 'Copier',
  copied: 'Copié',
};
