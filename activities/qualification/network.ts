import { cancellationSignal } from '@temporalio/activity';
import { qualificationTypeOf } from '#domain/kit/references/identifier';
import { batchSize, type Part } from '#domain/qualification/parts';
import type { QualificationInput } from '#workflows/qualification/qualification/contract';
import { ofWorkflow } from '#activities/platform/projection';
import type { Dependencies } from '#activities/dependencies';
import { fileStore } from '#activities/platform/files/store';
import { workingFiles } from './working-files.ts';

export function networkActivities({
  db,
  dataDir,
  network,
}: Pick<Dependencies, 'db' | 'dataDir' | 'network'>) {
  const store = fileStore(dataDir);

  return {
    /** Asks the network for one part of the identifiers, in batches with a key each, and keeps the answers in a file. */
    async askNetwork({ submissionId, contractId }: QualificationInput, part: Part): Promise<void> {
      const files = workingFiles(store, submissionId);
      if (await files.hasAnswers(part)) return;
      const { qualificationType } = await db.qpcContract.findUniqueOrThrow({ where: { id: contractId } });
      const type = qualificationTypeOf(qualificationType);
      const { workflowId } = ofWorkflow();
      const signal = cancellationSignal();
      const identifiers = await files.readIdentifiers(part);
      const batches: Promise<Awaited<ReturnType<typeof network.profiles>>>[] = [];
      for (let start = 0; start < identifiers.length; start += batchSize) {
        const batch = identifiers.slice(start, start + batchSize);
        // The batch is a fixed slice of the file: whoever asks it again asks the same under the same key.
        batches.push(network.profiles(type, batch, `${workflowId}:profiles:${part.from + start}`, signal));
      }
      await files.writeAnswers(part, (await Promise.all(batches)).flat());
    },
  };
}
