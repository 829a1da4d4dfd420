import { createLog } from '../../src/log.ts';
import { createHttpSender } from '../../src/services/http/sender.ts';
import { issueUserToken } from '../../simulator/login/tokens.ts';
import { acceptInvitation } from '../../simulator/partner-center/relationships.ts';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { seedWorld } from '../../simulator/world/seed.ts';
import { createClients, recording, type Exchange, type Facts } from './clients.ts';
import { catalogueEndpoints } from './catalogue-endpoints.ts';
import { customerEndpoints } from './customer-endpoints.ts';
import { sampleAccount } from './documented-side.ts';
import { gdapEndpoints } from './gdap-endpoints.ts';
import { orderEndpoints } from './order-endpoints.ts';
import { furnishGdap, gdapEvents, type GdapIds } from './simulated-gdap.ts';
import { buyerId, furnishOrdering } from './simulated-ordering.ts';
import type { UsedEndpoint } from './used-endpoint.ts';

/** What the client made of the simulator's answer, and that answer. */
export type SimulatedResult =
  | { readonly kind: 'answered'; readonly value: unknown; readonly exchange: Exchange }
  | { readonly kind: 'failed'; readonly why: string };

/** The simulator, running, in a world where every endpoint in use has something to say. */
export interface SimulatedSide {
  try(endpoint: UsedEndpoint): Promise<SimulatedResult>;
  /** An event as the simulator would send it, by its name in lower case; undefined when it never sends that one. */
  event(name: string): unknown;
  stop(): Promise<void>;
}

const contosoId = '33333333-3333-4333-8333-000000000001';
const administratorId = '55555555-5555-4555-8555-000000000012';
const staffId = '22222222-2222-4222-8222-000000000002';
const groupId = '44444444-4444-4444-8444-000000000001';
const otherGroupId = '44444444-4444-4444-8444-000000000009';
const validationId = '0e0e0e0e-0e0e-4e0e-8e0e-0e0e0e0e0e0e';
/** Loopback and never reached: deliveries are put off until after the end. */
const callback = 'http://127.0.0.1:9/api/webhooks/partner-center/europe';

export async function startSimulated(): Promise<SimulatedSide> {
  const log = createLog('silent');
  const simulator = await startSimulator({ port: 0, seed: seedWorld(), log });
  const { events, gdapIds } = furnish(simulator);
  const europe = simulator.world.state.accounts.find(({ id }) => id === 'europe')!;
  const account = { ...sampleAccount, id: europe.id, tenantId: europe.tenantId, credential: 'EUROPE' };
  const { clientId, clientSecret, refreshToken } = europe;
  const facts: Facts = {
    account,
    id: contosoId,
    domain: 'contoso.onmicrosoft.com',
    groupIds: [groupId],
    registration: { url: callback, events: ['test-created', 'subscription-updated'] },
    resellerId: undefined,
    userToken: await administratorToken(simulator),
    ordering: await furnishOrdering(simulator, account, { clientId, clientSecret, refreshToken }),
  };
  const results = new Map<string, Promise<SimulatedResult>>();

  async function call(endpoint: UsedEndpoint): Promise<SimulatedResult> {
    const clock = { now: () => Date.now() };
    const sender = recording(createHttpSender({ clock, log, rehearsalOrigin: simulator.origin }));
    const clients = createClients(sender, account, { clientId, clientSecret, refreshToken }, 'real');
    arrange(simulator, endpoint.name, facts);
    try {
      const value = await endpoint.call(clients, { ...facts, id: idFor(endpoint, gdapIds) });
      const exchange = sender.exchanges.findLast(({ request }) => isFor(endpoint, request));
      return exchange === undefined
        ? { kind: 'failed', why: 'nothing was sent' }
        : { kind: 'answered', value, exchange };
    } catch (error) {
      return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
    }
  }

  return {
    try: (endpoint) => {
      const known = results.get(endpoint.name) ?? call(endpoint);
      results.set(endpoint.name, known);
      return known;
    },
    event: (name) => events.get(name),
    stop: () => simulator.stop(),
  };
}

function isFor(endpoint: UsedEndpoint, request: Exchange['request']): boolean {
  const url = new URL(request.url);
  return endpoint.method === request.method && endpoint.path.test(decodeURIComponent(url.pathname));
}

const ordering = new Set([...customerEndpoints, ...catalogueEndpoints, ...orderEndpoints]);

const delegated = new Set(gdapEndpoints);

function idFor(endpoint: UsedEndpoint, gdapIds: GdapIds): string {
  if (ordering.has(endpoint)) return buyerId;
  if (delegated.has(endpoint)) return gdapIds(endpoint.name);
  const { name } = endpoint;
  if (name.includes('validationEvents')) return validationId;
  if (name.includes('subscribedSkus')) return buyerId;
  return name.includes('checkMemberGroups') ? staffId : contosoId;
}

/** Lets Contoso accept Europe's invitation, with a reseller, and approve admin rights; returns the events that this makes. */
function furnish(simulator: Simulator): { events: ReadonlyMap<string, unknown>; gdapIds: GdapIds } {
  const { world, context } = simulator;
  const { state } = world;
  const europe = state.accounts.find(({ id }) => id === 'europe')!;
  const administrator = state.users.find(({ id }) => id === administratorId)!;
  const wanted = [
    'reseller-relationship-accepted-by-customer',
    'indirect-reseller-relationship-accepted-by-customer',
    ...gdapEvents,
  ];
  world.change(() => {
    state.switches.webhookDelayMs = 3_600_000;
    state.switches.partnerApp = 'everywhere';
    europe.webhook = {
      url: callback,
      events: wanted,
      signatureTokenToMsSignatureHeader: true,
      subscriberId: groupId,
    };
    state.validationEvents.push({
      correlationId: validationId,
      accountId: europe.id,
      callbackUrl: callback,
      createdAt: new Date().toISOString(),
      status: 'completed',
      results: [
        {
          responseCode: 'OK',
          responseMessage: '',
          systemError: false,
          dateTimeUtc: new Date().toISOString(),
        },
      ],
    });
  });
  const resellerTenantId = state.resellers[0]?.tenantId ?? null;
  acceptInvitation(context, { user: administrator, account: europe, resellerTenantId });
  world.change(() => state.groups.push({ ...state.groups[0]!, id: otherGroupId }));
  const gdapIds = furnishGdap(simulator, { customerTenantId: contosoId, groupId: otherGroupId });
  const events = new Map(
    state.deliveries.map(({ eventName, body }) => [eventName.toLowerCase(), JSON.parse(body) as unknown]),
  );
  return { events, gdapIds };
}

/** The registration as each of its endpoints needs to find it. */
function arrange({ world }: Simulator, name: string, facts: Facts): void {
  const europe = world.state.accounts.find(({ id }) => id === 'europe')!;
  const registration = {
    url: facts.registration.url,
    events: [...facts.registration.events],
    signatureTokenToMsSignatureHeader: true,
    subscriberId: groupId,
  };
  world.change(() => {
    if (name === 'POST /webhooks/v1/registration') europe.webhook = null;
    else if (name === 'PUT /webhooks/v1/registration')
      europe.webhook = { ...registration, events: ['test-created'] };
    else europe.webhook = registration;
  });
}

async function administratorToken({ world, context }: Simulator): Promise<string> {
  return await issueUserToken(context, {
    user: world.state.users.find(({ id }) => id === administratorId)!,
    audience: 'https://graph.microsoft.com',
    scopes: ['User.Read', 'Organization.Read.All', 'RoleManagement.Read.Directory'],
    appId: world.state.bot.appId,
    mfa: true,
  });
}
