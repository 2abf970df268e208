import { Text } from '@mantine/core';
import type { QualificationType } from '#domain/kit/references/identifier';
import type { Role } from '#domain/rights';
import type { Messages } from '#web/messages/catalogue';
import { Facts } from '#web/kit/ui/facts.tsx';

export interface ShownAccount {
  login: string;
  name: string;
  role: Role;
  operator: { name: string } | null;
  /** Shown where the page has no field for it. */
  email?: string;
  contract: { qualificationType: QualificationType; masterCode: string } | null;
}

/** QPC-041 for the account of a contract; other people have a name and a profile instead of a contract's facts. */
export function AccountFacts({ texts, account }: { texts: Messages; account: ShownAccount }) {
  const { account: words, shell } = texts;
  const { contract, operator, email } = account;
  const facts: [string, React.ReactNode][] = [
    [
      words.identifiant,
      <Text key="login" span ff="monospace">
        {account.login}
      </Text>,
    ],
  ];
  if (!contract) facts.push([words.name, account.name], [words.role, shell.roles[account.role]]);
  if (operator) facts.push([words.operator, operator.name]);
  if (contract) facts.push([words.qualificationType, words.qualificationTypes[contract.qualificationType]]);
  if (email !== undefined) facts.push([words.email, email]);
  if (contract)
    facts.push([
      words.masterCode,
      <Text key="code" span ff="monospace">
        {contract.masterCode}
      </Text>,
    ]);
  return <Facts facts={facts} />;
}
