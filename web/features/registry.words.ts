import type { FeatureWords } from '#web/messages/shared-words';
import { accounts } from './accounts/words.ts';
import { certificates } from './certificates/words.ts';
import { espace } from './espace/words.ts';
import { platform } from './platform/words.ts';
import { qualification } from './qualification/words.ts';

/** The texts of each feature, in both languages; web/messages joins them. */
export const words = [
  platform,
  qualification,
  accounts,
  espace,
  certificates,
] as const satisfies readonly FeatureWords[];
