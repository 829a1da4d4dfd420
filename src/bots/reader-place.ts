import type { Clock } from '../clock.ts';
import type { Database } from '../services/store/connection.ts';
import type { Notice, Target } from '../services/store/notices.ts';
import type { StoredReference } from '../services/store/references.ts';
import { noteReader } from '../services/store/unreached-notices.ts';
import type { Delivery } from './connector.ts';
import { afterDelivery, type Outcome } from './notice-outcome.ts';
import type { NotCalled } from './sending/paced-calls.ts';

export interface ReaderPlaceOptions {
  readonly database: Database;
  /** What is known of where somebody is. */
  readonly find: (target: Target) => Promise<StoredReference | undefined>;
  /** Asks Teams for the conversation with the reader of the notice. */
  readonly create: (serviceUrl: string) => Promise<Delivery | NotCalled>;
  /** Where conversations are created with people we have not heard from (contract teams 5.3). */
  readonly defaultServiceUrl: string;
  readonly clock: Clock;
}

/** Where the reader is; asks Teams for the conversation of somebody we have not heard from. */
export async function whereReaderIs(
  { database, find, create, defaultServiceUrl: serviceUrl, clock }: ReaderPlaceOptions,
  notice: Notice,
): Promise<Outcome | { readonly kind: 'reference'; readonly reference: StoredReference }> {
  const { tenantId, userId } = notice.target;
  const reference = await find(notice.target);
  if (reference !== undefined) {
    return reference.deadReason === undefined
      ? { kind: 'reference', reference }
      : { kind: 'end', state: 'unreachable', trouble: reference.deadReason };
  }
  if (!/^[0-9a-f-]{36}$/.test(userId))
    return { kind: 'end', state: 'unreachable', trouble: 'channel unknown' };
  const delivery = await create(serviceUrl);
  if (delivery.kind === 'not-ours') return { kind: 'not-now', seconds: 0 };
  if (delivery.kind === 'too-long') return { kind: 'not-now', seconds: delivery.seconds };
  if (delivery.kind !== 'sent' || delivery.id === undefined) {
    // Creating twice gives the same conversation, so a lost answer is no reason to hesitate.
    if (delivery.kind === 'lost') return { kind: 'again', seconds: 2, trouble: delivery.why, lost: false };
    return afterDelivery(notice, delivery);
  }
  const fresh = {
    tenantId,
    userId,
    kind: 'personal' as const,
    conversationId: delivery.id,
    serviceUrl,
    reference: { channelId: 'msteams' },
    locale: undefined,
    timeZone: undefined,
  };
  const now = clock.now();
  await noteReader(database, fresh, now);
  return { kind: 'reference', reference: { ...fresh, deadReason: undefined, savedAt: now } };
}
