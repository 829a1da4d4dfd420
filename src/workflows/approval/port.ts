import type { Kysely } from 'kysely';
import type { Approval, ApprovalRefusal } from '../../domain/approval.ts';
import type { ApprovalHappening } from '../../domain/approval-steps.ts';
import type { ApprovalCondition, ApprovalSettings } from '../../domain/approval-rule.ts';
import type { BillingCycle, Term } from '../../domain/order-draft.ts';
import type { Order } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { CardPlace } from '../invitation/port.ts';

/** What comes along with a press. */
export interface Press {
  /** Where it was made. */
  readonly card?: CardPlace | undefined;
  /** What stood in the box for comments: everybody can read it afterwards. */
  readonly comment?: string | undefined;
}

/** What a press or a word came to. */
export type ApprovalAnswer =
  | { readonly kind: 'done'; readonly approval: Approval; readonly happened: ApprovalHappening }
  /** Nothing was changed; the approval is as it stands. */
  | { readonly kind: 'refused'; readonly why: ApprovalRefusal; readonly approval: Approval }
  /** Not there, or another company's. */
  | { readonly kind: 'unknown' };

/** A line as the approver wants it: fewer licences, or a shorter term. */
export interface LineChange {
  /** The line's number in the order. */
  readonly number: number;
  readonly quantity?: number | undefined;
  readonly term?: Term | undefined;
  readonly billing?: BillingCycle | undefined;
}

export type ChangeAnswer =
  | ApprovalAnswer
  /** More licences, a longer term, a plan Microsoft does not sell, or no change at all. */
  | { readonly kind: 'not-possible'; readonly approval: Approval };

/** A decision somebody has made, for their own log; newest first. */
export interface DecisionMade {
  readonly approval: Approval;
  readonly decision: 'approved' | 'rejected' | 'changed' | 'given' | 'asked';
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

export type SettingsChanged =
  | { readonly kind: 'done'; readonly settings: ApprovalSettings; readonly version: number }
  /** A colleague was quicker: these are the settings now. */
  | { readonly kind: 'too-late'; readonly settings: ApprovalSettings; readonly version: number }
  /** Somebody named in it is not admitted, a level is missing, a number makes no sense. */
  | { readonly kind: 'not-possible'; readonly why: SettingsFault }
  /** Only owners of a confirmed reseller. */
  | { readonly kind: 'unknown' };

export type SettingsFault = 'not-admitted' | 'levels' | 'number' | 'channel' | 'too-many';

/**
 * The word of owners about orders. Every method looks the asker's company up; an approval of another company answers
 * like an unknown one. A press counts only for the fingerprint it was made on, and only by somebody who is asked, is
 * still admitted, and is not the one who placed the order.
 */
export interface Approvals {
  find(id: string, asker: PersonKey): Promise<Approval | undefined>;
  /** The newest approval of an order. */
  ofOrder(orderId: string, asker: PersonKey): Promise<Approval | undefined>;
  /** Open ones this person may decide now, the oldest first. */
  waiting(asker: PersonKey, limit: number): Promise<readonly Approval[]>;
  /** Makes the card on the screen, or a new one, the approval's card of somebody who may see it; it changes from then on. */
  show(id: string, reader: PersonKey, card?: CardPlace): Promise<'shown' | 'unknown'>;
  /** What this person has decided. */
  made(asker: PersonKey, limit: number): Promise<readonly DecisionMade[]>;

  /** The last level's approval sends the order on its way, in the same transaction. */
  approve(id: string, fingerprint: string, by: PersonKey, press?: Press): Promise<ApprovalAnswer>;
  reject(
    id: string,
    fingerprint: string,
    because: string,
    by: PersonKey,
    press?: Press,
  ): Promise<ApprovalAnswer>;
  /** The order becomes a draft with these lines, which its seller confirms or not. */
  change(
    id: string,
    fingerprint: string,
    lines: readonly LineChange[],
    by: PersonKey,
    press?: Press,
  ): Promise<ChangeAnswer>;
  ask(id: string, text: string, by: PersonKey, press?: Press): Promise<ApprovalAnswer>;
  /** By whoever placed the order, or a colleague of theirs. */
  answer(id: string, text: string, by: PersonKey): Promise<ApprovalAnswer>;
  comment(id: string, text: string, by: PersonKey): Promise<ApprovalAnswer>;
  /** Asks the stand-ins too. */
  give(id: string, by: PersonKey, press?: Press): Promise<ApprovalAnswer>;
  /**
   * Whether this draft, placed by this person as it was shown, would wait for somebody's word. When nobody could give it,
   * the owners hear of it once.
   */
  outlook(orderId: string, by: PersonKey): Promise<Outlook>;
  /** By an owner who placed an order that nobody else may approve: this admitted colleague decides. */
  pickApprover(orderId: string, approver: PersonKey, by: PersonKey): Promise<ApprovalAnswer>;

  /** For admitted people of the reseller. Version 0 before anything was settled. */
  settings(
    asker: PersonKey,
  ): Promise<{ readonly settings: ApprovalSettings; readonly version: number } | undefined>;
  /** By an owner; running approvals keep the rules they began with. */
  changeSettings(version: number, settings: ApprovalSettings, by: PersonKey): Promise<SettingsChanged>;
  /** By anybody of the company, for themselves: away until then, in milliseconds since 1970 UTC, or back. */
  absence(until: number | undefined, by: PersonKey): Promise<SettingsChanged>;
  /** From a channel of one of the reseller's tenants, by an owner: approvals are posted there too, or no more. */
  useChannel(
    channel:
      { readonly tenantId: string; readonly conversationId: string; readonly name: string } | undefined,
    by: PersonKey,
  ): Promise<SettingsChanged>;
}

/** Whose word would be wanted, and why. */
export interface Prospect {
  /** Who would be asked first. */
  readonly asks: readonly PersonKey[];
  readonly reasons: readonly ApprovalCondition[];
  /** False when it depends on what is not known at the moment. */
  readonly isSure: boolean;
}

/** Whether an order may go on its way when it is placed. */
export type Wanted =
  | { readonly kind: 'none' }
  /** Somebody's word is wanted and there is nobody who could give it. */
  | (Prospect & { readonly kind: 'nobody' })
  | (Prospect & {
      readonly kind: 'wanted';
      readonly begin: (tx: Kysely<Tables>, order: Order) => Promise<Approval>;
    });

/** What would come of placing a draft, for whoever looks at it. */
export type Outlook = { readonly kind: 'none' } | (Prospect & { readonly kind: 'nobody' | 'wanted' });

/** What the order workflow needs of approvals. */
export interface ApprovalGate {
  /** Reads rules and facts (asks Partner Center only when a rule needs it), before the order is locked. */
  look(order: Order, by: PersonKey): Promise<Wanted>;
  /** An order that was approved has gone on: the cards that still show its approval, such as a channel's, say so. */
  follow(tx: Kysely<Tables>, order: Order, event: string): Promise<void>;
  /** The seller takes an order back that waits for a decision. */
  withdraw(tx: Kysely<Tables>, order: Order, by: PersonKey): Promise<void>;
}
