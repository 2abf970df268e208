import type { Role } from '#domain/rights';
import type { Service } from '#domain/services';
import type { Database } from './client.ts';
import { hashPassword } from './password.ts';

/** Of every demo account. */
export const demoPassword = 'Jalon-demo-2026';

const operators = [
  { code: 'alpha', name: 'Alpha Télécom', domain: 'alpha-telecom.example' },
  { code: 'beta', name: 'Bêta Mobile', domain: 'beta-mobile.example' },
  { code: 'gamma', name: 'Gamma SMS', domain: 'gamma-sms.example' },
] as const;

const contracts = [
  {
    identifiant: '12345',
    operator: 'alpha',
    masterCode: '01234',
    qualificationType: 'nonAliase',
    optionActive: true,
  },
  {
    identifiant: '23456',
    operator: 'beta',
    masterCode: '00987',
    qualificationType: 'aliase',
    optionActive: true,
  },
  {
    identifiant: '34567',
    operator: 'gamma',
    masterCode: '00456',
    qualificationType: 'nonAliase',
    optionActive: false,
  },
] as const;

/** What the administrators of the demo hold and can therefore grant. */
const administered: readonly Service[] = [
  'ePricer',
  'eligibility',
  'unbundlingEligibility',
  'setiar',
  'eBlc',
  'particularSite',
  'tao',
  'qpc',
  'fci',
  'enterpriseAppointment',
  'consumerAppointment',
  'dataOrderTracking',
  'justFibre',
  'justInternet',
  'preOrderAppointment',
  'savTest',
  'savSignalisation',
  'fileDeposit',
  'fileRetrieval',
  'invoices',
  'certificates',
];

export interface DemoAccount {
  login: string;
  /** Of an operator's people: a contract's own account has a raison sociale, the wholesaler's people one name in full. */
  firstName?: string;
  name: string;
  /** Who that is, for those who try the demo. */
  person: { fr: string; en: string };
  role: Role;
  /** Null for the wholesaler's own people. */
  operator: (typeof operators)[number]['code'] | null;
  /** Granted to the person; a contract's own account has what its contract subscribed. */
  services: readonly Service[];
}

/** Everyone the demo knows, in the order in which start-up shows them. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    login: '12345',
    name: 'Alpha Télécom',
    person: {
      fr: 'Cocontractant d’Alpha Télécom, option QPC, « non aliasé », code maître 01234',
      en: 'Contract account of Alpha Télécom, QPC option, not aliased, master code 01234',
    },
    role: 'contract',
    operator: 'alpha',
    services: [],
  },
  {
    login: '23456',
    name: 'Bêta Mobile',
    person: {
      fr: 'Cocontractant de Bêta Mobile, option QPC, « aliasé », code maître 00987',
      en: 'Contract account of Bêta Mobile, QPC option, aliased, master code 00987',
    },
    role: 'contract',
    operator: 'beta',
    services: [],
  },
  {
    login: '34567',
    name: 'Gamma SMS',
    person: {
      fr: 'Cocontractant de Gamma SMS, sans l’option QPC',
      en: 'Contract account of Gamma SMS, without the QPC option',
    },
    role: 'contract',
    operator: 'gamma',
    services: [],
  },
  {
    login: 'alpha.admin',
    firstName: 'Claire',
    name: 'Aubry',
    person: { fr: 'Administratrice d’Alpha Télécom', en: 'Administrator of Alpha Télécom' },
    role: 'operatorAdmin',
    operator: 'alpha',
    services: administered,
  },
  {
    login: 'alpha.user',
    firstName: 'Karim',
    name: 'Belkacem',
    person: { fr: 'Utilisateur d’Alpha Télécom', en: 'User of Alpha Télécom' },
    role: 'operatorUser',
    operator: 'alpha',
    services: ['qpc', 'tao', 'justFibre', 'preOrderAppointment', 'savTest'],
  },
  {
    login: 'beta.admin',
    firstName: 'Sophie',
    name: 'Lemaire',
    person: { fr: 'Administratrice de Bêta Mobile', en: 'Administrator of Bêta Mobile' },
    role: 'operatorAdmin',
    operator: 'beta',
    services: administered,
  },
  {
    login: 'beta.user',
    firstName: 'Thomas',
    name: 'Nguyen',
    person: {
      fr: 'Utilisateur de Bêta Mobile, sans le service QPC',
      en: 'User of Bêta Mobile, without the QPC service',
    },
    role: 'operatorUser',
    operator: 'beta',
    services: [],
  },
  {
    login: 'wholesale.bo',
    name: 'Isabelle Roux',
    person: { fr: 'Back office du grossiste', en: 'Back office of the wholesaler' },
    role: 'backOffice',
    operator: null,
    services: [],
  },
  {
    login: 'ops.jalon',
    name: 'Mathieu Perrin',
    person: { fr: 'Ingénieur d’exploitation', en: 'Operations engineer' },
    role: 'operations',
    operator: null,
    services: [],
  },
];

/**
 * Adds what is missing of the demo and returns the logins added. A row that exists stays as people have made it, the
 * grants of an existing account included.
 */
export async function seedDemo(db: Database): Promise<string[]> {
  if ((await missingAccounts(db)).length === 0) return [];
  // Before the transaction, which must be short.
  const passwordHash = await hashPassword(demoPassword);
  return db.$transaction(async (tx) => {
    for (const { code, name } of operators) {
      await tx.operator.upsert({ where: { code }, create: { id: `demo-${code}`, code, name }, update: {} });
    }
    for (const { identifiant, operator, ...contract } of contracts) {
      await tx.qpcContract.upsert({
        where: { identifiant },
        create: {
          id: `demo-${identifiant}`,
          identifiant,
          operator: { connect: { code: operator } },
          ...contract,
        },
        update: {},
      });
    }
    // Asked again: another process may have seeded meanwhile.
    const missing = await missingAccounts(tx);
    for (const { login, firstName = '', name, role, operator, services } of missing) {
      const place = 1 + demoAccounts.findIndex((account) => account.login === login);
      const domain = operators.find(({ code }) => code === operator)?.domain ?? 'jalon.example';
      await tx.user.create({
        data: {
          // Ids stand in histories and Message-IDs: a login has no place there.
          id: `demo-user-${place}`,
          login,
          role,
          firstName,
          name,
          email: `${login}@${domain}`,
          // Of the numbers that Arcep keeps for fiction.
          ...(firstName && { fixedPhone: `01990000${10 + place}` }),
          passwordHash,
          createdAt: new Date(),
          ...(operator && { operator: { connect: { code: operator } } }),
          ...(role === 'contract' && { contract: { connect: { identifiant: login } } }),
          grants: { create: services.map((service) => ({ service })) },
        },
      });
    }
    return missing.map(({ login }) => login);
  });
}

async function missingAccounts(db: Pick<Database, 'user'>): Promise<DemoAccount[]> {
  const logins = demoAccounts.map(({ login }) => login);
  const found = await db.user.findMany({ where: { login: { in: logins } }, select: { login: true } });
  const known = new Set(found.map(({ login }) => login));
  return demoAccounts.filter(({ login }) => !known.has(login));
}
