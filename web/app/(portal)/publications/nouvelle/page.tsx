import { Box } from '@mantine/core';
import type { Metadata } from 'next';
import type { PublicationForm } from '#domain/publication/judge';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { TextLink } from '../../../../components/ui/links.tsx';
import { Panel } from '../../../../components/ui/panel.tsx';
import { paths } from '../../../../paths.ts';
import { listOperators } from '../../../../server/contracts.ts';
import { database } from '../../../../server/database.ts';
import { messages } from '../../../../server/locale.ts';
import { requireRight } from '../../../../server/session.ts';
import { PublicationEditor } from '../_components/publication-editor.tsx';

const empty: PublicationForm = {
  kind: 'news',
  titleFr: '',
  bodyFr: '',
  titleEn: '',
  bodyEn: '',
  service: '',
  operatorId: '',
  link: '',
  publishFrom: '',
  publishUntil: '',
  windowFrom: '',
  windowUntil: '',
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).publications.create.title };
}

export default async function NewPublication() {
  await requireRight('publication.manage');
  const { publications: words } = await messages();
  return (
    <>
      <PageHeader title={words.create.title} />
      <Box maw={720}>
        <Panel mb="md">
          <PublicationEditor
            initial={empty}
            now={new Date().toISOString()}
            operators={await listOperators(database())}
          />
        </Panel>
        <TextLink href={paths.publicationDesk()}>{words.back}</TextLink>
      </Box>
    </>
  );
}
