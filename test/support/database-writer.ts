import { monitorEventLoopDelay } from 'node:perf_hooks';
import { argv, stdout } from 'node:process';
import { openDatabase } from '#prisma/client';

/**
 * One process that writes as an activity does: each transaction takes quota with a conditional statement, and adds two
 * rows. A line `+key` on stdout acknowledges one; the last line is a WriterReport.
 *
 * node test/support/database-writer.ts <file> <name> <seconds> <writers> <limit>
 */

export interface WriterReport {
  stored: number;
  refused: number;
  errors: string[];
  /** Reads that saw half a transaction. */
  torn: number;
  reads: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  max: number;
  /** How long the event loop stood still. */
  block99: number;
  blockMax: number;
}

const [, , file = '', name = '', seconds = '1', writers = '1', limit = '0'] = argv;
const db = openDatabase(file);
const report: WriterReport = {
  stored: 0,
  refused: 0,
  errors: [],
  torn: 0,
  reads: 0,
  p50: 0,
  p99: 0,
  max: 0,
  block99: 0,
  blockMax: 0,
};
const latencies: number[] = [];
// What is measured is the writing, not the loading of the query compiler.
await db.quotaDay.count();
const end = Date.now() + Number(seconds) * 1000;

async function write(writer: number) {
  for (let n = 0; Date.now() < end; n++) {
    const key = `${name}-${writer}-${n}`;
    const began = performance.now();
    try {
      const stored = await db.$transaction(async (tx) => {
        const taken = await tx.$executeRaw`
          UPDATE QuotaDay SET used = used + 1 WHERE contractId = 'load' AND day = '2026-11-02' AND used + 1 <= ${Number(limit)}`;
        if (taken === 0) return false;
        await tx.sentMail.create({ data: { key, messageId: key } });
        await tx.change.create({
          data: { operatorId: 'load', entity: 'load', entityId: key, at: new Date() },
        });
        return true;
      });
      latencies.push(performance.now() - began);
      if (stored) {
        report.stored++;
        stdout.write(`+${key}\n`);
      } else {
        report.refused++;
      }
    } catch (error) {
      report.errors.push(String(error));
    }
  }
}

async function read() {
  while (Date.now() < end) {
    const [row] = await db.$queryRaw<{ used: number; mails: bigint; changes: bigint }[]>`
      SELECT used, (SELECT count(*) FROM SentMail) mails, (SELECT count(*) FROM "Change") changes FROM QuotaDay`;
    report.reads++;
    if (!row || BigInt(row.used) !== row.mails || row.mails !== row.changes) report.torn++;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
await Promise.all([...Array.from({ length: Number(writers) }, (_, writer) => write(writer)), read()]);
delay.disable();
await db.$disconnect();

latencies.sort((a, b) => a - b);
report.p50 = latencies[Math.floor(latencies.length * 0.5)] ?? 0;
report.p99 = latencies[Math.floor(latencies.length * 0.99)] ?? 0;
report.max = latencies.at(-1) ?? 0;
report.block99 = delay.percentile(99) / 1e6;
report.blockMax = delay.max / 1e6;
stdout.write(`${JSON.stringify(report)}\n`);
