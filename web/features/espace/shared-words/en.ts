import type { sharedWords as french } from './fr.ts';

export const sharedWords = {
  journal: {
    actions: {
      'publication.create': 'Item written',
      'publication.change': 'Item changed',
      'publication.publish': 'Item published',
      'publication.withdraw': 'Item withdrawn',
      'service.address': 'Address of an e-service changed',
    },
    fields: {
      url: 'web address',
      kind: 'kind',
      titleFr: 'title',
      bodyFr: 'text',
      titleEn: 'title in English',
      bodyEn: 'text in English',
      link: 'link',
      publishFrom: 'published from',
      publishUntil: 'published until',
      windowFrom: 'window from',
      windowUntil: 'window until',
    },
    values: {
      draft: 'draft',
      published: 'published',
      withdrawn: 'withdrawn',
    },
    subjects: {
      publication: 'Publication',
      service: 'E-service',
    },
  },
} satisfies typeof french;
