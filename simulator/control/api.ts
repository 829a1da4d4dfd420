import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import { readJson, sendJson, type Exchange } from '../http/exchange.ts';
import { route, type Route } from '../http/routes.ts';
import { acceptInvitation, removeRelationship } from '../partner-center/relationships.ts';
import { normalSwitches } from '../world/seed.ts';
import { doGdapDeed, gdapDeedShape, listGdap } from './gdap-api.ts';
import { ordersWithCalls } from './orders-with-calls.ts';
import { populate } from './populate.ts';
import { switchesSchema } from './switch-list.ts';

const timeShape = z.union([
  z.strictObject({
    advanceMs: z
      .number()
      .int()
      .min(0)
      .max(10 * 365 * 24 * 3600 * 1000),
  }),
  z.strictObject({ reset: z.literal(true) }),
]);
const acceptShape = z.object({
  userId: z.string(),
  accountId: z.string(),
  resellerTenantId: z.string().optional(),
  /** Skips the rules of role and region. */
  force: z.boolean().optional(),
});
const removeShape = z.object({ customerTenantId: z.string(), accountId: z.string() });
const keysShape = z.object({ issuer: z.enum(['sign-in', 'channel']), forgetOld: z.boolean().optional() });
const populateShape = z.object({
  customers: z.number().int().min(1).max(100_000),
  accountId: z.string(),
  accepted: z.boolean(),
});

/** The control panel's JSON API; its list is in simulator/README.md. */
export function controlApi(context: SimulatorContext): Route[] {
  const { world } = context;
  const get = (path: string, read: (exchange: Exchange) => unknown) =>
    route('GET', `/control/api/${path}`, (exchange) => sendJson(exchange.response, 200, read(exchange)));
  const post = <T>(path: string, shape: z.ZodType<T>, act: (body: T) => unknown) =>
    route('POST', `/control/api/${path}`, async (exchange) => {
      const body = shape.safeParse((await readJson(exchange)) ?? {});
      if (!body.success) {
        return sendJson(exchange.response, 400, { error: 'invalid', message: z.prettifyError(body.error) });
      }
      try {
        sendJson(exchange.response, 200, await act(body.data));
      } catch (error) {
        if (!(error instanceof UnknownId)) throw error;
        sendJson(exchange.response, 404, { error: 'unknown', message: error.message });
      }
    });
  const time = () => ({ now: world.now().toISOString(), offsetMs: world.state.clockOffsetMs });
  const nothing = z.object({});
  return [
    get('about', () => ({
      instance: context.instance,
      origin: context.origin(),
      bot: context.botOrigin() === null ? 'down' : 'up',
      ...time(),
    })),
    get('switches', () => world.state.switches),
    post('switches', switchesSchema, (changes) => {
      world.change((state) => Object.assign(state.switches, changes));
      world.journal.add('switches', { ...changes });
      return world.state.switches;
    }),
    post('switches/reset', nothing, () => {
      world.change((state) => Object.assign(state.switches, normalSwitches()));
      world.journal.add('switches', { reset: true });
      return world.state.switches;
    }),
    get('time', time),
    post('time', timeShape, (change) => {
      world.setClock('reset' in change ? 0 : world.state.clockOffsetMs + change.advanceMs);
      world.journal.add('time', time());
      return time();
    }),
    get('people', () => ({
      tenants: world.state.tenants.slice(0, 500).map((tenant) => ({
        ...tenant,
        users: world.state.users.filter((user) => user.tenantId === tenant.id),
      })),
      accounts: world.state.accounts.map(({ id, legalName, currency, tenantId, countries }) => {
        return { id, legalName, currency, tenantId, countries };
      }),
      resellers: world.state.resellers,
    })),
    get('relationships', () => world.state.relationships),
    get('orders', () => ({ orders: ordersWithCalls(context) })),
    post('accept', acceptShape, (request) => {
      const user = found(world.state.users, (candidate) => candidate.id === request.userId, 'userId');
      const account = found(
        world.state.accounts,
        (candidate) => candidate.id === request.accountId,
        'accountId',
      );
      return acceptInvitation(context, {
        user,
        account,
        resellerTenantId: request.resellerTenantId ?? null,
        force: request.force ?? false,
      });
    }),
    post('remove', removeShape, ({ customerTenantId, accountId }) => {
      const account = found(world.state.accounts, (candidate) => candidate.id === accountId, 'accountId');
      return { removed: removeRelationship(context, { customerTenantId, account, by: 'customer' }) };
    }),
    get('gdap', () => listGdap(context)),
    post('gdap', gdapDeedShape, (request) => {
      const done = doGdapDeed(context, request);
      if (done === undefined) throw new UnknownId(nothingWith('id or userId'));
      return done;
    }),
    post('kill-bot', nothing, () => {
      const killed = context.killBot();
      world.journal.add('kill-bot', { killed });
      return { killed };
    }),
    post('reset', nothing, () => {
      world.reset();
      world.journal.add('reset');
      return { reset: true };
    }),
    post('keys', keysShape, async ({ issuer, forgetOld }) => {
      const keys = issuer === 'channel' ? context.keys.channel : context.keys.signIn;
      await keys.rotate({ forgetOld: forgetOld ?? false });
      return { kid: keys.current().kid };
    }),
    post('populate', populateShape, (request) => {
      const account = found(
        world.state.accounts,
        (candidate) => candidate.id === request.accountId,
        'accountId',
      );
      return populate(context, { ...request, account });
    }),
    get('journal', (exchange) => {
      const since = Number(exchange.query.get('since') ?? '0');
      const entries = world.journal.since(
        Number.isFinite(since) ? since : 0,
        exchange.query.get('kind') ?? undefined,
      );
      return { entries, next: entries.at(-1)?.seq ?? since };
    }),
    get('counters', () => world.counters.all()),
    post('counters/reset', nothing, () => {
      world.counters.reset();
      context.orderCalls.reset();
      return {};
    }),
  ];
}

class UnknownId extends Error {}

const nothingWith = (what: string) => `There is nothing with this ${what} in the simulated world.`;

function found<T>(items: readonly T[], is: (item: T) => boolean, what: string): T {
  const item = items.find(is);
  if (item === undefined) throw new UnknownId(nothingWith(what));
  return item;
}
