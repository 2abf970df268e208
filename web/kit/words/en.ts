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
  copy: 'Copy',
  copied: 'Copied',
} satisfies typeof french;
