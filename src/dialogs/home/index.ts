import { z } from 'zod';
import { heading, paragraph } from '../kit/card.ts';
import { again, conversation, flow, isOfferedTo, isStaff, type Flow } from '../kit/flow.ts';
import { pick, question } from '../kit/question.ts';
import { languages } from '../kit/language.ts';
import { kitWords } from '../kit/words.ts';

/** Where a person without anything in progress lands: what they may do here, each with a button. */
export function createHomeFlow(flows: readonly Flow[]): Flow {
  return {
    id: 'home',
    roles: ['customer', 'admin-agent', 'sales-agent'],
    name: (language) => kitWords(language).help,
    isMenu: true,
    askedFor: () => undefined,
    conversation: conversation({
      version: 1,
      memory: z.object({}),
      steps: {
        menu: {
          ask(scene) {
            const { person } = scene.turn;
            const { language } = person;
            const t = kitWords(language);
            const mine = flows.filter((candidate) => isOfferedTo(candidate, person));
            const entries = mine.flatMap((candidate) => {
              const help = candidate.help?.(language);
              return help === undefined ? [] : [{ id: candidate.id, ...help }];
            });
            return question(
              [
                heading(t.help),
                ...entries.map((entry) => paragraph(`**${entry.title}** – ${entry.sentence}`)),
                ...(isStaff(person) ? [paragraph(t.helpTab, { subtle: true, small: true })] : []),
                paragraph(t.helpAlways, { subtle: true, small: true }),
              ],
              [
                ...entries.map((entry, index) => pick(entry.id, entry.title, index === 0)),
                ...languages.filter((one) => one !== language).map((one) => pick(one, kitWords(one).ownName)),
              ],
            );
          },
          async answer({ turn }, { choice }) {
            const language = languages.find((one) => one === choice);
            if (language === undefined)
              return flows.some((candidate) => candidate.id === choice) ? flow(choice) : again();
            await turn.speak(language);
            return again(kitWords(language).speaking);
          },
        },
      },
    }),
  };
}
