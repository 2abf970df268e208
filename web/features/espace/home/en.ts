import type { home as french, vocabulary as frenchVocabulary } from './fr.ts';

export const home = {
  title: 'Home',
  welcome: (name: string) => `Hello ${name}`,
  account: { title: 'View the account', text: 'Your identifier, your email address and your password.' },
  submit: { title: 'Submit a new qualification', text: 'Send an Excel or CSV file of numbers to qualify.' },
  retrieve: { title: 'Retrieve a qualification', text: 'Follow your files and download their results.' },
  follow: { title: 'Qualifications', text: 'Follow the files that operators submit.' },
  without: {
    contract: {
      title: 'Option “Qualification Profils Clients” not subscribed',
      text: 'Your contract does not include this option: submitting and retrieving qualifications are not open to you. To subscribe, contact your sales representative.',
    },
    person: {
      title: 'No e-service is open to you',
      text: 'Your company’s administrator can open to you the e-services that it subscribed to.',
    },
  },
} satisfies typeof french;

export const vocabulary = {
  title: 'Vocabulary',
  lead: 'The terms used in this service; they stay in French, as in the contracts.',
  terms: [
    {
      term: 'Cocontractant',
      meaning: 'Legal person that holds an “Offre Opérateur Push SMS” (OPS) contract.',
    },
    { term: 'IHM', meaning: 'Human-machine interface: the pages of this service.' },
    { term: 'MSISDN', meaning: 'Mobile phone number of a User.' },
    { term: 'OPA', meaning: 'Operator to which Arcep allotted the number range.' },
    {
      term: 'OPAT',
      meaning: 'OPA, or the operator to which technical management of the range is delegated.',
    },
    { term: 'OPET', meaning: 'Technical operator: the one that really operates the MSISDN.' },
    {
      term: 'QPC',
      meaning:
        'Customer profile qualification: learning the terminal characteristics behind a list of numbers.',
    },
    { term: 'QPC NON ALIASE', meaning: 'QPC that returns terminal characteristics and the MSISDN of Users.' },
    {
      term: 'Utilisateur',
      meaning:
        'Orange prepaid or postpaid customer, or customer of an operator under an MVNO contract on Orange’s network.',
    },
  ],
} satisfies typeof frenchVocabulary;
