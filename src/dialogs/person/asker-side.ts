import { z } from 'zod';
import { samePerson } from '../../domain/person.ts';
import { card, heading, notice, paragraph, plain, type Card } from '../kit/card.ts';
import {
  again,
  end,
  type Announcement,
  type Audience,
  type CaseAction,
  type CaseAnswer,
  type Step,
} from '../kit/flow.ts';
import { moment } from '../kit/language.ts';
import { pick, question } from '../kit/question.ts';
import type { Speaker } from '../kit/turn.ts';
import { kitWords } from '../kit/words.ts';
import { answererOf, askerCard } from './cards.ts';
import { sendable, type PersonServices } from './services.ts';
import { words } from './text.ts';

/** An answer of our people for the one who asked, and for nobody else. */
export async function announceToAsker(
  services: PersonServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  const handOver = await services.help.find(news.caseId);
  if (handOver === undefined || !samePerson(handOver.from, audience)) return undefined;
  const t = words(audience.language);
  const repeat = news.possibleRepeat ? `${kitWords(audience.language).possibleRepeat} ` : '';
  const answers = handOver.thread.filter(({ side }) => side === 'staff');
  const answer = answers.find(({ id }) => id === news.facts['message']) ?? answers.at(-1);
  const name = answer?.name || t.asker.ourPeople;
  return {
    card: askerCard(handOver, audience, t),
    message: repeat + t.asker.answers(plain(name), plain(answer?.words ?? '')),
  };
}

/** A reply of the asker; anybody else's press answers like an unknown case. */
export async function sendReply(services: PersonServices, action: CaseAction): Promise<CaseAnswer> {
  const { person } = action.turn;
  const { caseId, version } = action;
  const t = words(person.language);
  const handOver = await services.help.find(caseId);
  if (handOver === undefined || !samePerson(handOver.from, person))
    return { kind: 'sentence', sentence: kitWords(person.language).notYours };
  const said = sendable(action.fields['reply']);
  if (said === '') return { kind: 'case', caseId, sentence: t.asker.empty };
  await services.help.write(caseId, person, said, `${person.userId} ${version} ${said}`);
  return { kind: 'case', caseId, sentence: t.asker.sent(plain(answererOf(handOver, t))) };
}

export const offerMemory = z.object({
  /** The hand-over that was answered, and what was typed after that. */
  handOver: z.string().default(''),
  words: z.string().default(''),
});
export type OfferMemory = z.infer<typeof offerMemory>;

/** Words nobody understood may be meant for whoever answered last. */
export async function replyIn(
  services: PersonServices,
  text: string,
  person: Speaker,
): Promise<OfferMemory | undefined> {
  const answered = await services.help.lastAnswered(person);
  return answered === undefined ? undefined : { handOver: answered.id, words: sendable(text) };
}

/** One tap sends what was typed; whatever is typed instead of it belongs to the same reply. */
export function offer(services: PersonServices): Step<OfferMemory> {
  return {
    async ask(scene) {
      const { person } = scene.turn;
      const t = words(person.language);
      const handOver = await services.help.find(scene.memory.handOver);
      if (handOver === undefined) return end;
      const name = plain(answererOf(handOver, t));
      const at = handOver.thread.findLast(({ side }) => side === 'staff')?.at ?? handOver.at;
      return question(
        [
          heading(t.offer.title(name)),
          notice(plain(scene.memory.words), 'emphasis'),
          paragraph(t.offer.why(name, moment(at, person), handOver.id), { subtle: true }),
        ],
        [pick('send', t.offer.send, true), pick('no', t.offer.no)],
        { text: 'prose', words: { send: ['yes', 'ja', 'send', 'ok'], no: ['no', 'nein'] } },
      );
    },
    async answer(scene, reply) {
      const { turn, memory } = scene;
      const t = words(turn.person.language);
      if (reply.choice === 'text') {
        memory.words = sendable(`${memory.words}\n${reply.text}`);
        return again();
      }
      const handOver = await services.help.find(memory.handOver);
      if (handOver === undefined) return end;
      const name = plain(answererOf(handOver, t));
      const title = heading(t.asker.title(handOver.id));
      if (reply.choice === 'no') {
        turn.close(card(title, paragraph(t.offer.notSent)));
        return end;
      }
      await services.help.write(handOver.id, turn.person, memory.words, turn.requestId);
      turn.close(card(title, notice(plain(memory.words), 'emphasis'), paragraph(t.asker.sent(name))));
      return end;
    },
  };
}
