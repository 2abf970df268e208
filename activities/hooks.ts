import type { ProcessKind } from '#domain/process';
import { accountsHooks } from './accounts/hooks.ts';
import { certificatesHooks } from './certificates/hooks.ts';
import type { Dependencies } from './dependencies.ts';
import type { KindHooks } from './platform/kind-hooks.ts';
import { platformHooks } from './platform/hooks.ts';
import { qualificationHooks } from './qualification/hooks.ts';

/** The hooks of every kind of process. */
export function kindHooks(dependencies: Dependencies): Readonly<Record<ProcessKind, KindHooks>> {
  return {
    ...qualificationHooks(dependencies),
    ...platformHooks(dependencies),
    ...accountsHooks(dependencies),
    ...certificatesHooks(dependencies),
  };
}
