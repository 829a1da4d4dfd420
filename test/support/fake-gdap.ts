import type { Clock } from '../../src/clock.ts';
import { gdapAfter, type Gdap, type GdapEnd } from '../../src/domain/gdap.ts';
import type { GdapAccess, GdapChanged, GdapRequest, GdapRequests } from '../../src/workflows/gdap/port.ts';

export interface FakeGdap extends GdapRequests {
  readonly all: readonly Gdap[];
  /** What staff asked for. */
  readonly requests: readonly GdapRequest[];
  /** To whom a case card was shown: `G-1001 5555…`. */
  readonly shownTo: readonly string[];
  /** Puts a request into a state, as jobs, events and timers do. */
  put(id: string, change: Partial<Gdap>): void;
  /** What the next `check` finds at Microsoft. */
  atMicrosoft: Partial<Gdap>;
  /** How the provider's group stands at Microsoft. */
  access: Exclude<GdapAccess['kind'], 'unknown'>;
}

/** Requests for admin rights in memory, with the real state machine: what dialogs need of the workflow. */
export function fakeGdap(clock: Clock): FakeGdap {
  const cases = new Map<string, Gdap>();
  const byRequest = new Map<string, string>();
  const requests: GdapRequest[] = [];
  const shownTo: string[] = [];

  const save = (gdap: Gdap): Gdap => {
    const saved = { ...gdap, version: gdap.version + 1, updatedAt: clock.now() };
    cases.set(saved.id, saved);
    return saved;
  };
  const change = (
    id: string,
    isPossible: (gdap: Gdap) => boolean,
    to: (gdap: Gdap) => Partial<Gdap>,
  ): GdapChanged => {
    const found = cases.get(id);
    if (found === undefined) return { kind: 'unknown' };
    return isPossible(found)
      ? { kind: 'done', gdap: save({ ...found, ...to(found) }) }
      : { kind: 'too-late', gdap: found };
  };
  function make(wanted: Partial<Gdap> & Pick<Gdap, 'customer' | 'accountId' | 'template'>): Gdap {
    const id = `G-${1001 + cases.size}`;
    return save({
      id,
      version: 0,
      state: 'waiting',
      end: undefined,
      country: undefined,
      durationDays: 365,
      autoExtends: true,
      displayName: `Open Door Technology ${id} 7f3a`,
      relationshipId: `relationship of ${id}`,
      requestedBy: undefined,
      droppedBy: undefined,
      trouble: undefined,
      tries: 0,
      createdAt: clock.now(),
      offeredAt: clock.now(),
      activatedAt: undefined,
      endsAt: undefined,
      endedAt: undefined,
      nextAt: clock.now(),
      warned: undefined,
      renews: undefined,
      isReissue: false,
      supersededBy: undefined,
      updatedAt: clock.now(),
      ...wanted,
    });
  }
  const find: GdapRequests['find'] = async (id, asker) => {
    const gdap = cases.get(id);
    return asker.staff || gdap?.customer.tenantId === asker.tenantId ? gdap : undefined;
  };
  const newest = () => [...cases.values()].toReversed();

  return {
    requests,
    shownTo,
    atMicrosoft: {},
    access: 'asked',
    get all() {
      return [...cases.values()];
    },
    put: (id, to) =>
      void change(
        id,
        () => true,
        () => to,
      ),
    find,
    async request(request) {
      const earlier = cases.get(byRequest.get(request.requestId) ?? '');
      if (earlier !== undefined) return { kind: 'requested', gdap: earlier };
      const { customer, accountId, template, durationDays, autoExtends, by } = request;
      const there = newest().find(
        (one) =>
          one.customer.tenantId === customer.tenantId && one.template === template && one.state !== 'ended',
      );
      if (there !== undefined) return { kind: 'already', gdap: there };
      requests.push(request);
      const { tenantId, name, domain, country } = customer;
      const gdap = make({
        customer: { tenantId, name, domain },
        country,
        accountId,
        template,
        durationDays,
        autoExtends,
        requestedBy: by,
      });
      byRequest.set(request.requestId, gdap.id);
      return { kind: 'requested', gdap };
    },
    approvalLink: ({ state, id }) =>
      state === 'waiting' ? `https://admin.microsoft.com/AdminPortal/Home#/gdap/${id}` : undefined,
    async show(id, asker) {
      if ((await find(id, asker)) !== undefined) shownTo.push(`${id} ${asker.userId}`);
    },
    ofCustomer: async (tenantId, asker) =>
      asker.staff || asker.tenantId === tenantId
        ? newest().filter(({ customer }) => customer.tenantId === tenantId)
        : [],
    latest: async (limit) => newest().slice(0, limit),
    count: async () => cases.size,
    async check(id, asker) {
      const found = await find(id, asker);
      if (found === undefined || Object.keys(this.atMicrosoft).length === 0) return found;
      const changed = save({ ...found, ...this.atMicrosoft });
      this.atMicrosoft = {};
      return changed;
    },
    retry: async (id) =>
      change(
        id,
        ({ trouble }) => trouble !== undefined,
        () => ({ trouble: undefined, nextAt: clock.now() }),
      ),
    extend: async (id) =>
      change(
        id,
        ({ state }) => state === 'active',
        () => ({ autoExtends: true }),
      ),
    async giveAccess(id) {
      const gdap = cases.get(id);
      if (gdap === undefined) return { kind: 'unknown' };
      if (gdap.state !== 'active') return { kind: 'too-late', gdap };
      return this.access === 'refused'
        ? { kind: 'refused', gdap, code: '400, badRequest' }
        : { kind: this.access, gdap };
    },
    letEnd: async (id) =>
      change(
        id,
        ({ state }) => state === 'active',
        () => ({ autoExtends: false }),
      ),
    async renew(id, by) {
      const old = change(
        id,
        ({ state, supersededBy }) => supersededBy === undefined && (state === 'ended' || state === 'active'),
        () => ({}),
      );
      if (old.kind !== 'done') return old;
      const { customer, accountId, template } = old.gdap;
      const next = make({ customer, accountId, template, renews: id, requestedBy: by });
      save({ ...old.gdap, supersededBy: next.id });
      return { kind: 'done', gdap: next };
    },
    drop: async (id) =>
      change(
        id,
        ({ state }) => gdapAfter(state, 'end') !== undefined && state !== 'ending',
        ({ state }) =>
          state === 'active'
            ? { state: 'ending' }
            : { state: 'ended', end: 'withdrawn' satisfies GdapEnd, endedAt: clock.now() },
      ),
  };
}
