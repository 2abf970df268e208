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
  copy: 'Copier',
  copied: 'Copié',
};
