import type { Dependencies } from '#activities/dependencies';
import { sweeping } from './sweep.ts';
import { platformHooks } from './hooks.ts';
import type { Hooks } from './kind-hooks.ts';
import { passwordResetActivities } from './mail/password-reset.ts';
import { reconciliation } from './reconcile.ts';
import { stopReasons } from './stops.ts';
import { taskActivities } from './tasks.ts';

export const platform = {
  hooks: platformHooks,
  activities: (dependencies: Dependencies, hooks: Hooks) => ({
    ...passwordResetActivities(dependencies),
    ...taskActivities(dependencies),
    ...reconciliation(dependencies, hooks),
    ...stopReasons(dependencies),
    ...sweeping(dependencies, hooks),
  }),
};
