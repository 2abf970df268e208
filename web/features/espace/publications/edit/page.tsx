import { Box, Group } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { parisInstant } from '#domain/kit/calendar/paris-time';
import { isPublicationKind, kinds } from '#domain/espace/publication/kinds';
import { isService } from '#domain/services';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { StateBadge } from '#web/kit/ui/state-badge.tsx';
import { paths } from '#web/paths';
import { listOperators } from '#web/features/accounts/public';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { findDesk } from '../desk.ts';
import { requireRight } from '#web/server/session';
import { audienceOf } from '../audience.ts';
import { MoveButtons } from '../move-buttons.tsx';
import { PublicationEditor } from '../publication-editor.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).publications.edit.title };
}

/** One item on the desk: its text, and whether its readers see it. */
export default async function EditPublication({ params }: { params: Promise<{ id: string }> }) {
  await requireRight('publication.manage');
  const db = database();
  const now = new Date();
  const item = await findDesk(db, (await params).id, now);
  if (!item) notFound();
  const texts = await messages();
  const { publications: words, espace } = texts;
  const operators = await listOperators(db);
  const { form, phase, ...seen } = item;
  const { kind, service, operatorId } = form;
  const from = parisInstant(form.publishFrom);
  return (
    <>
      <PageHeader
        title={form.titleFr}
        aside={<StateBadge tone={phase === 'visible' ? 'done' : 'waiting'}>{words.phases[phase]}</StateBadge>}
        description={isPublicationKind(kind) && espace.kinds[kind].one}
      />
      <Box maw={720}>
        <Panel mb="md">
          <MoveButtons
            seen={{ id: seen.id, revision: seen.revision }}
            state={seen.state}
            title={form.titleFr}
            audience={audienceOf(texts, {
              operator: operators.find(({ id }) => id === operatorId)?.name ?? null,
              service: isService(service) ? service : null,
            })}
            from={from && from > now ? from.toISOString() : null}
          />
        </Panel>
        <Panel mb="md">
          <PublicationEditor initial={form} now={now.toISOString()} seen={seen} operators={operators} />
        </Panel>
        <Group gap="lg">
          <TextLink href={paths.publicationDesk()}>{words.back}</TextLink>
          {phase === 'visible' && isPublicationKind(kind) && (
            <TextLink href={paths.publication(kinds[kind].slug, seen.id)}>{words.see}</TextLink>
          )}
        </Group>
      </Box>
    </>
  );
}
