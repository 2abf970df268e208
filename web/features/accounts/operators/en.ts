import type { operators as french } from './fr.ts';

export const operators = {
  navigation: { name: 'Operators', desk: 'The operators, their administrators, “view as”.' },
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
    none: 'This operator has no administrator yet, who then makes the accounts of colleagues.',
    first: 'Make the first administrator',
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
