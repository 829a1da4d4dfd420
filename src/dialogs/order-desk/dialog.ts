import { phaseOf } from '../../domain/order-phase.ts';
import type { Order } from '../../domain/order.ts';
import { card, heading, paragraph } from '../kit/card.ts';
import { again, conversation, end, type Move, type Scene, type Step } from '../kit/flow.ts';
import { pick, question } from '../kit/question.ts';
import { deskMemory, ownCompany, shortName, type DeskMemory } from './model.ts';
import type { OrderDeskServices } from './services.ts';
import { words } from './text.ts';

/** How many orders get a button; the others have their numbers. */
const listed = 8;

/** Which order is looked at; then the card on the screen is that order's. */
export function deskConversation(services: OrderDeskServices) {
  return conversation<DeskMemory>({ version: 1, memory: deskMemory, steps: { list: list(services) } });
}

function list(services: OrderDeskServices): Step<DeskMemory> {
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      const { given } = memory;
      memory.given = undefined;
      const t = words(turn.person.language);
      if (given !== undefined) {
        const shown = await show(services, scene, given);
        if (shown !== undefined) return shown;
        turn.say(t.list.unknown);
      }
      const latest = await services.orders.latest(turn.person, listed);
      if (latest.length === 0) {
        turn.close(card(heading(t.list.title), paragraph(t.list.none)));
        return end;
      }
      const isOurs = ({ state }: Order) => state === 'needs-person';
      const waiting = latest.filter(isOurs);
      const sorted = [...waiting, ...latest.filter((order) => !isOurs(order))];
      const picks = await Promise.all(
        sorted.map(async (order) => {
          const name = shortName(order, t, await ownCompany(services, order, turn.person));
          return pick(order.id, t.list.entry(order.id, name, t.states[phaseOf(order)]));
        }),
      );
      return question([heading(t.list.title), paragraph(t.list.which(String(waiting.length)))], picks, {
        text: 'answer',
      });
    },
    async answer(scene, reply) {
      const id = (reply.choice === 'text' ? reply.text : reply.choice).trim().toUpperCase();
      return (await show(services, scene, id)) ?? again(words(scene.turn.person.language).list.unknown);
    },
  };
}

/** Makes the card on the screen the card of this order, with buttons that work by themselves; undefined for an unknown number. */
async function show(
  services: OrderDeskServices,
  scene: Scene<DeskMemory>,
  id: string,
): Promise<Move | undefined> {
  const { turn } = scene;
  if ((await services.orders.show(id, turn.person, turn.liveCard)) === 'unknown') return undefined;
  turn.showCase('order-desk', id, { takesOver: true });
  return end;
}
