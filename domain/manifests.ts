import { accounts } from './accounts/manifest.ts';
import { certificates } from './certificates/manifest.ts';
import { espace } from './espace/manifest.ts';
import type { Manifest } from './kit/manifest.ts';
import { platform } from './platform/manifest.ts';
import { qualification } from './qualification/manifest.ts';

/** All manifests. Lists of kinds of processes, reasons to wait and systems are shown in this order. */
export const manifests = [
  qualification,
  platform,
  espace,
  accounts,
  certificates,
] as const satisfies readonly Manifest[];

const all: readonly Manifest[] = manifests;

type Declared = (typeof manifests)[number];
/** Parts of a manifest that are tables of rows by name, and those that are lists of names. */
type Table = Exclude<keyof Manifest, List>;
type List = 'waits' | 'entities';

type PartOf<M, Part extends keyof Manifest> = M extends Readonly<Record<Part, infer P>> ? P : never;
type KeysOf<M, T extends Table> = M extends Readonly<Record<T, infer Rows>> ? keyof Rows & string : never;
type ItemOf<P> = P extends readonly (infer Item)[] ? Item : never;

/** What all members of a union have together: a table that several fill has the rows of each. */
export type Together<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer A) => void
  ? A
  : never;

/** The names in one table of all manifests. */
export type NameIn<T extends Table> = KeysOf<Declared, T>;
/** One table of all manifests, each row with its literal type. */
export type Joined<T extends Table> = Together<PartOf<Declared, T>>;
/** The names in one list of all manifests. */
export type Listed<L extends List> = ItemOf<PartOf<Declared, L>>;

export function joined<T extends Table>(table: T): Joined<T> {
  // Object.assign knows the types of its arguments only one by one.
  return Object.assign({}, ...all.map((manifest) => manifest[table])) as Joined<T>;
}

export function namesIn<T extends Table>(table: T): readonly NameIn<T>[] {
  // Keys of object literals are what their types say, which `Object.keys` cannot know.
  return all.flatMap((manifest) => Object.keys(manifest[table] ?? {})) as NameIn<T>[];
}

export function listed<L extends List>(list: L): readonly Listed<L>[] {
  // Widened above to read a part that not every manifest has.
  return all.flatMap((manifest) => manifest[list] ?? []) as Listed<L>[];
}
