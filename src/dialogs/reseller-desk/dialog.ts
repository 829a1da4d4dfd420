import { z } from 'zod';
import { card, heading, paragraph, plain } from '../kit/card.ts';
import { again, conversation, end, type Move, type Scene, type Step } from '../kit/flow.ts';
import { pick, question } from '../kit/question.ts';
import { normal } from '../kit/words.ts';
import type { ResellerDeskServices } from './services.ts';
import { words } from './text.ts';

/** The number that came with the command. */
const deskMemory = z.object({ given: z.string().optional() });
type DeskMemory = z.infer<typeof deskMemory>;

const asking = /^(?:resellers?|registrations?|registrierung(?:en)?)(?:\s+(?<id>r-\d{1,9}))?$/;

/** Memory for "resellers" and "reseller R-1001"; undefined when the words ask for something else. */
export function deskAskedFor(text: string): DeskMemory | undefined {
  const match = asking.exec(normal(text));
  return match === null ? undefined : { given: match.groups?.['id']?.toUpperCase() };
}

/** How many resellers get a button; the others have their numbers. */
const listed = 8;

/** Which reseller is looked at; then its card takes over. */
export function deskConversation(services: ResellerDeskServices) {
  return conversation<DeskMemory>({ version: 1, memory: deskMemory, steps: { list: list(services) } });
}

function list(services: ResellerDeskServices): Step<DeskMemory> {
  const { resellers } = services;
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      const { given } = memory;
      memory.given = undefined;
      const {
        list: t,
        card: { states },
      } = words(turn.person.language);
      if (given !== undefined) {
        const shown = await show(services, scene, given);
        if (shown !== undefined) return shown;
        turn.say(t.unknown);
      }
      const [all, waiting] = await Promise.all([
        resellers.latest(turn.person, listed),
        resellers.waiting(turn.person, listed),
      ]);
      if (all.length === 0) {
        turn.close(card(heading(t.title), paragraph(t.none)));
        return end;
      }
      // What waits comes first: a registration, or a tenant somebody says is theirs.
      const others = all.filter(({ id }) => waiting.every((one) => one.id !== id));
      const picks = [...waiting, ...others]
        .slice(0, listed)
        .map(({ id, company, state }) => pick(id, t.entry(id, shortened(company), states[state])));
      return question([heading(t.title), paragraph(t.which(String(waiting.length)))], picks, {
        text: 'answer',
      });
    },
    async answer(scene, reply) {
      const id = (reply.choice === 'text' ? reply.text : reply.choice).trim().toUpperCase();
      return (await show(services, scene, id)) ?? again(words(scene.turn.person.language).list.unknown);
    },
  };
}

/** A button's title: short enough to be read. */
const shortened = (company: string): string => plain(company.slice(0, 40));

/** Makes the card on the screen the card of this registration; undefined for an unknown number. */
async function show(
  services: ResellerDeskServices,
  scene: Scene<DeskMemory>,
  id: string,
): Promise<Move | undefined> {
  const { turn } = scene;
  if ((await services.resellers.find(id, turn.person)) === undefined) return undefined;
  await services.resellers.show(id, turn.person, turn.liveCard);
  turn.showCase('reseller-desk', id, { takesOver: true });
  return end;
}
