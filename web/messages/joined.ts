import type { Together } from '#domain/manifests';
import { words } from '#web/features/registry.words';
import type { FeatureWords } from './shared-words.ts';

type Words = (typeof words)[number];
type Joined<L extends keyof FeatureWords> = Together<Words[L]['own'] | Words[L]['shared']>;

/** The catalogue of one language, joined from all features. */
export function joinedWords<L extends keyof FeatureWords>(language: L): Joined<L> {
  const all: readonly FeatureWords[] = words;
  const catalogue = {};
  for (const { [language]: parts } of all) {
    add(catalogue, parts.own);
    add(catalogue, parts.shared);
  }
  // Built from the parts that the type is made of.
  return catalogue as Joined<L>;
}

function add(to: object, more: object, path = ''): void {
  for (const [name, said] of Object.entries(more)) {
    const there: unknown = Object.getOwnPropertyDescriptor(to, name)?.value;
    if (isTable(there) && isTable(said)) add(there, said, `${path}${name}.`);
    else if (there !== undefined) throw new Error(`Two features say ${path}${name}.`);
    else Object.assign(to, { [name]: isTable(said) ? copied(said) : said });
  }
}

function copied(table: object): object {
  const copy = {};
  add(copy, table);
  return copy;
}

function isTable(said: unknown): said is object {
  return typeof said === 'object' && said !== null && !Array.isArray(said);
}
