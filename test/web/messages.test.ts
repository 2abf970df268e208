import { describe, expect, test } from 'vitest';
import { catalogues } from '#web/messages/catalogue';

const { fr, en } = catalogues;

/** Every text with the path to it; a function stands for what it returns. */
function texts(node: unknown, path = ''): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

/** Texts of the source, with its plain spaces. */
const ofSource = [
  '.resultLegend.columns.CLASSE VIDEO',
  '.identification.forgotten',
  '.qualification.verdict.failed',
  '.qualification.statusTexts.rejected',
  '.espace.cards.justFibre.title',
  '.espace.cards.justInternet.title',
  '.accounts.form.loginHelp',
];

describe('the messages', () => {
  test('are the same in both languages, none is empty in one only', () => {
    const shape = (catalogue: unknown) =>
      texts(catalogue).map(([path, text]) => [path, typeof text, text === '']);
    expect(shape(en)).toEqual(shape(fr));
  });

  test('in French let no line begin with a sign, but in the texts of the source, which stay as they are', () => {
    const said = (text: unknown): string =>
      typeof text === 'function' ? String(text(...Array(text.length).fill(2))) : String(text);
    const loose = texts(fr)
      .filter(([, text]) => /\S[ ][:;!?»]|«[ ]|[^\s«][:;!?»](?= |$)/.test(said(text).replaceAll('...', '…')))
      .map(([path]) => path);
    expect(loose.filter((path) => !ofSource.includes(path))).toEqual([]);
    expect(loose).toEqual(expect.arrayContaining(ofSource));
  });

  test('hold the texts of the source to the letter', () => {
    expect(fr.identification).toMatchObject({
      title: 'Identification',
      submit: 'Valider',
      refused: 'utilisateur et/ou mot de passe incorrect.',
      forgotten: 'Oubli de votre mot de passe ?',
    });
    expect(fr.forgotten).toMatchObject({
      title: 'Oubli du mot de passe',
      form: 'Oubli de votre mot de passe',
      submit: 'Envoyer',
      unknown: 'Cet identifiant est inconnu, veuillez contrôler votre saisie',
    });
    expect(fr.account).toMatchObject({
      title: 'Consultation Compte',
      modify: 'Modifier vos paramètres',
      edit: {
        title: 'Modification Compte',
        form: 'Modifier votre compte',
        confirmation: 'Confirmer le mot de passe',
      },
      required: 'champ requis',
    });
    expect(fr.leave.question).toBe('Vous allez quitter le service QPC, merci de  confirmer');
  });

  test('name and describe each e-service in the words of its card [OWF-005]', () => {
    expect(fr.espace.cards).toMatchObject({
      tao: {
        title: "TAO - Translation d'Adresses Opérateur",
        text: "Identifier la structure d'un immeuble raccordé à la fibre",
      },
      justFibre: {
        title: 'e-Just Fibre : Commander vos offres Just Fibre',
        text: "Accéder à l'application de prise et suivi de commande",
      },
      preOrderAppointment: {
        title: 'e-RDV Avant Commande',
        text: "Réserver un rendez-vous avec un technicien Orange pour la construction d'un accès chez votre client final.",
      },
      savTest: {
        title: 'e-SAV Test',
        text: 'Réaliser des tests sur des équipements et certains éléments de réseau',
      },
      savSignalisation: { title: 'e-SAV Signalisation', text: 'Déposer et suivre des signalisations' },
      justInternet: { title: 'e-Just : Commander vos offres Just Internet' },
      eligibility: { title: 'Eligibilité' },
    });
  });

  test('name no duration for a link that is over: it was an hour, or three days', () => {
    expect([fr.reset.dead.text, en.reset.dead.text].join(' ')).not.toMatch(/heure|hour|jour|day|\d/);
  });

  test('explain every term of the source’s vocabulary, in both languages [QPC-004]', () => {
    const terms = [
      'Cocontractant',
      'IHM',
      'MSISDN',
      'OPA',
      'OPAT',
      'OPET',
      'QPC',
      'QPC NON ALIASE',
      'Utilisateur',
    ];
    expect(fr.vocabulary.terms.map(({ term }) => term)).toEqual(terms);
    expect(en.vocabulary.terms.map(({ term }) => term)).toEqual(terms);
  });
});
