import { randomUUID } from 'node:crypto';
import { sql, type KyselyPlugin } from 'kysely';
import { Problem } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import type { Company, OrderDraft, OrderLine } from '../../../src/domain/order-draft.ts';
import type { Order } from '../../../src/domain/order.ts';
import type { PersonKey } from '../../../src/domain/person.ts';
import type { Price } from '../../../src/services/partner-center/prices-port.ts';
import type { HttpAnswer } from '../../../src/services/http/port.ts';
import type { OrderingAtMicrosoft } from '../../../src/services/partner-center/ordering.ts';
import type { PartnerCenter } from '../../../src/services/partner-center/port.ts';
import { inTransaction, type Database } from '../../../src/services/store/connection.ts';
import { createKeyedHash } from '../../../src/services/store/keyed-hash.ts';
import { orderById } from '../../../src/services/store/orders.ts';
import { createSecretBox } from '../../../src/services/store/secret-box.ts';
import { appendAudit } from '../../../src/services/store/audit.ts';
import { approvalQueue } from '../../../src/workflows/approval/context.ts';
import { createApprovalGate } from '../../../src/workflows/approval/gate.ts';
import { createApprovalWorkflow, type ApprovalWorkflow } from '../../../src/workflows/approval/index.ts';
import type { BuyerStanding, Buyers } from '../../../src/workflows/buyer/port.ts';
import { createFirstSignIns } from '../../../src/workflows/first-sign-in/index.ts';
import { createMails } from '../../../src/workflows/mail/index.ts';
import { createNews } from '../../../src/workflows/news/index.ts';
import type { Offer, Offers } from '../../../src/workflows/offers/port.ts';
import { orderQueue, type OrderContext } from '../../../src/workflows/order/context.ts';
import { createOrderWorkflow, type OrderWorkflow } from '../../../src/workflows/order/index.ts';
import type { Placed, Quote } from '../../../src/workflows/order/port.ts';
import { pretendMailServer } from './mail-desk.ts';
import type { OrderMicrosoft } from './order-microsoft.ts';
import { account, nameOf, nina, oscar, pretendResellers } from './order-people.ts';
import { rememberedJobs } from './remembered-jobs.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** Thrown by everything a process does after it was killed. */
export class Killed extends Error {}

/** Decides when a process dies: at its nth deed, before or after a call to Microsoft, or before a statement. */
export interface Life {
  deed(): void;
}
export const immortal: Life = { deed: () => undefined };

export function dyingAt(deed: number): Life & { readonly died: boolean } {
  let done = 0;
  return {
    deed: () => {
      done += 1;
      if (done >= deed) throw new Killed(`killed at deed ${deed}`);
    },
    get died() {
      return done >= deed;
    },
  };
}

export const premium = { productId: 'CFQ7TTC0LCHC', skuId: '0002', title: 'Microsoft 365 Business Premium' };
export const line = (more: Partial<OrderLine> = {}): OrderLine => ({
  number: 0,
  ...premium,
  quantity: 20,
  term: 'P1Y',
  billing: 'monthly',
  ...more,
});
export const attested: OrderDraft['agreement'] = {
  kind: 'attested',
  firstName: 'Eva',
  lastName: 'Macias',
  email: 'eva@fourthcoffee.de',
  signedOn: '2026-03-02',
};
export const forTenant = (tenantId: string, more: Partial<OrderDraft> = {}): OrderDraft => ({
  use: 'customer',
  buyer: { kind: 'tenant', tenantId, domain: 'as-microsoft-says.example' },
  lines: [line()],
  ...more,
});

let prefixes = 0;
export const fourthCoffee: Company = {
  name: 'Fourth Coffee GmbH',
  country: 'DE',
  line1: 'Marienplatz 8',
  city: 'München',
  postalCode: '80331',
  contact: { firstName: 'Eva', lastName: 'Macias', email: 'eva@fourthcoffee.de', phone: '+498955501000' },
};
export function forNewTenant(more: Partial<OrderDraft> = {}, company: Partial<Company> = {}): OrderDraft {
  prefixes += 1;
  return {
    use: 'customer',
    buyer: {
      kind: 'new',
      company: { ...fourthCoffee, ...company },
      proofs: { address: 'verified', email: 'code' },
      prefix: `fourthcoffee${prefixes}`,
    },
    lines: [line()],
    agreement: attested,
    ...more,
  };
}

/** One process with the order workflow: real database, real clients, the simulated Microsoft. */
export function orderDesk(database: Database, microsoft: OrderMicrosoft) {
  const { clock } = microsoft;
  const log = createLog('silent');
  const jobs = rememberedJobs();
  const resellers = pretendResellers();
  const mailServer = pretendMailServer();
  const addresses = new Map<string, string>();
  const wanted = new Set<string>();
  const owned: BuyerStanding['owned'][number][] = [];
  let dearer = 1;
  const losses: { operation: string; when: 'before' | 'after' }[] = [];
  const key = Buffer.alloc(32, 9).toString('base64');

  function startProcess(life: Life): {
    workflow: OrderWorkflow;
    approvals: ApprovalWorkflow;
    context: OrderContext;
  } {
    const lasting = mortalDatabase(database, life);
    const clients = microsoft.clients((real) => async (request) => {
      life.deed();
      const index = losses.findIndex(({ operation }) => operation === request.operation);
      const [loss] = index < 0 ? [] : losses.splice(index, 1);
      const kind = request.effect === 'once' ? 'outcome-unknown' : 'unavailable';
      const lost = new Problem(kind, 'lost', { remote: 'partner-center' });
      if (loss?.when === 'before') throw lost;
      const answer = await real(request);
      life.deed();
      if (loss?.when === 'after') throw lost;
      return request.operation === 'POST cart' && dearer !== 1 ? dearerCart(answer, dearer) : answer;
    });
    const news = createNews({
      clock,
      staffWays: () =>
        Promise.resolve({ hear: [{ tenantId: account.tenantId, userId: '19:licensing-desk' }] }),
    });
    const box = createSecretBox(key);
    const buyers = pretendBuyers(clients, owned);
    const offers = sheetOffers(clients);
    const mails = createMails({ database: lasting, jobs, mailer: mailServer, box, clock, log });
    const around = {
      database: lasting,
      resellers,
      buyers,
      audit: { write: appendAudit },
      news,
      clock,
      log,
    };
    const door = createApprovalGate(around);
    const context: OrderContext = {
      ...clients,
      database: lasting,
      jobs,
      resellers,
      buyers,
      offers,
      approvals: door,
      firstSignIns: createFirstSignIns({
        database: lasting,
        mails,
        box,
        hash: createKeyedHash(key),
        publicUrl: 'https://concierge.opendoor.example',
        provider: 'Open Door Technology',
        contact: 'Priya Nair',
        tell: () => Promise.resolve(),
        clock,
        log,
      }),
      accounts: [account],
      news,
      clock,
      log,
    };
    const workflow = createOrderWorkflow(context);
    workflow.defineJobs();
    const approvals = createApprovalWorkflow(
      {
        ...around,
        jobs,
        orders: workflow.awaiting,
        offers,
        mails,
        addresses: {
          of: (person) => {
            const address = addresses.get(person.userId);
            return Promise.resolve(address === undefined ? undefined : { address, language: 'en' });
          },
          want: (_tx, person) => Promise.resolve(void wanted.add(person.userId)),
        },
        chatLink: (message) => `https://teams.microsoft.com/chat?message=${message}`,
        provider: 'Open Door Technology',
      },
      door,
    );
    approvals.defineJobs();
    return { workflow, approvals, context };
  }
  let { workflow, approvals, context } = startProcess(immortal);

  const desk = {
    jobs,
    resellers,
    microsoft,
    get context() {
      return context;
    },
    get workflow() {
      return workflow;
    },
    get approvals() {
      return approvals;
    },
    /** What the customer is said to have, and where people read mail. */
    owned,
    addresses,
    /** Whose address was asked for. */
    wanted,
    /** The next process: what ran before is dead, its jobs are lost and its lease still stands. */
    restart(life: Life = immortal): void {
      jobs.waiting.splice(0);
      ({ workflow, approvals, context } = startProcess(life));
    },

    /** The next call of this name gets lost, on its way there or with its answer. */
    lose: (operation: string, when: 'before' | 'after') => void losses.push({ operation, when }),
    /** From now on carts cost so many times what they did. */
    makeDearer: (factor: number) => void (dearer = factor),
    forgetLosses: () => void losses.splice(0),
    begin: (draft: OrderDraft, by: PersonKey = nina) => workflow.begin(by, draft, randomUUID()),
    async quote(id: string, by: PersonKey = nina): Promise<Quote> {
      const quoted = await workflow.quote(id, by);
      if (quoted.kind !== 'quote') throw new Error(`no quote: ${quoted.kind}`);
      return quoted.quote;
    },
    /** Quotes and presses at once. */
    async place(id: string, by: PersonKey = nina): Promise<Placed> {
      const { fingerprint } = await desk.quote(id, by);
      const { shown, progress } = await desk.order(id);
      const told = { returned: progress.returned?.approvalId, alike: shown?.alike };
      return workflow.place(id, fingerprint, by, undefined, told);
    },
    /** Placed, and approved by the owner where an owner's word is wanted. */
    async placed(draft: OrderDraft, by: PersonKey = nina): Promise<Order> {
      const { id } = await desk.begin(draft, by);
      const answer = await desk.place(id, by);
      if (answer.kind === 'awaiting') {
        const { id: approvalId, fingerprint } = answer.approval;
        const { kind } = await approvals.approve(approvalId, fingerprint, oscar);
        if (kind !== 'done') throw new Error(`not approved: ${kind}`);
        return desk.order(id);
      }
      if (answer.kind !== 'placed') throw new Error(`not placed: ${JSON.stringify(answer)}`);
      return answer.order;
    },
    /** Everything that is due now. */
    async run(): Promise<void> {
      await workflow.tick();
      await approvals.tick();
      await jobs.runWaiting(orderQueue, approvalQueue);
    },
    /** Time goes by in steps, as the ticker of a real process would see it. */
    async pass(milliseconds: number, stepMs: number = milliseconds): Promise<void> {
      for (let passed = 0; passed < milliseconds; passed += stepMs) {
        microsoft.pass(Math.min(stepMs, milliseconds - passed));
        await desk.run();
      }
    },
    async order(id: string): Promise<Order> {
      const order = await orderById(database.db, id);
      if (order === undefined) throw new Error(`no order ${id}`);
      return order;
    },
    /** State and cause in one word or two: `parked agreement-missing`. */
    async stands(id: string): Promise<string> {
      const { state, standstill } = await desk.order(id);
      return standstill === undefined ? state : `${state} ${standstill.cause}`;
    },
    /** Messages to people so far, `trouble → nina`; refreshed cards are left out. */
    async told(id: string): Promise<readonly string[]> {
      const rows = await database.db
        .selectFrom('notice')
        .selectAll()
        .where('case_id', '=', id)
        .where('kind', 'in', ['message', 'card'])
        .where('event', 'not in', ['placed', 'shown'])
        .orderBy('id')
        .execute();
      return rows.map((row) => `${row.event} → ${nameOf({ tenantId: row.tenant_id, userId: row.user_id })}`);
    },
    /** Microsoft's orders for a tenant that were made since the first day. */
    bought: (tenantId: string) =>
      microsoft.simulator.world.state.commerce.orders.filter((one) => one.customerTenantId === tenantId),
    made: (prefix: string) =>
      microsoft.simulator.world.state.tenants.filter(({ domains }) =>
        domains.includes(`${prefix}.onmicrosoft.com`),
      ),
  };
  return desk;
}

export type OrderDesk = ReturnType<typeof orderDesk>;

export const prefixOf = ({ buyer }: OrderDraft): string =>
  buyer?.kind === 'new' ? (buyer.prefix ?? '') : '';

/** Leaves the tables of orders as on the first day. */
export async function emptyOrders(database: Database): Promise<void> {
  await sql`truncate approval, approval_asked, approval_event, approval_settings, order_case, order_event, order_call, order_listener, agreement_evidence, notice, case_card,
    first_sign_in, mail_outbox, seen_customer, approval, approval_asked, approval_event`.execute(database.db);
}

/** A database that dies with its process: every statement is a deed. */
function mortalDatabase(database: Database, life: Life): Database {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      life.deed();
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const db = database.db.withPlugin(plugin);
  return { ...database, db, withTransaction: (work) => inTransaction(db, work) };
}

/** A cart whose prices are another by now. */
function dearerCart(answer: HttpAnswer, factor: number): HttpAnswer {
  const body = JSON.stringify(answer.json(), (name, value: unknown) =>
    typeof value === 'number' && name.endsWith('rice') ? value * factor : value,
  );
  return { ...answer, bytes: Buffer.from(body), text: () => body, json: () => JSON.parse(body) as unknown };
}

type Clients = OrderingAtMicrosoft & { partnerCenter: PartnerCenter };

/** The part of the buyer workflow that orders use, read from Microsoft as it is. */
function pretendBuyers(clients: Clients, owned: BuyerStanding['owned']): Buyers {
  const notAsked = (): never => {
    throw new Error('orders have no reason to ask that');
  };
  return {
    async standing(by, tenantId): Promise<BuyerStanding> {
      const known = await clients.partnerCenter.customer(account, tenantId);
      const isCustomer = known.kind === 'found';
      const agreed = isCustomer ? await clients.agreements.ofCustomer(account, tenantId) : [];
      const signed = isCustomer && (await clients.agreements.directSigned(account, tenantId));
      const resellers = isCustomer ? await clients.partnerCenter.resellersOf(account, tenantId) : [];
      return {
        tenantId,
        accountId: account.id,
        country: undefined,
        nameAtMicrosoft: isCustomer ? known.customer.companyName : undefined,
        domain: 'as-microsoft-says.example',
        providerRelationship: isCustomer,
        resellerRelationship: resellers.some((one) => one.tenantId === by.tenantId),
        agreement:
          agreed.length > 0
            ? { kind: 'confirmed', signer: 'somebody', at: 0 }
            : { kind: signed ? 'signed-online' : 'missing' },
        accountStatus: isCustomer ? await clients.customers.accountStatus(account, tenantId) : 'none',
        segments: [],
        owned,
      };
    },
    countryRules: notAsked,
    agreementText: notAsked,
    async checkPrefix(_accountId, prefix) {
      const taken = await clients.customers.domainIsTaken(account, `${prefix}.onmicrosoft.com`);
      return taken ? { kind: 'taken', prefix, free: [] } : { kind: 'free', prefix };
    },
    search: notAsked,
    byDomain: notAsked,
    ownTenants: notAsked,
    checkAddress: notAsked,
    duplicates: notAsked,
  };
}

const sheets = new Map<string, readonly Price[]>();

/** Offers with the prices of the simulator's sheet, which is the same in every test. */
function sheetOffers(clients: Clients): Offers {
  async function rowsOf(market: string): Promise<readonly Price[]> {
    const known = sheets.get(market);
    if (known !== undefined) return known;
    const rows: Price[] = [];
    for await (const row of clients.prices.rows(account, market)) rows.push(row);
    sheets.set(market, rows);
    return rows;
  }
  return {
    search: () => Promise.resolve({ kind: 'none' }),
    promotion: () => Promise.resolve({ kind: 'none' }),
    async offer(_accountId, market, productId, skuId): Promise<Offer | undefined> {
      const rows = (await rowsOf(market)).filter((row) => row.productId === productId && row.skuId === skuId);
      const [first] = rows;
      if (first === undefined) return undefined;
      return {
        productId,
        skuId,
        title: first.skuTitle,
        description: '',
        segment: 'commercial',
        isTrial: false,
        isAddon: false,
        bases: [],
        minimum: 1,
        maximum: 300,
        plans: rows.map(({ term, billing, unitPrice }) => ({
          term,
          billing,
          termPrice: unitPrice,
          priceIsFor: 'period',
          returnWithin: undefined,
        })),
      };
    },
  };
}
