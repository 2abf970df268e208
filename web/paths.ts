/** Every address of the portal. Links, redirects and tests take them from here. */
export const paths = {
  home: () => '/',
  /** `returnTo` is a path of the portal; it is checked again before it is used. */
  identification: (returnTo?: string) =>
    returnTo === undefined || returnTo === '/' ? '/identification' : `/identification?retour=${encodeURIComponent(returnTo)}`,
  forgottenPassword: () => '/oubli-du-mot-de-passe',
  choosePassword: (token: string) => `/reinitialisation/${encodeURIComponent(token)}`,
  account: () => '/compte',
  editAccount: () => '/compte/modifier',
  vocabulary: () => '/vocabulaire',
  leave: () => '/quitter',
  search: (query?: string) => (query === undefined ? '/recherche' : `/recherche?q=${encodeURIComponent(query)}`),
  qualifications: () => '/qualifications',
  newQualification: () => '/qualifications/nouvelle',
  qualification: (id: string) => `/qualifications/${encodeURIComponent(id)}`,
  operations: () => '/exploitation',
  process: (workflowId: string) => `/exploitation/${encodeURIComponent(workflowId)}`,
} as const;
