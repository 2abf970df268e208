/** QPC-040 to QPC-049, QPC-131. */
export const account = {
  title: 'Consultation Compte',
  identifiant: 'Identifiant',
  qualificationType: 'Type de qualification',
  qualificationTypes: { nonAliase: 'QPC non aliasé', aliase: 'QPC aliasé' },
  email: 'Adresse de messagerie',
  masterCode: 'Code maître',
  name: 'Nom',
  role: 'Profil',
  operator: 'Raison sociale',
  togglePassword: 'Afficher ou masquer le mot de passe',
  modify: 'Modifier vos paramètres',
  edit: {
    title: 'Modification Compte',
    form: 'Modifier votre compte',
    password: 'Mot de passe',
    passwordHelp: (least: number) => `Laissez vide pour garder l’actuel. ${least} caractères au moins.`,
    confirmation: 'Confirmer le mot de passe',
    submit: 'Valider',
    cancel: 'Annuler',
    summary: 'À corriger avant d’enregistrer',
    done: 'Vos paramètres ont été enregistrés.',
    donePassword: 'Vos paramètres ont été enregistrés. Vos sessions ouvertes ailleurs ont été fermées.',
    back: 'Retour à la consultation du compte',
  },
  required: 'champ requis',
  details: {
    malformed: 'adresse de la forme nom@domaine.fr',
    tooShort: (least: number) => `${least} caractères au moins`,
    tooLong: (most: number) => `${most} caractères au plus`,
    mismatch: 'les deux saisies diffèrent',
  },
};

export const leave = {
  title: 'Quitter le service',
  // Two spaces: as in the source (QPC-131).
  question: 'Vous allez quitter le service QPC, merci de  confirmer',
  questionOfPortal: 'Vous allez quitter l’Espace Opérateurs, merci de confirmer',
  confirm: 'Confirmer',
  cancel: 'Annuler',
  failed: 'Le service ne répond pas\u00a0: votre session est toujours ouverte. Réessayez.',
};
