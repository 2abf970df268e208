/** Life of a one-time link's mail: on its way, accepted by the mail server, refused by it for good. */
export type PasswordResetState = 'inProgress' | 'completed' | 'rejected';

/** Minutes a link lives after it was asked for (section 6, decision 10). */
export const resetLinkMinutes = 60;
