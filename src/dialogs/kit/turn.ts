import type { PersonKey, Role } from '../../domain/person.ts';
import type { Card } from './card.ts';
import type { FileTrouble } from './file-words.ts';
import type { Language, Reader } from './language.ts';

/** Who is talking, from the verified activity. */
export interface Speaker extends PersonKey, Reader {
  readonly name: string;
  readonly roles: ReadonlySet<Role>;
  readonly staff: boolean;
  /** ISO 3166 alpha-2 of the client's setting: a hint for a first guess, never a fact about the tenant. */
  readonly clientCountry: string | undefined;
  readonly place: 'personal' | 'group';
  /** The channel they write in; its name as far as Teams tells it. */
  readonly channel?: { readonly conversationId: string; readonly name: string } | undefined;
  readonly conversationId: string;
}

/** What came in, already parsed. */
export type Input =
  | { readonly kind: 'text'; readonly text: string }
  /** What a text file says that somebody gave us, whole: at most 256 KB, whatever was written beside it. */
  | { readonly kind: 'file'; readonly text: string }
  /** A file that was not read. */
  | { readonly kind: 'file-not-read'; readonly because: FileTrouble }
  /** An answer button of a dialog card, with the card's inputs. */
  | { readonly kind: 'answer'; readonly stamp: string; readonly choice: string; readonly fields: Fields }
  /** A button of a case card. */
  | {
      readonly kind: 'case';
      readonly verb: string;
      readonly caseId: string;
      readonly version: number;
      readonly fields: Fields;
    }
  /** The client finished a sign-in for us; a token can be had now. */
  /** `silently`: by single sign-on, so nobody has seen the sign-in card. */
  | { readonly kind: 'signed-in'; readonly silently: boolean }
  | { readonly kind: 'sign-in-failed'; readonly reason: SignInFailure }
  /** The bot was installed, or the chat was opened for the first time. */
  | { readonly kind: 'installed' };

/**
 * `cancelled`: the person closed the sign-in window. `unconfirmed`: it ended, but Microsoft did not confirm it.
 * `automatic`: single sign-on did not work; the button is left.
 */
export type SignInFailure = 'cancelled' | 'unconfirmed' | 'automatic';

export type Fields = Readonly<Record<string, string>>;

/** Signing in the person at their own tenant, through the bot's OAuth connection (contract teams 7.4). */
export interface UserSignIn {
  /** The token the service holds for this person, if any. Rejects with Problem('unavailable'). */
  token(): Promise<string | undefined>;
  /** Sends the sign-in card; Teams tries single sign-on with it first. */
  sendCard(text: string, button: string): Promise<void>;
  /** A page to sign in on by hand; it ends with a six-digit code. */
  link(): Promise<string>;
  /** The token for such a code; undefined for a wrong one. */
  redeem(code: string): Promise<string | undefined>;
}

/** One turn of a conversation, as a flow sees it. Everything said is sent after the state has been saved. */
export interface Turn {
  readonly person: Speaker;
  readonly input: Input;
  readonly signIn: UserSignIn;
  /** Stamp of the card that was answered: the request id of what follows from it. */
  readonly requestId: string;
  /** Where the live card of this chat is, if there is one; `stamp`: of the question that was last drawn there. */
  readonly liveCard:
    | { readonly conversationId: string; readonly activityId: string; readonly stamp: string | undefined }
    | undefined;
  /** Stamp of the question that was last drawn in this chat for this person. */
  readonly drawn: string | undefined;
  now(): number;
  /** From here on, in this turn and for good, this person is spoken to in that language. */
  speak(language: Language): Promise<void>;
  /** Says a text of its own. */
  say(text: string): void;
  /** Sends a card of its own that stays as it is, to be forwarded: nothing on it may need an answer. */
  post(card: Card): void;
  /** Answers a press with a passing sentence that leaves no trace in the chat; said as a text after typed words. */
  note(text: string): void;
  /** Shows the question card: in place of the answered one, or as a new one below typed words. */
  show(card: Card, stamp: string): void;
  /** The sign-in card has served, or is not wanted any more: it becomes this text, unless nobody has seen it. */
  settleSignIn(text: string): void;
  /** Ends the live card without a successor: it keeps this content. */
  close(card: Card): void;
  /**
   * Shows the card of a case as it is now, with a sentence for the person who pressed, in the unfolded `fold` if one is
   * named. With `takesOver` the live card of this chat becomes that case's card.
   */
  showCase(
    flow: string,
    caseId: string,
    options?: { sentence?: string | undefined; fold?: string | undefined; takesOver?: boolean },
  ): void;
}

/**
 * A turn for whoever makes one: its person is set anew with the language. Not a getter: V8 keeps each getter of an object
 * literal in a hidden class, and with it everything the turn has seen, until the next full collection (docs/performance.md).
 */
export type MadeTurn = Omit<Turn, 'person'> & { person: Speaker };
