'use client';
import { useState } from 'react';
import { slotOfLabel } from '#domain/certificates/label';
import {
  certificateLimits,
  isToConfirm,
  type CertificateRefusal,
  type Doubt,
} from '#domain/certificates/refusal';
import { depositFile, readFile, type ReadAnswer, type Unanswered } from './deposit-requests.ts';

/** A file on its way from the person's machine to the operator's space. */
export interface Dropped {
  key: number;
  file: File;
  /** What was typed stays whatever is answered. */
  password: string;
  label: string;
  service: string;
  environment: string;
  /** What is doubtful about it and meant. */
  confirmed: readonly Doubt[];
  read: ReadAnswer | null;
  doing: 'reading' | 'saving' | null;
  refusal: CertificateRefusal | null;
  failure: Unanswered | null;
  /** Id of the certificate, once it is saved. */
  savedAs: string | null;
}

export type Typed = Pick<Dropped, 'password' | 'label' | 'service' | 'environment' | 'confirmed'>;

/** Files of one form are sent some at a time: a portal has other guests. */
const atOnce = 3;
let keys = 0;

const begun = (file: File): Dropped => ({
  ...{ key: ++keys, file, password: '', label: '', service: '', environment: '', confirmed: [] },
  ...{ read: null, refusal: null, failure: null, savedAs: null, doing: 'reading' },
});

/** Waits for it to be typed: nothing that reading anew would change. */
export const needsPassword = ({ refusal }: Dropped) =>
  refusal?.reason === 'passwordMissing' || refusal?.reason === 'wrongPassword';
export const isReady = (dropped: Dropped) => dropped.read !== null && dropped.savedAs === null;
export const isComplete = ({ label, service, environment }: Dropped) =>
  label.trim() !== '' && service !== '' && environment !== '';

const sending = (dropped: Dropped): Dropped => ({
  ...dropped,
  ...{ doing: 'saving', refusal: null, failure: null },
});

/** What was confirmed of one slot is asked again for another one. */
const unconfirmed = (to: Partial<Typed>, { confirmed }: Dropped): Partial<Dropped> =>
  'service' in to || 'environment' in to
    ? { confirmed: confirmed.filter((doubt) => doubt === 'authority'), refusal: null }
    : {};

/** The files of the form and what can be done with them. */
export function useDeposits() {
  const [files, setFiles] = useState<readonly Dropped[]>([]);
  /** Of those that were chosen last: a form takes so many. */
  const [leftOut, setLeftOut] = useState(0);
  const changeBy = (key: number, to: (one: Dropped) => Partial<Dropped>) =>
    setFiles((before) => before.map((one) => (one.key === key ? { ...one, ...to(one) } : one)));
  const change = (key: number, to: Partial<Dropped>) => changeBy(key, () => to);

  async function read({ key, file, password }: Dropped): Promise<void> {
    if (file.size > certificateLimits.fileBytes)
      return change(key, { doing: null, refusal: { reason: 'tooLarge' } });
    change(key, { doing: 'reading', refusal: null, failure: null });
    const answer = await readFile(file, password);
    if (answer.ok)
      change(key, {
        ...{ doing: null, read: answer, label: answer.label ?? '' },
        ...slotOfLabel(answer.label ?? ''),
      });
    else if ('refusal' in answer) change(key, { doing: null, refusal: answer.refusal });
    else change(key, { doing: null, failure: answer });
  }

  async function save(dropped: Dropped, operatorId: string): Promise<boolean> {
    const { key, file, password, label, service, environment, confirmed, read: seen } = dropped;
    if (!seen) return false;
    const answer = await depositFile({
      form: seen.form,
      operatorId,
      service,
      environment,
      label,
      file,
      password,
      confirmed: confirmed.join(' '),
    });
    if (answer.ok) change(key, { doing: null, savedAs: answer.id, label: answer.label, password: '' });
    else if ('refusal' in answer) change(key, { doing: null, refusal: answer.refusal });
    else change(key, { doing: null, failure: answer });
    return answer.ok;
  }

  return {
    ...{ files, leftOut },
    add: (chosen: readonly File[]) => {
      const added = chosen.slice(0, Math.max(0, certificateLimits.files - files.length)).map(begun);
      setLeftOut(chosen.length - added.length);
      setFiles((before) => [...before, ...added]);
      void inTurn(added, read);
    },
    type: (key: number, to: Partial<Typed>) => changeBy(key, (one) => ({ ...unconfirmed(to, one), ...to })),
    remove: (key: number) => {
      setFiles((before) => before.filter((one) => one.key !== key));
      setLeftOut(0);
    },
    clear: () => {
      setFiles([]);
      setLeftOut(0);
    },
    read,
    /** Of another operator nothing was confirmed. */
    unconfirm: () =>
      setFiles((before) =>
        before.map((one) => ({
          ...{ ...one, confirmed: [] },
          refusal: isToConfirm(one.refusal) ? null : one.refusal,
        })),
      ),
    /** Answers how many were saved of those that could be. */
    saveAll: async (operatorId: string) => {
      const ready = files.filter(isReady);
      // All of them before the first is sent: what waits for its turn is sent as it is now, so nobody may change it.
      setFiles((before) =>
        before.map((one) => (ready.some(({ key }) => key === one.key) ? sending(one) : one)),
      );
      let saved = 0;
      await inTurn(ready, async (one) => {
        if (await save(one, operatorId)) saved += 1;
      });
      return { saved, refused: files.filter(({ savedAs }) => savedAs === null).length - saved };
    },
  };
}

async function inTurn<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all];
  const hand = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}
