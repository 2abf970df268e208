import 'server-only';
import type { User } from '#prisma/client';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { defineList } from '#web/kit/list/define-list.tsx';
import { page, titled } from '#web/kit/page/page.tsx';
import { paths } from '#web/paths';
import { staffWithin } from '#web/server/scope';
import { StaffListView } from './list-view.ts';
import { staffSpec } from './columns.tsx';
import { staffViews, withSecondFactor } from './staff.ts';

export const staffList = defineList<User & { secondFactor: { confirmedAt: Date | null } | null }>()({
  spec: staffSpec,
  view: StaffListView,
  right: 'staff.manage',
  order: [
    ['name', 'asc'],
    ['id', 'asc'],
  ],
  within: ({ scope }) => staffWithin(scope),
  rows: (db, query) => db.user.findMany({ ...query, include: withSecondFactor }),
  lines: (_db, rows) => staffViews(rows),
  context: () => null,
});

export const generateMetadata = titled(({ staff }) => staff.title);

export default page('staff.manage', ({ signed, query, messages: { staff } }) => (
  <>
    <PageHeader
      title={staff.title}
      description={staff.description}
      action={<ButtonLink href={paths.newStaff()}>{staff.add}</ButtonLink>}
    />
    <staffList.Section signed={signed} query={query} />
  </>
));
