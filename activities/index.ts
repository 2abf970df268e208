import type { Together } from '#domain/manifests';
import type { ProcessKind } from '#domain/process';
import { accounts } from './accounts/activities.ts';
import { certificates } from './certificates/activities.ts';
import type { Dependencies } from './dependencies.ts';
import { platform } from './platform/activities.ts';
import type { KindHooks } from './platform/kind-hooks.ts';
import { qualification } from './qualification/activities.ts';

/** The services, in the order in which the sweep asks the hooks of their kinds. */
const services = [qualification, platform, accounts, certificates] as const;

type Services = (typeof services)[number];

export type Activities = Together<ReturnType<Services['activities']>>;

/** Every activity, over the given outside world. */
export function createActivities(dependencies: Dependencies): Activities {
  // Object.assign knows the types of its arguments only one by one. A kind without its hooks does not compile.
  const hooks: Readonly<Record<ProcessKind, KindHooks>> = Object.assign(
    {},
    ...services.map((service) => service.hooks(dependencies)),
  ) as Together<ReturnType<Services['hooks']>>;
  return Object.assign(
    {},
    ...services.map((service) => service.activities(dependencies, hooks)),
  ) as Activities;
}
