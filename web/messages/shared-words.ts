import type { AuditAction } from '#domain/audit';
import type { Manifest } from '#domain/kit/manifest';
import type { Joined, Listed } from '#domain/manifests';

/** The texts of a feature in one language: its own entries of the catalogue, and its part of the shared ones. */
interface Parts {
  own: object;
  shared: object;
}
export type FeatureWords = Readonly<Record<'fr' | 'en', Parts>>;

type Texts<Name extends string = string> = Readonly<Record<Name, string>>;
type Names<M, Part extends keyof Manifest> =
  M extends Readonly<Record<Part, infer P>>
    ? (P extends readonly (infer Name)[] ? Name : keyof P) & string
    : never;
type AskedBy<M, Part extends keyof Manifest, Words> =
  M extends Readonly<Record<Part, unknown>> ? Words : unknown;

/**
 * The texts of one feature on screens that show all e-services, under the same keys as in the catalogue. Its manifest
 * requires most of them: an e-service, a process or an audit action without its texts does not compile.
 */
export type SharedWords<M extends Manifest> = FreeWords &
  AskedBy<M, 'services', ServiceWords<Names<M, 'services'>>> &
  AskedBy<M, 'processes', { exploitation: { kinds: Texts<Names<M, 'processes'>> } }> &
  AskedBy<M, 'waits', WaitWords<Names<M, 'waits'>>> &
  AskedBy<M, 'tasks', { inbox: TaskWords<Names<M, 'tasks'>> }> &
  AskedBy<M, 'audit', { journal: { actions: Texts<Names<M, 'audit'>> } }>;

/** Texts of names that are in no manifest. A name that several features use belongs to the platform. */
interface FreeWords {
  /** States of the feature's processes. */
  exploitation?: { states?: Texts };
  /** Field names and values of audit rows, and kinds of their subjects; web/server/audit.ts takes its field names from here. */
  journal?: { fields?: Texts; values?: Texts; subjects?: Texts };
}

/** Labels of the check boxes of accounts, and the cards of the home page. */
interface ServiceWords<Service extends string> {
  accounts: { services: Texts<Service> };
  espace: { cards: Readonly<Record<Service, { title: string; text: string }>> };
}

/** A reason to wait: its name, its explanation, and its form in the sentence of a task. */
interface WaitWords<Reason extends string> {
  exploitation: { waits: Texts<Reason>; whyWaits: Texts<Reason> };
  inbox: { waits: Texts<Reason> };
}

/** A kind of task: its sentence, which follows the name of the process, and its help. */
type TaskWords<Kind extends string> = Readonly<Record<Kind, (...facts: never[]) => string>> & {
  help: Texts<Kind>;
};

/** The texts that all manifests require; a feature whose words are not joined does not compile. */
export type EverySharedWord = SharedWords<{
  services: Joined<'services'>;
  processes: Joined<'processes'>;
  audit: Readonly<Record<AuditAction, 'own' | 'operator'>>;
  tasks: Joined<'tasks'>;
  waits: readonly Listed<'waits'>[];
}>;
