import type { z } from 'zod';
import type { PersonKey, Role } from '../../domain/person.ts';
import type { Card } from './card.ts';
import type { Language, Reader } from './language.ts';
import type { Fields, Speaker, Turn } from './turn.ts';

/** A question: the card, and what may be typed instead of pressing. */
export interface Question {
  readonly card: Card;
  /** Typed words that count as a button, besides its title: `{ start: ['go', 'yes'] }`. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** Titles of the buttons, `{ start: 'Start' }`; typed titles count as pressing. */
  readonly titles: Readonly<Record<string, string>>;
  /** What typed words are, besides the names of buttons; `buttons` when absent. */
  readonly text?: TextMeaning;
  /** True when a typed number is an answer, and not the number of a button. */
  readonly hasNumbers?: boolean;
  /** True when its inputs only search: drawn anew, it forgets nothing anybody has written. */
  readonly isList?: boolean;
  /** True when a finished or failed sign-in is an answer; everywhere else it is none. */
  readonly awaitsSignIn?: boolean;
}

/**
 * `buttons`: only the names of buttons are understood. `answer`: other words answer the question, unless they ask for
 * another flow. `prose`: words for people; only commands are looked for in them, the shared ones and those flows name
 * exactly.
 */
export type TextMeaning = 'buttons' | 'answer' | 'prose';

/** An answer. `choice` is the button's name, or `text` for free words. Fields are the card's inputs. */
export interface Reply {
  readonly choice: string;
  readonly text: string;
  readonly fields: Fields;
}

/** Where the conversation goes after an answer (or instead of a question). */
export type Move =
  | { readonly go: 'next' }
  | { readonly go: 'to'; readonly step: string }
  /** The question before this one. */
  | { readonly go: 'back' }
  /** The same question again, with a sentence on it. */
  | { readonly go: 'again'; readonly sentence?: string | undefined }
  /** Another flow takes over. */
  | { readonly go: 'flow'; readonly flow: string; readonly memory: object }
  | { readonly go: 'end' };

export const next: Move = { go: 'next' };
export const back: Move = { go: 'back' };
export const end: Move = { go: 'end' };
export const to = (step: string): Move => ({ go: 'to', step });
export const again = (sentence?: string): Move => ({ go: 'again', sentence });
export const flow = (id: string, memory: object = {}): Move => ({ go: 'flow', flow: id, memory });

export interface Scene<M> {
  readonly turn: Turn;
  /** Choices only (ids, numbers): facts are read again when needed. Changes are kept. */
  readonly memory: M;
}

/** One named step of a waterfall: what is asked, and what the answer means. */
export interface Step<M> {
  ask(scene: Scene<M>): Promise<Question | Move> | Question | Move;
  answer(scene: Scene<M>, reply: Reply): Promise<Move> | Move;
  /** Typed words that are none of its answers; undefined for those it cannot use. */
  heard?(scene: Scene<M>, text: string): Promise<Move | undefined> | Move | undefined;
}

/** The conversation of a flow. Raise `version` whenever steps change: running conversations then start anew with what they remember. */
export interface Conversation<M extends object> {
  readonly version: number;
  readonly memory: z.ZodType<M>;
  readonly steps: Readonly<Record<string, Step<M>>>;
}

/** A conversation whose memory type only itself knows. */
export interface AnyConversation {
  readonly version: number;
  /** The remembered choices if they have the right form, defaults filled in; undefined otherwise. */
  recall(memory: unknown): object | undefined;
  readonly steps: Readonly<Record<string, Step<object>>>;
}

/** Hides the memory type, so that flows with different memories fit into one list. */
export function conversation<M extends object>(definition: Conversation<M>): AnyConversation {
  return {
    version: definition.version,
    recall: (memory) => definition.memory.safeParse(memory ?? {}).data,
    // Sound: the only memory these steps ever get came out of `recall`.
    steps: definition.steps,
  };
}

/** What a button of a case card comes to. */
export type CaseAnswer =
  /** The case card as it is now; `sentence` is put on it for the person who pressed. */
  | {
      readonly kind: 'case';
      readonly caseId: string;
      readonly sentence?: string | undefined;
      /** The part of the card the sentence is about: it is unfolded, and the sentence stands there. */
      readonly fold?: string | undefined;
      /** Another flow's case, when the press has led to it. */
      readonly flow?: string | undefined;
    }
  /** A conversation about the case begins below, at a step if one is named. */
  | { readonly kind: 'flow'; readonly flow: string; readonly memory: object; readonly step?: string }
  /** Only a sentence; nothing changes. */
  | { readonly kind: 'sentence'; readonly sentence: string };

/** A button of a case card, named by words. */
export interface TypedPress {
  readonly verb: string;
  readonly caseId: string;
  readonly version: number;
  /** What was said besides. */
  readonly fields?: Fields;
}

export interface CaseAction {
  readonly turn: Turn;
  readonly caseId: string;
  /** Version of the case the card was drawn from. */
  readonly version: number;
  readonly fields: Fields;
}

export interface Announcement {
  readonly event: string;
  readonly caseId: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** True when this may have been said before: the words say so. */
  readonly possibleRepeat: boolean;
}

/** Whom an announcement is for; a channel has no person in it. */
export interface Audience extends Reader {
  readonly tenantId: string;
  /** Of a channel: its conversation id. */
  readonly userId: string;
  /** Everybody there reads it. */
  readonly isChannel?: boolean | undefined;
}

export interface Announced {
  readonly card: Card;
  readonly message: string;
  /**
   * The card stands in a channel, and these people have a view of their own of it: what `announce` makes for them.
   * Everybody else sees the card, and gets it when they ask for a view.
   */
  readonly ownViews?: { readonly version: number; readonly people: readonly PersonKey[] } | undefined;
}

/** A flow's manifest: everything the rest of the product knows about it. */
export interface Flow {
  readonly id: string;
  /** Who may; the host refuses everybody else before the flow hears of it. */
  readonly roles: readonly Role[];
  /** Whom help offers it to, when that is not everybody who may look: nothing is offered that is refused then. */
  readonly offeredTo?: readonly Role[];
  /** How it is offered in help; absent for flows that only others lead to. */
  readonly help?: (language: Language) => {
    readonly title: string;
    readonly sentence: string;
    readonly command: string;
  };
  /** What it remembers when these typed words ask for it; undefined when they do not. */
  readonly askedFor: (text: string, language: Language, roles: ReadonlySet<Role>) => object | undefined;
  /** Further words that are commands even where words for people are written, besides what help names. */
  readonly commands?: readonly string[];
  /** Whether typed words that would ask for it anew answer the question it has open at this step. */
  readonly isAnswer?: (text: string, step: string) => boolean;
  /** The answer to typed words that fits into one message: said below a question that waits and a form, which stay as they are. */
  readonly aside?: (text: string, person: Speaker) => string | undefined;
  /** What it remembers when nobody else understands these typed words and it may: the last resort before “unclear”. */
  readonly whenUnclear?: (text: string, person: Speaker) => Promise<object | undefined>;
  /** What it remembers when somebody gives it a text file; absent for flows that have no use for one. */
  readonly takesFile?: (text: string) => object;
  /** What to call it while it is open or parked: "accepting the relationship". */
  readonly name: (language: Language) => string;
  /** Flows that make no sense any more once this one has been asked for: they are left, not set aside. */
  readonly leaves?: readonly string[];
  /** True for a list of what can be done: whoever is there has begun nothing. */
  readonly isMenu?: true;
  /** Left for good when another subject begins: nothing in it is worth coming back to. */
  readonly isPassing?: true;
  readonly conversation?: AnyConversation;
  /** Where somebody is in it, for staff who are asked for help: “was asked for the region”. */
  readonly where?: (step: string, language: Language) => string | undefined;
  /** Buttons of its case cards, by verb (`accept.check`). */
  readonly actions?: Readonly<Record<string, (action: CaseAction) => Promise<CaseAnswer>>>;
  /** The button of this person's open case card that typed words stand for: buttons work without pressing too. */
  readonly buttonTyped?: (text: string, person: Speaker) => Promise<TypedPress | undefined>;
  /** The card and the sentence for news about a case; undefined when there is nothing to tell. */
  readonly announce?: (news: Announcement, audience: Audience) => Promise<Announced | undefined>;
  /** Lines for "status": what this person has going on here. */
  readonly status?: (person: Speaker) => Promise<readonly string[]>;
}

/** The flow a text file is for, when this person gives it; undefined when nobody has a use for it. */
export const fileTaker = (flows: readonly Flow[], person: Speaker): Flow | undefined =>
  flows.find(
    ({ takesFile, roles }) => takesFile !== undefined && roles.some((role) => person.roles.has(role)),
  );

/** Whether help may offer a flow to this person. */
export const isOfferedTo = ({ roles, offeredTo = roles }: Flow, person: Speaker): boolean =>
  offeredTo.some((role) => person.roles.has(role));

/** Whether somebody is of the provider's staff, in whatever role. */
export const isStaff = ({ roles }: Speaker): boolean => roles.has('admin-agent') || roles.has('sales-agent');
