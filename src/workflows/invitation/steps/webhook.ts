import {
  customerIdOf,
  dedupeKey,
  parseWebhookEvent,
  relationshipIdOf,
  type WebhookEvent,
} from '../../../services/partner-center/webhook-event.ts';
import { isProblem } from '../../../errors.ts';
import { hastenSweep } from '../../../services/store/seen-customers.ts';
import {
  finishWebhookEvent,
  insertWebhookEvent,
  webhookEvent,
} from '../../../services/store/webhook-events.ts';
import { accountById, type InvitationContext } from '../context.ts';
import { recordAcceptance } from './record-acceptance.ts';

export type Received = 'stored' | 'repeated';

const providerAccepted = 'reseller-relationship-accepted-by-customer';
/** Events that say a customer may have accepted; compared in lower case (contract 11.3). */
const acceptanceEvents = new Set([providerAccepted, 'indirect-reseller-relationship-accepted-by-customer']);

/** Events about admin rights at a customer, which another workflow follows. */
const adminRightsEvents = /^granular-admin-relationship-/;

/** When an announced acceptance cannot be read yet, the account is swept again after this long. */
const soonMs = 60_000;
/** After so many failed runs an event is left to the sweep, which asks once for all of them. */
const mostRuns = 5;

/** Stores a verified event and its job in one transaction, so that answering 200 means it cannot be lost. */
export async function receiveWebhook(
  context: InvitationContext,
  queue: string,
  accountId: string,
  event: WebhookEvent,
): Promise<Received> {
  return context.database.withTransaction(async (tx) => {
    const id = await insertWebhookEvent(tx, {
      accountId,
      dedupeKey: dedupeKey(event),
      body: { ...event },
      now: context.clock.now(),
    });
    if (id === undefined) return 'repeated';
    await context.jobs.send(tx, queue, { id }, { singletonKey: String(id) });
    return 'stored';
  });
}

/**
 * Acts on a stored event. The event is only a hint: the ids are taken out of it, and what counts is what Partner
 * Center says when asked for the resource (contract 11.1). Running twice changes nothing. Rejects to be run again
 * soon; from the fifth run on (`attempt` counts from 0) it ends instead and hastens the sweep.
 */
export async function processWebhook(context: InvitationContext, id: number, attempt: number): Promise<void> {
  try {
    await processOnce(context, id);
  } catch (error) {
    if (attempt + 1 < mostRuns) throw error;
    const stored = await webhookEvent(context.database.db, id);
    if (stored === undefined) return;
    const why = isProblem(error) ? { kind: error.kind, ...error.facts } : { err: error };
    context.log.error({ event: id, account: stored.accountId, ...why }, 'an event is left to the sweep');
    const now = context.clock.now();
    await hastenSweep(context.database.db, stored.accountId, now + soonMs);
    await finishWebhookEvent(context.database.db, id, 'left-to-sweep', now);
  }
}

/** When the provider's relationship was accepted; that a reseller's was says nothing about its age. */
function acceptedAt({ eventName, resourceChangeUtcDate }: WebhookEvent): number | undefined {
  if (eventName.toLowerCase() !== providerAccepted) return undefined;
  const at = Date.parse(resourceChangeUtcDate ?? '');
  return Number.isNaN(at) ? undefined : at;
}

async function processOnce(context: InvitationContext, id: number): Promise<void> {
  const stored = await webhookEvent(context.database.db, id);
  if (stored === undefined || stored.done) return;
  const finish = (outcome: string) =>
    finishWebhookEvent(context.database.db, id, outcome, context.clock.now());

  const parsed = parseWebhookEvent(stored.body);
  if (parsed.kind !== 'event') return finish('unreadable');
  if (adminRightsEvents.test(parsed.event.eventName.toLowerCase())) {
    const relationshipId = relationshipIdOf(parsed.event);
    if (relationshipId === undefined) return finish('no-relationship');
    return finish((await context.adminRights?.(relationshipId)) ?? 'not-used');
  }
  if (!acceptanceEvents.has(parsed.event.eventName.toLowerCase())) return finish('not-used');
  const customerId = customerIdOf(parsed.event);
  if (customerId === undefined) return finish('no-customer');

  const account = accountById(context, stored.accountId);
  const answer = await context.partnerCenter.customer(account, customerId);
  if (answer.kind === 'not-yet' || !answer.customer.isReseller) {
    context.log.warn(
      { account: account.id, event: id },
      'an event announced an acceptance that Partner Center does not show',
    );
    // Microsoft may show it a moment later; the next sweep comes soon instead of in its turn.
    await hastenSweep(context.database.db, account.id, context.clock.now() + soonMs);
    return finish('not-confirmed');
  }
  const announcedAt = acceptedAt(parsed.event);
  const recorded = await recordAcceptance(context, account.id, answer.customer, 'webhook', announcedAt);
  return finish(recorded.kind);
}
