import { formatNumber } from '#web/messages/format';
import type { outcome as french } from './fr.ts';

const number = (value: number) => formatNumber('en', value);

export const outcome = {
  title: 'Results in figures',
  lines: 'Lines',
  share: 'Share',
  classes: 'MMS class',
  classesCaption: 'Lines by MMS class',
  reserved: 'Reserved class',
  active: 'FILESTATE',
  activeCaption: 'Lines by FILESTATE',
  activeRows: { ACTIF: 'Number managed by Orange', INACTIF: 'Number not managed by Orange' },
  clickable: 'CLIQUABLE',
  clickableCaption: 'Lines by CLIQUABLE',
  clickableRows: { '1': 'Compatible handset', '0': 'Incompatible handset, or unknown capabilities' },
  uncounted: 'This file was qualified before results were counted.',

  billing: 'Billing',
  billed: (profiles: number, price: string) =>
    `${number(profiles)} different ${profiles === 1 ? 'profile' : 'profiles'} at ${price} excl. VAT`,
  total: (amount: string) => `${amount} excl. VAT`,
  access: (amount: string) =>
    `The access to the extranet is billed separately: ${amount} excl. VAT a month and a company.`,
  notYet: 'A file is billed only once it is “Completed”.',
  never: 'A “Rejected” file is not billed.',

  kept: (until: string) => `Results kept until ${until} (Paris time), then removed.`,
  purgedStory: 'Results removed',

  ofLines: (lines: number) => `File of ${number(lines)} ${lines === 1 ? 'line' : 'lines'}`,
  pace: (perSecond: number, left: string) =>
    `${number(perSecond)} ${perSecond === 1 ? 'profile' : 'profiles'} a second, about ${left} left`,
} satisfies typeof french;
