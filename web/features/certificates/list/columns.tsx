import { IconCertificate } from '@tabler/icons-react';
import { Fragment } from 'react';
import { environments } from '#domain/certificates/facts';
import { certificateStates } from '#domain/certificates/state';
import { certificateNames } from '#domain/services';
import { CertificateBadge } from '../certificate-state.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { code, oneOf, text } from '#web/kit/list/param';
import { listSpec, type Reading } from '#web/kit/list/spec';
import { formatInstantDay } from '#web/messages/format';
import { paths } from '#web/paths';
import type { CertificateLine } from '../server/certificates.ts';
import { DownloadButton } from './download-button.tsx';
import classes from './list.module.css';

export interface CertificatesContext {
  /** Who sees every operator's certificates. */
  everyone: boolean;
  /** Empty for who sees one operator only. */
  operators: readonly { code: string; name: string }[];
  mayDownload: boolean;
}

const dayOf = (at: string, { locale }: Reading) => formatInstantDay(locale, at);
const day = (at: string, reading: Reading) => <time dateTime={at}>{dayOf(at, reading)}</time>;

/** The certificates with what they are for, until when they are valid and how they are fetched (OWF-185). */
export const certificatesSpec = listSpec<CertificateLine, CertificatesContext>()({
  address: paths.certificates,
  live: paths.api.certificateList,
  exported: paths.api.certificates,
  icon: <IconCertificate size={32} stroke={1.4} aria-hidden />,
  filter: {
    q: text,
    operator: code,
    service: oneOf(certificateNames),
    environment: oneOf(environments),
    validity: oneOf(['current']),
  },
  columns: {
    operator: { shown: ({ everyone }) => everyone, text: ({ operator }) => operator },
    service: {
      ...{ sorts: true, filter: 'service' },
      text: ({ service }) => service,
      cell: ({ service }) => <span className={classes.service}>{service}</span>,
    },
    environment: {
      ...{ sorts: true, filter: 'environment' },
      text: ({ environment }, { messages }) => messages.certificates.environments[environment],
    },
    expires: {
      ...{ sorts: true, captioned: true },
      text: ({ notAfter }, reading) => dayOf(notAfter, reading),
      cell: (line, reading) => (
        <span className={classes.expires}>
          {day(line.notAfter, reading)}
          <CertificateBadge line={line} />
        </span>
      ),
    },
    published: {
      ...{ sorts: true, captioned: true },
      text: ({ depositedAt }, reading) => dayOf(depositedAt, reading),
      cell: ({ depositedAt }, reading) => day(depositedAt, reading),
    },
    label: {
      sorts: true,
      text: ({ label }) => label,
      cell: ({ id, label }) => (
        <TextLink href={paths.certificate(id)} size="sm" fw={500} className={classes.label}>
          {breakable(label)}
        </TextLink>
      ),
    },
    state: { only: 'export', text: ({ state }, { messages }) => messages.certificates.states[state] },
    daysLeft: { only: 'export', text: ({ daysLeft }) => String(daysLeft) },
    download: {
      ...{ only: 'list', kind: 'actions', shown: ({ mayDownload }) => mayDownload },
      text: () => '',
      cell: ({ id, label, state }) => state !== 'revoked' && <DownloadButton id={id} label={label} />,
    },
  },
  words: ({ certificates: words }, { everyone }) => ({
    caption: words.caption,
    columns: { ...words.columns, download: words.download },
    filters: { q: words.search.text, validity: words.search.validity },
    empty: everyone ? words.deskEmpty : words.empty,
    noMatch: words.noMatch,
    search: words.search,
    ...{ pages: words.pages, sheet: words.sheet, fileName: words.fileName },
  }),
  field(name, { messages: { certificates: words } }, { operators }) {
    switch (name) {
      case 'operator':
        if (operators.length === 0) return null;
        return { options: operators.map((one) => ({ value: one.code, label: one.name })) };
      case 'environment':
        return { options: environments.map((value) => ({ value, label: words.environments[value] })) };
      case 'validity':
        return { options: [{ value: 'current', label: words.search.current }] };
      default:
        return {};
    }
  },
  announce: (lines, { messages: { certificates: words } }) =>
    certificateStates
      .flatMap((state) => {
        const count = lines.filter((line) => line.state === state).length;
        return count === 0 ? [] : [words.announce(words.states[state], count)];
      })
      .join(', '),
  tone: ({ state }) =>
    state === 'expiring' ? 'attention' : over.some((known) => known === state) ? 'over' : undefined,
});

const over = ['expired', 'replaced', 'revoked'];

/** Goes on the next line after a « _ », where there is one. */
function breakable(label: string) {
  return label.split(/(?<=_)/).map((part, place) => (
    // Parts of one text, which never change places.
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
