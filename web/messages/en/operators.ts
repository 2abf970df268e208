import type { operators as french } from '../fr/operators.ts';

export const operators = {
  title: 'Operators',
  description: 'The wholesaler’s customers, their contracts and their administrators.',
  caption: 'Operators',
  columns: { name: 'Company name', code: 'Code', contracts: 'Contracts', people: 'Accounts' },
  empty: {
    title: 'No operator',
    text: 'Create the first one: then you open a contract and an administrator for it.',
  },
  add: 'Create an operator',
  back: 'Back to the operators',
  create: {
    title: 'New operator',
    submit: 'Create the operator',
    done: (name: string) => `Operator ${name} was created.`,
    see: 'See the operator',
  },
  fields: {
    name: 'Company name',
    code: 'Code',
    codeHelp:
      'Lower-case letters, digits and hyphens, 24 at most. It names the operator in processes and never changes.',
  },
  problems: {
    missing: 'required',
    codeForm: 'lower-case letters, digits and hyphens, 24 at most',
    reserved: 'reserved to the wholesaler',
    taken: 'already taken',
  },
  summary: 'To correct before saving',
  rename: { form: 'Company name', submit: 'Save', done: 'The company name was saved.' },
  contracts: {
    title: 'Contracts',
    none: 'This operator has no contract yet.',
    open: 'Open a QPC account',
  },
  people: {
    title: 'People',
    count: (count: number) => (count === 1 ? '1 account' : `${count} accounts`),
    all: 'See all accounts',
    administrators: 'Administrators',
    active: 'Password chosen',
    waiting: 'Awaits its password',
    resend: 'Send a link',
    sent: 'The link is on its way to the address of the account.',
    notSent: 'The service does not answer: the link was not sent. Try again.',
  },
  administrator: {
    title: 'First administrator',
    help: 'Who then creates the accounts of colleagues, holds every e-service, and gets a link by mail to choose a password, valid for 72 hours.',
    submit: 'Create the administrator',
    done: (login: string) => `Account ${login} was created.`,
    mailed: 'A link to choose the password is on its way to its e-mail address.',
    notMailed:
      'The link could not be sent: the service does not answer. Send it from the list of administrators.',
    exists: 'This operator has an administrator already. Reload the page.',
  },
  view: {
    title: 'See as this operator',
    help: (minutes: number) =>
      `You see its administrator’s pages, read-only, for ${minutes} minutes at most. Beginning and end are recorded. Results cannot be downloaded.`,
    begin: 'See as',
    banner: (operator: string, until: string) =>
      `You see the space of ${operator}, read-only, until ${until}.`,
    label: 'View of an operator',
    end: 'Leave this view',
    failed: 'The service does not answer. Try again.',
  },
} satisfies typeof french;
