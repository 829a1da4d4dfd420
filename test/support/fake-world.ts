import { createLog } from '../../src/log.ts';
import type { Clock } from '../../src/clock.ts';
import type { FlowServices } from '../../src/dialogs/index.ts';
import type { UserSignIn } from '../../src/dialogs/kit/turn.ts';
import { chatLink } from '../../src/domain/chat-link.ts';
import type { PartnerAccount } from '../../src/domain/partner-account.ts';
import { samePerson, type PersonKey } from '../../src/domain/person.ts';
import { Problem, type ProblemKind } from '../../src/errors.ts';
import type { GraphForProvider, GraphForUser } from '../../src/services/graph/port.ts';
import { createCustomers } from '../../src/workflows/customer/index.ts';
import type { FirstSignInState } from '../../src/workflows/first-sign-in/port.ts';
import type { HandOver, PeopleHelp } from '../../src/workflows/help/port.ts';
import { fakeApprovalSettings, type FakeApprovalSettings } from './fake-approval-settings.ts';
import { fakeApprovals, type FakeApprovals } from './fake-approvals.ts';
import { fakeClouds, type FakeClouds } from './fake-clouds.ts';
import { fakeBatches, type FakeBatches } from './fake-batches.ts';
import { fakeLetters, fakeLists, fakeRepairs, type FakeLetters } from './fake-invitation-desk.ts';
import { fakeGdap, type FakeGdap } from './fake-gdap.ts';
import { fakeInvitations, type FakeInvitations } from './fake-invitations.ts';
import {
  fakeBuyers,
  fakeContactChecks,
  catalogueOf,
  fakeOffers,
  sampleOffers,
  type FakeBuyers,
  type FakeContactChecks,
  type FakeOffers,
} from './fake-buying.ts';
import { fakeOrders, type FakeOrders } from './fake-orders.ts';
import { fakePreferences, type FakePreferences } from './fake-preferences.ts';
import { fakeStatuses, type FakeStatuses } from './fake-statuses.ts';
import { fakeProofs } from './fake-proofs.ts';
import { fakeResellers, type FakeResellers } from './fake-resellers.ts';
import { homeTenantId, people, sampleAccounts, tenants, type SampleTenant } from './sample-world.ts';

export const botAppId = '0c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10';

/** Everything below the dialogs, in memory. */
export interface FakeWorld {
  readonly clock: Clock & { pass(milliseconds: number): void };
  readonly services: FlowServices;
  /** The provider's accounts; more may be added. */
  readonly accounts: PartnerAccount[];
  readonly nationalClouds: FakeClouds;
  readonly invitations: FakeInvitations;
  readonly letters: FakeLetters;
  readonly batches: FakeBatches;
  readonly repairs: ReturnType<typeof fakeRepairs>;
  /** Requests for admin rights. */
  readonly gdap: FakeGdap;
  readonly resellers: FakeResellers;
  readonly orders: FakeOrders;
  readonly statuses: FakeStatuses;
  readonly preferences: FakePreferences;
  /** Approvals that were asked for. */
  readonly asked: FakeApprovals;
  readonly offers: FakeOffers;
  readonly buyers: FakeBuyers;
  readonly contactChecks: FakeContactChecks;
  readonly approvalSettings: FakeApprovalSettings;
  /** What has become of first sign-ins, by order. */
  readonly firstSignIns: Map<string, FirstSignInState>;
  readonly handOvers: readonly HandOver[];
  readonly feedback: readonly Parameters<PeopleHelp['feedback']>[0][];
  /** Names of the calls so far: `customers.byTenant`. */
  readonly calls: readonly string[];
  /** Every following call of this name rejects, until it is mended. */
  breakDown(call: string, kind?: ProblemKind): void;
  mend(): void;
  /** So much waits for staff that nothing more is handed over: people read to write to Paula Desk. */
  fillHelp(): void;
  signIn: {
    /** The code of the sign-in page. */
    code: string;
    /** The token service holds a token for the person: they have signed in. */
    holdToken(userId: string): void;
    /** In the sign-in window the person picked somebody else's account. */
    holdTokenOf(userId: string, somebodyElse: string): void;
    dropToken(userId: string): void;
  };
  signInOf(userId: string, cardSent: () => void): UserSignIn;
}

export function fakeWorld(): FakeWorld {
  let now = Date.UTC(2026, 8, 14, 10, 42);
  const clock = { now: () => now, pass: (milliseconds: number) => void (now += milliseconds) };
  const broken = new Map<string, ProblemKind>();
  const calls: string[] = [];

  /** The same service, with every call written down and refused when it is broken. */
  function watched<T extends object>(name: string, service: T): T {
    return new Proxy(service, {
      get(target, property) {
        const value: unknown = Reflect.get(target, property, target);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          const call = `${name}.${String(property)}`;
          calls.push(call);
          const kind = broken.get(call);
          if (kind === undefined) return Reflect.apply(value, target, args);
          const facts = { remote: name, correlationId: '66666666-6666-4666-8666-000000000001' };
          return Promise.reject(new Problem(kind, 'broken for this test', facts));
        };
      },
    });
  }

  const gdap = fakeGdap(clock);
  const resellers = fakeResellers(clock);
  const resellerIdOf = (by: PersonKey) =>
    resellers.members.find((one) => samePerson(one, by) && one.state === 'admitted')?.resellerId;
  const resellerById = (id: string | undefined) => resellers.all.find((one) => one.id === id);
  const invitations = fakeInvitations(clock, {
    of: (person) => resellerById(resellerIdOf(person)),
    byId: resellerById,
  });
  const letters = fakeLetters(invitations, clock, (message) => chatLink(botAppId, message));
  const repairs = fakeRepairs(invitations);
  const batches = fakeBatches(clock, resellerIdOf);
  const firstSignIns = new Map<string, FirstSignInState>();
  const resellerOf = (by: PersonKey) =>
    resellers.members.find((one) => samePerson(one, by) && one.state === 'admitted')?.resellerId;
  const orders = fakeOrders(clock, resellerOf);
  const asked = fakeApprovals(clock, resellerOf);
  const statuses = fakeStatuses();
  const preferences = fakePreferences();
  const offers = fakeOffers();
  const buyers = fakeBuyers((by) =>
    resellers.members.some((one) => samePerson(one, by) && one.state === 'admitted'),
  );
  const contactChecks = fakeContactChecks();
  const approvalSettings = fakeApprovalSettings(clock, resellers);
  for (const { domain, tenantId } of allTenants) resellers.tenantsOf.set(domain, tenantId);
  const handOvers: HandOver[] = [];
  const written = new Set<string>();
  const feedback: Parameters<PeopleHelp['feedback']>[0][] = [];
  const help: PeopleHelp = {
    contactFor: async () => ({
      name: 'Priya Nair',
      email: 'licensing@opendoor.example',
      phone: '+353 20 910 0100',
    }),
    async handOver(request) {
      const id = `P-${request.requestId}`;
      const earlier = handOvers.find((one) => one.id === id);
      if (earlier !== undefined) return { kind: 'sent', id };
      const { words, topic = 'help', automatic = false, caseId, flow, step } = request;
      const { tenantId, userId, name } = request.from;
      const first = { id: 0, side: 'asker', name, words, at: now } as const;
      const made: HandOver = {
        id,
        from: { tenantId, userId, name },
        topic,
        automatic,
        words,
        caseId,
        flow,
        step,
        at: now,
        thread: automatic || words === '' ? [] : [first],
      };
      handOvers.push(made);
      return { kind: 'sent', id };
    },
    find: async (id) => handOvers.find((one) => one.id === id),
    async write(id, by, words, requestId) {
      const found = handOvers.find((one) => one.id === id);
      if (found === undefined) return 'unknown';
      if (written.has(requestId)) return 'written';
      written.add(requestId);
      const side = samePerson(by, found.from) ? ('asker' as const) : ('staff' as const);
      const message = { id: written.size, side, name: by.name, words, at: now };
      handOvers[handOvers.indexOf(found)] = { ...found, thread: [...found.thread, message] };
      return 'written';
    },
    lastAnswered: async (person) =>
      handOvers.findLast((one) => samePerson(one.from, person) && one.thread.at(-1)?.side === 'staff'),
    feedback: async (opinion) => void feedback.push(opinion),
  };

  const accounts = [...sampleAccounts];
  const nationalClouds = fakeClouds();
  const tokens = new Map<string, string>();
  const signIn: FakeWorld['signIn'] = {
    code: '123456',
    holdToken: (userId) => void tokens.set(userId, `token of ${userId}`),
    holdTokenOf: (userId, somebodyElse) => void tokens.set(userId, `token of ${somebodyElse}`),
    dropToken: (userId) => void tokens.delete(userId),
  };

  const services: FlowServices = {
    invitations: watched('invitations', invitations),
    invitationLetters: watched('invitationLetters', letters),
    invitationLists: watched('invitationLists', fakeLists(invitations, clock)),
    invitationRepairs: watched('invitationRepairs', repairs),
    invitationBatches: watched('invitationBatches', batches),
    customers: watched('customers', fakeCustomers(accounts)),
    nationalClouds: watched('nationalClouds', nationalClouds),
    graph: watched('graph', fakeGraph()),
    help: watched('help', help),
    gdap: watched('gdap', gdap),
    resellers: watched('resellers', resellers),
    orders: watched('orders', orders),
    statuses: watched('statuses', statuses),
    preferences: watched('preferences', preferences),
    approvals: watched('approvals', { ...asked, ...approvalSettings }),
    catalogue: watched('catalogue', catalogueOf(Object.values(sampleOffers).map(({ title }) => title))),
    offers: watched('offers', offers),
    buyers: watched('buyers', buyers),
    contactChecks: watched('contactChecks', contactChecks),
    firstSignIns: watched('firstSignIns', {
      state: async (id: string) => firstSignIns.get(id) ?? ({ kind: 'none' } as const),
      sendAgain: async (id: string) => (firstSignIns.get(id)?.kind === 'waiting' ? 'sent' : 'unknown'),
    }),
    proofs: watched(
      'proofs',
      fakeProofs(clock, orders, (by) => {
        const member = resellers.members.find((one) => samePerson(one, by) && one.state === 'admitted');
        return member?.roles.includes('owner') === true ? member.resellerId : undefined;
      }),
    ),
    clock,
    provider: 'Open Door Technology',
    botAppId,
    isHomeTenant: (tenantId) => tenantId === homeTenantId,
    isStaff: ({ tenantId }) => Promise.resolve(tenantId === homeTenantId),
    chatLink: (message) => chatLink(botAppId, message),
  };

  return {
    clock,
    accounts,
    nationalClouds,
    services,
    invitations,
    letters,
    batches,
    repairs,
    gdap,
    resellers,
    orders,
    statuses,
    preferences,
    asked,
    offers,
    buyers,
    contactChecks,
    approvalSettings,
    firstSignIns,
    handOvers,
    feedback,
    calls,
    signIn,
    breakDown: (call, kind = 'unavailable') => void broken.set(call, kind),
    mend: () => broken.clear(),
    fillHelp() {
      const contact = { name: 'Paula Desk', email: 'desk@partner.example' };
      services.help.handOver = () => Promise.resolve({ kind: 'too-many', contact });
    },
    signInOf: (userId, cardSent) =>
      watched<UserSignIn>('signIn', {
        token: async () => tokens.get(userId),
        sendCard: async () => cardSent(),
        link: async () => 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=sample',
        async redeem(code) {
          if (code !== signIn.code) return undefined;
          signIn.holdToken(userId);
          return tokens.get(userId);
        },
      }),
  };
}

const allTenants: readonly SampleTenant[] = Object.values(tenants);

/** What every cloud's directory says of a tenant. */
const directory: Pick<GraphForProvider, 'tenantById'> = {
  async tenantById(tenantId) {
    const found = allTenants.find((one) => one.tenantId === tenantId && one.named !== false);
    if (found === undefined) return { kind: 'not-found' };
    return { kind: 'found', tenant: { tenantId, displayName: found.name, defaultDomain: found.domain } };
  },
};

/** The real look-up, over tenants that are known to the test. */
function fakeCustomers(accounts: readonly PartnerAccount[]) {
  return createCustomers({
    accounts,
    homeTenantId,
    log: createLog('silent'),
    tenantFacts: {
      async find(asked) {
        if (sampleAccounts.some((account) => account.tenantId === asked) || asked === 'opendoor.example') {
          const facts = {
            tenantId: homeTenantId,
            cloud: 'public',
            regionScope: 'EU',
            regionSubScope: undefined,
          } as const;
          return { kind: 'found', facts };
        }
        const found = allTenants.find((one) => one.tenantId === asked || one.domain === asked);
        if (found === undefined) return { kind: 'unknown-domain' };
        const { tenantId, cloud, regionScope } = found;
        return { kind: 'found', facts: { tenantId, cloud, regionScope, regionSubScope: undefined } };
      },
    },
    directories: { public: directory, 'us-government': directory, china: directory, germany: directory },
  });
}

/** A person's own directory, by the tokens of the sign-in above. */
function fakeGraph(): GraphForUser {
  const personOf = (token: string) => {
    const found = Object.values(people).find((one) => token === `token of ${one.userId}`);
    if (found === undefined) throw new Problem('unauthorised', 'no such token', { remote: 'graph' });
    return found;
  };
  return {
    async me(token) {
      const person = personOf(token);
      return { objectId: person.userId, userPrincipalName: 'somebody', displayName: person.name };
    },
    async organization(token) {
      const person = personOf(token);
      const found = allTenants.find((one) => one.tenantId === person.tenantId);
      return {
        tenantId: person.tenantId,
        displayName: found?.name ?? '',
        countryCode: found?.country,
        defaultDomain: found?.domain,
        initialDomain: found?.domain,
      };
    },
    administratorCheck: async (token) => ({ kind: personOf(token).directoryRoles }),
  };
}
