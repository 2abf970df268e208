import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import { aCertificate, aSlotInput } from '#test/support/certificates';
import { anOperator, aUser } from '#test/support/rows';
import type { Certificate, Database } from '#prisma/client';
import { depositUpdate, slotStart, slotWorkflow } from '#workflows/certificates/slot/contract';
import { parentedAll } from '#test/support/parents';

/** Each certificate is a slot of its own, of an operator with one person to tell. */
export interface Slots {
  codes: string[];
  certificates: Certificate[];
}

const page = 500;

/**
 * What the portal writes with the deposits, but for the files, of the slots `first` up to `end`; `notAfter` of each by its
 * place. To be told at once: the reconciler tells what nobody has told for half a minute.
 */
export async function stagedSlots(
  db: Database,
  first: number,
  end: number,
  notAfter: (index: number) => Date,
): Promise<Slots> {
  const codes = Array.from({ length: end - first }, (_, index) => `slot${first + index}`);
  const depositedAt = new Date();
  const certificates = codes.map((code, index) =>
    aCertificate({
      id: code,
      operatorId: `operator-${code}`,
      depositedAt,
      notAfter: notAfter(first + index),
    }),
  );
  for (let from = 0; from < codes.length; from += page) {
    const some = codes.slice(from, from + page);
    const rows = certificates.slice(from, from + page);
    await db.operator.createMany({ data: some.map((code) => anOperator({ code })) });
    await db.user.createMany({
      data: some.map((code) => ({
        ...aUser({ login: `${code}.admin`, role: 'operatorAdmin', operatorId: `operator-${code}` }),
      })),
    });
    await db.grant.createMany({
      data: some.map((code) => ({ userId: `user-${code}.admin`, service: 'certificates' })),
    });
    await db.certificate.createMany({ data: await parentedAll(db, rows) });
    await db.certificateEvent.createMany({
      data: rows.map(({ id }) => ({
        id: `deposit-${id}`,
        certificateId: id,
        kind: 'deposit',
        at: depositedAt,
      })),
    });
  }
  return { codes, certificates };
}

const input = (code: string) => aSlotInput({ operatorCode: code, operatorId: `operator-${code}` });
export const slotIdOf = (code: string) => slotStart(input(code)).workflowId;

/** Tells each slot as the portal does, `atOnce` at a time; answers how many seconds until the last had answered. */
export async function deposit(
  client: Client,
  taskQueue: string,
  { codes, certificates }: Slots,
  atOnce = 16,
): Promise<number> {
  const began = performance.now();
  await inTurns(codes, atOnce, async (code, index) => {
    const certificate = certificates[index];
    if (!certificate) throw new Error('A slot without a certificate');
    const { id, label, notAfter } = certificate;
    await client.workflow.executeUpdateWithStart(depositUpdate, {
      updateId: `deposit-${id}`,
      args: [{ id, label, notAfter: notAfter.toISOString() }],
      startWorkflowOperation: new WithStartWorkflowOperation(slotWorkflow, {
        ...slotStart(input(code)),
        taskQueue,
      }),
    });
  });
  return (performance.now() - began) / 1_000;
}

/** Does `work` with each, `atOnce` at a time. */
export async function inTurns<T>(
  all: readonly T[],
  atOnce: number,
  work: (one: T, index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const serve = async () => {
    for (let index = next++; index < all.length; index = next++) await work(all[index] as T, index);
  };
  await Promise.all(Array.from({ length: atOnce }, serve));
}
