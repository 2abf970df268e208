import { setTimeout as sleep } from 'node:timers/promises';
import type { Wait } from '#domain/process';
import type { CertificateSettingsInput, SettingsState } from '#workflows/certificates/settings/contract';
import type { Revision } from '#workflows/shared/story';
import type { Dependencies } from '#activities/dependencies';
import { latestSettings } from './rows.ts';
import { pageSize } from '#activities/platform/pages';
import { project } from '#activities/platform/projection';

/** Slots that are told of new delays in a second. */
const perSecond = 20;

/** How all slots hear that the delays of their warnings have changed. */
export function certificateSettingsRows(
  dependencies: Pick<Dependencies, 'db' | 'runs' | 'now' | 'longWaitSeconds'>,
) {
  const { db, runs } = dependencies;

  async function write(
    { version, startedAt }: CertificateSettingsInput,
    { state, wait = null, revision }: { state: SettingsState; wait?: Wait | null } & Revision,
  ): Promise<void> {
    const facts = {
      kind: 'certificateSettings',
      operatorId: null,
      reference: `${version}`,
      startedAt,
    } as const;
    await project(dependencies, revision, facts, async () => ({
      ...{ state, wait, ended: state !== 'inProgress' },
    }));
  }

  return {
    openSettings: (input: CertificateSettingsInput, revision: Revision): Promise<void> =>
      write(input, { state: 'inProgress', ...revision }),
    showSettings: (
      input: CertificateSettingsInput,
      shown: { state: SettingsState; wait: Wait | null } & Revision,
    ) => write(input, shown),
    endSettings: (input: CertificateSettingsInput, end: { state: SettingsState } & Revision): Promise<void> =>
      write(input, end),

    /**
     * Tells the slots that come after one, twenty a second; answers where to go on. Told again a slot does nothing new.
     * Over too once there are newer delays, whose own process tells everybody.
     */
    async tellSlots(version: number, after: string): Promise<{ told: number; after: string; over: boolean }> {
      const latest = await latestSettings(db);
      if (latest && latest.version > version) return { told: 0, after, over: true };
      const page = await db.certificateSlot.findMany({
        where: { currentId: { not: null }, workflowId: { gt: after } },
        orderBy: { workflowId: 'asc' },
        select: { workflowId: true },
        take: pageSize,
      });
      for (const { workflowId } of page) {
        // Nobody there: the slot reads the delays when it begins again.
        await runs.replan(workflowId);
        await sleep(1000 / perSecond);
      }
      return { told: page.length, after: page.at(-1)?.workflowId ?? after, over: page.length < pageSize };
    },
  };
}
