import { compareCompanyNames, letterDifference } from '../../domain/company-name.ts';
import type { BuyerLookup, KnownCustomer } from '../../workflows/buyer/port.ts';
import { regionTitle } from '../kit/account-names.ts';
import { plain } from '../kit/card.ts';
import { flow, to, type Move } from '../kit/flow.ts';
import * as cards from './buyer-cards.ts';
import { choose } from './buyer-steps.ts';
import { invitingPicks } from './invite-cards.ts';
import { domainTyped } from './model.ts';
import { notOwnTenant } from './own-cards.ts';
import { aboutBuyer, resellerOf, type OrderScene, type OrderStep } from './scene.ts';
import type { OrderServices } from './services.ts';
import { soFar } from './so-far.ts';

/** How many of the own tenants get a button. */
const offered = 4;

type Found = Extract<BuyerLookup, { kind: 'found' }>;

/** The domain this is about: the one typed last, else the one that came with the order. */
const domainOf = ({ memory, order }: OrderScene): string =>
  memory.domain ?? domainTyped(order.draft.wish?.customer ?? '') ?? '';

/** What the seller called the customer, when it was a name. */
function statedBy({ order }: OrderScene): string | undefined {
  const said = order.draft.wish?.customer;
  return said === undefined || domainTyped(said) !== undefined ? undefined : said;
}

/** Both names side by side when Microsoft has a record and another spelling (feature 25). */
function differenceOf(scene: OrderScene, found: Found) {
  const stated = statedBy(scene);
  if (stated === undefined || !found.isCustomer || compareCompanyNames(stated, found.name) === 'same')
    return undefined;
  return letterDifference(stated, found.name);
}

/** The own tenants to choose instead, when this one is meant for own licences and is none of them. */
async function othersOfOwn(services: OrderServices, { order, reader }: OrderScene, found: Found) {
  if (order.draft.use !== 'own') return undefined;
  const tenants = await services.buyers.ownTenants(reader);
  return tenants.some(({ tenantId }) => tenantId === found.tenantId) ? undefined : tenants.slice(0, offered);
}

/** Says that a tenant has to be added to the own ones first; an order for it would wait for nobody. */
async function refuseAsOwn(
  services: OrderServices,
  scene: OrderScene,
  found: Found,
  tenants: readonly KnownCustomer[],
) {
  const reseller = await resellerOf(services, scene);
  return notOwnTenant(
    {
      soFar: soFar(scene),
      domain: domainOf(scene),
      company: reseller?.company ?? '',
      provider: services.provider,
      tenants,
      mayAdd: scene.reader.roles.has('owner'),
      isAsked: reseller?.asked?.some(({ tenantId }) => tenantId === found.tenantId) === true,
    },
    scene.t.own,
  );
}

/** The tenant is in another cloud, whose own conversation goes on; the draft waits for another customer. */
async function elsewhereIn(scene: OrderScene, domain: string): Promise<Move> {
  const { memory, order, t, turn } = scene;
  const saved = await scene.save((draft) => ({ ...draft, wish: { ...draft.wish, customer: undefined } }));
  if (saved.go === 'end') return saved;
  memory.domain = undefined;
  turn.say(t.draft.kept(order.id));
  return flow('cloud', { domain, order: order.id });
}

/** The tenant behind a domain: what it is, whether it may be ordered for, and whether the names agree. */
export function tenant(services: OrderServices): OrderStep {
  return aboutBuyer(services, {
    async ask(scene) {
      const { t, turn, memory } = scene;
      const domain = domainOf(scene);
      // Answered already, in a turn that broke off afterwards.
      if (domain === '') return to('next');
      const looked = await services.buyers.byDomain(scene.reader, domain);
      const shown = plain(domain);
      const elsewhere = (sentence: string) => {
        turn.say(sentence);
        memory.domain = undefined;
        return to(scene.order.draft.use === 'own' ? 'own' : 'domain');
      };
      switch (looked.kind) {
        case 'not-a-domain':
          return elsewhere(t.buyer.notDomain(shown));
        case 'unknown-domain':
          return elsewhere(t.buyer.unknownDomain(shown));
        case 'own-selling-tenant':
          return elsewhere(t.buyer.sellingTenant(shown));
        case 'other-cloud':
          return elsewhereIn(scene, domain);
        case 'other-region':
          return cards.closedCloud(
            { title: t.clouds.regionTitle, text: t.clouds.region(shown, plain(looked.region ?? '')) },
            t.buyer,
          );
        case 'found': {
          const others = await othersOfOwn(services, scene, looked);
          if (others !== undefined) return refuseAsOwn(services, scene, looked, others);
          return cards.showTenant(
            {
              soFar: soFar(scene),
              name: looked.name,
              tenant: looked.domain,
              account: regionTitle(services.customers.account(looked.accountId), scene.reader.language),
              stated: statedBy(scene),
              difference: differenceOf(scene, looked),
              isCustomer: looked.isCustomer,
              inviting:
                scene.order.draft.use === 'own' || looked.isCustomer ? [] : invitingPicks(scene.reader),
            },
            t.tenant,
          );
        }
      }
    },
    async answer(scene, { choice }) {
      const { memory, order } = scene;
      if (domainOf(scene) === '') return to('next');
      if (choice === 'person') return flow('person', { about: 'order', step: 'tenant' });
      if (choice === 'company') {
        scene.turn.say(scene.t.draft.kept(order.id));
        return flow('reseller', { wish: 'own' });
      }
      const known = order.draft.use === 'own' ? await services.buyers.ownTenants(scene.reader) : [];
      const chosen = known.find(({ tenantId }) => tenantId === choice);
      if (chosen !== undefined) return choose(scene, chosen);
      if (choice !== 'yes' && choice !== 'invite' && choice !== 'invite-myself') {
        memory.domain = undefined;
        return to(order.draft.use === 'own' ? 'own' : 'customer');
      }
      const found = await services.buyers.byDomain(scene.reader, domainOf(scene));
      if (found.kind !== 'found' || (await othersOfOwn(services, scene, found)) !== undefined)
        return to('tenant');
      const hasTaken = differenceOf(scene, found) !== undefined;
      const { tenantId, domain, name, accountId, isCustomer } = found;
      return scene.save(
        (draft) => ({
          ...draft,
          use: draft.use ?? 'customer',
          accountId,
          agreement: undefined,
          buyer: {
            kind: 'tenant',
            tenantId,
            domain,
            // Without a relationship Microsoft's record cannot be read: the seller's name is compared after acceptance.
            statedName: isCustomer ? name : (statedBy(scene) ?? name),
            nameSettled: hasTaken ? 'microsoft' : isCustomer ? 'same' : undefined,
          },
          wish: { ...draft.wish, customer: undefined },
        }),
        choice === 'yes' ? 'next' : choice,
      );
    },
  });
}
