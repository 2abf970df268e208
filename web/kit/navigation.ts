import type { Icon } from '@tabler/icons-react';
import type { Action, Actor } from '#domain/rights';
import type { Service, ServiceFamily } from '#domain/services';
import type { Messages } from '#web/messages/catalogue';

/** Groups of the navigation in their order; « Espace Opérateurs » gives the four families of e-services (OWF-003). */
export type GroupKey =
  | 'own'
  | ServiceFamily
  | 'qpc'
  | 'informations'
  | 'administration'
  | 'backOffice'
  | 'operations'
  | 'leave'
  | 'help';

/** An entry of the navigation. */
export interface EntryFacts {
  group: GroupKey;
  /** Its place within the group; two features may share a group. */
  place: number;
  href: string;
  icon: Icon;
  name: (messages: Messages) => string;
  /** Who sees it: holders of this right, or as the function says; everyone where neither stands. */
  right?: Action;
  shown?: (actor: Actor) => boolean;
  /** Under this name the frame counts what waits there. */
  counted?: string;
  /** The sentence of its card on the home page of the wholesaler's people, who work there. */
  desk?: (messages: Messages) => string;
}

export interface ServicePage {
  href: string;
  /** The navigation has entries of the feature for it, and none in its family. */
  ownEntries?: true;
}

/** What a feature adds to the frame of the portal: plain facts, the same on the server and in the browser. */
export interface Feature {
  entries: Readonly<Record<string, EntryFacts>>;
  /** Pages of the e-services that run in this portal: their cards launch them. */
  pages?: Partial<Readonly<Record<Service, ServicePage>>>;
}
