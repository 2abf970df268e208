import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { page, titled } from '#web/kit/page/page.tsx';
import { paths } from '#web/paths';
import { settingsView } from '../server/settings.ts';
import { SettingsForm } from './settings-form.tsx';

export const generateMetadata = titled(({ certificates }) => certificates.settings.title);

/** « Délais des envois »: when people are warned of the end of a certificate, in one place (OWF-196). */
export default page('certificate.manage', async ({ db, messages: { certificates: words } }) => (
  <>
    <TextLink href={paths.certificates()} size="sm">
      {words.detail.back}
    </TextLink>
    <PageHeader title={words.settings.title} description={words.settings.description} />
    <SettingsForm view={await settingsView(db)} />
  </>
));
