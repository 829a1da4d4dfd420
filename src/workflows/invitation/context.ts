import type { Kysely } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { Invitation, InvitationStep } from '../../domain/invitation.ts';
import { endedStates, mustFollow } from '../../domain/invitation.ts';
import type { Language } from '../../domain/language.ts';
import type { OwnLetter } from '../../domain/own-letter.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Log } from '../../log.ts';
import type { PartnerCenter } from '../../services/partner-center/port.ts';
import { addInvitationEvent, saveInvitation } from '../../services/store/invitations.ts';
import type { Database } from '../../services/store/connection.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { Jobs } from '../../services/store/jobs.ts';
import type { Mails } from '../mail/port.ts';
import { refreshCustomerCards } from '../customer-status/refresh.ts';
import type { News } from '../news/port.ts';
import type { Resellers } from '../reseller/port.ts';
import { proveRelationship } from './relationship.ts';
import type { WaitingOrders } from './waiting-orders-port.ts';

/** What every step of this workflow may use. */
export interface InvitationContext {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly partnerCenter: PartnerCenter;
  readonly accounts: readonly PartnerAccount[];
  readonly news: News;
  readonly clock: Clock;
  readonly log: Log;
  /** Hears, in the transaction that records it, that a customer's relationship with an account is there. */
  readonly accepted?: (
    tx: Kysely<Tables>,
    happened: { readonly accountId: string; readonly tenantId: string },
  ) => Promise<void>;
  readonly orders?: WaitingOrders;
  /** Acts on an event about admin rights at a customer, and says what it came to; rejects to be told again. */
  readonly adminRights?: (relationshipId: string) => Promise<string>;
  /** How long an invitation stays open, in days. */
  readonly invitationDays: number;
  /** Minutes between two sweeps of one account. */
  readonly sweepMinutes: number;
  /** Who belongs to which reseller. */
  readonly resellers: Pick<Resellers, 'membership' | 'find'>;
  readonly mails: Mails;
  /** Who writes the letters, whom their readers may ask, and what opens a chat with the words ready to send. */
  readonly house: {
    readonly provider: string;
    readonly contact: string;
    readonly chatLink: (message: string) => string;
    /** The provider's own words instead of the product's, where it has some. */
    readonly ownLetter?: (language: Language) => OwnLetter | undefined;
  };
  /** Days after sending on which customers are reminded, unless somebody chose others. */
  readonly reminderDays: readonly number[];
}

/** The account with this id. Throws for an unknown one: ids come from configuration or from our own rows. */
export function accountById(context: Pick<InvitationContext, 'accounts'>, id: string): PartnerAccount {
  const account = context.accounts.find((candidate) => candidate.id === id);
  if (account === undefined) throw new Error(`no partner account is called ${id}`);
  return account;
}

/** Takes one step of the state machine: new state, row, history line, in the caller's transaction. */
export async function take(
  context: InvitationContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
  step: InvitationStep,
  change: Partial<Invitation> & { by?: PersonKey | undefined; facts?: Record<string, unknown> } = {},
): Promise<Invitation> {
  const { by, facts, ...fields } = change;
  const now = context.clock.now();
  const state = mustFollow(invitation.state, step);
  const changed = { ...invitation, ...fields, state, updatedAt: now };
  const saved = await saveInvitation(tx, withoutReminders(changed));
  const event = { at: now, name: step, by, facts: { ...facts, from: invitation.state, to: state } };
  await addInvitationEvent(tx, { invitationId: saved.id, ...event });
  await proveRelationship(tx, saved, event);
  await refreshCustomerCards(context.news, tx, saved.customer.tenantId, `invitation-${step}`);
  await context.orders?.follow(tx, saved, { name: step, by });
  return saved;
}

/** Nobody is reminded of what has been answered, and whom it went to is nobody's business after the end. */
function withoutReminders(invitation: Invitation): Invitation {
  const { state, letter } = invitation;
  if (state === 'wrong-account') return { ...invitation, nudgeAt: undefined };
  if (!endedStates.includes(state)) return invitation;
  const kept = letter && { language: letter.language, words: letter.words };
  return { ...invitation, nudgeAt: undefined, letter: kept };
}
