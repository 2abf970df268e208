import type { Metadata } from 'next';
import { TextLink } from '../../../../components/ui/links.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { paths } from '../../../../paths.ts';
import { settingsView } from '../../../../server/certificates-settings.ts';
import { database } from '../../../../server/database.ts';
import { messages } from '../../../../server/locale.ts';
import { requireRight } from '../../../../server/session.ts';
import { SettingsForm } from '../_components/settings-form.tsx';

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
