import { Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { Panel } from '../../../../components/ui/panel.tsx';
import { database } from '../../../../server/database.ts';
import { listAddresses } from '../../../../server/e-services-addresses.ts';
import { messages } from '../../../../server/locale.ts';
import { requireRight } from '../../../../server/session.ts';
import { AddressForm } from './_components/address-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).publications.addresses.title };
}

/** Where the applications of the wholesaler are. */
export default async function ServiceAddresses() {
  await requireRight('service.manage');
  const { addresses } = (await messages()).publications;
  const rows = await listAddresses(database());
  return (
    <>
      <PageHeader title={addresses.title} description={addresses.description} />
      <Panel maw={720}>
        <Stack gap="lg">
          {rows.map(({ service, url }) => (
            <AddressForm key={service} service={service} url={url} />
          ))}
        </Stack>
      </Panel>
    </>
  );
}
