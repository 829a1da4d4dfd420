import { z } from 'zod';
import { requests } from '../../domain/hand-over.ts';
import { card, heading, paragraph, plain, textInput } from '../kit/card.ts';
import { again, end, type Step } from '../kit/flow.ts';
import { handedWords } from '../kit/handed.ts';
import { leave, pick, question } from '../kit/question.ts';
import { longest, sendable, type PersonServices } from './services.ts';
import { words } from './text.ts';

export const askMemory = z.object({
  topic: z.enum(requests).default('help'),
  /** Flow and step the person comes from. */
  about: z.string().default(''),
  step: z.string().default(''),
  invitation: z.string().optional(),
});
export type AskMemory = z.infer<typeof askMemory>;

/** What it is about, in the person's words; a topic other than help needs none. */
export function ask(services: PersonServices): Step<AskMemory> {
  return {
    async ask(scene) {
      const { person } = scene.turn;
      const { topic } = scene.memory;
      const t = words(person.language);
      const { name, email, phone = '' } = await services.help.contactFor(person.tenantId, topic);
      return question(
        [
          heading(t.forms[topic].title),
          paragraph(t.forms[topic].why),
          paragraph(t.ask.reach(plain(name), plain(email), plain(phone)), { subtle: true }),
          textInput({
            id: 'words',
            label: topic === 'help' ? t.ask.label : t.ask.labelOptional,
            multiline: true,
            maxLength: longest,
          }),
        ],
        [pick('send', t.ask.send, true), leave('never', t.ask.never)],
        { text: 'prose' },
      );
    },
    async answer(scene, reply) {
      const { turn, memory } = scene;
      const t = words(turn.person.language);
      const { title, sent } = t.forms[memory.topic];
      if (reply.choice === 'never') {
        turn.close(card(heading(title), paragraph(t.ask.noMatter)));
        return end;
      }
      const said = sendable(reply.choice === 'text' ? reply.text : reply.fields['words']);
      if (said === '' && memory.topic === 'help') return again(t.ask.empty);
      const handed = await services.help.handOver({
        requestId: turn.requestId,
        from: turn.person,
        words: said,
        topic: memory.topic,
        caseId: memory.invitation,
        flow: memory.about === '' ? undefined : memory.about,
        step: memory.step === '' ? undefined : memory.step,
      });
      turn.close(card(heading(title), paragraph(handedWords(handed, turn.person.language, sent))));
      return end;
    },
  };
}
