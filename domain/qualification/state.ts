/**
 * Life of a qualification (QPC-092 to QPC-097), in TM Forum words: received and being verified, refused before it
 * became one, in progress, completed, rejected while processing. Everything that shows or allows something by state
 * reads this table.
 */
export type QualificationState = 'acknowledged' | 'refused' | 'inProgress' | 'completed' | 'rejected';

/** The three statuses a person sees (QPC-092): « En attente », « Terminé », « Rejeté ». */
export const qualificationStatuses = ['pending', 'done', 'rejected'] as const;
export type QualificationStatus = (typeof qualificationStatuses)[number];

interface StateRow {
  /** Null: the file never became a qualification and is not listed. */
  status: QualificationStatus | null;
  /** Nothing follows. */
  final: boolean;
}

export const qualificationStates: Readonly<Record<QualificationState, StateRow>> = {
  acknowledged: { status: null, final: false },
  refused: { status: null, final: true },
  inProgress: { status: 'pending', final: false },
  completed: { status: 'done', final: true },
  rejected: { status: 'rejected', final: true },
};

export type QualificationAction = 'download';

/** Which action each state allows (QPC-097). Whether a process may be told to try again depends on its wait, whatever its kind. */
export const qualificationActions: Readonly<Record<QualificationAction, readonly QualificationState[]>> = {
  download: ['completed'],
};

/** Nothing of a qualification can be downloaded once its results were removed (QPC-100). */
export function qualificationAllows(
  action: QualificationAction,
  { state, purgedAt }: { state: QualificationState; purgedAt: Date | null },
): boolean {
  return qualificationActions[action].includes(state) && purgedAt === null;
}

/** The states a person finds in « Récupération d'une qualification ». */
export const listedStates = (Object.keys(qualificationStates) as QualificationState[]).filter(
  (state) => qualificationStates[state].status !== null,
);

/** The one state behind a status that a list is filtered by. */
export function stateOfStatus(status: QualificationStatus): QualificationState {
  const state = listedStates.find((listed) => qualificationStates[listed].status === status);
  if (state) return state;
  throw new Error(`No state has the status ${status}`);
}

/** The states that no list shows. */
export const unlistedStates = (Object.keys(qualificationStates) as QualificationState[]).filter(
  (state) => qualificationStates[state].status === null,
);

/** Whether it became a qualification once: its lines are noted with its acceptance. */
export function wasAccepted({ lines }: { lines: number }): boolean {
  return lines > 0;
}

/**
 * What the row tells of a process in `state`: what was accepted once is « En attente » while it is verified again, so
 * that it never leaves its operator's list (docs/decisions/031).
 */
export function toldState(state: QualificationState, row: { lines: number }): QualificationState {
  return state === 'acknowledged' && wasAccepted(row) ? 'inProgress' : state;
}

/** The system's remark under « Commentaires » of a rejected qualification (QPC-091, QPC-095). */
export const rejectionReasons = ['networkRefused', 'cancelled', 'stopped', 'lostFile'] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** Reasons that say nothing against the file: sent again as it is, it would be qualified. */
export type Interruption = Exclude<RejectionReason, 'networkRefused'>;

/** Null where the file itself is at fault. */
export function interruptionOf(reason: RejectionReason | null): Interruption | null {
  return reason === 'networkRefused' ? null : reason;
}

/** The remark that a row holds; null for one that this version does not know. */
export function rejectionReasonOf(comment: string | null): RejectionReason | null {
  return rejectionReasons.find((known) => known === comment) ?? null;
}
