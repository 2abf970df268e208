import { errors } from '#web/kit/words/en';
import { kit } from './en/kit.ts';
import type { fr } from './fr.ts';
import { joinedWords } from './joined.ts';

export const en = { kit, errors, ...joinedWords('en') } satisfies typeof fr;
