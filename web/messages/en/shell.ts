import type { shell as french } from '../fr/shell.ts';

export const shell = {
  product: 'Operators portal',
  skip: 'Skip to content',
  navigation: 'Main navigation',
  openNavigation: 'Open navigation',
  closeNavigation: 'Close navigation',
  search: {
    label: 'Search',
    placeholder: 'File, reference…',
    hint: 'Press / to search',
  },
  language: 'Language',
  languages: { fr: 'Français', en: 'English' },
  theme: 'Appearance',
  themes: { light: 'Light', dark: 'Dark', auto: 'As the system' },
  person: 'My account',
  roles: {
    contract: 'Contract holder',
    operatorAdmin: 'Administrator',
    operatorUser: 'User',
    backOffice: 'Back office',
    operations: 'Operations',
  },
  groups: {
    qpc: 'Customer profile qualification',
    administration: 'Administration',
    backOffice: 'Back office',
    operations: 'Operations',
    help: 'Help',
  },
  entries: {
    home: 'Home',
    account: 'Account',
    submit: 'Submit a qualification',
    retrieve: 'Retrieve a qualification',
    accounts: 'Accounts and rights',
    contracts: 'QPC accounts',
    operations: 'Processes',
    vocabulary: 'Vocabulary',
    leave: 'Leave the service',
  },
  scriptOff: {
    title: 'JavaScript is turned off',
    text: 'This service needs JavaScript. Turn it on in your browser’s settings, then reload the page.',
  },
} satisfies typeof french;
