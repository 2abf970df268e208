import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { page, titled } from '#web/kit/page/page.tsx';
import { CreateStaffForm } from './staff-form.tsx';

export const generateMetadata = titled(({ staff }) => staff.create.title);

export default page('staff.manage', ({ messages: { staff } }) => (
  <>
    <PageHeader title={staff.create.title} />
    <Panel maw={720}>
      <CreateStaffForm />
    </Panel>
  </>
));
