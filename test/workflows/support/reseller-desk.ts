import { sql } from 'kysely';
import type { PersonKey } from '../../../src/domain/person.ts';
import type { ResellerRole } from '../../../src/domain/reseller.ts';
import { createLog } from '../../../src/log.ts';
import type { PartnerAccount } from '../../../src/domain/partner-account.ts';
import type { IndirectReseller, ResellerChecks } from '../../../src/services/partner-center/reseller-port.ts';
import type { Database } from '../../../src/services/store/connection.ts';
import { createTurnStore } from '../../../src/services/store/turn-store.ts';
import { noticesOfCase } from '../../../src/services/store/notices.ts';
import { createNews } from '../../../src/workflows/news/index.ts';
import { createResellerWorkflow } from '../../../src/workflows/reseller/index.ts';
import type { RegisterRequest } from '../../../src/workflows/reseller/port.ts';
import { europe } from '../../services/support/accounts.ts';
import { standingClock } from './invitation-desk.ts';
import { licensingDesk } from './sample-people.ts';

const tenantOf = (n: number) => `66666666-6666-4666-8666-00000000000${n}`;
const person = (n: number, tenant: number, name: string) => ({
  tenantId: tenantOf(tenant),
  userId: `77777777-7777-4777-8777-0000000000${n}`,
  name,
});

/** Tenants of two IT companies, by domain. */
export const domains: Readonly<Record<string, string>> = {
  'northwindcsp.com': tenantOf(1),
  'northwindit.com': tenantOf(2),
  'cohoit.de': tenantOf(3),
};

export const nina = person(11, 1, 'Nina Roth');
export const oscar = person(12, 1, 'Oscar Ward');
export const leo = person(13, 1, 'Leo Brandt');
export const henrik = person(22, 2, 'Henrik Dahl');
export const cora = person(31, 3, 'Cora Beck');
export const staff = {
  tenantId: europe().tenantId,
  userId: '22222222-2222-4222-8222-000000000001',
  staff: true,
};
/** Anybody as a reader without a staff role. */
export const as = ({ tenantId, userId }: PersonKey) => ({ tenantId, userId, staff: false });

export const northwind: Omit<RegisterRequest, 'requestId'> = {
  by: nina,
  company: 'Northwind IT Ltd',
  country: 'IE',
  partnerId: '4711982',
  sellingDomain: 'northwindcsp.com',
};
export const coho: Omit<RegisterRequest, 'requestId'> = {
  by: cora,
  company: 'Coho IT GmbH',
  country: 'DE',
  partnerId: '4711983',
  sellingDomain: 'cohoit.de',
};

/** The whole workflow on a real database, with Partner Center and the directory in memory. */
export function resellerDesk(database: Database, options: { closed?: boolean } = {}) {
  const clock = standingClock();
  const microsoft = pretendChecks();
  const addresses = { wanted: new Array<string>(), kept: new Map<string, string>() };
  const workflow = createResellerWorkflow({
    database,
    atMicrosoft: microsoft.port,
    customers: {
      async byDomain(domain) {
        if (!domain.includes('.')) return { kind: 'not-a-domain' };
        if (domain === 'opendoor.example') return { kind: 'own-tenant' };
        const tenantId = domains[domain];
        if (tenantId === undefined) return { kind: 'unknown-domain' };
        const facts = { tenantId, name: domain, domain, country: undefined, cloud: 'public' as const };
        return { kind: 'found', picture: { facts, proposal: { kind: 'choose', accounts: [europe()] } } };
      },
    },
    accounts: [europe()],
    news: createNews({ clock, staffWays: () => Promise.resolve({ hear: [licensingDesk] }) }),
    addresses: {
      want: (_tx, { userId }) => Promise.resolve(void addresses.wanted.push(userId)),
      keep: (_tx, { userId }, address) => Promise.resolve(void addresses.kept.set(userId, address)),
    },
    allowSelfRegistration: options.closed !== true,
    clock,
    log: createLog('silent'),
  });
  let stamps = 0;
  return {
    workflow,
    clock,
    microsoft,
    /** Whose mail address was wanted, and what the operator named. */
    addresses,

    register: (registration: Omit<RegisterRequest, 'requestId'>, requestId = `stamp-${(stamps += 1)}`) =>
      workflow.register({ ...registration, requestId }),

    /** Northwind, confirmed by staff: Nina owns it. */
    confirmed: async (): Promise<string> => {
      const made = await workflow.register({ ...northwind, requestId: 'confirmed' });
      if (made.kind !== 'requested') throw new Error(made.kind);
      await workflow.confirm(made.reseller.id, staff);
      await database.db.deleteFrom('notice').execute();
      return made.reseller.id;
    },

    /** What people are told of a case, oldest first: `reseller confirmed message → Nina`. */
    told: async (id: string): Promise<readonly string[]> => {
      const names = [nina, oscar, leo, henrik, cora];
      return (await noticesOfCase(database.db, id)).map(({ flow, event, kind, target }) => {
        const name = names.find((one) => one.userId === target.userId)?.name.split(' ')[0] ?? 'desk';
        return `${flow} ${event} ${kind} → ${name}`;
      });
    },
  };
}

/** What Partner Center says of Northwind, to be changed by a test. */
function pretendChecks() {
  const answers: {
    name: string | undefined;
    agreement: Awaited<ReturnType<ResellerChecks['agreementSigned']>>;
    related: IndirectReseller[];
  } = {
    name: 'Northwind IT Ltd',
    agreement: { kind: 'signed' },
    related: [1, 3].map((n) => ({
      tenantId: tenantOf(n),
      name: 'somebody',
      mpnId: `471198${n === 1 ? 2 : n}`,
      isActive: true,
      country: 'IE',
    })),
  };
  const asked: { account: PartnerAccount; mpnId: string }[] = [];
  const port: ResellerChecks = {
    async profile(account, mpnId) {
      asked.push({ account, mpnId });
      return answers.name === undefined ? { kind: 'unknown' } : { kind: 'found', name: answers.name, mpnId };
    },
    agreementSigned: async () => answers.agreement,
    indirectResellers: async () => answers.related,
  };
  return { answers, asked, port };
}

/** An agreement check that Microsoft refuses with this code (contract 13). */
export const refusedWith = (code: number) =>
  ({ kind: 'refused', status: 400, code, description: undefined, correlationId: undefined }) as const;

export async function emptyResellers(database: Database): Promise<void> {
  await sql`truncate reseller, reseller_tenant, reseller_asked_tenant, reseller_person, reseller_event, notice, case_card`.execute(
    database.db,
  );
}

/** Roles of somebody at a reseller that has been let in, as their next turn reads them. */
export const rolesOf = async (database: Database, person: PersonKey): Promise<readonly ResellerRole[]> =>
  (await createTurnStore(database.shared).person(person)).resellerRoles;
