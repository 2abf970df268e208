/** Set by proxy.ts on every request, whatever the client sent: path and query of the page asked for. */
export const pathHeader = 'x-jalon-path';
