import { formatNumber } from '#web/messages/format';
import type { certificates as french } from './fr.ts';
import { deposit } from './deposit/en.ts';
import { refusals } from './refusals/en.ts';

const days = (count: number) => `${formatNumber('en', count)} ${count === 1 ? 'day' : 'days'}`;
const slots = (count: number) => `${formatNumber('en', count)} certificate ${count === 1 ? 'slot' : 'slots'}`;
const recipients = (count: number) =>
  `${formatNumber('en', count)} ${count === 1 ? 'recipient' : 'recipients'}`;

export const certificates = {
  navigation: {
    name: 'Digital certificates',
    desk: 'Deposit them, follow their validity and the mails about it.',
  },
  title: 'My digital certificates',
  description:
    'The certificates of the e-services that you subscribed to. Download them at any time, as often as you like.',
  viewing: 'Certificates are downloaded with an account of the operator only.',
  desk: {
    title: 'Digital certificates',
    description: 'The certificates of operators, for every e-service.',
    deposit: 'Deposit certificates',
    sendings: 'Mails to come',
    settings: 'Delays of mails',
  },
  path: { label: 'Path', home: 'Home', services: 'My e-services' },
  caption: 'Certificates',
  columns: {
    operator: 'Operator',
    service: 'eService',
    environment: 'Environment',
    expires: 'Expires on',
    published: 'Published on',
    label: 'Label',
    state: 'State',
    daysLeft: 'Days left',
  },
  environments: { production: 'Production', test: 'Non-production' },
  states: {
    waiting: 'Not in use yet',
    valid: 'Valid',
    expiring: 'Expires soon',
    expired: 'Expired',
    replaced: 'Replaced',
    revoked: 'Revoked',
    upcoming: 'Not valid yet',
  },
  from: (day) => `valid from ${day}`,
  left: (count, expired) => {
    if (count === 0) return expired ? 'today' : 'last day';
    return count > 0 ? `${days(count)} left` : `${days(-count)} ago`;
  },
  announce: (state, count) => `${state}: ${formatNumber('en', count)}`,
  download: 'Download',
  downloadOf: (label) => `Download ${label}`,
  sheet: 'Certificates',
  fileName: 'certificates',
  search: {
    label: 'Search and filter certificates',
    text: 'Search',
    placeholder: 'Search for a file',
    submit: 'Search',
    validity: 'Validity',
    current: 'In validity',
  },
  empty: {
    title: 'No certificate',
    text: 'Your certificates will appear here as soon as your wholesaler has deposited them, and you will be told by mail.',
  },
  deskEmpty: {
    title: 'No certificate',
    text: 'Deposit a first one: the operator can download it, and its renewal is watched.',
  },
  noMatch: { title: 'No certificate matches', text: 'Widen the search or take a filter away.' },
  newer: 'Previous page',
  older: 'Next page',
  pages: 'Pages of certificates',
  digest: {
    title: 'Mails',
    label: 'One mail a day',
    help: 'What is deposited and what expires reaches you each morning, together. Otherwise each is mailed by itself.',
    failed: 'Your choice was not saved.',
  },
  detail: {
    back: 'Back to the certificates',
    facts: 'What the certificate says',
    file: 'File',
    subject: 'Subject',
    issuer: 'Issuer',
    siren: 'SIREN',
    serial: 'Serial number',
    fingerprint: 'SHA-256 fingerprint',
    validity: 'Validity',
    span: (from, until) => `from ${from} to ${until} (Paris time)`,
    key: 'Key',
    bits: (algorithm, bits) => (bits === null ? algorithm : `${algorithm}, ${bits} bits`),
    signature: 'Signature',
    chained: (format: string, count: number) =>
      `${format}, with ${formatNumber('en', count)} ${count === 1 ? 'certificate' : 'certificates'} of authorities`,
    downloadedAt: 'First download',
    never: 'Never downloaded',
    formats: { pem: 'PEM', der: 'DER', pkcs7: 'PKCS#7', pkcs12: 'PKCS#12' },
    password: 'If a password protects this file, it is given to you separately: it is not kept here.',
    withheld: {
      title: 'This file cannot be handed out at present',
      text: 'The portal can no longer read the file. The certificate itself is not at fault: where it is installed, it goes on serving. Tell your wholesaler, who will bring the file back or deposit another certificate.',
      desk: {
        missing:
          'The file is no longer in its place. Operations can bring it back from a backup; otherwise, revoke this certificate, then deposit its file again.',
        damaged:
          'The file is damaged. Operations can bring it back from a backup; otherwise, revoke this certificate, then deposit its file again.',
        keyLost:
          'The file is encrypted with a key that the portal no longer has. Operations can put it back into the settings; otherwise, revoke this certificate, then deposit its file again.',
      },
    },
    history: (service, environment) => `Story of ${service}, ${environment}`,
    events: {
      deposit: (label) => `${label}: deposited`,
      download: (label) => `${label}: first download by the operator`,
      current: (label) => `${label}: came into use`,
      replaced: (label) => `${label}: replaced`,
      revoke: (label) => `${label}: revoked`,
    },
    by: (login) => `by ${login}`,
    reason: (reason) => `Reason: ${reason}`,
    mails: {
      creation: 'First deposit told by mail',
      renewal: 'Renewal told by mail',
      alert: 'Expiry alert sent',
      reminder: 'Expiry reminder sent',
      noRenewal: 'Notice sent: no renewal deposited yet',
    },
    mailOf: (mail, label) => `${label} – ${mail}`,
    recipients,
  },
  revoke: {
    action: 'Revoke…',
    title: 'Revoke this certificate?',
    text: 'The operator can no longer download it, and no mail will mention it. A revocation cannot be taken back. If the certificate was only misplaced, deposit the same file next for the right operator, eService and environment; otherwise deposit another one and tell the authority that issued it.',
    confirm: 'Revoke',
    done: 'The operator can no longer download it. If another one is needed, deposit it; if it was only misplaced, the same file can be deposited again.',
    reasonHelp: 'It is written into the audit trail, and the operator reads it.',
    gone: 'This certificate had been revoked already.',
  },
  reasons: {
    reason: 'Reason',
    reasonHelp: 'It is written into the audit trail.',
    reasonMissing: (least, most) => `required – ${least} to ${most} characters`,
    back: 'Back',
  },
  sendings: {
    title: 'Mails to come',
    description: (count) => `The mails that will be sent within ${days(count)}, and why. Paris time.`,
    caption: 'Mails to come',
    columns: { at: 'When', slot: 'Certificate', what: 'Mail', why: 'Why', actions: 'Actions' },
    slot: (service, environment) => `${service}, ${environment}`,
    alert: (left) => `Alert, ${days(left)} before`,
    reminder: (left) => `Reminder, ${days(left)} before`,
    recipients: (count) =>
      count === 0 ? 'no recipient: nobody at the operator holds this e-service' : recipients(count),
    whyDownload: (label, expires, next) =>
      `${label} expires on ${expires} and its renewal ${next} has not been downloaded yet.`,
    whyRenewal: (label, expires) =>
      `${label} expires on ${expires} and no renewal is deposited: the operator is told so, without being asked to download.`,
    whyNobody: (label, expires) =>
      `${label} expires on ${expires} and nobody of the operator can be told of it.`,
    deposit: 'Deposit the renewal',
    held: 'Held back',
    heldBy: (login, at) => `Held back by ${login} on ${at}.`,
    late: 'Leaves as soon as possible',
    following: 'Then, unless a renewal is downloaded:',
    owed: {
      title: 'Mails about deposits',
      description: (count) =>
        `${formatNumber('en', count)} ${count === 1 ? 'leaves' : 'leave'} as soon as possible, also for a slot that is held back.`,
      what: {
        creation: 'Mail about a first deposit',
        renewal: 'Mail about a renewal',
        unknown: 'Mail about a deposit',
      },
      why: (label, at) => `${label} was deposited on ${at} and the operator has not been told yet.`,
      more: (count) => `And ${formatNumber('en', count)} more.`,
    },
    heldOnes: {
      title: 'Slots held back, with no mail to come soon',
      description: (count) =>
        `No alert would leave there within ${days(count)}, but those to come will be held back until you release them.`,
      inUse: (label, expires) => `${label} expires on ${expires}.`,
      nothing: 'No certificate in use.',
    },
    announce: (count) => `${formatNumber('en', count)} ${count === 1 ? 'mail' : 'mails'}`,
    empty: {
      title: 'No mail to come',
      text: (count) => `No mail leaves in the next ${days(count)}. Mails will appear here before they leave.`,
    },
    newer: 'Sooner',
    older: 'Later',
    pages: 'Pages of mails',
    answers: {
      hold: 'The alerts and reminders of this slot are held back until you release them. A deposit is still told.',
      release: 'The alerts and reminders of this slot go on.',
      sendNow: 'The mail leaves now.',
      already: 'It was done already: somebody was faster.',
      nothing: 'There is nothing left to send.',
      untold: 'It is noted, but the process could not be reached: it will see it when it wakes next.',
      unreached: 'The process could not be reached. Nothing was sent; try again in a moment.',
    },
    hold: {
      action: 'Hold back…',
      title: 'Hold alerts and reminders back?',
      text: 'No alert and no reminder will be sent for this slot until you release them, even after a renewal. The last one that was due then leaves. A deposit is still told.',
      confirm: 'Hold back',
    },
    release: {
      action: 'Release…',
      title: 'Release alerts and reminders?',
      text: 'If a mail was due meanwhile, the last one leaves at once.',
      confirm: 'Release',
    },
    sendNow: {
      action: 'Send now…',
      title: 'Send now?',
      text: 'This mail will not wait for its hour. It is sent once only.',
      confirm: 'Send now',
    },
  },
  settings: {
    title: 'Delays of mails',
    description:
      'How many days before a certificate expires its users are warned. These delays hold for all operators.',
    fields: {
      alertDays: 'Alerts, days before the expiry',
      reminderDays: 'Reminders, days before the expiry',
      time: 'Hour of sending (Paris)',
    },
    help: {
      alertDays:
        'Separated by commas, for example 60, 30. With the first alert a certificate also “expires soon”.',
      reminderDays: 'Closer to the expiry than the alerts, for example 15, 7, 1.',
      time: 'For example 09:00.',
    },
    problems: {
      missing: 'required',
      malformed: 'write it as in the example',
      outOfRange: '1 to 730 days',
      tooMany: 'ten at most',
      repeated: 'this day is already that of an alert',
      order: 'a reminder comes after the last alert',
    },
    summary: 'The delays were not saved',
    save: 'Save',
    reach: (count) =>
      count === 0
        ? 'No certificate is watched yet: the delays will hold from the first deposit on.'
        : `A change will reach ${slots(count)} (an e-service and an environment of an operator), some of them a second.`,
    set: (login, at) => `Set by ${login} on ${at}.`,
    neverSet: 'These are the original delays: nobody has changed them yet.',
    saved: (count) =>
      count === 0
        ? 'The delays are saved.'
        : `The delays are saved. ${slots(count)} ${count === 1 ? 'takes' : 'take'} them over now; “Mails to come” shows what follows.`,
    unchanged: 'These delays were in force already: nothing has changed.',
    untold:
      'The delays are saved, but the process that applies them could not be started yet: it will be within minutes.',
    changed: 'Somebody has changed the delays meanwhile. Reload the page to see which.',
  },
  deposit,
  refusals,
} satisfies typeof french;
