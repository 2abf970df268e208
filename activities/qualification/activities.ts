import type { Dependencies } from '#activities/dependencies';
import { qualificationHooks } from './hooks.ts';
import { networkActivities } from './network.ts';
import { noticeActivities } from './notice.ts';
import { purging } from './purge.ts';
import { results } from './results.ts';
import { qualificationRows } from './rows.ts';
import { untoldEnds } from './untold.ts';
import { verification } from './verify.ts';

export const qualification = {
  hooks: qualificationHooks,
  activities: (dependencies: Dependencies) => ({
    ...qualificationRows(dependencies),
    ...verification(dependencies),
    ...networkActivities(dependencies),
    ...results(dependencies),
    ...noticeActivities(dependencies),
    ...untoldEnds(dependencies),
    ...purging(dependencies),
  }),
};
