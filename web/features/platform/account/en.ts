import type { account as french, leave as frenchLeave } from './fr.ts';

export const account = {
  title: 'Account',
  identifiant: 'Identifier',
  qualificationType: 'Qualification type',
  qualificationTypes: { nonAliase: 'QPC, not aliased', aliase: 'QPC, aliased' },
  email: 'Email address',
  masterCode: 'Master code',
  name: 'Name',
  role: 'Role',
  operator: 'Company',
  togglePassword: 'Show or hide the password',
  modify: 'Change your settings',
  edit: {
    title: 'Account settings',
    form: 'Change your account',
    password: 'Password',
    passwordHelp: (least: number) => `Leave empty to keep the current one. At least ${least} characters.`,
    confirmation: 'Confirm the password',
    submit: 'Confirm',
    cancel: 'Cancel',
    summary: 'To correct before saving',
    done: 'Your settings were saved.',
    donePassword: 'Your settings were saved. Your sessions open elsewhere were closed.',
    back: 'Back to the account',
  },
  required: 'required field',
  details: {
    malformed: 'an address such as name@domain.com',
    tooShort: (least: number) => `at least ${least} characters`,
    tooLong: (most: number) => `at most ${most} characters`,
    mismatch: 'the two entries differ',
  },
} satisfies typeof french;

export const leave = {
  title: 'Leave the service',
  question: 'You are about to leave the QPC service, please confirm',
  questionOfPortal: 'You are about to leave the Espace Opérateurs, please confirm',
  confirm: 'Confirm',
  cancel: 'Cancel',
  failed: 'The service does not answer: your session is still open. Try again.',
} satisfies typeof frenchLeave;
