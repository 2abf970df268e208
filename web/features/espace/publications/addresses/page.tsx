import { Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { database } from '#web/server/database';
import { listAddresses } from '../../server/e-services-addresses.ts';
import { messages } from '#web/server/locale';
import { requireRight } from '#web/server/session';
import { AddressForm } from './address-form.tsx';

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
