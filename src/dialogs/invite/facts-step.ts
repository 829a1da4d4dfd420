import { isNational } from '../../domain/cloud-ways.ts';
import { usualGdapDays } from '../../domain/gdap-roles.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { countryName } from '../../domain/markets.ts';
import type { Reseller } from '../../domain/reseller.ts';
import type { CustomerPicture } from '../../workflows/customer/port.ts';
import { accountTitle, regionTitle } from '../kit/account-names.ts';
import { adminRightsWords } from '../kit/admin-rights.ts';
import { plain } from '../kit/card.ts';
import { again, end, flow, to, type Move, type Question } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import { mayAskForRights } from './admin-rights.ts';
import * as cards from './cards.ts';
import { mayBeOf, proposed } from './model.ts';
import { picture } from './picture.ts';
import { resellerOf, takeNamed } from './reseller-steps.ts';
import { say, type InviteScene, type InviteStep } from './scene.ts';
import type { InviteServices } from './services.ts';

/** What was found, and whether to go on with it. */
export function facts(services: InviteServices): InviteStep {
  return {
    async ask(scene) {
      const { memory } = scene;
      const t = say(scene);
      const found = await services.customers.byDomain(memory.domain ?? '');
      if (found.kind !== 'found') {
        const said = plain((memory.domain ?? '').slice(0, 80));
        memory.domain = undefined;
        scene.turn.say(
          found.kind === 'own-tenant'
            ? t.domain.own(said)
            : found.kind === 'unknown-domain'
              ? t.domain.unknown(said)
              : t.domain.notDomain(said),
        );
        return to('domain');
      }
      const closed = elsewhere(scene, found.picture);
      if (closed !== undefined) return closed;
      await takeNamed(services, scene);
      return scene.turn.person.staff
        ? ofStaff(services, scene, found.picture)
        : ofReseller(services, scene, found.picture);
    },
    async answer(scene, reply) {
      const { rights } = reply.fields;
      if (rights !== undefined) scene.memory.rights = rights === 'true';
      // Another domain typed here is the next one to look up.
      if (reply.choice === 'text') {
        if (!/^\S+\.\S+$/.test(reply.text.trim())) return again(kitWords(scene.turn.person.language).unclear);
        scene.memory.given = reply.text;
        scene.memory.order = undefined;
        return to('domain');
      }
      if (reply.choice === 'another') {
        scene.memory.domain = undefined;
        scene.memory.order = undefined;
        return to('domain');
      }
      if (reply.choice === 'other') return to('choose');
      if (reply.choice === 'reseller') return to('reseller');
      const found = await picture(services, scene);
      const reseller = scene.turn.person.staff ? undefined : await resellerOf(services, scene);
      scene.memory.account ??=
        reseller?.accountId ?? (found === undefined ? undefined : proposed(found.proposal)?.id);
      return to('create');
    },
  };
}

/** Where none of our links leads; a tenant of another cloud has a conversation of its own, which may lead back here. */
function elsewhere(
  scene: InviteScene,
  { facts: customer, proposal }: CustomerPicture,
): Question | Move | undefined {
  const { domain, cloudSeen, order } = scene.memory;
  if (isNational(customer.cloud) && (cloudSeen === undefined || cloudSeen !== domain))
    return flow('cloud', { domain, order });
  const t = say(scene).closedCloud;
  const dead = (title: string, text: string) => cards.elsewhere({ title, text, another: t.another });
  if (proposal.kind !== 'not-sold-there') return undefined;
  return dead(t.noneTitle, t.none(plain(countryName(proposal.country, scene.turn.person.language))));
}

/** Staff chooses account and reseller; a reseller sells in one region only (Partner Center contract 17). */
async function ofStaff(
  services: InviteServices,
  scene: InviteScene,
  customer: CustomerPicture,
): Promise<Question | Move> {
  const { memory, turn } = scene;
  const { language } = turn.person;
  const reseller = await resellerOf(services, scene);
  const own = reseller === undefined ? undefined : services.customers.account(reseller.accountId);
  const chosen =
    services.customers.account(memory.account ?? '') ??
    proposed(customer.proposal) ??
    (own !== undefined && mayBeOf(customer.proposal, own.id) ? own : undefined);
  if (chosen === undefined) return to('choose');
  if (reseller === undefined || reseller.accountId === chosen.id)
    return shown(services, scene, customer, { account: chosen, reseller });
  memory.reseller = undefined;
  turn.say(say(scene).reseller.otherRegion(plain(reseller.company), plain(regionTitle(own, language))));
  return shown(services, scene, customer, { account: chosen, reseller: undefined });
}

/** A seller's reseller and its account are what they are; a customer elsewhere is not theirs to invite. */
async function ofReseller(
  services: InviteServices,
  scene: InviteScene,
  customer: CustomerPicture,
): Promise<Question | Move> {
  const { turn } = scene;
  const { language } = turn.person;
  const t = say(scene).notYours;
  const reseller = await resellerOf(services, scene);
  const account = reseller === undefined ? undefined : services.customers.account(reseller.accountId);
  const isTheirs = reseller !== undefined && account !== undefined;
  if (!isTheirs || reseller.state !== 'confirmed') {
    turn.say(reseller?.state === 'suspended' ? t['reseller-not-active'] : t['no-reseller']);
    return end;
  }
  if (mayBeOf(customer.proposal, account.id)) return shown(services, scene, customer, { account, reseller });
  const theirs = proposed(customer.proposal);
  const text = t.text(
    plain(reseller.company),
    plain(regionTitle(account, language)),
    plain(customer.facts.name),
    theirs === undefined ? undefined : plain(regionTitle(theirs, language)),
  );
  return cards.elsewhere({ title: t.title, text, another: say(scene).closedCloud.another });
}

async function shown(
  services: InviteServices,
  scene: InviteScene,
  { facts: customer, proposal }: CustomerPicture,
  chosen: { account: PartnerAccount; reseller: Reseller | undefined },
): Promise<Question> {
  const { account, reseller } = chosen;
  const { person } = scene.turn;
  const t = say(scene).facts;
  // Ours alone may be there without the reseller's: then it is still to be accepted, and Microsoft is asked.
  const isThere =
    reseller === undefined &&
    (await services.invitations.ofCustomer(customer.tenantId)).some(
      (one) => one.state === 'accepted' && one.acceptedAccountId === account.id,
    );
  if (isThere) {
    const text = t.already(plain(customer.name), plain(account.legalName));
    return cards.elsewhere({ title: t.alreadyTitle, text, another: say(scene).closedCloud.another });
  }
  const because =
    scene.memory.account !== undefined && person.staff
      ? t.chosen
      : proposal.kind === 'certain'
        ? t.certain(countryName(proposal.country, person.language))
        : t.likely;
  return cards.showFacts(
    {
      customer: customer.name,
      tenant: customer.domain,
      cloud: t.clouds[customer.cloud],
      account: accountTitle(account, person.language),
      because,
      reseller: reseller === undefined ? t.noReseller : t.withReseller(reseller.company, reseller.partnerId),
      both: reseller !== undefined,
      order: scene.memory.order,
      staff: person.staff,
      rights: mayAskForRights(person, customer)
        ? {
            wanted: scene.memory.rights === true,
            days: usualGdapDays,
            words: adminRightsWords(person.language),
          }
        : undefined,
    },
    t,
  );
}
