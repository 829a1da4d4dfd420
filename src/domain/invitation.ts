import type { Language } from './language.ts';
import type { Cloud } from './partner-account.ts';
import type { PersonKey } from './person.ts';

/**
 * Where an invitation to accept a reseller relationship stands.
 * `wrong-account`: the customer accepted another partner account of ours than the one meant for them.
 * `declined`: the customer's administrator said no. `removed`: the customer took an accepted relationship back.
 */
export type InvitationState =
  | 'created'
  | 'sent'
  | 'opened'
  | 'accepted'
  | 'wrong-account'
  | 'declined'
  | 'expired'
  | 'withdrawn'
  | 'removed';

export type InvitationStep =
  /** Staff says it has gone out. */
  | 'send'
  /** The customer's administrator has been shown the link. */
  | 'open'
  /** Microsoft confirms the relationship with the account that was meant. */
  | 'accept'
  /** Microsoft confirms a relationship with another account of ours. */
  | 'accept-elsewhere'
  /** The customer's administrator says no. */
  | 'decline'
  /** Microsoft no longer shows the relationship. */
  | 'remove'
  /** The case of another tenant turns out to be this customer's, and takes over what Microsoft showed here. */
  | 'merge'
  | 'expire'
  | 'withdraw';

const table: Record<InvitationState, Partial<Record<InvitationStep, InvitationState>>> = {
  created: {
    send: 'sent',
    open: 'opened',
    accept: 'accepted',
    'accept-elsewhere': 'wrong-account',
    decline: 'declined',
    expire: 'expired',
    withdraw: 'withdrawn',
  },
  sent: {
    send: 'sent',
    open: 'opened',
    accept: 'accepted',
    'accept-elsewhere': 'wrong-account',
    decline: 'declined',
    expire: 'expired',
    withdraw: 'withdrawn',
  },
  opened: {
    send: 'opened',
    open: 'opened',
    accept: 'accepted',
    'accept-elsewhere': 'wrong-account',
    decline: 'declined',
    expire: 'expired',
    withdraw: 'withdrawn',
  },
  'wrong-account': {
    send: 'wrong-account',
    open: 'wrong-account',
    accept: 'accepted',
    'accept-elsewhere': 'wrong-account',
    remove: 'opened',
    expire: 'expired',
    withdraw: 'withdrawn',
  },
  // A late acceptance is still an acceptance: the link itself never expires at Microsoft (contract 4.1).
  expired: { accept: 'accepted', 'accept-elsewhere': 'wrong-account' },
  declined: { open: 'opened', accept: 'accepted', 'accept-elsewhere': 'wrong-account' },
  withdrawn: { accept: 'accepted', 'accept-elsewhere': 'wrong-account' },
  accepted: { accept: 'accepted', remove: 'removed', merge: 'withdrawn' },
  removed: { accept: 'accepted' },
};

/** States in which an acceptance is awaited; at most one such invitation per customer and account. */
export const openStates: readonly InvitationState[] = ['created', 'sent', 'opened', 'wrong-account'];

/** All other states. Some still follow Microsoft: a late acceptance, a removal. */
export const endedStates: readonly InvitationState[] = [
  'accepted',
  'declined',
  'expired',
  'withdrawn',
  'removed',
];

/** The state after a step, or undefined when the step is not possible there. */
export function after(state: InvitationState, step: InvitationStep): InvitationState | undefined {
  return table[state][step];
}

/** Thrown when code asks for a step that is not possible: a bug, or somebody was quicker. */
export class ImpossibleStep extends Error {
  readonly state: InvitationState;
  readonly step: InvitationStep;
  constructor(state: InvitationState, step: InvitationStep) {
    super(`an invitation that is ${state} cannot ${step}`);
    this.name = 'ImpossibleStep';
    this.state = state;
    this.step = step;
  }
}

/** Like `after`, for code that has checked before. Throws ImpossibleStep. */
export function mustFollow(state: InvitationState, step: InvitationStep): InvitationState {
  const next = after(state, step);
  if (next === undefined) throw new ImpossibleStep(state, step);
  return next;
}

/**
 * Who started it: the provider's staff, a reseller's seller or owner, the customer itself in the chat, or nobody (noticed
 * at Microsoft).
 */
export type InvitationOrigin = 'provider' | 'reseller' | 'customer' | 'uninvited';

/** `quiet`: Microsoft has not reported anything for a while after the link was shown. `asked`: the person wanted one. */
export type Reminder = 'quiet' | 'asked';

/** How we came to know of an acceptance. */
export type AcceptanceSource = 'webhook' | 'sweep' | 'asked';

/** An indirect reseller the customer is invited for: one link brings both relationships (Partner Center contract 4.2). */
export interface InvitingReseller {
  /** `R-1001`. */
  readonly id: string;
  readonly company: string;
  /** The tenant it sells from. */
  readonly tenantId: string;
  /** Partner location id, digits. */
  readonly partnerId: string;
  /** The provider's relationship was there before: only the reseller's is waited for. */
  readonly alone?: boolean | undefined;
}

/** Whom the invitation goes to and what it says; the links are never part of the words. */
export interface InvitationLetter {
  /** A bare address; forgotten when the invitation ends. */
  readonly to?: string | undefined;
  readonly toName?: string | undefined;
  readonly language: Language;
  /** The words as somebody edited them, paragraphs apart by empty lines; the template's when absent. */
  readonly words?: string | undefined;
}

/** How it went out. `own-mail`: from the sender's own mail program. */
export const deliveryWays = ['email', 'own-mail', 'copied', 'card', 'qr', 'said'] as const;
export type DeliveryWay = (typeof deliveryWays)[number];

export interface InvitationDelivery {
  readonly way: DeliveryWay;
  readonly by: PersonKey;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** What became of the mail, when it was one of ours. */
  readonly mail?: 'waiting' | 'sent' | 'refused' | 'failed' | undefined;
  /** The newest of our mails: only its end counts. */
  readonly mailId?: string | undefined;
}

/** Reminders of an invitation that went out; they end by themselves with its answer. */
export interface ReminderSchedule {
  /** Days after it went out, rising: `[2, 5, 10]`. */
  readonly days: readonly number[];
  /** How many of the days are over. */
  readonly given: number;
  /** When it went out first; the days count from here. Milliseconds since 1970 UTC, as the next one. */
  readonly from?: number | undefined;
  /** When the customer was written to last, by a mail or a message of ours. */
  readonly writtenAt?: number | undefined;
  /** The administrator wants no more of them. */
  readonly muted?: boolean | undefined;
}

/** What Microsoft showed after the acceptance; both relationships are looked at (feature 69). */
export interface ProvenRelationships {
  readonly provider: boolean;
  /** Undefined when no reseller was invited along, or Microsoft did not say. */
  readonly reseller?: boolean | undefined;
  readonly agreement: 'there' | 'missing' | 'unknown';
  /** Milliseconds since 1970 UTC. */
  readonly readAt: number;
}

export interface Invitation {
  /** `I-1042`; shown to people. */
  readonly id: string;
  /** Rises with every change; buttons carry it so that a spent one is recognised. */
  readonly version: number;
  readonly state: InvitationState;
  readonly origin: InvitationOrigin;
  readonly customer: { readonly tenantId: string; readonly name: string; readonly domain: string };
  /** ISO 3166 alpha-2 of the customer's tenant, when known. */
  readonly country: string | undefined;
  readonly cloud: Cloud;
  /** The partner account meant for this customer. */
  readonly accountId: string;
  /** Why the person chose another account than the proposed one. */
  readonly accountReason: string | undefined;
  /** The account Microsoft reported last; expired and withdrawn ones may keep a wrong one. */
  readonly acceptedAccountId: string | undefined;
  readonly acceptedBy: AcceptanceSource | undefined;
  /** Who works on it on the customer's side, when known. */
  readonly administrator: PersonKey | undefined;
  readonly createdBy: PersonKey | undefined;
  /** The link shown, exactly as it came from Partner Center. */
  readonly link: string | undefined;
  /** All in milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly openedAt: number | undefined;
  readonly acceptedAt: number | undefined;
  readonly expiresAt: number;
  readonly remindAt: number | undefined;
  readonly remindAbout: Reminder | undefined;
  /** The case that took the place of this withdrawn one: the same customer chose, or accepted, another account. */
  readonly supersededBy: string | undefined;
  readonly updatedAt: number;
  readonly reseller?: InvitingReseller | undefined;
  readonly letter?: InvitationLetter | undefined;
  readonly delivery?: InvitationDelivery | undefined;
  readonly schedule?: ReminderSchedule | undefined;
  /** When the next reminder of the schedule is due; milliseconds since 1970 UTC. */
  readonly nudgeAt?: number | undefined;
  readonly proven?: ProvenRelationships | undefined;
  readonly declinedBecause?: string | undefined;
  /** When what Microsoft shows is looked at again, while something is missing; milliseconds since 1970 UTC. */
  readonly proveAt?: number | undefined;
  /** An account of ours that holds a relationship nobody needs: the provider removes it there, or says that it stays. */
  readonly removal?: { readonly accountId: string; readonly since: number } | undefined;
  /** Another tenant accepted and may be this customer: for a person to say. */
  readonly resembles?: { readonly tenantId: string; readonly invitationId: string } | undefined;
  /** `B-1001`, when it was prepared together with others. */
  readonly batchId?: string | undefined;
  /** The order that waits for it, `F-1042`. */
  readonly orderId?: string | undefined;
}
