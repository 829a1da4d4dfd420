import { sql } from 'kysely';
import { sampleOrder, type OrderSituation } from '../../../scripts/gallery/order-samples.ts';
import { sampleInvitation } from '../../../scripts/gallery/samples.ts';
import type { Invitation, InvitationState } from '../../../src/domain/invitation.ts';
import type { PersonKey } from '../../../src/domain/person.ts';
import { Problem } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { createGraphForCustomer } from '../../../src/services/graph/for-customer.ts';
import { createPartnerCenter } from '../../../src/services/partner-center/client.ts';
import { createOrderingAtMicrosoft } from '../../../src/services/partner-center/ordering.ts';
import type { Database } from '../../../src/services/store/connection.ts';
import { insertInvitation } from '../../../src/services/store/invitations.ts';
import { insertOrder } from '../../../src/services/store/orders.ts';
import { recordSeen } from '../../../src/services/store/seen-customers.ts';
import { createBuyers } from '../../../src/workflows/buyer/index.ts';
import { createCustomerStatuses } from '../../../src/workflows/customer-status/index.ts';
import type { AdminRights, StatusAsker } from '../../../src/workflows/customer-status/port.ts';
import type { Customers } from '../../../src/workflows/customer/port.ts';
import { createNews } from '../../../src/workflows/news/index.ts';
import { europe } from '../../services/support/accounts.ts';
import type { Rehearsal } from '../../services/simulator/with-simulator.ts';
import { northwind, northwindCsp, sampleMemberships, coho } from '../support/northwind.ts';

export const as = ({ tenantId, userId }: PersonKey): StatusAsker => ({ tenantId, userId, staff: false });
export const priya: StatusAsker = {
  tenantId: europe().tenantId,
  userId: '22222222-2222-4222-8222-000000000001',
  staff: true,
};
/** Oscar owns Northwind and does not sell. */
export const oscar = { tenantId: northwindCsp, userId: '77777777-7777-4777-8777-000000000012' };

/** Customer statuses on the simulated Microsoft and a real database; parts of Microsoft can be made to fail. */
export function statusDesk(database: Database, rehearsal: Rehearsal, rights: AdminRights = { kind: 'none' }) {
  const calls: string[] = [];
  const failing = new Map<string, Problem>();
  let passed = 0;
  const clock = { now: () => rehearsal.clock.now() + passed };
  const log = createLog('silent');
  const accounts = [europe()];
  function counted<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get(target, name, receiver) {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== 'function' || typeof name !== 'string') return method;
        return (...args: unknown[]) => {
          calls.push(name);
          const problem = failing.get(name);
          if (problem === undefined) return (method as (...all: unknown[]) => unknown).apply(target, args);
          if (name === 'customersOfReseller') throw problem;
          return Promise.reject(problem);
        };
      },
    });
  }
  const ordering = createOrderingAtMicrosoft(rehearsal);
  const microsoft = {
    customers: counted(ordering.customers),
    partnerCenter: counted(createPartnerCenter(rehearsal)),
    agreements: counted(ordering.agreements),
    purchasing: counted(ordering.purchasing),
  };
  const domains = new Map<string, string>();
  const tenants: Pick<Customers, 'byDomain' | 'byTenant'> = {
    byTenant: () => Promise.resolve({ kind: 'unknown-domain' }),
    byDomain(domain) {
      const tenantId = domains.get(domain);
      if (tenantId === undefined) return Promise.resolve({ kind: 'unknown-domain' });
      const facts = { tenantId, name: domain, domain, country: 'IE', cloud: 'public' as const };
      return Promise.resolve({ kind: 'found', picture: { facts, proposal: { kind: 'choose', accounts } } });
    },
  };
  const memberships = sampleMemberships();
  const resellers = {
    async membership(person: PersonKey) {
      const found = await memberships.membership(person);
      if (person.userId !== oscar.userId || found === undefined) return found;
      const own = { ...oscar, name: 'Oscar Ward', roles: ['owner' as const], state: 'admitted' as const };
      return { ...found, person: own };
    },
    find: (id: string) => Promise.resolve([northwind, coho].find((one) => one.id === id)),
  };
  const news = createNews({ clock, staffWays: () => Promise.resolve({ hear: [] }) });
  const statuses = createCustomerStatuses({
    database,
    ...microsoft,
    directories: counted(createGraphForCustomer(rehearsal)),
    buyers: createBuyers({ ...microsoft, resellers, tenants, accounts, clock, log }),
    tenants,
    resellers,
    approvals: { ofOrder: () => Promise.resolve(undefined) },
    rightsAt: () => Promise.resolve(rights),
    accounts,
    news,
    clock,
    log,
  });
  return {
    statuses,
    calls,
    domains,
    pass: (milliseconds: number) => void (passed += milliseconds),
    fail: (method: string, kind: Problem['kind'] = 'unavailable') =>
      void failing.set(method, new Problem(kind, 'as told', { remote: 'partner-center' })),
    /** Puts a customer on record at an account. */
    seen: (tenantId: string, name: string, domain: string, accountId = 'europe') =>
      recordSeen(database.db, accountId, { tenantId, name, domain }, clock.now()),
    invited: (invitation: Partial<Invitation> & { readonly state: InvitationState }) =>
      insertInvitation(database.db, sampleInvitation({ invitation }), invitation.id ?? 'request'),
    ordered: async (
      tenantId: string,
      domain: string,
      situation: OrderSituation,
      resellerId = northwind.id,
    ) => {
      const order = sampleOrder({ isNew: false, ...situation });
      const buyer = { kind: 'tenant' as const, tenantId, domain, statedName: situation.customer };
      await insertOrder(
        database.db,
        { ...order, resellerId, draft: { ...order.draft, use: 'customer', buyer } },
        order.id,
      );
    },
  };
}

export async function emptyRecord(database: Database): Promise<void> {
  await sql`truncate invitation, invitation_event, seen_customer, order_case, order_event, notice, case_card cascade`.execute(
    database.db,
  );
}
