import type { sharedWords as french } from './fr.ts';

export const sharedWords = {
  exploitation: {
    kinds: {
      accounts: 'New accounts',
    },
  },
  journal: {
    actions: {
      'account.update': 'Own account changed',
      'staff.first': 'First back-office account made',
      'staff.create': 'Staff account made',
      'staff.change': 'Staff account changed',
      'staff.disable': 'Staff account disabled',
      'staff.enable': 'Staff account enabled again',
      'staff.sendLink': 'Password link sent to staff',
      'operator.create': 'Operator created',
      'operator.rename': 'Operator renamed',
      'operator.beginView': '“View as” begun',
      'operator.endView': '“View as” ended',
      'user.create': 'Account created',
      'user.change': 'Account changed',
      'user.grant': 'E-service granted',
      'user.revoke': 'E-service withdrawn',
      'user.disable': 'Account disabled',
      'user.sendLink': 'Password link sent to a person',
    },
    fields: {
      login: 'login',
      name: 'name',
      firstName: 'first name',
      fixedPhone: 'fixed phone',
      mobilePhone: 'mobile phone',
      role: 'role',
      code: 'code',
      services: 'e-services',
      email: 'email address',
      passwordChanged: 'password changed',
    },
    values: {
      created: 'created',
      active: 'active',
      disabled: 'disabled',
    },
    subjects: {
      user: 'Account',
      operator: 'Operator',
    },
  },
} satisfies typeof french;
