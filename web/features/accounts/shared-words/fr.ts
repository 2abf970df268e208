import type { accounts } from '#domain/accounts/manifest';
import type { SharedWords } from '#web/messages/shared-words';

export const sharedWords = {
  exploitation: {
    kinds: {
      accounts: 'Création de comptes',
    },
  },
  journal: {
    actions: {
      'account.update': 'Son propre compte modifié',
      'staff.first': 'Premier compte du back-office créé',
      'staff.create': 'Compte de l’équipe créé',
      'staff.change': 'Compte de l’équipe modifié',
      'staff.disable': 'Compte de l’équipe désactivé',
      'staff.enable': 'Compte de l’équipe réactivé',
      'staff.sendLink': 'Lien de mot de passe envoyé à l’équipe',
      'operator.create': 'Opérateur créé',
      'operator.rename': 'Opérateur renommé',
      'operator.beginView': '«\u00a0Voir comme\u00a0»\u00a0: début',
      'operator.endView': '«\u00a0Voir comme\u00a0»\u00a0: fin',
      'user.create': 'Compte créé',
      'user.change': 'Compte modifié',
      'user.grant': 'E-service accordé',
      'user.revoke': 'E-service retiré',
      'user.disable': 'Compte désactivé',
      'user.sendLink': 'Lien de mot de passe envoyé à une personne',
    },
    fields: {
      login: 'identifiant',
      name: 'nom',
      firstName: 'prénom',
      fixedPhone: 'téléphone fixe',
      mobilePhone: 'téléphone mobile',
      role: 'rôle',
      code: 'code',
      services: 'e-services',
      email: 'adresse de messagerie',
      passwordChanged: 'mot de passe changé',
    },
    values: {
      created: 'créé',
      active: 'actif',
      disabled: 'désactivé',
    },
    subjects: {
      user: 'Compte',
      operator: 'Opérateur',
    },
  },
} satisfies SharedWords<typeof accounts>;
