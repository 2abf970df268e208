import 'server-only';
import type { AuditRow, Database } from '#prisma/client';
import { features } from '#web/features/registry.server';
import type { TrailSubject } from '../trail-text.ts';

/** Names for what rows of the trail mention by id; the id itself where it is gone. */
export async function namesOf(db: Database, rows: readonly AuditRow[]) {
  const ids = new Map<string, Set<string>>();
  const mention = (kind: string, id: string | null | undefined) => {
    if (id) ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
  };
  for (const { subject, actorId, operatorId, after } of rows) {
    const { kind, id } = parted(subject);
    mention(kind, id);
    mention('user', actorId);
    mention('operator', operatorId);
    mention('contract', /"contractId":"([^"]+)"/.exec(after ?? '')?.[1]);
  }
  const mentioned = (kind: string) => [...(ids.get(kind) ?? [])];
  const [users, ...found] = await Promise.all([
    db.user.findMany({
      where: { id: { in: mentioned('user') } },
      select: { id: true, login: true, operatorId: true },
    }),
    ...features
      .flatMap(({ trail }) => Object.entries(trail?.names ?? {}))
      .map(async ([kind, names]) => [kind, await names(db, mentioned(kind))] as const),
  ]);
  const named = new Map<string, ReadonlyMap<string, string>>([
    ['user', new Map(users.map(({ id, login }) => [id, login]))],
    ...found,
  ]);
  const houses = new Map(users.map(({ id, operatorId }) => [id, operatorId]));
  const name = (kind: string, id: string) => named.get(kind)?.get(id) ?? id;
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
