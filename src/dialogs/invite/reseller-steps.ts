import type { Reseller } from '../../domain/reseller.ts';
import { regionTitle } from '../kit/account-names.ts';
import { plain } from '../kit/card.ts';
import { again, to } from '../kit/flow.ts';
import { resellersNamed } from '../kit/resellers-named.ts';
import * as cards from './cards.ts';
import { proposed } from './model.ts';
import { picture } from './picture.ts';
import { say, type InviteScene, type InviteStep } from './scene.ts';
import type { InviteServices } from './services.ts';

/** How many resellers a name is looked for among, and how many are offered. */
const looked = 500;
const listed = 10;

/** For whom an invitation is: a reseller's people invite for their own, whatever was said; staff for any or none. */
export async function resellerOf(
  services: InviteServices,
  { turn, memory }: InviteScene,
): Promise<Reseller | undefined> {
  if (!turn.person.staff) return (await services.resellers.membership(turn.person))?.reseller;
  const { reseller } = memory;
  return reseller === undefined ? undefined : services.resellers.find(reseller, turn.person);
}

/** Takes the reseller staff has named in the command; says so when there is none, or more than one. */
export async function takeNamed(services: InviteServices, scene: InviteScene): Promise<void> {
  const { memory, turn } = scene;
  const { named } = memory;
  memory.named = undefined;
  if (named === undefined || !turn.person.staff) return;
  const t = say(scene).reseller;
  const fits = resellersNamed(await services.resellers.latest(turn.person, looked), named);
  const said = plain(named.slice(0, 80));
  if (fits.length > 1) turn.say(t.several(said));
  else if (fits[0] === undefined) turn.say(t.unknown(said));
  else memory.reseller = fits[0].id;
}

/** Staff chooses for which reseller the customer is invited, or for none. */
export function chooseReseller(services: InviteServices): InviteStep {
  const ofRegion = async ({ turn, memory }: InviteScene): Promise<readonly Reseller[]> => {
    const all = await services.resellers.latest(turn.person, looked);
    const found = memory.account === undefined ? await picture(services, { turn, memory }) : undefined;
    const account = memory.account ?? (found === undefined ? undefined : proposed(found.proposal)?.id);
    return all.filter(
      (one) => one.state === 'confirmed' && (account === undefined || one.accountId === account),
    );
  };
  return {
    async ask(scene) {
      if (!scene.turn.person.staff) return to('facts');
      const all = await ofRegion(scene);
      const { language } = scene.turn.person;
      const options = all.slice(0, listed).map(({ id, company, accountId }) => ({
        value: id,
        title: `${company} – ${regionTitle(services.customers.account(accountId), language)}`,
      }));
      return cards.chooseReseller({ options, chosen: scene.memory.reseller }, say(scene).reseller);
    },
    async answer(scene, reply) {
      const t = say(scene).reseller;
      if (reply.choice === 'back') return to('facts');
      if (reply.choice === 'none' || reply.fields['reseller'] === 'none') {
        scene.memory.reseller = undefined;
        return to('facts');
      }
      if (reply.choice === 'text') {
        const said = plain(reply.text.slice(0, 80));
        const all = await services.resellers.latest(scene.turn.person, looked);
        const fits = resellersNamed(all, reply.text);
        if (fits.length > 1) return again(t.several(said));
        if (fits[0] === undefined) return again(t.unknown(said));
        scene.memory.reseller = fits[0].id;
        return to('facts');
      }
      const chosen = (await ofRegion(scene)).find(({ id }) => id === reply.fields['reseller']);
      if (chosen === undefined) return again(t.error);
      scene.memory.reseller = chosen.id;
      return to('facts');
    },
  };
}
