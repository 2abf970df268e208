import { Box } from '@mantine/core';
import type { Metadata } from 'next';
import type { PublicationForm } from '#domain/espace/publication/judge';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { paths } from '#web/paths';
import { listOperators } from '#web/features/accounts/public';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { requireRight } from '#web/server/session';
import { PublicationEditor } from '../publication-editor.tsx';

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
