import type { DeliveryWay, Invitation } from '../../domain/invitation.ts';
import type { Language } from '../../domain/language.ts';
import type { PersonKey } from '../../domain/person.ts';

/** Provider staff, or somebody of a reseller: theirs are only invitations of their own reseller. */
export type InvitingPerson = PersonKey & { readonly staff: boolean };

/** What goes to the customer. The links are added below the words; nobody edits them. */
export interface LetterView {
  readonly to: string | undefined;
  readonly toName: string | undefined;
  readonly language: Language;
  readonly subject: string;
  /** To be edited: paragraphs apart by empty lines, without any link. */
  readonly words: string;
  /** The words and both links below, ready to be copied or opened in the own mail program. */
  readonly whole: string;
  /** Opens the own mail program with address, subject and `whole`. */
  readonly mailto: string;
  /** Into the chat with the assistant. */
  readonly chatLink: string;
  /** Microsoft's own page. */
  readonly microsoftLink: string;
  /** Whether the assistant can send it by itself. */
  readonly canSend: boolean;
}

export interface LetterChange {
  /** An empty text takes it away. */
  readonly to?: string;
  readonly toName?: string;
  readonly language?: Language;
  /** An empty text brings the template back. */
  readonly words?: string;
  /** Days after sending on which the customer is reminded, rising; empty for none. */
  readonly reminderDays?: readonly number[];
}

export type LetterChanged =
  | { readonly kind: 'done' | 'too-late'; readonly invitation: Invitation }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-an-address' | 'days-not-possible' | 'too-long' }
  /** Addresses of pages have no place in the words: whoever reads them could not tell ours from others. */
  | { readonly kind: 'link-in-words'; readonly found: string };

export type LetterSent =
  | { readonly kind: 'done' | 'too-late'; readonly invitation: Invitation }
  /** Written a moment ago already; a reminder comes at most once in an hour. */
  | { readonly kind: 'just-sent'; readonly invitation: Invitation }
  | { readonly kind: 'unknown' | 'no-address' | 'no-mail-server' };

/**
 * The letter of an invitation: its words in the customer's language, how it goes out, and its reminders on set days,
 * which end by themselves with the customer's answer.
 */
export interface InvitationLetters {
  /** Undefined for an invitation the asker may not see. */
  view(id: string, asker: InvitingPerson): Promise<LetterView | undefined>;
  change(id: string, version: number, change: LetterChange, by: InvitingPerson): Promise<LetterChanged>;
  /** By e-mail, once for a version of the card. */
  send(id: string, version: number, by: InvitingPerson): Promise<LetterSent>;
  /** The person says, or shows by a press, that it has gone out another way. */
  noteSent(id: string, way: Exclude<DeliveryWay, 'email'>, by: InvitingPerson): Promise<LetterSent>;
  /** Reminds the customer now: in Teams where somebody of theirs is known, else by e-mail. */
  nudge(id: string, version: number, by: InvitingPerson): Promise<LetterSent>;
  /**
   * Asks for Microsoft's customer agreement after an acceptance: the administrator in Teams where one is known, or this
   * address by mail; at most once in an hour.
   */
  askForAgreement(id: string, to: string | undefined, by: InvitingPerson): Promise<LetterSent>;
  /** The administrator wants no more reminders. */
  mute(id: string, by: PersonKey): Promise<LetterSent>;
  /** The administrator says no; who invited is told, with the reason. */
  decline(id: string, because: string, by: PersonKey): Promise<LetterSent>;
}
