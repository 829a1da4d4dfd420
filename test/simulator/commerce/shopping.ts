import assert from 'node:assert/strict';
import { appToken, callApi, partnerCenter, userToken, type ApiAnswer } from '../test-simulator.ts';
import { adventureWorks, startPartnerCalls, type PartnerCalls } from '../partner-calls.ts';

export const northwindMpn = '4711982';
export const premium = { product: 'CFQ7TTC0LCHC', sku: '0002' };
export const m365E3 = { product: 'CFQ7TTC0LFLX', sku: '0001' };
export const copilot = { product: 'CFQ7TTC0MM8R', sku: '0002' };

export type Json = Record<string, unknown>;

/** A line as it is sent, without its catalogue item. */
export interface Wish {
  offer: { product: string; sku: string };
  quantity?: number;
  term?: string;
  billing?: string;
  more?: Json;
}

/** Buying at a simulated Partner Center, with the calls a buyer makes. */
export interface Shopping extends PartnerCalls {
  /** The world of the first day, and a minute nobody has called in yet. */
  startAfresh(): void;
  /** Lets the simulated clock jump. */
  pass(seconds: number): void;
  catalogItemId(offer: Wish['offer'], term?: string, customer?: string): Promise<string>;
  line(wish: Wish, customer?: string): Promise<Json>;
  /** Posts a cart, with the reseller on every line. */
  cart(wishes: Wish[], options?: { customer?: string; headers?: Record<string, string> }): Promise<ApiAnswer>;
  checkout(cart: ApiAnswer, customer?: string): Promise<ApiAnswer>;
  /** Cart and check-out; the first order. */
  order(wishes?: Wish[], customer?: string): Promise<Json>;
}

export async function startShopping(): Promise<Shopping> {
  const calls = await startPartnerCalls();
  const { world } = calls.simulator;
  let minutes = 0;
  const tokens = new Map<string, string>();
  // Tokens live an hour, and these tests jump further.
  async function tokenOf(account: string, appOnly: boolean): Promise<string> {
    const key = `${account} ${appOnly} ${Math.floor(world.now().getTime() / 1_800_000)}`;
    const token = tokens.get(key) ?? (await (appOnly ? appToken : userToken)(calls.simulator, account));
    tokens.set(key, token);
    return token;
  }
  const shopping: Shopping = {
    ...calls,
    call: async (path, options = {}) => {
      const token = await tokenOf(options.account ?? 'europe', options.appOnly ?? false);
      return await callApi(calls.simulator, partnerCenter(path), token, options);
    },
    startAfresh: () => {
      world.reset();
      tokens.clear();
      minutes += 2;
      world.setClock(minutes * 60_000);
    },
    pass: (seconds) => world.setClock(world.state.clockOffsetMs + seconds * 1000),
    catalogItemId: async ({ product, sku }, term = 'P1Y', customer = adventureWorks) => {
      const { body } = await shopping.call(
        `/v1/customers/${customer}/products/${product}/skus/${sku}/availabilities`,
      );
      const found = itemsOf(body).find(({ terms }) => (terms as Json[])[0]?.['duration'] === term);
      assert.ok(found, `${product} has no ${term}`);
      return String(found['catalogItemId']);
    },
    line: async ({ offer, quantity = 20, term = 'P1Y', billing = 'monthly', more = {} }, customer) => ({
      catalogItemId: await shopping.catalogItemId(offer, term, customer),
      quantity,
      termDuration: term,
      billingCycle: billing,
      participants: [{ key: 'transaction_reseller', value: northwindMpn }],
      ...more,
    }),
    cart: async (wishes, { customer = adventureWorks, headers = {} } = {}) => {
      const lineItems = await Promise.all(wishes.map((wish) => shopping.line(wish, customer)));
      const body = { lineItems, partnerOnRecordAttestationAccepted: true };
      return await shopping.call(`/v1/customers/${customer}/carts`, { method: 'POST', body, headers });
    },
    checkout: async (cart, customer = adventureWorks) => {
      const path = `/v1/customers/${customer}/carts/${String(cart.body['id'])}/checkout`;
      return await shopping.call(path, { method: 'POST' });
    },
    order: async (wishes = [{ offer: premium }], customer) => {
      const cart = await shopping.cart(wishes, customer === undefined ? {} : { customer });
      const answer = await shopping.checkout(cart, customer);
      assert.equal(answer.status, 201, answer.text);
      return (answer.body['orders'] as Json[])[0]!;
    },
  };
  return shopping;
}

export const itemsOf = (body: Json) => body['items'] as Json[];

/** Errors of the lines of a cart, undefined where a line is good. */
export const lineErrors = ({ body }: ApiAnswer) =>
  (body['lineItems'] as { error?: { errorCode: number } }[]).map(({ error }) => error?.errorCode);

/** What is missing of the documented fields, or has another JSON type than documented. */
export function misfits(documented: Json, actual: unknown, path = ''): string[] {
  return Object.entries(documented).flatMap(([name, example]) => {
    const value = (actual as Json | undefined)?.[name];
    const here = `${path}/${name}`;
    if (kindOf(value) !== kindOf(example)) return [`${here}: ${kindOf(value)}, not ${kindOf(example)}`];
    if (Array.isArray(example) && example.length > 0) {
      return misfits({ 0: example[0] as unknown }, value, here);
    }
    return kindOf(example) === 'object' ? misfits(example as Json, value, here) : [];
  });
}

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);
