import 'server-only';
import type { AuditRow, Database } from '#prisma/client';
import type { TrailSubject } from '../messages/trail-text.ts';

/** Names for what rows of the trail mention by id; the id itself where it is gone. */
export async function namesOf(db: Database, rows: readonly AuditRow[]) {
  const ids = new Map<string, string[]>();
  for (const { subject } of rows) {
    const { kind, id } = parted(subject);
    ids.set(kind, [...(ids.get(kind) ?? []), id]);
  }
  const of = (kind: string) => ({ in: [...new Set(ids.get(kind))] });
  const contractIds = rows.flatMap(({ after }) => /"contractId":"([^"]+)"/.exec(after ?? '')?.[1] ?? []);
  const [users, contracts, operators, qualifications, staged, processes, tasks, certificates] =
    await Promise.all([
      db.user.findMany({
        where: { id: { in: [...of('user').in, ...rows.flatMap(({ actorId }) => actorId ?? [])] } },
        select: { id: true, login: true, operatorId: true },
      }),
      db.qpcContract.findMany({
        where: { id: { in: [...of('contract').in, ...contractIds] } },
        select: { id: true, identifiant: true },
      }),
      db.operator.findMany({
        where: { id: { in: [...of('operator').in, ...rows.flatMap(({ operatorId }) => operatorId ?? [])] } },
        select: { id: true, name: true },
      }),
      db.qualification.findMany({ where: { id: of('qualification') }, select: { id: true, fileName: true } }),
      db.stagedFile.findMany({
        where: { submissionId: of('qualification') },
        select: { submissionId: true, fileName: true },
      }),
      db.process.findMany({
        where: { workflowId: of('process') },
        select: { workflowId: true, reference: true },
      }),
      db.task.findMany({ where: { id: of('task') }, select: { id: true, reference: true } }),
      db.certificate.findMany({ where: { id: of('certificate') }, select: { id: true, label: true } }),
    ]);
  const named: Readonly<Record<string, ReadonlyMap<string, string>>> = {
    user: new Map(users.map(({ id, login }) => [id, login])),
    contract: new Map(contracts.map(({ id, identifiant }) => [id, identifiant])),
    operator: new Map(operators.map(({ id, name }) => [id, name])),
    qualification: new Map([
      ...staged.map(({ submissionId, fileName }) => [submissionId, fileName] as const),
      ...qualifications.map(({ id, fileName }) => [id, fileName] as const),
    ]),
    process: new Map(processes.map(({ workflowId, reference }) => [workflowId, reference])),
    certificate: new Map(certificates.map(({ id, label }) => [id, label])),
    task: new Map(tasks.map(({ id, reference }) => [id, reference])),
  };
  const houses = new Map(users.map(({ id, operatorId }) => [id, operatorId]));
  const name = (kind: string, id: string) => named[kind]?.get(id) ?? id;
  return {
    subject(text: string): TrailSubject {
      const { kind, id } = parted(text);
      return { kind, name: name(kind, id) };
    },
    operator: (id: string) => name('operator', id),
    contract: (id: string) => name('contract', id),
    /** The operator of whoever did it; null for the wholesaler's people, undefined for nobody we know. */
    houseOf: (actorId: string) => houses.get(actorId),
  };
}

/** `<kind>:<id>`; ids of processes have colons of their own. */
function parted(subject: string): { kind: string; id: string } {
  const colon = subject.indexOf(':');
  return { kind: subject.slice(0, colon), id: subject.slice(colon + 1) };
}
