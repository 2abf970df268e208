/** Two-step verification of the wholesaler's people. */
export const secondStep = {
  title: 'Vérification en deux étapes',
  lead: 'Votre mot de passe est juste. Saisissez le code que votre application d’authentification affiche en ce moment.',
  code: 'Code de vérification',
  codeHelp: '6 chiffres, ou l’un de vos codes de secours.',
  firstCode: 'Code affiché par l’application',
  firstCodeHelp: '6 chiffres, renouvelés toutes les 30 secondes.',
  submit: 'Valider',
  refused: {
    wrong: 'Ce code n’est pas valable. Attendez le suivant et réessayez\u00a0: un code ne sert qu’une fois.',
    often: 'Trop d’essais. Réessayez dans un quart d’heure.',
    gone: 'Le délai est écoulé. Identifiez-vous à nouveau.',
  },
  another: 'S’identifier autrement',
  lost: 'Application et codes de secours perdus\u00a0? Un collègue du back-office peut réinitialiser votre vérification.',
  enrolment: {
    lead: 'Votre profil donne accès à tous les opérateurs\u00a0: un code à usage unique s’ajoute à votre mot de passe.',
    scan: 'Lisez ce code QR avec une application d’authentification (TOTP), par exemple sur votre téléphone.',
    qr: 'Code QR à lire avec l’application d’authentification',
    secret: 'Ou saisissez cette clé dans l’application',
    confirm: 'Confirmer',
  },
  recovery: {
    title: 'Vos codes de secours',
    text: 'Chacun remplace une fois le code de l’application si vous l’avez perdue. Ils ne seront plus jamais affichés\u00a0: imprimez-les ou rangez-les dans un coffre.',
    copy: 'Copier',
    copied: 'Copié',
    proceed: 'Je les ai notés, continuer',
  },
  account: {
    title: 'Vérification en deux étapes',
    on: 'Active',
    off: 'Inactive',
    left: (count: number) =>
      count > 1 ? `${count} codes de secours restants` : `${count} code de secours restant`,
    manage: 'Gérer la vérification en deux étapes',
    renewTitle: 'Nouveaux codes de secours',
    renewText: 'Les anciens ne vaudront plus. Saisissez un code de votre application.',
    renew: 'Faire de nouveaux codes',
    back: 'Retour à la consultation du compte',
  },
};
