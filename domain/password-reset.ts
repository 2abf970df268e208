/** Life of a one-time link's mail: on its way, accepted by the mail server, or never sent (refused for good, or too late). */
export type PasswordResetState = 'inProgress' | 'completed' | 'rejected';

/** Minutes a link lives after it was asked for (section 6, decision 10). */
export const resetLinkMinutes = 60;
