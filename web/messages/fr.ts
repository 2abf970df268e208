import { errors } from '#web/kit/words/fr';
import { kit } from './fr/kit.ts';
import { joinedWords } from './joined.ts';
import type { EverySharedWord } from './shared-words.ts';

const features = joinedWords('fr') satisfies EverySharedWord;

export const fr = { kit, errors, ...features };
