import type { firstAccount as frenchFirst, staff as french } from './fr.ts';

export const staff = {
  navigation: { name: 'Wholesaler’s team', desk: 'The accounts of back office and operations.' },
  title: 'Wholesaler’s team',
  description: 'The accounts of back office and operations.',
  caption: 'Wholesaler’s team',
  columns: {
    name: 'Name',
    login: 'Identifier',
    email: 'Email address',
    role: 'Role',
    state: 'Account',
    secondStep: 'Two-step',
  },
  add: 'Create an account',
  back: 'Back to the team',
  active: 'Active',
  waiting: 'Awaits its password',
  disabled: 'Disabled',
  secondStepOn: 'On',
  secondStepOff: 'Off',
  create: {
    title: 'New account',
    submit: 'Create the account',
    done: (login: string) => `Account ${login} was created.`,
    sent: 'A link to choose the password is on its way to its email address.',
    notSent: 'The link could not be sent: the service does not answer. Send it from the page of the account.',
    see: 'See the account',
  },
  change: {
    title: (login: string) => `Account ${login}`,
    form: 'Person and role',
    submit: 'Save',
    done: 'The account was saved.',
  },
  link: {
    title: 'Password',
    active: 'A password was chosen.',
    waiting: 'No password was chosen yet.',
    help: (hours: number) =>
      `The link is mailed to the address of the account. It works once, for ${hours} h.`,
    send: 'Send a link',
    sent: 'The link is on its way to the address of the account.',
    notSent: 'The service does not answer: the link was not sent. Try again.',
  },
  secondStep: {
    title: 'Two-step verification',
    on: 'It is on.',
    off: 'It is not set up.',
    help: 'Reset it when the authenticator app is lost: open sessions are closed, and the next sign-in sets up another one. First make sure who is asking.',
    reset: 'Reset',
    done: 'Two-step verification was reset.',
    oneself: 'Another member of the back office must do it for you.',
  },
  standing: {
    title: 'Access',
    enabled: 'This account can sign in.',
    disabled: 'This account is disabled.',
    disable: 'Disable',
    enable: 'Enable again',
    confirm: (name: string) => `Disable the account of ${name}? Its sessions are closed at once.`,
    disabledNow: 'The account was disabled.',
    enabledNow: 'The account was enabled again.',
    lastBackOffice: 'It is the last account of the back office that can sign in: it stays.',
  },
  fields: {
    login: 'Identifier',
    loginHelp:
      '5 characters at least: letters without accents, digits and ! . @ _ - / #. It will not change.',
    name: 'Name',
    email: 'Email address',
    role: 'Role',
    password: 'Password',
    confirmation: 'Confirm the password',
  },
  summary: 'To correct before saving',
  problems: {
    missing: 'required',
    malformed: 'an address such as name@domain.com',
    loginMalformed: '5 characters at least: letters without accents, digits and ! . @ _ - / #',
    reserved: '5 digits: reserved for QPC accounts',
    tooLong: 'too long',
    taken: 'already taken',
    lastBackOffice: 'it is the last account of the back office that can sign in',
  },
} satisfies typeof french;

export const firstAccount = {
  title: 'First account',
  lead: 'It belongs to the back office: it creates the operators, their contracts and the wholesaler’s other accounts.',
  submit: 'Create the account',
  dead: {
    title: 'This link is no longer valid',
    text: 'It was used already, or there is an account of the back office. Otherwise the valid link is shown at each start of Jalon.',
  },
  done: {
    title: 'Account created',
    text: (login: string) =>
      `Sign in as ${login}. You will then set up two-step verification: have an authenticator app at hand.`,
    link: 'Go to sign-in',
  },
} satisfies typeof frenchFirst;
