import type { secondStep as french } from './fr.ts';

export const secondStep = {
  title: 'Two-step verification',
  lead: 'Your password is right. Enter the code that your authenticator app shows at this moment.',
  code: 'Verification code',
  codeHelp: '6 digits, or one of your recovery codes.',
  firstCode: 'Code shown by the app',
  firstCodeHelp: '6 digits, renewed every 30 seconds.',
  submit: 'Submit',
  refused: {
    wrong: 'This code is not valid. Wait for the next one and try again: a code works once.',
    often: 'Too many attempts. Try again in a quarter of an hour.',
    gone: 'The time is up. Sign in again.',
  },
  another: 'Sign in differently',
  lost: 'Lost the app and the recovery codes? A colleague of the back office can reset your verification.',
  enrolment: {
    lead: 'Your role reaches every operator: a one-time code is added to your password.',
    scan: 'Scan this QR code with an authenticator app (TOTP), on your phone for example.',
    qr: 'QR code to scan with the authenticator app',
    secret: 'Or type this key into the app',
    confirm: 'Confirm',
  },
  recovery: {
    title: 'Your recovery codes',
    text: 'Each replaces the app’s code once if you lose it. They will never be shown again: print them or put them into a safe.',
    copy: 'Copy',
    copied: 'Copied',
    proceed: 'I have written them down, continue',
  },
  account: {
    title: 'Two-step verification',
    on: 'On',
    off: 'Off',
    left: (count: number) => (count === 1 ? '1 recovery code left' : `${count} recovery codes left`),
    manage: 'Manage two-step verification',
    renewTitle: 'New recovery codes',
    renewText: 'The old ones will not work any more. Enter a code of your app.',
    renew: 'Make new codes',
    back: 'Back to the account',
  },
} satisfies typeof french;
