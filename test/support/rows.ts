import type { AuditRow, Operator, Process, QpcContract, Qualification, Task, User } from '#prisma/client';

/** Rows as tests need them: `await db.operator.create({ data: anOperator({ code: 'beta' }) })`. */

const at = new Date('2026-11-02T08:00:00Z');

export function anOperator(given: Partial<Operator> = {}): Operator {
  const code = given.code ?? 'alpha';
  return { id: `operator-${code}`, code, name: 'Alpha Télécom', ...given };
}

/** Belongs to `anOperator()`. */
export function aContract(given: Partial<QpcContract> = {}): QpcContract {
  const identifiant = given.identifiant ?? '12345';
  return {
    id: `contract-${identifiant}`,
    operatorId: 'operator-alpha',
    identifiant,
    masterCode: '01234',
    qualificationType: 'nonAliase',
    optionActive: true,
    dailyProfiles: null,
    unknownAsWord: false,
    ...given,
  };
}

/** A colleague of `anOperator()`, who cannot log in. */
export function aUser(given: Partial<User> = {}): User {
  const login = given.login ?? 'alpha.user';
  return {
    id: `user-${login}`,
    login,
    role: 'operatorUser',
    firstName: 'Karim',
    name: 'Belkacem',
    email: `${login}@alpha-telecom.example`,
    passwordHash: 'none',
    fixedPhone: null,
    mobilePhone: '0612345678',
    revision: 0,
    disabledAt: null,
    createdAt: at,
    operatorId: 'operator-alpha',
    contractId: null,
    ...given,
  };
}

export function aProcess(given: Partial<Process> = {}): Process {
  return {
    workflowId: 'qualification:alpha:s1',
    kind: 'qualification',
    operatorId: 'operator-alpha',
    reference: 'numéros.csv',
    state: 'acknowledged',
    waitingFor: null,
    waitingSince: null,
    waitingUntil: null,
    runId: 'run-1',
    revision: 1,
    startedAt: at,
    updatedAt: at,
    endedAt: null,
    endedBy: null,
    ...given,
  };
}

export function aQualification(given: Partial<Qualification> = {}): Qualification {
  const id = given.id ?? 's1';
  return {
    id,
    workflowId: `qualification:alpha:${id}`,
    operatorId: 'operator-alpha',
    contractId: 'contract-12345',
    userId: 'user-alpha.user',
    fileName: 'numéros.csv',
    format: 'csv',
    state: 'inProgress',
    refusal: null,
    comment: null,
    stopReason: null,
    lines: 0,
    profiles: 0,
    profilesDone: 0,
    faultyLines: 0,
    notify: false,
    submittedAt: at,
    acceptedAt: null,
    endedAt: null,
    summary: null,
    keepUntil: null,
    purgedAt: null,
    ...given,
  };
}

/** Of operations, about a qualification of `anOperator()`. */
export function aTask(given: Partial<Task> = {}): Task {
  return {
    id: 't1',
    workflowId: 'qualification:alpha:s1',
    step: 'wait-0',
    runId: 'run-1',
    kind: 'longWait',
    matter: JSON.stringify({ kind: 'longWait', for: 'network', since: at.toISOString() }),
    audience: 'operations',
    service: null,
    operatorId: 'operator-alpha',
    reference: 'numéros.csv',
    raisedAt: at,
    dueAt: at,
    closedAt: null,
    listens: false,
    toldAt: null,
    claimedById: null,
    claimedByLogin: null,
    claimedAt: null,
    doneByLogin: null,
    doneAt: null,
    note: null,
    endedAt: null,
    ...given,
  };
}

/** What an administrator of `anOperator()` did. */
export function anAuditRow(given: Partial<AuditRow> = {}): AuditRow {
  return {
    id: 'audit-1',
    at,
    actorId: 'user-alpha.admin',
    actorLogin: 'alpha.admin',
    operatorId: 'operator-alpha',
    action: 'account.update',
    subject: 'user:user-alpha.admin',
    before: null,
    after: null,
    fromAddress: null,
    ...given,
  };
}
