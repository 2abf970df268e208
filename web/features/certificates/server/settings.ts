import 'server-only';
import { judgeNoticeSettings, type NoticeForm, type NoticeProblems } from '#domain/certificates/settings';
import { noticeSettingsOf, type NoticeSettings } from '#domain/certificates/plan';
import type { Database, Transaction } from '#prisma/client';
import { certificateSettingsStart } from '#workflows/certificates/settings/contract';
import type { StartProcess } from '#workflows/shared/contract';
import { audit, type By } from '#web/server/audit';

/** The last delays and who set them; the defaults where nobody has set any. */
export interface SettingsView {
  settings: NoticeSettings;
  set: { at: string; byLogin: string } | null;
  /** Of the row that was read: a stale write is refused. */
  version: number;
  /** Slots that a change reaches. */
  slots: number;
}

const latest = (db: Database | Transaction) =>
  db.certificateSettings.findFirst({ orderBy: { version: 'desc' } });

export async function noticeSettings(db: Database): Promise<NoticeSettings> {
  return noticeSettingsOf(await latest(db));
}

/** So many days before its expiry a certificate begins to expire soon: the day of the first warning. */
export async function firstAlertDay(db: Database): Promise<number> {
  const { alertDays, reminderDays } = await noticeSettings(db);
  return Math.max(...alertDays, ...reminderDays);
}

export async function settingsView(db: Database): Promise<SettingsView> {
  const row = await latest(db);
  return {
    settings: noticeSettingsOf(row),
    set: row && { at: row.at.toISOString(), byLogin: row.byLogin },
    version: row?.version ?? 0,
    slots: await db.certificateSlot.count(),
  };
}

/** Starts the process that announces new delays to every slot; there is one for each version. */
export type StartSettings = StartProcess<ReturnType<typeof certificateSettingsStart>>;

/** `told`: whether that process was started. */
export type SettingsAnswer =
  | { ok: true; changed: boolean; told: boolean; slots: number }
  | { ok: false; reason: 'problems'; problems: NoticeProblems }
  | { ok: false; reason: 'changed' };

/** Sets the delays for every slot; the same ones again change nothing. */
export async function changeSettings(
  { db, start }: { db: Database; start: StartSettings },
  { form, version, by }: { form: NoticeForm; version: number; by: By },
  now: Date,
): Promise<SettingsAnswer> {
  const judged = judgeNoticeSettings(form);
  if (!judged.ok) return { ok: false, reason: 'problems', problems: judged.problems };
  const { alertDays, reminderDays, time } = judged.value;
  const written = await db.$transaction(async (tx) => {
    const row = await latest(tx);
    if ((row?.version ?? 0) !== version) return 'changed';
    const before = noticeSettingsOf(row);
    // Saved again after an outage: starts the same process, which is idempotent.
    if (JSON.stringify(before) === JSON.stringify(judged.value))
      return { version, setAt: row?.at ?? now, changed: false };
    const settings = {
      alertDays: JSON.stringify(alertDays),
      reminderDays: JSON.stringify(reminderDays),
      time,
    };
    const created = await tx.certificateSettings.create({
      data: { ...settings, at: now, byLogin: by.login },
    });
    await audit(tx, now, {
      action: 'certificate.settings',
      actor: by,
      operatorId: null,
      subject: 'certificateSettings:all',
      before: { ...before },
      after: { ...judged.value },
      fromAddress: by.address,
    });
    return { version: created.version, setAt: now, changed: true };
  });
  if (written === 'changed') return { ok: false, reason: 'changed' };
  const slots = await db.certificateSlot.count();
  const startedAt = written.setAt.toISOString();
  const told =
    written.version === 0 || (await start(certificateSettingsStart({ version: written.version, startedAt })));
  return { ok: true, changed: written.changed, told, slots };
}
