/** Pages that need no session: QPC-020 to QPC-036. */
export const identification = {
  title: 'Identification',
  lead: 'Accès réservé aux opérateurs clients.',
  login: 'Identifiant',
  password: 'Mot de passe',
  submit: 'Valider',
  refused: 'utilisateur et/ou mot de passe incorrect.',
  ended: 'Votre session a pris fin. Identifiez-vous à nouveau pour continuer.',
  unreachable: 'Le service ne répond pas. Vérifiez votre connexion, puis réessayez.',
  forgotten: 'Oubli de votre mot de passe ?',
};

export const forgotten = {
  title: 'Oubli du mot de passe',
  form: 'Oubli de votre mot de passe',
  login: 'Code identifiant à 5 chiffres',
  loginHelp:
    'Si votre identifiant n’est pas un code à 5 chiffres, saisissez-le tel que vous l’utilisez pour vous connecter.',
  submit: 'Envoyer',
  unknown: 'Cet identifiant est inconnu, veuillez contrôler votre saisie',
  back: 'Retour à la page précédente',
  sent: {
    title: 'Demande enregistrée',
    text: 'Un courriel avec un lien pour choisir un nouveau mot de passe part à l’adresse de messagerie de votre compte. Le lien est valable 1 heure et ne sert qu’une fois.',
    delay:
      'L’envoi peut prendre plusieurs minutes. Si vous n’avez rien reçu au bout d’une heure, vérifiez la configuration de votre messagerie, puis contactez le support.',
    back: 'Retour à la page d’identification',
  },
  often:
    'Plusieurs courriels viennent déjà de vous être envoyés. Utilisez le plus récent, ou revenez dans une heure.',
  unavailable: 'L’envoi est momentanément impossible. Réessayez dans quelques minutes.',
  lostLogin: {
    title: 'Vous avez oublié votre identifiant\u00a0?',
    text: 'Le service ne peut pas vérifier votre identité\u00a0: contactez votre administrateur.',
  },
};

export const reset = {
  title: 'Nouveau mot de passe',
  lead: (login: string) => `Choisissez un nouveau mot de passe pour l’identifiant ${login}.`,
  password: 'Nouveau mot de passe',
  confirmation: 'Confirmer le mot de passe',
  submit: 'Valider',
  dead: {
    title: 'Ce lien n’est plus valable',
    text: 'Il a déjà servi, a été remplacé ou a expiré. Votre mot de passe n’a pas changé.',
    again: 'Demander un nouveau lien',
  },
  done: {
    title: 'Mot de passe modifié',
    text: 'Vos sessions ouvertes ont été fermées. Identifiez-vous avec votre nouveau mot de passe.',
    link: 'Retour à la page d’identification',
  },
};
