/** Set by proxy.ts on every request, whatever the client sent: path and query of the page asked for. */
export const pathHeader = 'x-jalon-path';
/** Set likewise: the method of the request, which server components and actions are not told. */
export const methodHeader = 'x-jalon-method';
