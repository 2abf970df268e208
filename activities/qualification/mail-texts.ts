import type { Interruption } from '#domain/qualification/state';

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
