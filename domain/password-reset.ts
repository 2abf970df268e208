/** Minutes a link lives after it was asked for (section 6, decision 10). */
export const resetLinkMinutes = 60;
