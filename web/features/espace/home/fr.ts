export const home = {
  title: 'Accueil',
  welcome: (name: string) => `Bonjour ${name}`,
  account: {
    title: 'Consultation du compte',
    text: 'Votre identifiant, votre adresse de messagerie et votre mot de passe.',
  },
  submit: {
    title: 'Soumettre une nouvelle qualification',
    text: 'Envoyer un fichier Excel ou CSV de numéros à qualifier.',
  },
  retrieve: {
    title: 'Récupérer une qualification',
    text: 'Suivre vos fichiers et télécharger leurs résultats.',
  },
  follow: { title: 'Qualifications', text: 'Suivre les fichiers soumis par les opérateurs.' },
  /** Under each of the wholesaler’s own entries of the navigation. */
  without: {
    contract: {
      title: 'Option «\u00a0Qualification Profils Clients\u00a0» non souscrite',
      text: 'Votre contrat ne comprend pas cette option\u00a0: la soumission et la récupération de qualifications ne vous sont pas ouvertes. Pour la souscrire, contactez votre interlocuteur commercial.',
    },
    person: {
      title: 'Aucun e-service ne vous est ouvert',
      text: 'L’administrateur de votre société peut vous ouvrir les e-services qu’elle a souscrits.',
    },
  },
};

export const vocabulary = {
  title: 'Vocabulaire',
  lead: 'Les termes employés dans ce service.',
  terms: [
    {
      term: 'Cocontractant',
      meaning: 'Personne morale titulaire d’un contrat «\u00a0Offre Opérateur Push SMS\u00a0» (OPS).',
    },
    { term: 'IHM', meaning: 'Interface homme-machine\u00a0: les pages de ce service.' },
    { term: 'MSISDN', meaning: 'Numéro de téléphone mobile d’un Utilisateur.' },
    { term: 'OPA', meaning: 'Opérateur attributaire de la tranche de numéros de l’Arcep.' },
    { term: 'OPAT', meaning: 'OPA, ou opérateur auquel la gestion technique de la tranche est déléguée.' },
    {
      term: 'OPET',
      meaning: 'Opérateur exploitant technique\u00a0: celui qui exploite réellement le MSISDN.',
    },
    {
      term: 'QPC',
      meaning:
        'Qualification Profils Clients\u00a0: connaître les caractéristiques des terminaux d’une liste de numéros.',
    },
    {
      term: 'QPC NON ALIASE',
      meaning: 'QPC qui rend les caractéristiques des terminaux et le MSISDN des Utilisateurs.',
    },
    {
      term: 'Utilisateur',
      meaning:
        'Client Orange prépayé ou postpayé, ou client d’un opérateur sous contrat MVNO sur le réseau d’Orange.',
    },
  ],
};
