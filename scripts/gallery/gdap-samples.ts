import type { Gdap, GdapState } from '../../src/domain/gdap.ts';
import type { GdapRequests } from '../../src/workflows/gdap/port.ts';

/** A request for admin rights in one state, where it differs from the usual one. */
export type GdapSituation = Partial<Gdap> & { readonly state: GdapState };

const day = 86_400_000;

/** A request for admin rights with the facts such a state has. */
function sampleGdap(
  { state, ...change }: GdapSituation,
  customer: Gdap['customer'],
  now: number,
): Gdap {
  const isMade = state !== 'prepared' && state !== 'creating';
  const wasActive = state === 'active' || state === 'ending';
  const half = '88888888-8888-4888-8888-000000001001';
  return {
    id: 'G-1001',
    version: 3,
    state,
    end: state === 'ended' ? 'expired' : undefined,
    customer,
    country: 'IE',
    accountId: 'europe',
    template: 'licences',
    durationDays: 365,
    autoExtends: true,
    displayName: 'Open Door Technology G-1001 7f3a',
    relationshipId: isMade ? `${half}-${half}` : undefined,
    requestedBy: undefined,
    droppedBy: undefined,
    trouble: undefined,
    tries: 0,
    createdAt: now - 2 * day,
    offeredAt: isMade ? now - 2 * day : undefined,
    activatedAt: wasActive ? now - day : undefined,
    endsAt: wasActive ? now + 364 * day : undefined,
    endedAt: state === 'ended' ? now : undefined,
    nextAt: state === 'ended' ? undefined : now,
    warned: undefined,
    renews: undefined,
    isReissue: false,
    supersededBy: undefined,
    updatedAt: now,
    ...change,
  };
}

/** Knows one request, if there is one. Whatever changes something only pretends to. */
export function sampleGdaps(
  situation: GdapSituation | undefined,
  customer: Gdap['customer'],
  now: number,
): GdapRequests {
  const gdap = sampleGdap(situation ?? { state: 'waiting' }, customer, now);
  const known = situation === undefined ? [] : [gdap];
  const done = async () => ({ kind: 'done', gdap }) as const;
  return {
    request: async () => ({ kind: 'requested', gdap }),
    find: async () => known[0],
    approvalLink: ({ state, relationshipId = '' }) =>
      state === 'waiting'
        ? `https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${relationshipId}`
        : undefined,
    show: async () => undefined,
    ofCustomer: async () => known,
    latest: async () => known,
    count: async () => known.length,
    check: async () => known[0],
    retry: done,
    extend: done,
    letEnd: done,
    giveAccess: async () => ({ kind: 'asked', gdap }),
    renew: done,
    drop: done,
  };
}
