import type { errors as french } from './fr.ts';

export const errors = {
  notFound: {
    title: 'Page not found',
    text: 'This page does not exist, or you have no access to it.',
    back: 'Back to home',
  },
  unexpected: {
    title: 'Something went wrong',
    text: 'Your request did not go through. What was already saved still is. Try again; if the error persists, give the reference below to support.',
    reference: 'Reference for support:',
    retry: 'Try again',
  },
  refused: {
    malformed: 'This address is not valid.',
    foreign: 'This request comes from another site: it was not carried out.',
    unauthorized: 'Log in to send this.',
    tooSlow: 'Sending took too long.',
    tooLarge: 'What was sent is too large.',
    tooMany: 'Too many requests at once from your address. Try again in a few seconds.',
    busy: 'The portal is receiving too many requests. Try again in a few seconds.',
  },
  copy: 'Copy',
  copied: 'Copied',
} satisfies typeof french;
