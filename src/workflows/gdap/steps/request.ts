import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { gdapNameOf, unansweredGdapStates, type Gdap } from '../../../domain/gdap.ts';
import { isGdapDays } from '../../../domain/gdap-roles.ts';
import {
  addGdapEvent,
  gdapByRequest,
  gdapsOfCustomer,
  insertGdap,
  nextGdapId,
} from '../../../services/store/gdap.ts';
import { lockCustomer } from '../../../services/store/invitations.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { accountById, note, refreshCards, staffFlow, wake, type GdapContext } from '../context.ts';
import type { GdapRequest, GdapRequested } from '../port.ts';

type Wanted = Pick<
  Gdap,
  'customer' | 'country' | 'accountId' | 'template' | 'durationDays' | 'autoExtends' | 'requestedBy'
> & { readonly renews?: string; readonly isReissue?: boolean };

/** Four letters of the request's own, so that two databases of one partner never make the same name. */
const markOf = (requestId: string): string =>
  createHash('sha256').update(requestId).digest('hex').slice(0, 4);

/** Writes a new request down and sets its job going. The caller holds the customer's lock. */
async function prepare(
  context: GdapContext,
  tx: Kysely<Tables>,
  wanted: Wanted,
  requestId: string,
): Promise<Gdap> {
  accountById(context, wanted.accountId);
  if (!isGdapDays(wanted.durationDays)) throw new Error(`${wanted.durationDays} days are not possible`);
  const now = context.clock.now();
  const id = await nextGdapId(tx);
  const { tenantId, name, domain } = wanted.customer;
  const gdap: Gdap = {
    id,
    version: 1,
    state: 'prepared',
    end: undefined,
    customer: { tenantId, name, domain },
    country: wanted.country,
    accountId: wanted.accountId,
    template: wanted.template,
    durationDays: wanted.durationDays,
    autoExtends: wanted.autoExtends,
    displayName: gdapNameOf(context.provider, id, markOf(requestId)),
    relationshipId: undefined,
    requestedBy: wanted.requestedBy,
    droppedBy: undefined,
    trouble: undefined,
    tries: 0,
    createdAt: now,
    offeredAt: undefined,
    activatedAt: undefined,
    endsAt: undefined,
    endedAt: undefined,
    nextAt: now,
    warned: undefined,
    renews: wanted.renews,
    isReissue: wanted.isReissue ?? false,
    supersededBy: undefined,
    updatedAt: now,
  };
  await insertGdap(tx, gdap, requestId);
  const facts = { account: gdap.accountId, template: gdap.template, renews: gdap.renews };
  await addGdapEvent(tx, { gdapId: id, at: now, name: 'prepare', by: wanted.requestedBy, facts });
  await refreshCards(context, tx, gdap, 'gdap-prepare');
  await wake(context, tx, id);
  return gdap;
}

/** One with these roles at this account that nobody has answered yet. */
async function unansweredLike(
  tx: Kysely<Tables>,
  { customer, accountId, template }: Pick<Gdap, 'customer' | 'accountId' | 'template'>,
): Promise<Gdap | undefined> {
  const all = await gdapsOfCustomer(tx, customer.tenantId);
  return all.find(
    (one) =>
      one.accountId === accountId && one.template === template && unansweredGdapStates.includes(one.state),
  );
}

/** See GdapRequests.request. A repeated request changes nothing and gets the case as it stands now. */
export async function requestRights(context: GdapContext, request: GdapRequest): Promise<GdapRequested> {
  return context.database.withTransaction(async (tx): Promise<GdapRequested> => {
    await lockCustomer(tx, request.customer.tenantId);
    const earlier = await gdapByRequest(tx, request.requestId);
    if (earlier !== undefined) return { kind: 'requested', gdap: earlier };
    const active = (await gdapsOfCustomer(tx, request.customer.tenantId)).find(
      (one) =>
        one.state === 'active' && one.accountId === request.accountId && one.template === request.template,
    );
    const there = (await unansweredLike(tx, request)) ?? active;
    if (there !== undefined) return { kind: 'already', gdap: there };
    const { tenantId, userId } = request.by;
    const wanted = { ...request, country: request.customer.country, requestedBy: { tenantId, userId } };
    const gdap = await prepare(context, tx, wanted, request.requestId);
    const item = { flow: staffFlow, caseId: gdap.id, event: 'prepared' };
    await context.news.adopt(tx, item, request.by, request.card);
    return { kind: 'requested', gdap };
  });
}

/**
 * A request in the place of an old one, with the same roles and times; one that waits already takes it instead. The
 * caller holds the customer's lock and has the old one's newest version.
 */
export async function prepareSuccessor(
  context: GdapContext,
  tx: Kysely<Tables>,
  old: Gdap,
  requestId: string,
  how: { readonly requestedBy: Gdap['requestedBy']; readonly isReissue: boolean },
): Promise<Gdap> {
  const next =
    (await unansweredLike(tx, old)) ??
    (await prepare(context, tx, { ...old, ...how, renews: old.id }, requestId));
  await note(context, tx, old, { supersededBy: next.id });
  return next;
}
