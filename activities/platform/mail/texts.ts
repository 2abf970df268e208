/** Mails are in French, the language of the service; the portal's own texts stand in web/features. */

export const parisTime = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
});

export interface ResetMail {
  login: string;
  name: string;
  link: string;
  expiresAt: Date;
  wholesalerName: string;
}

/** The link instead of the password: section 6, decision 10. */
export function passwordResetMail({ login, name, link, expiresAt, wholesalerName }: ResetMail): {
  subject: string;
  text: string;
} {
  return {
    subject: 'Oubli de votre mot de passe',
    text: `Bonjour ${name},

Vous avez demandé à réinitialiser le mot de passe du compte ${login}.
Choisissez-en un nouveau en ouvrant ce lien :

${link}

Ce lien ne sert qu'une fois, jusqu'au ${parisTime.format(expiresAt)} (heure de Paris).
Si vous n'êtes pas à l'origine de cette demande, ignorez ce message : votre mot de passe reste inchangé.

${wholesalerName}
`,
  };
}

/** The initial credentials of an account: its identifiant, and a link instead of a password (QPC-014). */
export function firstPasswordMail({ login, name, link, expiresAt, wholesalerName }: ResetMail): {
  subject: string;
  text: string;
} {
  return {
    subject: 'Initialisation de votre mot de passe',
    text: `Bonjour ${name},

Votre compte de l'Espace Opérateurs a été créé. Votre identifiant : ${login}
Choisissez votre mot de passe en ouvrant ce lien :

${link}

Ce lien ne sert qu'une fois, jusqu'au ${parisTime.format(expiresAt)} (heure de Paris).
Passé ce délai, demandez-en un autre par « Oubli de votre mot de passe ? » ou à votre administrateur.

${wholesalerName}
`,
  };
}
