import { mostEntries, type BatchEntry } from '../../domain/invitation-batch.ts';
import type { Reseller } from '../../domain/reseller.ts';
import { regionTitle } from '../kit/account-names.ts';
import { plain } from '../kit/card.ts';
import { again, end, to, type Move, type Scene, type Step } from '../kit/flow.ts';
import { resellersNamed } from '../kit/resellers-named.ts';
import * as cards from './cards.ts';
import { readList } from './entries.ts';
import type { InvitationsMemory } from './model.ts';
import type { InvitationsServices } from './services.ts';
import { words, type Words } from './text.ts';

/** How many confirmed resellers staff may choose from; others are typed. */
const listed = 50;
const looked = 500;
/** A message that is about as long as messages may be was probably longer: its end is missing. */
const fullMessage = 3_900;
const fullestMessage = 4_000;

type ManyScene = Scene<InvitationsMemory>;
type ManyStep = Step<InvitationsMemory>;

const say = ({ turn }: ManyScene): Words['many'] => words(turn.person.language).many;

/** Many customers from a list. Nothing is asked where a list came along and it is clear for whom. */
export function many(services: InvitationsServices): ManyStep {
  return {
    async ask(scene) {
      const { memory, turn } = scene;
      const { given } = memory;
      const resellers = await confirmed(services, scene);
      const named = takeNamed(scene, resellers);
      memory.many = undefined;
      memory.given = undefined;
      if (given !== undefined) {
        const isCut = given.length >= fullMessage && given.length <= fullestMessage;
        const move = isCut
          ? again(say(scene).mayBeCut)
          : await taken(services, scene, given, resellers, named?.id);
        if (move.go !== 'again') return move;
        if (move.sentence !== undefined) turn.say(move.sentence);
      }
      const options = optionsOf(services, scene, resellers);
      return cards.askList({ given, resellers: options, reseller: named?.id }, say(scene));
    },
    async answer(scene, reply) {
      const t = say(scene);
      if (reply.choice === 'never') {
        scene.turn.close(cards.closing(t.title, t.neverSaid));
        return end;
      }
      const resellers = await confirmed(services, scene);
      if (reply.choice === 'text')
        return reply.text.length >= fullMessage
          ? again(t.mayBeCut)
          : taken(services, scene, reply.text, resellers, undefined);
      const list = reply.fields['list'] ?? '';
      // Teams' field takes no more and says nothing: nobody must miss a customer for that.
      if (list.length >= cards.longestList) return again(t.mayBeCut);
      const reseller = resellers.find(({ id }) => id === reply.fields['reseller'])?.id ?? 'none';
      return taken(services, scene, list, resellers, reseller);
    },
  };
}

/** For which reseller staff invites the customers of a list that came without it. */
export function whom(services: InvitationsServices): ManyStep {
  return {
    async ask(scene) {
      const { entries } = scene.memory;
      if (entries === undefined) return to('many');
      const resellers = optionsOf(services, scene, await confirmed(services, scene));
      return cards.askWhom({ count: entries.length, resellers }, say(scene));
    },
    async answer(scene, reply) {
      const { entries } = scene.memory;
      if (entries === undefined) return to('many');
      const resellers = await confirmed(services, scene);
      if (reply.choice !== 'text') {
        const reseller = resellers.find(({ id }) => id === reply.fields['reseller']);
        return begin(services, scene, entries, reseller?.id);
      }
      const fits = resellersNamed(resellers, reply.text);
      if (fits.length !== 1) return again(say(scene).unknownReseller(plain(reply.text.slice(0, 80))));
      return begin(services, scene, entries, fits[0]?.id);
    },
  };
}

/** Reads a list, and begins with it as soon as it is known for whom; `none`: staff has said for no reseller. */
async function taken(
  services: InvitationsServices,
  scene: ManyScene,
  text: string,
  resellers: readonly Reseller[],
  reseller: string | undefined,
): Promise<Move> {
  const t = say(scene);
  const read = readList(text, services.customers.accountsIn('public'));
  if (read.kind === 'unreadable') return again(t.unreadable(String(read.line)));
  const { entries } = read;
  if (entries.length === 0) return again(t.empty);
  if (entries.length > mostEntries) return again(t.tooMany(String(entries.length), String(mostEntries)));
  if (reseller === undefined && resellers.length > 0) {
    scene.memory.entries = [...entries];
    return to('whom');
  }
  return begin(services, scene, entries, reseller === 'none' ? undefined : reseller);
}

/** Hands the list to the workflow; the card on the screen becomes the list's card. */
async function begin(
  services: InvitationsServices,
  scene: ManyScene,
  entries: readonly BatchEntry[],
  resellerId: string | undefined,
): Promise<Move> {
  const { turn, memory } = scene;
  const begun = await services.invitationBatches.begin({
    requestId: turn.requestId,
    entries,
    resellerId,
    by: turn.person,
    card: turn.liveCard,
  });
  if ('kind' in begun) return again(say(scene).notAllowed);
  memory.entries = undefined;
  turn.showCase('invitations', begun.id, { takesOver: true });
  return end;
}

/** The confirmed reseller that was named with the command; says so when none fits, or several do. */
function takeNamed({ memory, turn }: ManyScene, resellers: readonly Reseller[]): Reseller | undefined {
  const { named } = memory;
  memory.named = undefined;
  if (named === undefined || !turn.person.staff) return undefined;
  const fits = resellersNamed(resellers, named);
  if (fits.length === 1) return fits[0];
  turn.say(say({ memory, turn }).unknownReseller(plain(named.slice(0, 80))));
  return undefined;
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

function optionsOf(services: InvitationsServices, { turn }: ManyScene, resellers: readonly Reseller[]) {
  return resellers.slice(0, listed).map(({ id, company, accountId }) => ({
    value: id,
    title: `${company} – ${regionTitle(services.customers.account(accountId), turn.person.language)}`,
  }));
}
