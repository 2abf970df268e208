import { parisDay } from '#domain/kit/calendar/paris-day';
import type { Environment } from '#domain/certificates/facts';
import type { SlotKey } from '#domain/certificates/slot';
import type { CertificateMail } from '#domain/certificates/mail';
import type { Certificate } from '#prisma/client';

interface Text {
  subject: string;
  text: string;
}

/** A certificate as its mails name it. */
export interface NamedCertificate extends SlotKey {
  /** « Libellé ». */
  label: string;
  notAfter: Date;
}

export const named = ({ service, environment, label, notAfter }: Certificate): NamedCertificate => ({
  // Written by the portal from its closed sets.
  ...({ service, environment } as SlotKey),
  ...{ label, notAfter },
});

const environmentNames: Readonly<Record<Environment, string>> = {
  production: 'Production',
  test: 'Hors-Production',
};

/** jj/mm/aaaa in Paris. */
const dayOf = (instant: Date) => parisDay(instant).split('-').toReversed().join('/');

const signed = (paragraphs: readonly string[]) => `Bonjour,

${paragraphs.join('\n\n')}

Cordialement,
L'équipe Habilitation Opérateurs
`;

const mailOf = (title: string, { service, environment }: SlotKey, paragraphs: readonly string[]): Text => ({
  subject: `${title} : ${service}, ${environmentNames[environment]}`,
  text: signed(paragraphs),
});

/** OWF-192, verbatim. */
export const creationMail = (certificate: NamedCertificate): Text =>
  mailOf("Dépôt d'un certificat – création", certificate, [
    `Nous vous informons que votre certificat d'utilisation du e-Service ${certificate.service} pour l'environnement de ${environmentNames[certificate.environment]} est disponible dans votre Espace Opérateurs, rubrique « Mes Certificats Numériques ».`,
    "Pour activer votre e-service vous devez récupérer le certificat et l'installer sur votre machine.",
  ]);

/** OWF-193, verbatim. */
export const renewalMail = (certificate: NamedCertificate): Text =>
  mailOf("Dépôt d'un certificat – renouvellement", certificate, [
    `Nous vous informons que votre nouveau certificat d'utilisation du e-Service ${certificate.service} pour l'environnement de ${environmentNames[certificate.environment]} est disponible dans votre Espace Opérateurs, rubrique « Mes Certificats Numériques ».`,
    `Pour continuer à utiliser e-service ${certificate.service}, vous devez récupérer le nouveau certificat et l'installer sur votre machine.`,
  ]);

/** OWF-194, verbatim: the new certificate is there. */
export const alertMail = (certificate: NamedCertificate): Text =>
  mailOf("Alerte - Fin de validité d'un certificat", certificate, [
    `Votre certificat ${certificate.label} pour l'environnement de ${environmentNames[certificate.environment]} arrive à expiration le ${dayOf(certificate.notAfter)}.`,
    `Pour continuer à utiliser e-service ${certificate.service}, téléchargez le nouveau certificat dans votre Espace Opérateurs, rubrique « Mes Certificats Numériques ».`,
  ]);

/** OWF-195, verbatim: the new certificate is there. */
export const reminderMail = (certificate: NamedCertificate): Text =>
  mailOf("Rappel - fin de validité d'un certificat", certificate, [
    `Nous vous rappelons que votre certificat e-service ${certificate.service} pour l'environnement de ${environmentNames[certificate.environment]} arrive très prochainement à expiration.`,
    'Pour éviter toute coupure de service, téléchargez sans attendre votre nouveau certificat dans votre Espace Opérateurs, rubrique « Mes Certificats Numériques ».',
  ]);

/** No new certificate is there yet, so nothing tells to download one (OWF-197; section 6, 12 bis): our own words. */
export const noRenewalMail = (certificate: NamedCertificate): Text =>
  mailOf('Certificat bientôt expiré, renouvellement à venir', certificate, [
    `Votre certificat ${certificate.label} pour l'environnement de ${environmentNames[certificate.environment]} arrive à expiration le ${dayOf(certificate.notAfter)}.`,
    "Son renouvellement n'est pas encore déposé dans votre Espace Opérateurs. Nous le préparons : un courriel vous préviendra de sa mise à disposition. Vous n'avez rien à télécharger pour l'instant.",
  ]);

/** What each mail about a certificate says. */
export const certificateMails: Readonly<Record<CertificateMail, (certificate: NamedCertificate) => Text>> = {
  creation: creationMail,
  renewal: renewalMail,
  alert: alertMail,
  reminder: reminderMail,
  noRenewal: noRenewalMail,
};

export interface DigestLine {
  mail: CertificateMail;
  certificate: NamedCertificate;
}

const digestWords: Readonly<Record<CertificateMail, (expiry: string) => string>> = {
  creation: () => 'votre certificat est disponible, à récupérer et à installer',
  renewal: () => 'votre nouveau certificat est disponible, à récupérer et à installer',
  alert: (expiry) => `il arrive à expiration le ${expiry}, téléchargez le nouveau certificat`,
  reminder: (expiry) =>
    `il arrive très prochainement à expiration (${expiry}), téléchargez sans attendre le nouveau certificat`,
  noRenewal: (expiry) =>
    `il arrive à expiration le ${expiry}, son renouvellement n'est pas encore déposé : rien à télécharger pour l'instant`,
};

/** One mail for all of a day (AAAA-MM-JJ), for whoever prefers it. */
export function digestMail(day: string, lines: readonly DigestLine[]): Text {
  const said = lines.map(({ mail, certificate: { service, environment, label, notAfter } }) => {
    const words = digestWords[mail](dayOf(notAfter));
    return `- ${service}, ${environmentNames[environment]}, ${label} : ${words}`;
  });
  return {
    subject: `Mes certificats numériques : récapitulatif du ${day.split('-').toReversed().join('/')}`,
    text: signed([
      'Voici ce qui concerne vos certificats dans votre Espace Opérateurs, rubrique « Mes Certificats Numériques » :',
      said.join('\n'),
      'Vous recevez ce récapitulatif parce que vous avez choisi un seul courriel par jour.',
    ]),
  };
}
