/** Minutes for which the back office may look at an operator's pages before it has to ask again. */
export const viewMinutes = 30;
