import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { notFound } from 'next/navigation';
import { may } from '#domain/rights';
import { Facts } from '#web/kit/ui/facts.tsx';
import { ButtonLink, TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { paths } from '#web/paths';
import { page, titled } from '#web/kit/page/page.tsx';
import { contractsList } from '#web/features/qualification/public';
import { RenameForm, ViewAsPanel } from './operator-forms.tsx';
import { findOperator } from './operators.ts';

export const generateMetadata = titled(({ operators }) => operators.title);

/** One operator: its contracts, its people, and its pages as it sees them. */
export default page<'code'>('operator.manage', async ({ signed, db, params, messages }) => {
  const { scope, actor } = signed;
  const operator = await findOperator(db, scope, params.code);
  if (!operator) notFound();
  const { operators: words, accounts } = messages;
  const { code, name } = operator;
  return (
    <>
      <PageHeader title={name} />
      <Stack gap="lg">
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" maw={1080}>
          <Panel>
            <Stack gap="md">
              <Facts facts={[[words.fields.code, <code key="code">{code}</code>]]} />
              <RenameForm code={code} name={name} />
            </Stack>
          </Panel>
          {may(actor, 'operator.viewAs') && (
            <Panel>
              <ViewAsPanel code={code} />
            </Panel>
          )}
        </SimpleGrid>
        <section aria-labelledby="operator-contracts">
          <Group justify="space-between" mb="sm">
            <Title order={2} id="operator-contracts">
              {words.contracts.title}
            </Title>
            <ButtonLink href={paths.newContract(operator.id)} variant="default">
              {words.contracts.open}
            </ButtonLink>
          </Group>
          {operator.contracts === 0 ? (
            <Text c="dimmed">{words.contracts.none}</Text>
          ) : (
            <contractsList.Section signed={signed} query={{ operator: code }} />
          )}
        </section>
        <section aria-labelledby="operator-people">
          <Title order={2} id="operator-people" mb="sm">
            {words.people.title}
          </Title>
          <Panel maw={720}>
            <Stack gap="md">
              <Text size="sm">
                {operator.administrators === 0 ? words.people.none : words.people.count(operator.people)}
              </Text>
              <Group gap="md">
                {operator.administrators === 0 ? (
                  <ButtonLink href={paths.newAccounts({ operator: code, role: 'operatorAdmin' })}>
                    {words.people.first}
                  </ButtonLink>
                ) : (
                  <ButtonLink href={paths.newAccounts({ operator: code })} variant="default">
                    {accounts.new}
                  </ButtonLink>
                )}
                {operator.people > 0 && (
                  <TextLink href={paths.accounts({ operator: code })} size="sm" lh="1.5rem">
                    {words.people.all}
                  </TextLink>
                )}
              </Group>
            </Stack>
          </Panel>
        </section>
        <TextLink href={paths.operators()}>{words.back}</TextLink>
      </Stack>
    </>
  );
});
