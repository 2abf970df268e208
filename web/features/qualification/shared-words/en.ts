import type { sharedWords as french } from './fr.ts';

export const sharedWords = {
  accounts: {
    services: {
      qpc: 'Customer profile qualification (QPC)',
    },
  },
  espace: {
    cards: {
      qpc: {
        title: 'QPC - Qualification Profils Clients',
        text: 'Learn the terminal characteristics behind a list of numbers',
      },
    },
  },
  exploitation: {
    kinds: {
      qualification: 'Qualification',
      notice: 'Mail at the end',
    },
    waits: {
      network: 'Qualification network',
    },
    whyWaits: {
      network: 'The network does not answer, or answers with a passing error.',
    },
  },
  inbox: {
    waits: {
      network: 'the qualification network',
    },
  },
  journal: {
    actions: {
      'quota.except': 'Exceptional quota granted',
      'quota.endException': 'Exceptional quota taken back',
      'contract.open': 'QPC account opened',
      'contract.change': 'Contract changed',
      'contract.sendCredentials': 'Password link sent to a contract',
      'qualification.submit': 'File sent',
      'qualification.download': 'File downloaded',
    },
    fields: {
      identifiant: 'identifier',
      masterCode: 'master code',
      qualificationType: 'qualification type',
      optionActive: 'option active',
      dailyProfiles: 'profiles a day',
      unknownAsWord: 'INCONNU spelled out',
      fileName: 'file',
      sizeBytes: 'bytes',
      contractId: 'contract',
      file: 'content',
      day: 'day',
      profiles: 'profiles',
    },
    values: {
      nonAliase: 'without alias',
      aliase: 'alias',
      faults: 'faulty lines',
      network: 'Qualification network',
    },
    subjects: {
      contract: 'Contract',
      qualification: 'Qualification',
    },
  },
} satisfies typeof french;
