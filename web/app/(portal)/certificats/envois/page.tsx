import { Stack } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { EmptyState } from '../../../../components/ui/empty-state.tsx';
import { ButtonLink, TextLink } from '../../../../components/ui/links.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { Pager } from '../../../../components/ui/pager.tsx';
import { paths } from '../../../../paths.ts';
import { heldSlots } from '../../../../server/certificates-held.ts';
import { owedDeposits } from '../../../../server/certificates-owed.ts';
import { listSendings, sendingDays } from '../../../../server/certificates-sendings.ts';
import { database } from '../../../../server/database.ts';
import { messages } from '../../../../server/locale.ts';
import { readPageQuery, type SearchParams } from '../../../../server/search-params.ts';
import { requireRight } from '../../../../server/session.ts';
import { OwedRows } from '../_components/owed-rows.tsx';
import { SendingRows } from '../_components/sending-rows.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).certificates.sendings.title };
}

/** « Envois à venir »: what will be sent in the next thirty days, to whom and why. */
export default async function Sendings({ searchParams }: { searchParams: SearchParams }) {
  await requireRight('certificate.manage');
  const { certificates } = await messages();
  const { sendings: words, desk, detail } = certificates;
  const db = database();
  const now = new Date();
  const cursor = readPageQuery(await searchParams);
  const first = cursor.after === undefined && cursor.before === undefined;
  const [page, held, owed] = await Promise.all([
    listSendings(db, cursor, now),
    first ? heldSlots(db, now) : [],
    first ? owedDeposits(db) : { rows: [], count: 0 },
  ]);
  return (
    <>
      <TextLink href={paths.certificates()} size="sm">
        {detail.back}
      </TextLink>
      <PageHeader
        title={words.title}
        description={words.description(sendingDays)}
        action={
          <ButtonLink href={paths.certificateSettings()} variant="default">
            {desk.settings}
          </ButtonLink>
        }
      />
      <Stack gap="xl">
        <OwedRows rows={owed.rows} count={owed.count} />
        <SendingRows rows={page.rows} held={held} days={sendingDays}>
          {page.rows.length + held.length + owed.rows.length === 0 && (
            <EmptyState
              icon={<IconMail size={32} stroke={1.4} aria-hidden />}
              title={words.empty.title}
              text={words.empty.text}
            />
          )}
        </SendingRows>
      </Stack>
      <Pager
        label={words.pages}
        newer={{
          href: page.newer && paths.certificateSendings({ before: page.newer }),
          text: words.newer,
        }}
        older={{ href: page.older && paths.certificateSendings({ after: page.older }), text: words.older }}
      />
    </>
  );
}
