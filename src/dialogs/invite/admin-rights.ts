import { cloudWays } from '../../domain/cloud-ways.ts';
import type { Gdap } from '../../domain/gdap.ts';
import { usualGdapDays } from '../../domain/gdap-roles.ts';
import { adminRightsWords } from '../kit/admin-rights.ts';
import type { Audience } from '../kit/flow.ts';
import type { Speaker } from '../kit/turn.ts';
import type { InvitingPerson } from '../../workflows/invitation/letters-port.ts';
import type { CustomerFacts } from '../../workflows/invitation/port.ts';
import { say, type InviteScene } from './scene.ts';
import type { InviteServices } from './services.ts';

/** Admin rights are asked for by staff, and not where another cloud has its own way. */
export const mayAskForRights = (person: Pick<Speaker, 'staff'>, customer: CustomerFacts): boolean =>
  person.staff && cloudWays[customer.cloud].gdap;

/**
 * Asks for admin rights beside an invitation, when that was ticked: a request of its own, at once, because neither needs
 * the other at Microsoft and the customer answers each on its own. The sentence for it; undefined when it was not.
 */
export async function askForRights(
  services: Pick<InviteServices, 'gdap'>,
  scene: InviteScene,
  customer: CustomerFacts,
  accountId: string,
): Promise<string | undefined> {
  const { memory, turn } = scene;
  const { person } = turn;
  if (memory.rights !== true || !mayAskForRights(person, customer)) return undefined;
  const made = await services.gdap.request({
    // The stamp of the same press: pressing twice asks once.
    requestId: `${turn.requestId}:rights`,
    customer,
    by: { tenantId: person.tenantId, userId: person.userId },
    accountId,
    template: 'services',
    durationDays: usualGdapDays,
    autoExtends: true,
  });
  const t = say(scene).facts;
  if (made.kind === 'requested') return t.rightsAsked(made.gdap.id);
  await services.gdap.show(made.gdap.id, person);
  return t.rightsThere(made.gdap.id);
}

/** What was asked of an invitation's customer for the same account and is not over; for staff alone. */
export async function rightsBeside(
  { gdap }: Pick<InviteServices, 'gdap'>,
  invitation: { readonly customer: { readonly tenantId: string }; readonly accountId: string },
  asker: InvitingPerson,
): Promise<readonly Gdap[]> {
  if (!asker.staff) return [];
  const all = await gdap.ofCustomer(invitation.customer.tenantId, asker);
  return all.filter((one) => one.accountId === invitation.accountId && one.state !== 'ended');
}

/** `G-1001: waiting for the customer’s approval`, one after the other. */
export const rightsLine = (rights: readonly Gdap[], { language }: Pick<Audience, 'language'>): string =>
  rights.map(({ id, state }) => `${id}: ${adminRightsWords(language).states[state]}`).join('; ');
