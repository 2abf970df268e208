import { formatNumber } from '#web/messages/format';
import type { inbox as french } from './fr.ts';

export const inbox = {
  title: 'My tasks',
  description: 'What processes ask of you: what is overdue first, then by due date.',
  caption: 'Tasks',
  counter: (open: number) =>
    open === 0
      ? 'My tasks: nothing to do'
      : `My tasks: ${open > 99 ? 'more than 99' : formatNumber('en', open)} to do`,
  viewsLabel: 'Tasks shown',
  views: { open: 'To do', mine: 'Mine', done: 'Over' },
  columns: { task: 'Task', due: 'Due', claim: 'Taken on by', end: 'End', actions: 'Actions' },
  longWait: (what: string, since: string) => `has waited for ${what} since ${since}`,
  renewCertificate: (label: string, expiry: string) =>
    `expires soon: deposit what follows ${label}, valid until ${expiry}`,
  waits: {
    network: 'the qualification network',
    mail: 'the mail server',
    storage: 'the database or the disk',
    paused: 'calls to be resumed',
    fault: 'a failing step to be looked at',
  },
  help: {
    longWait:
      'The process tries again by itself and goes on as soon as it can. Then the task withdraws itself.',
    renewCertificate:
      'No certificate was deposited to follow it: the e-service will stop at the expiry. The task withdraws itself with the deposit.',
  },
  label: (name: string) => `${name}: `,
  due: (at: string) => `by ${at}`,
  overdue: 'Overdue',
  nobody: 'Nobody',
  me: 'You',
  claimed: (by: string, at: string) => `${by}, since ${at}`,
  done: (by: string, at: string) => `Done by ${by}, ${at}`,
  withdrawn: (at: string) => `Withdrawn, ${at}: the process needs it no longer`,
  lasts: 'The process still waits',
  noteOf: (note: string) => `Note: ${note}`,
  states: { open: 'To do', claimed: 'Taken on', done: 'Done', withdrawn: 'Withdrawn' },
  actions: { claim: 'Take on', takeOver: 'Take over', handBack: 'Hand back', done: 'Done…' },
  actionOf: (action: string, task: string) => `${action}: ${task}`,
  hindrances: {
    ended: 'This task is over.',
    mine: 'You have taken it on already.',
    notMine: 'You have not taken it on.',
    taken: 'Somebody else has taken it on: take it over first.',
    byAct: 'This task ends by itself, once what it asks for is done.',
  },
  outcomes: {
    changed: 'Somebody was faster: see who takes care of it.',
    unknown: 'There is no such task.',
    noNote: 'Say what was done.',
    invalid: 'The request was not valid; reload the page.',
    notSent: 'The portal does not answer; try again.',
    failed: (reference: string) => `The request did not succeed (reference ${reference}).`,
  },
  dialog: {
    title: 'Task done',
    text: 'It leaves the list. If the process still waits, its page goes on saying so.',
    confirm: 'It is done',
    reason: 'Note',
    reasonHelp: 'What was done, for your colleagues.',
    reasonMissing: (least: number, most: number) => `Say what was done, in ${least} to ${most} characters.`,
    back: 'Back',
  },
  detail: {
    back: 'My tasks',
    facts: 'The task',
    trace: 'What was done',
    noTrace: 'Nobody has touched this task yet.',
    kind: 'Kind',
    process: 'Process',
    operator: 'Operator',
    raised: 'Asked',
    due: 'Due',
    claim: 'Taken on by',
    by: (login: string) => `by ${login}`,
  },
  empty: {
    open: { title: 'Nothing to do', text: 'Tasks that processes give you appear here.' },
    mine: { title: 'No task of yours', text: 'Take a task on: your colleagues see it.' },
    done: { title: 'No task is over', text: 'Tasks that were done or withdrawn appear here.' },
  },
  newer: 'Previous',
  older: 'Next',
  pages: 'Pages of the list',
  announce: (rows: number) => `${rows} ${rows === 1 ? 'task' : 'tasks'}`,
} satisfies typeof french;
