import type { Turn } from './turn.ts';

/**
 * The same turn with everything said held back until `release`: a turn that fails half-way must not have told of
 * what did not happen.
 */
export function holdWords(turn: Turn): { readonly turn: Turn; release(): void } {
  const waiting: (() => void)[] = [];
  const hold = (say: () => void): void => void waiting.push(say);
  return {
    turn: {
      // Whoever asks for another language is another reader from there on.
      get person() {
        return turn.person;
      },
      input: turn.input,
      signIn: turn.signIn,
      requestId: turn.requestId,
      liveCard: turn.liveCard,
      now: () => turn.now(),
      speak: (language) => turn.speak(language),
      say: (text) => hold(() => turn.say(text)),
      post: (card) => hold(() => turn.post(card)),
      note: (text) => hold(() => turn.note(text)),
      show: (card, stamp) => hold(() => turn.show(card, stamp)),
      settleSignIn: (text) => hold(() => turn.settleSignIn(text)),
      close: (card) => hold(() => turn.close(card)),
      showCase: (flow, caseId, options) => hold(() => turn.showCase(flow, caseId, options)),
    },
    release() {
      for (const say of waiting.splice(0)) say();
    },
  };
}
