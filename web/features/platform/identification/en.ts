import type { forgotten as frenchForgotten, identification as french, reset as frenchReset } from './fr.ts';

export const identification = {
  title: 'Sign in',
  lead: 'For customer operators only.',
  login: 'Identifier',
  password: 'Password',
  submit: 'Confirm',
  refused: 'incorrect user and/or password.',
  ended: 'Your session has ended. Sign in again to carry on.',
  unreachable: 'The service does not answer. Check your connection, then try again.',
  forgotten: 'Forgot your password?',
} satisfies typeof french;

export const forgotten = {
  title: 'Forgotten password',
  form: 'Forgot your password',
  login: '5-digit identifier',
  loginHelp: 'If your identifier is not a 5-digit code, enter it as you do to sign in.',
  submit: 'Send',
  unknown: 'This identifier is unknown, please check what you entered',
  back: 'Back to the previous page',
  sent: {
    title: 'Request recorded',
    text: 'An email with a link to choose a new password is on its way to your account’s address. The link is valid for 1 hour and works once.',
    delay:
      'Sending may take several minutes. If nothing has arrived after an hour, check your mail settings, then contact support.',
    back: 'Back to sign in',
  },
  often: 'Several emails have just been sent to you. Use the latest one, or come back in an hour.',
  unavailable: 'Sending is not possible right now. Try again in a few minutes.',
  lostLogin: {
    title: 'Forgot your identifier?',
    text: 'The service cannot verify who you are: contact your administrator.',
  },
} satisfies typeof frenchForgotten;

export const reset = {
  title: 'New password',
  lead: (login: string) => `Choose a new password for the identifier ${login}.`,
  password: 'New password',
  confirmation: 'Confirm the password',
  submit: 'Confirm',
  dead: {
    title: 'This link is no longer valid',
    text: 'It has been used or replaced, or has expired. Your password has not changed.',
    again: 'Ask for a new link',
  },
  done: {
    title: 'Password changed',
    text: 'Your open sessions were closed. Sign in with your new password.',
    link: 'Back to sign in',
  },
} satisfies typeof frenchReset;
