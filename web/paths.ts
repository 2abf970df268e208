/** Every address of the portal. Links, redirects and tests take them from here. */
export const paths = {
  home: () => '/',
  /** `returnTo` is a path of the portal; it is checked again before it is used. */
  identification: (returnTo?: string) =>
    returnTo === undefined || returnTo === '/'
      ? '/identification'
      : `/identification?retour=${encodeURIComponent(returnTo)}`,
  /** Between the right password and the pages, for whom two-step verification is on. */
  secondStep: (returnTo?: string) =>
    `/identification/verification${query({ retour: returnTo === '/' ? undefined : returnTo })}`,
  firstAccount: (token: string) => `/premier-compte/${encodeURIComponent(token)}`,
  forgottenPassword: () => '/oubli-du-mot-de-passe',
  choosePassword: (token: string) => `/reinitialisation/${encodeURIComponent(token)}`,
  account: () => '/compte',
  editAccount: () => '/compte/modifier',
  ownSecondStep: () => '/compte/verification',
  vocabulary: () => '/vocabulaire',
  leave: () => '/quitter',
  search: (q?: string) => `/recherche${query({ q })}`,
  qualifications: (page: QualificationsQuery = {}) => `/qualifications${query(page)}`,
  newQualification: () => '/qualifications/envoi',
  /** A file on its way to its verdict. */
  submission: (submissionId: string) => `/qualifications/envoi/${encodeURIComponent(submissionId)}`,
  qualification: (id: string) => `/qualifications/${encodeURIComponent(id)}`,
  /** « Mes e-services » of the home page. */
  ownServices: () => '/#services',
  /** « Plus d'infos » of an e-service, by its slug. */
  service: (slug: string) => `/e-services/${encodeURIComponent(slug)}`,
  /** What was published of a kind, by the kind's slug. */
  publications: (slug: string, page: PageQuery = {}) =>
    `/informations/${encodeURIComponent(slug)}${query(page)}`,
  publication: (slug: string, id: string) =>
    `/informations/${encodeURIComponent(slug)}/${encodeURIComponent(id)}`,
  publicationDesk: (page: PageQuery = {}) => `/publications${query(page)}`,
  newPublication: () => '/publications/nouvelle',
  editPublication: (id: string) => `/publications/${encodeURIComponent(id)}`,
  serviceAddresses: () => '/publications/e-services',
  contracts: (page: PageQuery & { operator?: string | undefined } = {}) => `/contrats${query(page)}`,
  /** `operator`: the id of the operator that it is for. */
  newContract: (operator?: string) => `/contrats/nouveau${query({ operateur: operator })}`,
  contract: (identifiant: string) => `/contrats/${encodeURIComponent(identifiant)}`,
  operators: () => '/operateurs',
  newOperator: () => '/operateurs/nouveau',
  operator: (code: string) => `/operateurs/${encodeURIComponent(code)}`,
  staff: () => '/equipe',
  newStaff: () => '/equipe/nouveau',
  staffMember: (login: string) => `/equipe/${encodeURIComponent(login)}`,
  accounts: (page: AccountsQuery = {}) => `/comptes${query(page)}`,
  newAccounts: (asked: NewAccountsQuery = {}) => `/comptes/nouveau${query(asked)}`,
  person: (id: string) => `/comptes/${encodeURIComponent(id)}`,
  certificates: (page: CertificatesQuery = {}) => `/certificats${query(page)}`,
  certificate: (id: string) => `/certificats/${encodeURIComponent(id)}`,
  /** `operator`: code of the one they are for. */
  depositCertificates: (operator?: string) => `/certificats/depot${query({ operator })}`,
  certificateSendings: (page: PageQuery = {}) => `/certificats/envois${query(page)}`,
  certificateSettings: () => '/certificats/reglages',
  operations: (page: ProcessQuery = {}) => `/exploitation${query(page)}`,
  process: (workflowId: string) => `/exploitation/${encodeURIComponent(workflowId)}`,
  tasks: (page: TasksQuery = {}) => `/taches${query(page)}`,
  task: (id: string) => `/taches/${encodeURIComponent(id)}`,
  trail: (page: TrailQuery = {}) => `/journal${query(page)}`,
  api: {
    events: (since: number) => `/api/events${query({ since })}`,
    upload: (upload: UploadQuery) => `/api/qualifications/upload${query(upload)}`,
    verdict: (submissionId: string) => `/api/qualifications/${encodeURIComponent(submissionId)}/verdict`,
    qualifications: (page: QualificationsQuery) => `/api/qualifications${query(page)}`,
    qualification: (id: string) => `/api/qualifications/${encodeURIComponent(id)}`,
    result: (id: string, format: string) =>
      `/api/qualifications/${encodeURIComponent(id)}/result${query({ format })}`,
    faults: (submissionId: string) => `/api/qualifications/${encodeURIComponent(submissionId)}/faults`,
    launch: (slug: string) => `/api/e-services/${encodeURIComponent(slug)}/launch`,
    accounts: (page: AccountsQuery) => `/api/accounts${query(page)}`,
    accountCreations: () => '/api/accounts/creations',
    processes: (page: ProcessQuery) => `/api/processes${query(page)}`,
    reportedProcesses: () => '/api/processes/reported',
    tasks: (page: TasksQuery) => `/api/tasks${query(page)}`,
    taskCount: () => '/api/tasks/count',
    task: (id: string) => `/api/tasks/${encodeURIComponent(id)}`,
    trail: (asked: TrailQuery & { format: string }) => `/api/journal${query(asked)}`,
    certificates: (asked: CertificatesQuery & { format: string }) => `/api/certificates${query(asked)}`,
    certificateList: (page: CertificatesQuery) => `/api/certificates/list${query(page)}`,
    certificate: (id: string) => `/api/certificates/${encodeURIComponent(id)}`,
    certificateSendings: (page: PageQuery) => `/api/certificates/sendings${query(page)}`,
    certificateFile: (id: string) => `/api/certificates/${encodeURIComponent(id)}/file`,
    readCertificate: () => '/api/certificates/read',
    depositCertificate: () => '/api/certificates/deposit',
    process: (workflowId: string) => `/api/processes/${encodeURIComponent(workflowId)}`,
  },
} as const;

/** Where a page of a list begins: after a row going back in time, or before one coming forward again. */
export interface PageQuery {
  after?: string | undefined;
  before?: string | undefined;
}

/** A page of the list of qualifications, by status and by days (AAAA-MM-JJ). */
export interface QualificationsQuery extends PageQuery {
  status?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** A page of accounts: those in use, or with `show` the disabled ones. */
export interface AccountsQuery extends PageQuery {
  show?: string | undefined;
  /** Code of the operator, for those who see several. */
  operator?: string | undefined;
}

/** What the form of accounts proposes: an operator by its code, a role. */
export interface NewAccountsQuery {
  operator?: string | undefined;
  role?: string | undefined;
}

/** A page of processes, by state, kind, code of the operator and what they wait for. */
export interface ProcessQuery extends PageQuery {
  show?: string | undefined;
  kind?: string | undefined;
  operator?: string | undefined;
  wait?: string | undefined;
}

/** A page of the inbox: open, mine or done. */
export interface TasksQuery extends PageQuery {
  show?: string | undefined;
}

/** A page of the audit trail: by whom, what, to what, whose data, between days (AAAA-MM-JJ). */
export interface TrailQuery extends PageQuery {
  person?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
  operator?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** A page of certificates: words of a search, e-service, environment, in validity only, code of the operator, sorting. */
export interface CertificatesQuery extends PageQuery {
  q?: string | undefined;
  service?: string | undefined;
  environment?: string | undefined;
  validity?: string | undefined;
  operator?: string | undefined;
  sort?: string | undefined;
}

export interface UploadQuery {
  submission: string;
  name: string;
  contract?: string | undefined;
  /** '1': by mail at the end. */
  notify?: '1' | undefined;
}

function query(parameters: object): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`;
}
