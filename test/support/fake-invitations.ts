import type { Clock } from '../../src/clock.ts';
import type { PersonKey } from '../../src/domain/person.ts';
import type { Reseller } from '../../src/domain/reseller.ts';
import { after, openStates, type Invitation, type InvitationStep } from '../../src/domain/invitation.ts';
import { overtakenBy } from '../../src/domain/invitation-acceptance.ts';
import type {
  Changed,
  CustomerFacts,
  Invitations,
  InviteRequest,
  Opened,
  OpenRequest,
} from '../../src/workflows/invitation/port.ts';

export interface FakeInvitations extends Invitations {
  readonly all: readonly Invitation[];
  /** Who was noted for trying without the role, by user id. */
  readonly triedWithoutRole: string[];
  /** What administrators asked to open. */
  readonly openRequests: readonly OpenRequest[];
  /** To whom a case card was shown anew: `I-1001 5555…`. */
  readonly shownTo: readonly string[];
  /** A customer's administrator accepts an account's link at Microsoft; nobody of ours has noticed yet. */
  acceptAtMicrosoft(tenantId: string, accountId: string): void;
  /** A relationship from before our time: on record, without a case. */
  onRecord(tenantId: string, accountId: string): void;
  /** Puts an invitation into a state, as webhooks, sweeps and timers do. */
  put(id: string, change: Partial<Invitation>): void;
}

/** What the workflow asks about resellers. */
export interface KnownResellers {
  /** The reseller somebody is admitted to. */
  of(person: PersonKey): Reseller | undefined;
  byId(id: string): Reseller | undefined;
}
const noResellers: KnownResellers = { of: () => undefined, byId: () => undefined };

/** Invitations in memory, with the real state machine: what dialogs need of the workflow. */
export function fakeInvitations(clock: Clock, resellers: KnownResellers = noResellers): FakeInvitations {
  const cases = new Map<string, Invitation>();
  const requests = new Map<string, string>();
  const relationships = new Set<string>();
  const recorded = new Set<string>();
  const triedWithoutRole: string[] = [];
  const openRequests: OpenRequest[] = [];
  const shownTo: string[] = [];

  const save = (invitation: Invitation): Invitation => {
    const saved = { ...invitation, version: invitation.version + 1, updatedAt: clock.now() };
    cases.set(saved.id, saved);
    return saved;
  };
  const known = (id: string): Invitation => {
    const found = cases.get(id);
    if (found === undefined) throw new Error(`no invitation ${id}`);
    return found;
  };
  const step = (id: string, name: InvitationStep, change: Partial<Invitation> = {}): Changed => {
    const found = cases.get(id);
    if (found === undefined) return { kind: 'unknown' };
    const state = after(found.state, name);
    return state === undefined
      ? { kind: 'too-late', invitation: found }
      : { kind: 'done', invitation: save({ ...found, ...change, state }) };
  };

  /** As the workflow does when a customer has chosen or accepted an account. */
  const overtake = (chosen: Invitation): void => {
    const ofCustomer = [...cases.values()].filter((i) => i.customer.tenantId === chosen.customer.tenantId);
    for (const { id } of overtakenBy(chosen, ofCustomer).closed)
      step(id, 'withdraw', { supersededBy: chosen.id, remindAt: undefined, remindAbout: undefined });
  };

  function create(request: {
    requestId: string;
    customer: CustomerFacts;
    accountId: string;
    reason?: string;
    origin: Invitation['origin'];
    more?: Partial<Invitation>;
  }): Opened {
    const { customer, accountId } = request;
    if (relationships.has(`${customer.tenantId} ${accountId}`))
      return { kind: 'already', customerName: customer.name };
    const earlier = requests.get(request.requestId);
    const open = [...cases.values()].find(
      (one) =>
        one.id === earlier ||
        (one.customer.tenantId === customer.tenantId &&
          one.accountId === accountId &&
          openStates.includes(one.state)),
    );
    const invitation: Invitation = open ?? {
      id: `I-${1001 + cases.size}`,
      version: 0,
      state: 'created',
      origin: request.origin,
      customer: { tenantId: customer.tenantId, name: customer.name, domain: customer.domain },
      country: customer.country,
      cloud: customer.cloud,
      accountId,
      accountReason: request.reason,
      acceptedAccountId: undefined,
      acceptedBy: undefined,
      administrator: undefined,
      createdBy: undefined,
      link: `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${accountId}`,
      createdAt: clock.now(),
      openedAt: undefined,
      acceptedAt: undefined,
      expiresAt: clock.now() + 30 * 86_400_000,
      remindAt: undefined,
      remindAbout: undefined,
      supersededBy: undefined,
      updatedAt: clock.now(),
      ...request.more,
    };
    requests.set(request.requestId, invitation.id);
    return { kind: 'opened', invitation: open ?? save(invitation), link: invitation.link ?? '' };
  }

  return {
    get all() {
      return [...cases.values()];
    },
    triedWithoutRole,
    openRequests,
    shownTo,
    acceptAtMicrosoft: (tenantId, accountId) => void relationships.add(`${tenantId} ${accountId}`),
    onRecord: (tenantId, accountId) => void recorded.add(`${tenantId} ${accountId}`),
    relationshipsOf: async (tenantId) =>
      [...recorded].flatMap((one) => (one.startsWith(tenantId) ? [one.split(' ')[1] ?? ''] : [])),
    put: (id, change) => void save({ ...known(id), ...change }),

    async open(request) {
      openRequests.push(request);
      const opened = create({ ...request, origin: 'customer' });
      if (opened.kind === 'already') return opened;
      const change = {
        administrator: request.administrator,
        openedAt: opened.invitation.openedAt ?? clock.now(),
      };
      const taken = step(opened.invitation.id, 'open', change);
      if (taken.kind === 'unknown') return opened;
      overtake(taken.invitation);
      return { ...opened, invitation: taken.invitation };
    },
    async invite(request) {
      const { by } = request;
      const reseller = by.staff ? resellers.byId(request.resellerId ?? '') : resellers.of(by);
      if (reseller === undefined && (!by.staff || request.resellerId !== undefined))
        return { kind: 'not-allowed', because: 'no-reseller' };
      if (reseller !== undefined && reseller.state !== 'confirmed')
        return { kind: 'not-allowed', because: 'reseller-not-active' };
      if (reseller !== undefined && reseller.accountId !== request.accountId)
        return { kind: 'not-allowed', because: 'other-region' };
      return create({
        ...request,
        origin: by.staff ? 'provider' : 'reseller',
        more: invitedWith(request, reseller),
      });
    },
    async find(id, asker) {
      const found = cases.get(id);
      if (found === undefined) return undefined;
      const isTheirs = found.reseller !== undefined && found.reseller.id === resellers.of(asker)?.id;
      return asker.staff || isTheirs || found.customer.tenantId === asker.tenantId ? found : undefined;
    },
    ofCustomer: async (tenantId) => [...cases.values()].filter((one) => one.customer.tenantId === tenantId),
    async check(id) {
      const invitation = known(id);
      const accepted = [...relationships]
        .find((one) => one.startsWith(invitation.customer.tenantId))
        ?.split(' ')[1];
      if (accepted !== undefined) {
        const right = accepted === invitation.accountId;
        step(id, right ? 'accept' : 'accept-elsewhere', {
          acceptedAccountId: accepted,
          acceptedAt: clock.now(),
          acceptedBy: 'asked',
          ...(right ? {} : { removal: { accountId: accepted, since: clock.now() } }),
        });
      }
      const now = known(id);
      if (now.state === 'accepted') overtake(now);
      if (now.state === 'accepted' || now.state === 'wrong-account')
        return { kind: now.state, invitation: now };
      return { kind: openStates.includes(now.state) ? 'not-yet' : 'ended', invitation: now };
    },
    show: async (id, reader) => void shownTo.push(`${id} ${reader.userId}`),
    withdraw: async (id) => step(id, 'withdraw'),
    async reissue(id, _by, requestId) {
      const old = cases.get(id);
      if (old === undefined) return { kind: 'unknown' };
      if (openStates.includes(old.state) || old.state === 'accepted')
        return { kind: 'too-late', invitation: old };
      const customer = { ...old.customer, country: old.country, cloud: old.cloud };
      const made = create({ requestId, customer, accountId: old.accountId, origin: 'provider' });
      return made.kind === 'opened'
        ? { kind: 'done', invitation: made.invitation }
        : { kind: 'too-late', invitation: old };
    },
    async remindAt(id, at) {
      const found = known(id);
      if (found.state !== 'opened') return { kind: 'too-late', invitation: found };
      return { kind: 'done', invitation: save({ ...found, remindAt: at, remindAbout: 'asked' }) };
    },
    async keepAccepted(id, reason) {
      const found = known(id);
      if (found.state !== 'wrong-account') return { kind: 'too-late', invitation: found };
      return step(id, 'accept', {
        accountId: found.acceptedAccountId ?? found.accountId,
        accountReason: reason,
      });
    },
    async noteNotAdministrator(_id, by) {
      triedWithoutRole.push(by.userId);
    },
  };
}

/** What an invitation keeps of the request it was made by. */
function invitedWith(request: InviteRequest, reseller: Reseller | undefined): Partial<Invitation> {
  const { by, letter, batchId, orderId } = request;
  const selling = reseller?.tenants.find(({ use }) => use === 'selling');
  return {
    createdBy: { tenantId: by.tenantId, userId: by.userId },
    ...(reseller === undefined
      ? {}
      : {
          reseller: {
            id: reseller.id,
            company: reseller.company,
            tenantId: selling?.tenantId ?? '',
            partnerId: reseller.partnerId,
          },
        }),
    letter: { to: letter?.to, toName: letter?.toName, language: letter?.language ?? 'en' },
    schedule: { days: [2, 5, 10], given: 0 },
    batchId,
    orderId,
  };
}
