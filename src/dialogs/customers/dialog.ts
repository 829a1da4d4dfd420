import { customerOf, phaseOf } from '../../domain/order-phase.ts';
import { asDomain } from '../../domain/identifiers.ts';
import type { Order } from '../../domain/order.ts';
import type { CustomerPage } from '../../workflows/customer-status/port.ts';
import { card, heading, paragraph, plain } from '../kit/card.ts';
import { again, conversation, end, flow, to, type Move, type Scene, type Step } from '../kit/flow.ts';
import { looked } from './actions.ts';
import { chooseCustomer, chooseOrder, type ListView } from './cards.ts';
import { askerOf, customersMemory, isOpen, orderFlowFor, type CustomersMemory } from './model.ts';
import type { CustomersServices } from './services.ts';
import { words, type Words } from './text.ts';

type CustomersStep = Step<CustomersMemory>;

/** How many orders get a button. */
const listed = 8;

/** Which customer, or which order, is meant; then the card on the screen is that one's. */
export function customersConversation(services: CustomersServices) {
  return conversation<CustomersMemory>({
    version: 1,
    memory: customersMemory,
    steps: { find: find(services), orders: orders(services) },
  });
}

const say = ({ turn }: Scene<CustomersMemory>): Words => words(turn.person.language);

function find(services: CustomersServices): CustomersStep {
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      if (memory.orders === true) return to('orders');
      const page = await services.statuses.search(askerOf(turn.person), memory.words ?? '', memory.page ?? 0);
      memory.page = page.page;
      const [only] = page.customers;
      if (only !== undefined && page.total === 1 && !page.isGuess && memory.words !== undefined) {
        const shown = await show(services, scene, only.tenantId);
        if (shown !== undefined) return shown;
      }
      const view = listView(page, memory.words, say(scene));
      return chooseCustomer(view, say(scene).list);
    },
    async answer(scene, reply) {
      const { memory } = scene;
      const page = memory.page ?? 0;
      const search = (text: string | undefined) => {
        const said = text?.trim().slice(0, 100) ?? '';
        memory.words = said === '' ? undefined : said;
        memory.page = 0;
        return again();
      };
      switch (reply.choice) {
        case 'open': {
          const shown = await show(services, scene, reply.fields['customer'] ?? '');
          return shown ?? again(say(scene).list.gone);
        }
        case 'find':
          return search(reply.fields['words']);
        case 'all':
          return search(undefined);
        case 'more':
        case 'earlier':
          memory.page = Math.max(0, reply.choice === 'more' ? page + 1 : page - 1);
          return again();
        case 'invite': {
          const given = asDomain(memory.words ?? '');
          return flow('invite', given === undefined ? {} : { given });
        }
        default:
          return search(reply.text);
      }
    },
  };
}

function listView(page: CustomerPage, asked: string | undefined, { list: t }: Words): ListView {
  const { customers, pages, total } = page;
  const said = asked === undefined ? undefined : plain(asked);
  const isEmpty = customers.length === 0;
  const sentence = isEmpty
    ? said === undefined
      ? t.none
      : t.unknown(said)
    : page.isGuess
      ? t.guess(said ?? '')
      : pages > 1
        ? t.page(String(page.page + 1), String(pages))
        : undefined;
  const isFound = said !== undefined && !isEmpty && !page.isGuess;
  return {
    title: isFound ? t.found(said) : t.title(String(total)),
    sentence,
    customers: customers.map(({ tenantId, name, domain }) => ({
      tenantId,
      entry: domain === '' ? plain(name) : `${plain(name)} · ${plain(domain)}`,
    })),
    words: asked,
    hasEarlier: page.page > 0,
    hasMore: page.page + 1 < pages,
    canInvite: isEmpty && asked !== undefined,
  };
}

/** Makes the card on the screen the live card of this customer; undefined when the asker may not know it. */
async function show(
  { statuses }: CustomersServices,
  { turn }: Scene<CustomersMemory>,
  tenantId: string,
): Promise<Move | undefined> {
  if ((await statuses.show(tenantId, askerOf(turn.person), turn.liveCard)) === 'unknown') return undefined;
  turn.showCase('customers', tenantId, { takesOver: true });
  return end;
}

function orders(services: CustomersServices): CustomersStep {
  return {
    async ask(scene) {
      const { turn } = scene;
      const t = say(scene);
      const latest = await services.orders.latest(askerOf(turn.person), looked);
      const open = latest.filter(isOpen);
      const [first, ...more] = open;
      if (first !== undefined && more.length === 0) return showOrder(services, scene, first);
      if (first !== undefined) {
        const entries = open.slice(0, listed).map((order) => ({
          id: order.id,
          entry: t.orders.entry(order.id, nameOf(order, t), t.phases[phaseOf(order)]),
        }));
        return chooseOrder(entries, t.orders);
      }
      const [last] = latest;
      if (last === undefined) {
        turn.close(card(heading(t.orders.title), paragraph(t.orders.none)));
        return end;
      }
      turn.say(t.orders.noneOpen);
      return showOrder(services, scene, last);
    },
    async answer(scene, reply) {
      const id = (reply.choice === 'text' ? reply.text : reply.choice).trim().toUpperCase();
      const order = await services.orders.find(id, askerOf(scene.turn.person));
      return order === undefined ? again(say(scene).orders.unknown) : showOrder(services, scene, order);
    },
  };
}

/** A name that fits on a button. */
function nameOf(order: Order, { orders: t }: Words): string {
  const name = customerOf(order);
  if (name === undefined) return t.own;
  return plain(name === '' ? t.somebody : name.slice(0, 30));
}

async function showOrder(
  services: CustomersServices,
  scene: Scene<CustomersMemory>,
  { id }: Order,
): Promise<Move> {
  const { turn } = scene;
  const asker = askerOf(turn.person);
  if ((await services.orders.show(id, asker, turn.liveCard)) === 'unknown')
    return again(say(scene).orders.unknown);
  turn.showCase(orderFlowFor(asker), id, { takesOver: true });
  return end;
}
