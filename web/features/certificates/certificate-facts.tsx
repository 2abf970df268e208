'use client';
import { Code } from '@mantine/core';
import { Fragment } from 'react';
import type { CertificateFacts, CertificateFormat } from '#domain/certificates/facts';
import { formatInstantDay, formatInstant } from '#web/messages/format';
import type { CertificateView } from './server/certificates.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { Facts } from '#web/kit/ui/facts.tsx';
import { keyText } from './refusals/refusal-text.ts';

interface ReadCertificate {
  facts: CertificateFacts;
  format: CertificateFormat;
  authority: boolean;
  unrelated: number;
}

/** What a file says of a certificate that is about to be saved. */
export function ReadFacts({ read }: { read: ReadCertificate }) {
  const { read: words } = useMessages().certificates.deposit;
  const rows = useFacts()(read.facts, read.format);
  const others = read.unrelated > 0 ? [[words.others, words.unrelated(read.unrelated)] as const] : [];
  return <Facts facts={[[words.nature, words.natures(read.authority)], ...rows, ...others]} />;
}

function useFacts() {
  const { detail } = useMessages().certificates;
  const locale = useLocale();
  return (facts: CertificateFacts, format: CertificateFormat) => [
    [detail.subject, facts.subject] as const,
    [detail.issuer, facts.issuer] as const,
    ...(facts.siren === null ? [] : [[detail.siren, facts.siren] as const]),
    [detail.serial, <Hex key="serial" digits={facts.serialNumber} />] as const,
    [detail.fingerprint, <Hex key="fingerprint" digits={facts.fingerprint} />] as const,
    [
      detail.validity,
      detail.span(formatInstantDay(locale, facts.notBefore), formatInstant(locale, facts.notAfter)),
    ] as const,
    [detail.key, keyText(detail, facts.key)] as const,
    [detail.signature, facts.signatureAlgorithm] as const,
    [
      detail.file,
      facts.chain === 0 ? detail.formats[format] : detail.chained(detail.formats[format], facts.chain),
    ] as const,
  ];
}

/** By two digits, as every tool shows it and as it can be compared; it goes on the next line between them. */
function Hex({ digits }: { digits: string }) {
  const pairs = digits.toUpperCase().match(/.{1,2}/g) ?? [];
  return (
    <Code style={{ overflowWrap: 'normal' }}>
      {pairs.map((pair, place) => (
        // Parts of one number, which never change places.
        <Fragment key={place}>
          {place > 0 && ':'}
          <wbr />
          {pair}
        </Fragment>
      ))}
    </Code>
  );
}

export function CertificateFactsPanel({ view }: { view: CertificateView }) {
  const { detail } = useMessages().certificates;
  const locale = useLocale();
  const rows = useFacts()(view, view.format);
  return (
    <Facts
      facts={[
        ...rows,
        [
          detail.downloadedAt,
          view.downloadedAt === null ? detail.never : formatInstant(locale, view.downloadedAt),
        ],
      ]}
    />
  );
}
