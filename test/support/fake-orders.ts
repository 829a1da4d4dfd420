import type { Clock } from '../../src/clock.ts';
import { afterStep, endStates, stageOf, type Order, type OrderStep } from '../../src/domain/order.ts';
import { isAlike } from '../../src/domain/order-alike.ts';
import { emptyDraft, firstMissing } from '../../src/domain/order-draft.ts';
import type { PersonKey } from '../../src/domain/person.ts';
import type { OrderChanged, OrderExpectation, Orders, Quote } from '../../src/workflows/order/port.ts';

export interface FakeOrders extends Orders {
  readonly all: readonly Order[];
  /** Who else is told: `F-1001 7777…`. */
  readonly listeners: readonly string[];
  /** Why staff closed an order. */
  readonly reasons: readonly string[];
  readonly shownTo: readonly string[];
  /** What such orders took. */
  takes(expectation: OrderExpectation): void;
  /** What Microsoft says of prices and prerequisites from now on. */
  quotes(quote: Quote): void;
  /** Puts an order there, or into another state, as the workflow does. */
  put(order: Partial<Order> & { readonly resellerId: string }): Order;
}

const unplaced: readonly Order['state'][] = ['draft', 'discarded', 'expired', 'failed'];

/** Orders in memory, with the real state machine: what dialogs need of the workflow. `resellerOf` names the asker's. */
export function fakeOrders(clock: Clock, resellerOf: (by: PersonKey) => string | undefined): FakeOrders {
  const orders = new Map<string, Order>();
  const byRequest = new Map<string, string>();
  const listeners: string[] = [];
  const reasons: string[] = [];
  const shownTo: string[] = [];
  let expectation: OrderExpectation = { count: 0, usual: undefined, nineOfTen: undefined };
  let quote: Quote | undefined;

  const save = (order: Order): Order => {
    const saved = { ...order, version: order.version + 1, updatedAt: clock.now() };
    orders.set(saved.id, saved);
    return saved;
  };
  const own = (id: string, by: PersonKey): Order | undefined => {
    const found = orders.get(id);
    return found !== undefined && found.resellerId === resellerOf(by) ? found : undefined;
  };
  const tooLate = (order: Order): OrderChanged => ({ kind: 'too-late', order });
  const done = (order: Order): OrderChanged => ({ kind: 'done', order });
  const stepped = (order: Order, step: OrderStep, change: Partial<Order> = {}): OrderChanged => {
    const state = afterStep(order.state, step);
    return state === undefined ? tooLate(order) : done(save({ ...order, ...change, state }));
  };
  const put: FakeOrders['put'] = (change) => {
    const id = change.id ?? `F-${1001 + orders.size}`;
    const nobody = { tenantId: '', userId: '' };
    const fresh: Order = {
      id,
      version: 0,
      state: 'draft',
      resellerId: change.resellerId,
      createdBy: nobody,
      draft: emptyDraft,
      progress: {},
      createdAt: clock.now(),
      updatedAt: clock.now(),
    };
    return save({ ...(orders.get(id) ?? fresh), ...change, id });
  };
  const newestFirst = () => [...orders.values()].toReversed();

  return {
    get all() {
      return [...orders.values()];
    },
    listeners,
    reasons,
    shownTo,
    put,
    takes: (such) => void (expectation = such),
    quotes: (said) => void (quote = said),

    async begin(by, draft, requestId) {
      const resellerId = resellerOf(by);
      if (resellerId === undefined) throw new Error('somebody without a reseller cannot begin an order');
      const earlier = orders.get(byRequest.get(requestId) ?? '');
      if (earlier !== undefined) return earlier;
      const { tenantId, userId } = by;
      const order = put({
        resellerId,
        createdBy: { tenantId, userId },
        draft: { accountId: 'europe', ...draft, answeredBy: { tenantId, userId }, answeredAt: clock.now() },
      });
      byRequest.set(requestId, order.id);
      return order;
    },
    find: async (id, asker) => (asker.staff ? orders.get(id) : own(id, asker)),
    async change(id, version, draft, by) {
      const order = own(id, by);
      if (order === undefined) return { kind: 'unknown' };
      if (order.state !== 'draft' || order.version !== version) return tooLate(order);
      const answered = { answeredBy: { tenantId: by.tenantId, userId: by.userId }, answeredAt: clock.now() };
      const { use, buyer } = order.draft;
      // The tenant that was made is this customer's.
      const fixed = order.progress.tenant === undefined ? {} : { use, buyer };
      return done(save({ ...order, draft: { ...draft, ...fixed, ...answered }, shown: undefined }));
    },
    drafts: async (by, limit) =>
      newestFirst()
        .filter((order) => order.state === 'draft' && order.resellerId === resellerOf(by))
        .slice(0, limit),
    latest: async (asker, limit) =>
      newestFirst()
        .filter(
          ({ state, placedBy }) => state !== 'draft' && (state !== 'discarded' || placedBy !== undefined),
        )
        .filter((order) => asker.staff || order.resellerId === resellerOf(asker))
        .slice(0, limit),
    async quote(id, by) {
      const order = own(id, by);
      if (order === undefined) return { kind: 'unknown' };
      if (quote === undefined || firstMissing(order.draft) !== undefined)
        return { kind: 'incomplete', order };
      const unitPrices = quote.lines.map((line) => line.unitPrice);
      const shownTo = { tenantId: by.tenantId, userId: by.userId };
      const { fingerprint, placeable: isPlaceable } = quote;
      const shown = { fingerprint, shownTo, isPlaceable, unitPrices };
      const others = newestFirst().filter(
        ({ id: other, state }) => other !== id && !unplaced.includes(state),
      );
      const alike = others.find((other) => isAlike(order, other));
      return { kind: 'quote', quote, order: save({ ...order, shown }), alike };
    },
    async place(id, fingerprint, by) {
      const order = own(id, by);
      if (order === undefined) return { kind: 'unknown' };
      if (order.state !== 'draft') return { kind: 'already', order };
      if (quote === undefined) return { kind: 'incomplete', order };
      if (!quote.placeable) return { kind: 'not-ready', quote, order };
      if (quote.fingerprint !== fingerprint) return { kind: 'changed', quote, order };
      const placed = {
        placedBy: { tenantId: by.tenantId, userId: by.userId },
        progress: { ...order.progress, placedAt: clock.now() },
      };
      const changed = stepped(order, { name: 'work', stage: stageOf(order) }, placed);
      return changed.kind === 'done' ? { kind: 'placed', order: changed.order } : { kind: 'already', order };
    },
    async reopen(id, by) {
      const order = own(id, by);
      if (order === undefined) return { kind: 'unknown' };
      const isStopped = order.state === 'needs-answer' || order.state === 'parked';
      if (!isStopped || order.progress.orders !== undefined) return tooLate(order);
      const progress = { ...order.progress, cart: undefined, checkoutAt: undefined };
      return done(save({ ...order, state: 'draft', shown: undefined, progress }));
    },
    async goOn(id, version, by) {
      const order = by.staff ? orders.get(id) : own(id, by);
      if (order === undefined) return { kind: 'unknown' };
      const waits = order.state === 'parked' || (order.state === 'needs-person' && by.staff);
      return waits && order.version === version ? done(save(order)) : tooLate(order);
    },
    async close(id, because, by) {
      const order = orders.get(id);
      if (!by.staff || order === undefined) return { kind: 'unknown' };
      if (order.state !== 'needs-person') return tooLate(order);
      reasons.push(because);
      return stepped(order, { name: 'fail' });
    },
    async discard(id, by) {
      const order = own(id, by);
      if (order === undefined) return { kind: 'unknown' };
      const { tenantId, userId } = by;
      const progress = { ...order.progress, discardedBy: { tenantId, userId } };
      return order.progress.checkoutAt === undefined
        ? stepped(order, { name: 'discard' }, { progress })
        : tooLate(order);
    },
    async show(id, reader) {
      const isTheirs = reader.staff ? orders.has(id) : own(id, reader) !== undefined;
      if (!isTheirs) return 'unknown';
      shownTo.push(`${id} ${reader.userId}`);
      return 'shown';
    },
    expectation: async () => expectation,
    async tellAlso(id, person, by) {
      const order = own(id, by);
      if (order === undefined || resellerOf(person) !== order.resellerId) return { kind: 'unknown' };
      if (endStates.includes(order.state)) return tooLate(order);
      listeners.push(`${id} ${person.userId}`);
      return done(order);
    },
  };
}
