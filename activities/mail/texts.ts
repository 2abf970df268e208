import type { Interruption } from '#domain/qualification/state';

/** Mails are in French, the language of the service; the portal's own texts are in web/messages. */

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

interface QualificationEndedMail {
  /** Of a rejected one: why, when the file is not at fault, and what operations wrote. */
  interruption: Interruption | null;
  stopReason: string | null;
  name: string;
  fileName: string;
  lines: number;
  status: 'done' | 'rejected';
  link: string;
  wholesalerName: string;
}

const frenchNumber = new Intl.NumberFormat('fr-FR');

const interruptions: Readonly<Record<Interruption, string>> = {
  cancelled: "L'exploitation a annulé son traitement.",
  stopped: 'Son traitement a été arrêté.',
  lostFile: "Le service n'en a plus d'exemplaire.",
};
const unharmed =
  "Le fichier n'est pas en cause et aucun profil n'est compté dans la limite du jour : soumettez-le de nouveau tel quel, ou demandez à l'exploitation s'il peut être relancé.";

/** « M'avertir par courriel »: the words of QPC-094 and QPC-095, without any number of the file. */
export function qualificationEndedMail({
  name,
  fileName,
  lines,
  status,
  interruption,
  stopReason,
  link,
  wholesalerName,
}: QualificationEndedMail): { subject: string; text: string } {
  const rejected = interruption
    ? {
        subject: "Votre fichier n'a pas été qualifié",
        news: `${interruptions[interruption]}${stopReason ? `\nMotif : ${stopReason}` : ''}\n${unharmed} Le détail :`,
      }
    : {
        subject: 'Votre fichier a été rejeté',
        news: 'Il a été rejeté, il contient une anomalie qui empêche son traitement par le système. Le détail :',
      };
  const { subject, news } = {
    done: {
      subject: 'Votre fichier a été qualifié',
      news: 'Il a été qualifié, il est disponible au téléchargement :',
    },
    rejected,
  }[status];
  return {
    subject,
    text: `Bonjour ${name},

Fichier « ${fileName} », ${frenchNumber.format(lines)} ${lines > 1 ? 'lignes' : 'ligne'}.
${news}

${link}

Vous recevez ce message parce que vous avez choisi « M'avertir par courriel ».

${wholesalerName}
`,
  };
}
