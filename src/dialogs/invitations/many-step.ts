import { mostEntries, type BatchEntry } from '../../domain/invitation-batch.ts';
import type { Reseller } from '../../domain/reseller.ts';
import { regionTitle } from '../kit/account-names.ts';
import { plain } from '../kit/card.ts';
import { again, end, type Move, type Scene, type Step } from '../kit/flow.ts';
import { resellersNamed } from '../kit/resellers-named.ts';
import * as cards from './cards.ts';
import { readList } from './entries.ts';
import type { InvitationsMemory } from './model.ts';
import type { InvitationsServices } from './services.ts';
import { words } from './text.ts';

/** How many confirmed resellers staff may choose from; others are named with the command. */
const listed = 50;
const looked = 500;

type ManyScene = Scene<InvitationsMemory>;

/** Many customers from a list. Nothing is asked where a list came along and it is clear for whom. */
export function many(services: InvitationsServices): Step<InvitationsMemory> {
  return {
    async ask(scene) {
      const { memory, turn } = scene;
      const { given } = memory;
      const t = words(turn.person.language).many;
      const resellers = await confirmed(services, scene);
      const fits = memory.named === undefined ? [] : resellersNamed(resellers, memory.named);
      const named = fits.length === 1 ? fits[0] : undefined;
      if (memory.named !== undefined && turn.person.staff && named === undefined)
        turn.say(t.unknownReseller(plain(memory.named.slice(0, 80))));
      memory.named = undefined;
      memory.many = undefined;
      memory.given = undefined;
      if (given !== undefined && (named !== undefined || resellers.length === 0)) {
        const move = await begin(services, scene, given, named?.id);
        if (move.go !== 'again') return move;
        if (move.sentence !== undefined) turn.say(move.sentence);
      }
      const { language } = turn.person;
      const options = resellers.slice(0, listed).map(({ id, company, accountId }) => ({
        value: id,
        title: `${company} – ${regionTitle(services.customers.account(accountId), language)}`,
      }));
      return cards.askList({ given, resellers: options, reseller: named?.id }, t);
    },
    async answer(scene, reply) {
      const t = words(scene.turn.person.language).many;
      if (reply.choice === 'never') {
        scene.turn.close(cards.closing(t.title, t.neverSaid));
        return end;
      }
      const text = reply.choice === 'text' ? reply.text : (reply.fields['list'] ?? '');
      const resellers = await confirmed(services, scene);
      const reseller = resellers.find(({ id }) => id === reply.fields['reseller']);
      return begin(services, scene, text, reseller?.id);
    },
  };
}

/** Hands the list to the workflow; the card on the screen becomes the list's card. */
async function begin(
  services: InvitationsServices,
  { turn }: ManyScene,
  text: string,
  resellerId: string | undefined,
): Promise<Move> {
  const t = words(turn.person.language).many;
  const read = readList(text, services.customers.accountsIn('public'));
  if (read.kind === 'unreadable') return again(t.unreadable(String(read.line)));
  const trouble = troubleOf(read.entries, t);
  if (trouble !== undefined) return again(trouble);
  const begun = await services.invitationBatches.begin({
    requestId: turn.requestId,
    entries: read.entries,
    resellerId,
    by: turn.person,
    card: turn.liveCard,
  });
  if ('kind' in begun) return again(t.notAllowed);
  turn.showCase('invitations', begun.id, { takesOver: true });
  return end;
}

function troubleOf(
  entries: readonly BatchEntry[],
  t: { empty: string; tooMany(count: string, most: string): string },
): string | undefined {
  if (entries.length === 0) return t.empty;
  return entries.length > mostEntries ? t.tooMany(String(entries.length), String(mostEntries)) : undefined;
}

/** Whom staff may invite for; a reseller's people invite for their own, which nobody has to say. */
async function confirmed(
  { resellers }: InvitationsServices,
  { turn }: ManyScene,
): Promise<readonly Reseller[]> {
  if (!turn.person.staff) return [];
  const all = await resellers.latest(turn.person, looked);
  return all.filter(({ state }) => state === 'confirmed');
}
