import { formatNumber } from '#web/messages/format';

export const inbox = {
  title: 'Mes tâches',
  description: 'Ce que les processus vous demandent\u00a0: les tâches en retard d’abord, puis par échéance.',
  caption: 'Tâches',
  counter: (open: number) =>
    open === 0
      ? 'Mes tâches\u00a0: rien à faire'
      : `Mes tâches\u00a0: ${open > 99 ? 'plus de 99' : formatNumber('fr', open)} à faire`,
  viewsLabel: 'Tâches affichées',
  views: { open: 'À faire', mine: 'Les miennes', done: 'Terminées' },
  columns: { task: 'Tâche', due: 'Échéance', claim: 'Prise en charge', end: 'Fin', actions: 'Actions' },
  /** Before a value, where the columns have no head. */
  label: (name: string) => `${name}\u00a0: `,
  due: (at: string) => `pour le ${at}`,
  overdue: 'En retard',
  nobody: 'Personne',
  me: 'Vous',
  claimed: (by: string, at: string) => `${by}, depuis le ${at}`,
  done: (by: string, at: string) => `Faite par ${by} le ${at}`,
  withdrawn: (at: string) => `Retirée le ${at}\u00a0: le processus n’en a plus besoin`,
  lasts: 'Le processus attend toujours',
  noteOf: (note: string) => `Note\u00a0: ${note}`,
  states: { open: 'À faire', claimed: 'Prise en charge', done: 'Faite', withdrawn: 'Retirée' },
  actions: { claim: 'Prendre en charge', takeOver: 'Reprendre', handBack: 'Rendre', done: 'Terminer…' },
  actionOf: (action: string, task: string) => `${action}\u00a0: ${task}`,
  hindrances: {
    ended: 'Cette tâche est terminée.',
    mine: 'Vous l’avez déjà prise en charge.',
    notMine: 'Vous ne l’avez pas prise en charge.',
    taken: 'Une autre personne l’a prise en charge\u00a0: reprenez-la d’abord.',
    byAct: 'Cette tâche se termine d’elle-même, quand ce qu’elle demande est fait.',
  },
  outcomes: {
    changed: 'Quelqu’un a été plus rapide\u00a0: regardez qui s’en occupe.',
    unknown: 'Cette tâche n’existe pas.',
    noNote: 'Indiquez ce qui a été fait.',
    invalid: 'La demande n’était pas valable\u00a0; rechargez la page.',
    notSent: 'Le portail ne répond pas\u00a0; recommencez.',
    failed: (reference: string) => `La demande n’a pas abouti (référence ${reference}).`,
  },
  dialog: {
    title: 'Terminer la tâche',
    text: 'Elle quitte la liste. Si le processus attend toujours, sa page continue de le dire.',
    confirm: 'Terminer la tâche',
    reason: 'Note',
    reasonHelp: 'Ce qui a été fait, pour vos collègues.',
    reasonMissing: (least: number, most: number) =>
      `Indiquez ce qui a été fait, de ${least} à ${most} caractères.`,
    back: 'Renoncer',
  },
  detail: {
    back: 'Mes tâches',
    facts: 'La tâche',
    trace: 'Ce qui a été fait',
    noTrace: 'Personne n’a encore touché à cette tâche.',
    kind: 'Sorte',
    process: 'Processus',
    operator: 'Opérateur',
    raised: 'Demandée',
    due: 'Échéance',
    claim: 'Prise en charge',
    by: (login: string) => `par ${login}`,
  },
  empty: {
    open: { title: 'Rien à faire', text: 'Les tâches que les processus vous confient apparaissent ici.' },
    mine: {
      title: 'Aucune tâche à votre nom',
      text: 'Prenez une tâche en charge\u00a0: vos collègues le voient.',
    },
    done: { title: 'Aucune tâche terminée', text: 'Les tâches faites ou retirées apparaissent ici.' },
  },
  newer: 'Précédentes',
  older: 'Suivantes',
  pages: 'Pages de la liste',
  announce: (rows: number) => `${rows} ${rows > 1 ? 'tâches' : 'tâche'}`,
};
