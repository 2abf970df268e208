import { argv, stdout } from 'node:process';
import { faultList } from '#activities/qualification/faults';
import { fileStore } from '#activities/platform/files/store';
import { judgeUpload } from '#activities/qualification/verify';
import { memoryOf } from '#test/support/memory';

/** A process that verifies one file as the activity does, and tells what that took. Arguments: data directory, file. */
const [, , dataDir = '', upload = ''] = argv;
const faults = faultList(fileStore(dataDir), 's1');
const began = performance.now();
const before = process.cpuUsage();
const verdict = await judgeUpload(upload, 'nonAliase', (faulty) => faults.add(faulty));
if (!verdict.ok && verdict.refusal.reason === 'faultyLines') await faults.keep();
await faults.discard();
const { user, system } = process.cpuUsage(before);
const took: VerifyingProcess = {
  found: verdict.ok ? 'accepted' : verdict.refusal.reason,
  ms: performance.now() - began,
  cpuMs: (user + system) / 1000,
  // On Linux `maxRSS` begins with what the process had that started this one.
  mostBytes: memoryOf(process.pid, 'VmHWM') ?? process.resourceUsage().maxRSS * 1024,
};
stdout.write(JSON.stringify(took));

export interface VerifyingProcess {
  found: string;
  ms: number;
  /** Of all threads, which a busy machine does not stretch. */
  cpuMs: number;
  /** The most memory that the whole process had at a time. */
  mostBytes: number;
}
