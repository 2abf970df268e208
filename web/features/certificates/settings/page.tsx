import type { Metadata } from 'next';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { paths } from '#web/paths';
import { settingsView } from '../server/settings.ts';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { requireRight } from '#web/server/session';
import { SettingsForm } from './settings-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).certificates.settings.title };
}

/** « Délais des envois »: when people are warned of the end of a certificate, in one place (OWF-196). */
export default async function Settings() {
  await requireRight('certificate.manage');
  const { certificates: words } = await messages();
  return (
    <>
      <TextLink href={paths.certificates()} size="sm">
        {words.detail.back}
      </TextLink>
      <PageHeader title={words.settings.title} description={words.settings.description} />
      <SettingsForm view={await settingsView(database())} />
    </>
  );
}
