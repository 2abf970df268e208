import type { CreationRefusal } from '#domain/accounts/creation';
import { parisTime, type ResetMail } from '#activities/platform/mail/texts';

interface AccountsConfirmation {
  name: string;
  accounts: readonly { login: string; name: string; refused: CreationRefusal | null }[];
  link: string;
  wholesalerName: string;
}

const refusals: Readonly<Record<CreationRefusal, string>> = {
  taken: "le login est déjà pris, ou l'a été",
  notAllowed: 'vos droits ne le permettent plus',
  stopped: "la création a été arrêtée par l'exploitation",
};

/** « Confirmation des comptes » (OWF-208). */
export function accountsConfirmationMail({ name, accounts, link, wholesalerName }: AccountsConfirmation): {
  subject: string;
  text: string;
} {
  const line = ({ login, name: person }: { login: string; name: string }) => `- ${login} (${person})`;
  const created = accounts.filter(({ refused }) => refused === null);
  const refused = accounts.flatMap((account) =>
    account.refused ? `${line(account)} : ${refusals[account.refused]}` : [],
  );
  const parts = [
    created.length > 0 &&
      `Comptes créés :\n\n${created.map(line).join('\n')}\n\nChaque utilisateur reçoit un courriel d'initialisation de son mot de passe personnel.`,
    refused.length > 0 && `Comptes refusés :\n\n${refused.join('\n')}`,
  ].filter(Boolean);
  return {
    subject: 'Confirmation des comptes',
    text: `Bonjour ${name},

${parts.join('\n\n')}

Suivez leur état en temps réel :

${link}

${wholesalerName}
`,
  };
}

/** To whoever has not used the link of an initialisation. */
export function reminderMail({ login, name, link, expiresAt, wholesalerName }: ResetMail): {
  subject: string;
  text: string;
} {
  return {
    subject: 'Rappel : initialisation de votre mot de passe',
    text: `Bonjour ${name},

Votre compte ${login} de l'Espace Opérateurs attend son mot de passe.
Choisissez-le en ouvrant ce lien :

${link}

Ce lien ne sert qu'une fois, jusqu'au ${parisTime.format(expiresAt)} (heure de Paris).
Passé ce délai, demandez-en un autre par « Oubli de votre mot de passe ? » ou à votre administrateur.

${wholesalerName}
`,
  };
}
