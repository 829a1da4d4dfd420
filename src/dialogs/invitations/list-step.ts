import type { Invitation } from '../../domain/invitation.ts';
import { plain } from '../kit/card.ts';
import { again, end, flow, to, type Move, type Scene, type Step } from '../kit/flow.ts';
import { customerOfInvitation, invitationLine, usefulNext } from '../kit/invitation-sentences.ts';
import { invitationWords } from '../kit/invitation-text.ts';
import * as cards from './cards.ts';
import { filters, filterSaid, numberSaid, type InvitationsMemory } from './model.ts';
import type { InvitationsServices } from './services.ts';
import { words } from './text.ts';

/** How many stand on one page; each has a button, and Teams' cards must stay readable. */
const perPage = 7;

type ListScene = Scene<InvitationsMemory>;

/** The invitations somebody may see, by pages, with search and filter; then the card on the screen is that case's. */
export function list(services: InvitationsServices): Step<InvitationsMemory> {
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      if (memory.many === true || memory.given !== undefined) return to('many');
      const t = words(turn.person.language).list;
      const { show } = memory;
      memory.show = undefined;
      if (show !== undefined) {
        const shown = await open(services, scene, show);
        if (shown !== undefined) return shown;
        turn.say(t.unknown);
      }
      const { which, page, words: sought } = memory;
      const [found, counts] = await Promise.all([
        services.invitationLists.list({ words: sought, which, page, pageSize: perPage }, turn.person),
        services.invitationLists.counts(turn.person),
      ]);
      return cards.list(
        {
          counts,
          words: sought,
          which,
          page,
          pages: found.pages,
          total: found.total,
          rows: found.invitations.map((one) => rowOf(services, one, scene)),
        },
        t,
      );
    },
    async answer(scene, reply) {
      const { memory, turn } = scene;
      const t = words(turn.person.language).list;
      switch (reply.choice) {
        case 'next':
          memory.page += 1;
          return again();
        case 'previous':
          memory.page = Math.max(0, memory.page - 1);
          return again();
        case 'one':
          return flow('invite');
        case 'many':
          return to('many');
        case 'search':
          return look(memory, reply.fields['words'] ?? '', reply.fields['which']);
        case 'text':
          break;
        default:
          return (await open(services, scene, reply.choice)) ?? again(t.unknown);
      }
      const id = numberSaid(reply.text);
      if (id !== undefined) return (await open(services, scene, id)) ?? again(t.unknown);
      const filter = filterSaid(reply.text);
      return filter === undefined ? look(memory, reply.text, 'all') : look(memory, '', filter);
    },
  };
}

/** From the first page on; what was filled in before is not filled in again. */
function look(memory: InvitationsMemory, sought: string, which: string | undefined): Move {
  const said = sought.trim().slice(0, 200);
  memory.words = said === '' ? undefined : said;
  memory.which = filters.find((one) => one === which) ?? memory.which;
  memory.page = 0;
  return to('list');
}

function rowOf(services: InvitationsServices, invitation: Invitation, { turn }: ListScene): cards.Row {
  const { person } = turn;
  const t = words(person.language).list;
  const { id } = invitation;
  const useful = invitationWords(person.language).useful[usefulNext(invitation, person.staff)];
  return {
    id,
    name: t.entry(plain(customerOfInvitation(invitation).slice(0, 80)), id),
    line: invitationLine(invitation, {
      reader: person,
      staff: person.staff,
      now: turn.now(),
      account: (account) => services.customers.account(account),
    }),
    button: t.button(useful, id),
  };
}

/** Makes the card on the screen the card of this case or list; undefined for a number that is not theirs. */
async function open(
  services: InvitationsServices,
  { turn }: ListScene,
  id: string,
): Promise<Move | undefined> {
  if (id.startsWith('B-')) {
    if ((await services.invitationBatches.find(id, turn.person)) === undefined) return undefined;
    await services.invitationBatches.show(id, turn.person, turn.liveCard);
    turn.showCase('invitations', id, { takesOver: true });
    return end;
  }
  const invitation = await services.invitations.find(id, turn.person);
  // Somebody of the customer's own tenant has another card of it, and comes to it by “accept”.
  if (invitation === undefined || invitation.customer.tenantId === turn.person.tenantId) return undefined;
  await services.invitations.show(id, turn.person, turn.liveCard);
  turn.showCase('invite', id, { takesOver: true });
  return end;
}
