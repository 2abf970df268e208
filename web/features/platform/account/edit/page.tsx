import type { Metadata } from 'next';
import { AccountFacts } from '../account-facts.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { messages } from '#web/server/locale';
import { requireRight } from '#web/server/session';
import { AccountEditor } from './account-editor.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).account.edit.title };
}

/** « Modification Compte » (QPC-043 to QPC-049). What is not modifiable is shown, not offered (QPC-048). */
export default async function EditAccount() {
  const { user } = await requireRight('account.update');
  const texts = await messages();
  const { email, ...unchangeable } = user;
  return (
    <>
      <PageHeader title={texts.account.edit.title} />
      <Panel maw={720} mb="md">
        <AccountFacts texts={texts} account={unchangeable} />
      </Panel>
      <Panel maw={720}>
        <AccountEditor login={user.login} email={email} />
      </Panel>
    </>
  );
}
