import { isNewCustomer } from '../../domain/order-customer.ts';
import { sellingTenant } from '../../domain/reseller.ts';
import type { KnownCustomer } from '../../workflows/buyer/port.ts';
import { again, to, type Move } from '../kit/flow.ts';
import { plain } from '../kit/card.ts';
import { kitWords } from '../kit/words.ts';
import * as cards from './buyer-cards.ts';
import { askOwnTenant } from './own-cards.ts';
import { domainTyped } from './model.ts';
import { aboutBuyer, resellerOf, wishing, type OrderScene, type OrderStep } from './scene.ts';
import type { OrderServices } from './services.ts';
import { soFar } from './so-far.ts';

/** How many customers with a fitting name are offered. */
const offered = 5;

/** The first question when nothing says it: own organisation, or one customer (feature 8). */
export function use(services: OrderServices): OrderStep {
  return aboutBuyer(services, {
    ask: (scene) => cards.askUse(soFar(scene), scene.t.buyer),
    answer(scene, { choice, text }) {
      if (choice === 'own') return scene.save((draft) => ({ ...draft, use: 'own', buyer: undefined }), 'own');
      if (choice === 'customer')
        return scene.save(
          (draft) => ({ ...draft, use: 'customer', buyer: undefined, agreement: undefined }),
          'customer',
        );
      return named(scene, text);
    },
  });
}

/** Takes typed words as the customer; one customer per order, so an earlier one gives way (feature 9). */
function named(scene: OrderScene, text: string): Promise<Move> | Move {
  const said = text.trim().slice(0, 200);
  if (said === '') return again(scene.t.buyer.empty);
  // A question and a number are no name.
  if (/\?$|^\d+$/.test(said)) return again(kitWords(scene.reader.language).unclear);
  scene.memory.domain = undefined;
  const isNew = isNewCustomer(said);
  const customer = isNew ? undefined : (domainTyped(said) ?? said);
  return scene.save((draft) => ({
    ...wishing(draft, { customer, newCustomer: isNew ? true : undefined }),
    // The sentence it began with may have named somebody else; said again, it means them.
    said: draft.buyer === undefined && draft.wish?.customer === undefined ? draft.said : undefined,
    use: 'customer',
    buyer: undefined,
    agreement: undefined,
  }));
}

export function customer(services: OrderServices): OrderStep {
  return aboutBuyer(services, {
    ask: (scene) => cards.askCustomer(soFar(scene), scene.t.buyer),
    answer(scene, reply) {
      if (reply.choice === 'new') return to('country');
      return named(scene, reply.choice === 'text' ? reply.text : (reply.fields['customer'] ?? ''));
    },
  });
}

/** The reseller's customers that fit the words: confirmed when one, chosen when several (never guessed). */
export function found(services: OrderServices): OrderStep {
  const search = (scene: OrderScene): Promise<readonly KnownCustomer[]> =>
    services.buyers.search(scene.reader, scene.order.draft.wish?.customer ?? '', offered);
  return aboutBuyer(services, {
    async ask(scene) {
      const { t, order } = scene;
      // Answered already, in a turn that broke off afterwards.
      if (order.draft.wish?.customer === undefined) return to('next');
      const customers = await search(scene);
      const [only, other] = customers;
      if (only === undefined) return to('microsoft');
      return other === undefined
        ? cards.confirmCustomer(only, soFar(scene), t.buyer)
        : cards.chooseCustomer(customers, order.draft.wish?.customer ?? '', soFar(scene), t.buyer);
    },
    async answer(scene, reply) {
      if (reply.choice === 'another') return to('customer');
      if (scene.order.draft.wish?.customer === undefined) return to('next');
      if (reply.choice === 'new') return to('microsoft');
      const customers = await search(scene);
      const chosen =
        reply.choice === 'yes' ? customers[0] : customers.find((one) => one.tenantId === reply.choice);
      if (chosen === undefined) return again(scene.t.buyer.goneCustomer);
      return choose(scene, chosen);
    },
  });
}

/** Takes a customer of the list: seller and Microsoft call it the same, because the seller picked Microsoft's name. */
export const choose = (scene: OrderScene, { tenantId, domain, name }: KnownCustomer): Promise<Move> =>
  scene.save((draft) => ({
    ...draft,
    use: draft.use ?? 'customer',
    buyer: { kind: 'tenant', tenantId, domain, statedName: name, nameSettled: 'same' },
    agreement: undefined,
    wish: { ...draft.wish, customer: undefined },
  }));

export function microsoft(services: OrderServices): OrderStep {
  return aboutBuyer(services, {
    ask: (scene) => cards.askMicrosoft(scene.order.draft.wish?.customer ?? '', soFar(scene), scene.t.buyer),
    answer(_scene, { choice }) {
      if (choice === 'no') return to('country');
      return to(choice === 'another' ? 'customer' : 'domain');
    },
  });
}

export function domain(services: OrderServices): OrderStep {
  return aboutBuyer(services, {
    ask: (scene) => cards.askDomain(scene.memory.domain, soFar(scene), scene.t.buyer),
    answer({ t, memory }, reply) {
      if (reply.choice === 'new') return to('country');
      const said = reply.choice === 'text' ? reply.text : (reply.fields['domain'] ?? '');
      const typed = domainTyped(said);
      if (typed === undefined) return again(t.buyer.notDomain(plain(said.slice(0, 80))));
      memory.domain = typed;
      return to('tenant');
    },
  });
}

/** Own licences: the rules first, and only tenants of the reseller's own that are not the selling one (path 29). */
export function own(services: OrderServices): OrderStep {
  return aboutBuyer(services, {
    async ask(scene) {
      const reseller = await resellerOf(services, scene);
      const tenants = await services.buyers.ownTenants(scene.reader);
      const selling = reseller === undefined ? undefined : sellingTenant(reseller);
      return askOwnTenant(
        {
          soFar: soFar(scene),
          company: reseller?.company ?? '',
          provider: services.provider,
          selling: selling?.domain ?? '',
          tenants: tenants.slice(0, 4),
        },
        scene.t.own,
      );
    },
    async answer(scene, reply) {
      if (reply.choice === 'create') return to('country');
      const tenants = await services.buyers.ownTenants(scene.reader);
      const said = reply.choice === 'text' ? reply.text : (reply.fields['domain'] ?? '');
      const typed = domainTyped(said);
      const chosen = tenants.find((one) => one.tenantId === reply.choice || one.domain === typed);
      if (chosen !== undefined) return choose(scene, chosen);
      if (typed === undefined) return again(scene.t.buyer.notDomain(plain(said.slice(0, 80))));
      scene.memory.domain = typed;
      return to('tenant');
    },
  });
}
