import 'server-only';
import type { Database } from '#prisma/client';
import type { PageQuery } from '#web/paths';
import { heldSlots, type HeldView } from './held.ts';
import { owedDeposits, type OwedView } from './owed.ts';
import { listSendings, sendingDays, type SendingView } from './sendings.ts';
import type { Page } from '#web/kit/list/keyset';

/** A page of « Envois à venir »; what stands beside its list is on the first one only. */
export interface SendingsPage {
  /** Ahead of which mails are told. */
  days: number;
  page: Page<SendingView>;
  held: HeldView[];
  owed: { rows: OwedView[]; count: number };
}

export async function sendingsPage(db: Database, cursor: PageQuery, now: Date): Promise<SendingsPage> {
  const page = await listSendings(db, cursor, now);
  // Whichever way it was reached.
  const first = page.newer === null;
  return {
    days: sendingDays,
    page,
    held: first ? await heldSlots(db, now) : [],
    owed: first ? await owedDeposits(db) : { rows: [], count: 0 },
  };
}
