import type { ExternalSystem } from '#domain/systems';
import type { ReachOfRoles } from './roles.ts';

/**
 * What an e-service declares of itself. The shared tables are joined from all manifests in domain/manifests.ts; names that
 * one manifest uses of another (`service`, `waitsFor`) are plain strings here and checked where the tables are joined.
 * Names are stored and sent: a new one is added, none is changed.
 */
export interface Manifest {
  services?: Readonly<Record<string, ServiceRow>>;
  rights?: Readonly<Record<string, RightRow>>;
  processes?: Readonly<Record<string, ProcessRow>>;
  /**
   * Actions in the audit trail. `own`: what the wholesaler's people do among themselves, in no operator's trail;
   * `operator`: what can be done to an operator's own.
   */
  audit?: Readonly<Record<string, 'own' | 'operator'>>;
  tasks?: Readonly<Record<string, TaskRow>>;
  /** Reasons to wait that are not the process's own work. */
  waits?: readonly string[];
  failures?: Readonly<Record<string, FailureRow>>;
  schedules?: Readonly<Record<string, ScheduleRow>>;
  /** What the change feed names beside the kinds of processes. */
  entities?: readonly string[];
}

/**
 * What e-services are grouped by: the four columns of « E-services » in the form of accounts (OWF-202), which are also
 * « Avant-vente », « Commande Production Livraison », « Après-vente » and the documents among the cards (OWF-003).
 */
export const serviceFamilies = ['preSales', 'orders', 'afterSales', 'documents'] as const;
export type ServiceFamily = (typeof serviceFamilies)[number];

/** An e-service that people are granted. */
export interface ServiceRow {
  family: ServiceFamily;
  /** Its place in the column of its family (OWF-202), from 1. */
  place: number;
  /** Part of the addresses of its pages. */
  slug: string;
  /** Whether it runs in this portal or is an application elsewhere, whose address the wholesaler sets. */
  runs: 'here' | 'external';
  /** The certificate that its machines need, where one is issued for it. */
  certificate?: string;
}

export interface RightRow {
  /** The e-service that must be granted, where the action belongs to one. */
  service?: string;
  /** Only looks, so it is left to a person who sees an operator's pages read-only. */
  reads?: true;
  reach: ReachOfRoles;
}

/** A kind of durable process. */
export interface ProcessRow {
  /** First part of the workflow id. */
  prefix: string;
  /** Systems that it calls: it waits while operations hold back the calls to one of them. */
  calls: readonly ExternalSystem[];
  /** Sleeps for months, by the hundred thousand: lists of open processes leave it out, the reconciler takes some in turn. */
  sleeps?: true;
}

/** A kind of task. */
export interface TaskRow {
  /** `note`: a person says that it is done, with a note. `act`: only the act that it asks for, on a page, ends it. */
  settles: 'note' | 'act';
}

/** A type of the failures that activities raise. What is final is not tried again; the others pass with time. */
export type FailureRow = { type: string; waitsFor: string } | { type: string; final: true };

/** A workflow that a schedule starts. When it runs is set in temporal.yaml under the same name. */
export interface ScheduleRow {
  workflowType: string;
  note: string;
  /** For how long a run that was missed is made up for; without it, one run at the start of a worker replaces it. */
  madeUpFor?: '12h';
}
