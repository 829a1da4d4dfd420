import { again, back, end } from '../kit/flow.ts';
import { answerWords } from './answer-text.ts';
import * as cards from './cards.ts';
import { longestReason } from './model.ts';
import type { AcceptStep } from './scene.ts';
import type { AcceptServices } from './services.ts';

/** Saying no from the greeting: asked once more, with a reason if they want to give one. */
export function decline(services: AcceptServices): AcceptStep {
  return {
    ask: (scene) => cards.askDecline(answerWords(scene.turn.person.language).decline),
    async answer(scene, reply) {
      const { turn, memory } = scene;
      if (reply.choice === 'back' || memory.declining === undefined) return back;
      const t = answerWords(turn.person.language).decline;
      const because = (reply.choice === 'text' ? reply.text : (reply.fields['because'] ?? '')).trim();
      if (because.length > longestReason) return again(t.tooLong);
      const said = await services.invitationLetters.decline(memory.declining, because, turn.person);
      if (said.kind === 'too-late') turn.showCase('accept', memory.declining, { takesOver: true });
      else turn.close(cards.closing(t.saidTitle, t.said));
      return end;
    },
  };
}
