import { isSame, type Money } from '../../domain/money.ts';
import { firstMissing } from '../../domain/order-draft.ts';
import type { Order } from '../../domain/order.ts';
import { countryName } from '../../domain/markets.ts';
import type { Quote } from '../../workflows/order/port.ts';
import { amount } from '../kit/amount.ts';
import { nameOf } from '../kit/approval-facts.ts';
import { plain } from '../kit/card.ts';
import { again, end, flow, to, type Move, type Reply } from '../kit/flow.ts';
import type { Reader } from '../kit/language.ts';
import { kitWords } from '../kit/words.ts';
import { returnedState } from './case-approval.ts';
import * as changes from './change-cards.ts';
import { closing } from './draft-cards.ts';
import { nothingWished } from './goods-words.ts';
import { hasTenant, nextNumber } from './model.ts';
import * as cards from './ready-cards.ts';
import { invitingOf } from './ready-inviting.ts';
import { nameOfBuyer, saleFor } from './sale.ts';
import { aboutDraft, wishing, type OrderScene, type OrderStep } from './scene.ts';
import type { ReadyView } from './ready-view.ts';
import type { OrderServices } from './services.ts';
import type { Words } from './text.ts';
import { roleWords } from './text-role.ts';

/** Prices and checks everything at Microsoft, and shows what would be bought (features 11, 35, 38, 39). */
export function ready(services: OrderServices): OrderStep {
  return aboutDraft(services, {
    ask: (scene) => show(services, scene),
    answer: (scene, reply) => answer(services, scene, reply),
  });
}

async function show(services: OrderServices, scene: OrderScene) {
  const { turn, memory, t, reader } = scene;
  const id = scene.order.id;
  // Begun and left: this card shows what is ordered, and nothing else is to come up after it.
  if (scene.order.draft.wish?.product !== undefined)
    return scene.save((draft) => wishing(draft, nothingWished), 'ready');
  const quoted = await services.orders.quote(id, reader);
  if (quoted.kind === 'unknown') {
    turn.say(kitWords(reader.language).notYours);
    return end;
  }
  memory.version = quoted.order.version;
  if (quoted.kind === 'incomplete') {
    if (quoted.order.state === 'draft' && firstMissing(quoted.order.draft) !== undefined) return to('next');
    turn.say(t.draft.changedBySomebody(id));
    turn.close(closing(t.draft.savedTitle(id), t.draft.saved(id)));
    return end;
  }
  const { quote, order, alike } = quoted;
  // Whoever came back to this card has left what was in hand; the number of a line to be added is given here.
  memory.line = undefined;
  memory.number = undefined;
  memory.free = nextNumber(order.draft);
  memory.fingerprint = quote.fingerprint;
  memory.returned = order.progress.returned?.approvalId;
  memory.alike = alike?.id;
  return cards.readyCard(await viewOf(services, { ...scene, order }, quote, alike), t.ready, reader);
}

async function viewOf(
  services: OrderServices,
  scene: OrderScene,
  quote: Quote,
  alike: Order | undefined,
): Promise<ReadyView> {
  const { order, reader } = scene;
  const { draft } = order;
  const sale = await saleFor(services, scene);
  const { accountId, market, standing } = sale;
  const [outlook, ...offers] = await Promise.all([
    services.approvals.outlook(order.id, reader),
    ...draft.lines.map(({ productId, skuId, segment = 'commercial' }) =>
      services.offers.offer(accountId, market, productId, skuId, [segment]),
    ),
  ]);
  const isNamed = outlook.kind !== 'none' || order.progress.returned !== undefined || alike !== undefined;
  const people = isNamed ? await services.resellers.people(order.resellerId, reader) : [];
  const { buyer } = draft;
  const domain = buyer?.kind === 'new' ? `${buyer.prefix ?? ''}.onmicrosoft.com` : (buyer?.domain ?? '');
  const account = services.customers.account(accountId);
  const named = standing?.nameAtMicrosoft ?? nameOfBuyer(buyer);
  const place = market === '' ? '' : `, ${countryName(market, reader.language)}`;
  return {
    id: order.id,
    isInternal: draft.use === 'own',
    hasTenant: buyer?.kind === 'tenant' || hasTenant(order),
    buyer: plain(`${named} (${domain})${place}${account === undefined ? '' : `, ${account.currency}`}`),
    currency: account?.currency ?? '',
    reference: draft.reference,
    lines: draft.lines,
    plans: draft.lines.map((line, index) =>
      offers[index]?.plans.find((plan) => plan.term === line.term && plan.billing === line.billing),
    ),
    unqualified: draft.lines.filter(
      ({ segment }) => segment !== undefined && !sale.segments.includes(segment),
    ),
    quote,
    alike: alike && {
      id: alike.id,
      by: nameOf(alike.placedBy, people, reader),
      at: alike.progress.placedAt ?? alike.updatedAt,
    },
    inviting: await invitingOf(services, scene, quote),
    approval: { outlook, people, isOwner: reader.roles.has('owner') },
    returned: returnedState({ order, people, now: scene.turn.now() }, reader),
  };
}

async function answer(services: OrderServices, scene: OrderScene, { choice }: Reply): Promise<Move> {
  const { order, turn, t, memory } = scene;
  if (choice.startsWith('mend:')) {
    const name = choice.slice('mend:'.length) as keyof typeof cards.mends;
    if (name === 'agreement') memory.agreementFor = undefined;
    return to(cards.mends[name] ?? 'change');
  }
  switch (choice) {
    case 'text':
      return again(kitWords(scene.reader.language).unclear);
    case 'place':
      return place(services, scene);
    case 'add':
      return scene.save((draft) => wishing(draft, nothingWished), 'product');
    case 'save':
      turn.close(closing(t.draft.savedTitle(order.id), t.draft.saved(order.id)));
      return end;
    case 'person':
      return flow('person', { about: 'order', step: 'ready', invitation: order.id });
    case 'again':
      return again();
    default:
      return to(choice);
  }
}

/** Hands exactly what was shown to the workflow; whatever is different by now is shown first. */
async function place(services: OrderServices, scene: OrderScene): Promise<Move> {
  const { order, turn, t, memory, reader } = scene;
  const { fingerprint = '', returned, alike } = memory;
  const told = { returned, alike };
  const placed = await services.orders.place(order.id, fingerprint, reader, turn.liveCard, told);
  switch (placed.kind) {
    case 'placed':
    case 'awaiting':
    case 'already':
      turn.showCase('order', order.id, { takesOver: true });
      return end;
    case 'changed':
      return again(differences(order, placed.quote, t.ready, reader));
    case 'not-ready': {
      const missing = placed.quote.prerequisites.filter((one) => one.state === 'missing');
      return again(t.ready.notReady(missing.map((one) => t.ready.prerequisites[one.name]).join(', ')));
    }
    case 'incomplete':
      return to('next');
    case 'nobody-may-approve':
      return to('approver');
    case 'suspended':
      return again(roleWords(reader.language).suspended(plain(services.provider)));
    case 'unknown':
      turn.say(kitWords(reader.language).notYours);
      return end;
  }
}

/** What is not as it was on the card that was pressed: the prices line by line, when it is those. */
function differences(shown: Order, quote: Quote, t: Words['ready'], reader: Reader): string {
  // It came back from its approver meanwhile: there are no prices to compare with.
  if (shown.shown === undefined) return t.somethingChanged;
  const text = (money: Money | undefined) => (money === undefined ? t.noPrice : amount(money, reader));
  const changed = shown.draft.lines.flatMap((line, index) => {
    const before = shown.shown?.unitPrices[index] ?? undefined;
    const now = quote.lines.find((one) => one.number === line.number)?.unitPrice;
    const isEqual = before === undefined || now === undefined ? before === now : isSame(before, now);
    return isEqual ? [] : [t.priceChanged(plain(line.title), text(now), text(before))];
  });
  return changed.length === 0 ? t.somethingChanged : `${t.changedSince} ${changed.join(' ')}`;
}

/** What of the order is to be different. */
export function change(services: OrderServices): OrderStep {
  return aboutDraft(services, {
    ask: ({ order, t }) =>
      changes.askChange(
        {
          id: order.id,
          lines: order.draft.lines,
          hasAgreement: order.draft.agreement !== undefined,
          isBuyerFixed: hasTenant(order),
        },
        t.change,
      ),
    answer({ memory }, { choice }) {
      if (choice.startsWith('line:')) {
        memory.number = Number(choice.slice('line:'.length));
        return to('change-line');
      }
      if (choice === 'buyer') return to('use');
      if (choice === 'agreement') memory.agreementFor = undefined;
      return to(choice === 'nothing' ? 'next' : choice);
    },
  });
}

export function changeLine(services: OrderServices): OrderStep {
  return aboutDraft(services, {
    ask({ order, memory, t }) {
      const line = order.draft.lines.find((one) => one.number === memory.number);
      if (line === undefined) return to('change');
      memory.line = undefined;
      return changes.askLineChange({ title: line.title, mayRemove: order.draft.lines.length > 1 }, t.change);
    },
    answer(scene, { choice }) {
      const { memory } = scene;
      const { number } = memory;
      if (choice === 'quantity' || choice === 'term' || choice === 'product') return to(choice);
      memory.number = undefined;
      if (choice !== 'remove') return to('next');
      return scene.save((draft) => ({ ...draft, lines: draft.lines.filter((one) => one.number !== number) }));
    },
  });
}

export function reference(services: OrderServices): OrderStep {
  return aboutDraft(services, {
    ask: ({ order, t }) => changes.askReference(order.id, order.draft.reference, t.change),
    answer(scene, reply) {
      const said = reply.choice === 'text' ? reply.text : (reply.fields['reference'] ?? '');
      const text = said.trim();
      if (text.length > changes.longestReference)
        return again(scene.t.change.referenceTooLong(changes.longestReference));
      const reference = reply.choice === 'none' || text === '' ? undefined : text;
      return scene.save((draft) => ({ ...draft, reference }));
    },
  });
}
