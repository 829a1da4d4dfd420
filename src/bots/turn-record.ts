import type { Card } from '../dialogs/kit/card.ts';
import type { Language } from '../dialogs/kit/language.ts';
import type { Input, MadeTurn, Speaker, Turn, UserSignIn } from '../dialogs/kit/turn.ts';

/** Everything a turn wants to be seen, collected; nothing leaves before the conversation's state is saved. */
export interface TurnRecord {
  readonly turn: Turn;
  /** Texts and raw activities (the sign-in card), in their order. */
  readonly messages: (string | object)[];
  /** Cards of their own, to be forwarded. */
  readonly posted: Card[];
  passing: string | undefined;
  /** What the sign-in card of this chat becomes. */
  signInOver: string | undefined;
  shown: { card: Card; stamp: string } | undefined;
  closed: Card | undefined;
  /** What one conversation ended with before another one went on in the same turn. */
  ended: Card | undefined;
  showCase:
    | {
        flow: string;
        caseId: string;
        sentence: string | undefined;
        /** The part of the card the sentence belongs to. */
        fold?: string | undefined;
        takesOver: boolean;
      }
    | undefined;
}

export interface TurnParts {
  readonly person: Speaker;
  readonly input: Input;
  readonly requestId: string;
  readonly liveCard: Turn['liveCard'];
  readonly drawn: string | undefined;
  readonly now: () => number;
  /** Remembers the language this person asked for. */
  readonly chooseLanguage: (language: Language) => Promise<void>;
  readonly signIn: (send: (activity: object) => void) => UserSignIn;
}

/** A turn that writes down what it is told to do. */
export function recordTurn(parts: TurnParts): TurnRecord {
  const { person, input, requestId, liveCard, drawn, now } = parts;
  const turn: MadeTurn = {
    person,
    input,
    requestId,
    liveCard,
    drawn,
    now,
    speak: async (language) => {
      await parts.chooseLanguage(language);
      turn.person = { ...turn.person, language };
    },
    signIn: parts.signIn((activity) => record.messages.push(activity)),
    say: (text) => void record.messages.push(text),
    post: (card) => void record.posted.push(card),
    note: (text) => {
      record.passing = text;
    },
    show: (card, stamp) => {
      record.ended ??= record.closed;
      record.shown = { card, stamp };
      record.closed = undefined;
    },
    settleSignIn: (text) => {
      record.signInOver = text;
    },
    close: (card) => {
      record.closed = card;
      record.shown = undefined;
    },
    showCase: (flow, caseId, options = {}) => {
      const { sentence, fold, takesOver = false } = options;
      record.showCase = { flow, caseId, sentence, ...(fold === undefined ? {} : { fold }), takesOver };
      record.shown = undefined;
      record.closed = undefined;
      record.ended = undefined;
    },
  };
  const record: TurnRecord = {
    messages: [],
    posted: [],
    passing: undefined,
    signInOver: undefined,
    shown: undefined,
    closed: undefined,
    ended: undefined,
    showCase: undefined,
    turn,
  };
  return record;
}
