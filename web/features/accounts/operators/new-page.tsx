import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { page, titled } from '#web/kit/page/page.tsx';
import { CreateOperatorForm } from './operator-forms.tsx';

export const generateMetadata = titled(({ operators }) => operators.create.title);

export default page('operator.manage', ({ messages: { operators } }) => (
  <>
    <PageHeader title={operators.create.title} />
    <Panel maw={720}>
      <CreateOperatorForm />
    </Panel>
  </>
));
