import type { BatchEntry, InvitationBatch } from '../../domain/invitation-batch.ts';
import type { InvitingPerson } from './letters-port.ts';
import type { CardPlace } from './port.ts';

export interface BatchRequest {
  /** Stamp of the card: one list from one card. */
  readonly requestId: string;
  readonly entries: readonly BatchEntry[];
  /** Staff may invite for a reseller; people of a reseller always do so for their own. */
  readonly resellerId?: string | undefined;
  readonly by: InvitingPerson;
  readonly card?: CardPlace | undefined;
}

export type BatchChanged =
  { readonly kind: 'done' | 'too-late'; readonly batch: InvitationBatch } | { readonly kind: 'unknown' };

/**
 * Customers invited together. Looking them up and inviting them is work in the background that survives a restart: each
 * customer is invited once, however often the work is begun again.
 */
export interface InvitationBatches {
  /** Begins looking everybody up; the card shows how far it is. Refuses lists longer than `mostEntries`. */
  begin(request: BatchRequest): Promise<InvitationBatch | { readonly kind: 'not-allowed' }>;
  find(id: string, asker: InvitingPerson): Promise<InvitationBatch | undefined>;
  /** Puts the list's card into the chat of who may see it: on the card that is there, or as a new one. Else nothing. */
  show(id: string, reader: InvitingPerson, card?: CardPlace): Promise<void>;
  /** Names the partner account of a line whose country is not visible. */
  chooseAccount(id: string, line: number, accountId: string, by: InvitingPerson): Promise<BatchChanged>;
  /** Yes: prepares every customer found; with `send`, mails go to those with an address. */
  confirm(id: string, version: number, send: boolean, by: InvitingPerson): Promise<BatchChanged>;
  drop(id: string, version: number, by: InvitingPerson): Promise<BatchChanged>;
}
