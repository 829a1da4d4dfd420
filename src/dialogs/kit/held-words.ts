import type { MadeTurn, Turn } from './turn.ts';

/**
 * The same turn with everything said held back until `release`: a turn that fails half-way must not have told of
 * what did not happen.
 */
export function holdWords(turn: Turn): { readonly turn: Turn; release(): void } {
  const waiting: (() => void)[] = [];
  const hold = (say: () => void): void => void waiting.push(say);
  const held: MadeTurn = {
    person: turn.person,
    input: turn.input,
    signIn: turn.signIn,
    requestId: turn.requestId,
    liveCard: turn.liveCard,
    drawn: turn.drawn,
    now: () => turn.now(),
    speak: async (language) => {
      await turn.speak(language);
      held.person = turn.person;
    },
    say: (text) => hold(() => turn.say(text)),
    post: (card) => hold(() => turn.post(card)),
    note: (text) => hold(() => turn.note(text)),
    show: (card, stamp) => hold(() => turn.show(card, stamp)),
    settleSignIn: (text) => hold(() => turn.settleSignIn(text)),
    close: (card) => hold(() => turn.close(card)),
    showCase: (flow, caseId, options) => hold(() => turn.showCase(flow, caseId, options)),
  };
  return {
    turn: held,
    release() {
      for (const say of waiting.splice(0)) say();
    },
  };
}
