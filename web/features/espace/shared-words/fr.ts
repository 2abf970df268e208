import type { espace } from '#domain/espace/manifest';
import type { SharedWords } from '#web/messages/shared-words';

export const sharedWords = {
  journal: {
    actions: {
      'publication.create': 'Publication rédigée',
      'publication.change': 'Publication modifiée',
      'publication.publish': 'Publication publiée',
      'publication.withdraw': 'Publication retirée',
      'service.address': 'Adresse d’un e-service modifiée',
    },
    fields: {
      url: 'adresse web',
      kind: 'rubrique',
      titleFr: 'titre',
      bodyFr: 'texte',
      titleEn: 'titre anglais',
      bodyEn: 'texte anglais',
      link: 'lien',
      publishFrom: 'publié du',
      publishUntil: 'publié jusqu’au',
      windowFrom: 'intervention du',
      windowUntil: 'intervention jusqu’au',
    },
    values: {
      draft: 'brouillon',
      published: 'publié',
      withdrawn: 'retiré',
    },
    subjects: {
      publication: 'Publication',
      service: 'E-service',
    },
  },
} satisfies SharedWords<typeof espace>;
