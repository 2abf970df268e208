'use client';
import { Button, Stack, Title } from '@mantine/core';
import { useState, useTransition } from 'react';
import type { PublicationForm } from '#domain/espace/publication/judge';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { orNotSent } from '#web/kit/form/not-sent';
import { Refusal } from '#web/kit/form/refusal.tsx';
import { MarkdownText } from '#web/kit/ui/markdown-text.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { preview } from './actions.ts';

/** What was typed as its readers would see it, drawn by the portal as it will be then. */
export function PreviewPanel({ form }: { form: PublicationForm }) {
  const { publications: words } = useMessages();
  const [pending, startTransition] = useTransition();
  const [shown, setShown] = useState<{ fr: string; en: string } | { failed: object } | null>(null);
  const show = () =>
    startTransition(async () => {
      const [fr, en] = await Promise.all([orNotSent(preview(form.bodyFr)), orNotSent(preview(form.bodyEn))]);
      const failed = [fr, en].find((answer) => !answer.ok);
      if (failed) setShown({ failed });
      else if (fr.ok && en.ok) setShown({ fr: fr.html, en: en.html });
    });
  return (
    <Stack gap="md" align="stretch">
      <Button variant="default" loading={pending} onClick={show} style={{ alignSelf: 'flex-start' }}>
        {words.preview.action}
      </Button>
      {shown && 'failed' in shown && <Refusal answer={shown.failed} words={{}} />}
      {shown && 'fr' in shown && (
        <section aria-label={words.preview.title}>
          <Panel>
            <Title order={2} mb="sm" lang="fr">
              {form.titleFr || words.preview.title}
            </Title>
            <MarkdownText html={shown.fr} language="fr" />
          </Panel>
          {form.bodyEn.trim() !== '' && (
            <Panel mt="md">
              <Title order={2} mb="sm" lang="en">
                {form.titleEn || words.preview.english}
              </Title>
              <MarkdownText html={shown.en} language="en" />
            </Panel>
          )}
        </section>
      )}
    </Stack>
  );
}
