import { isNational, type NationalCloud } from '../../domain/cloud-ways.ts';
import { clouds } from '../../domain/clouds.ts';
import { linkIn } from '../../domain/page-address.ts';
import { plain } from '../kit/card.ts';
import { again, end, to, type Move } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import * as cards from './cards.ts';
import { longestParagraph } from './model.ts';
import { aboutCloud, nameOf, type CloudScene, type CloudStep } from './scene.ts';
import type { CloudServices } from './services.ts';

/** Mail programs cut longer addresses off. */
const longestMailto = 2000;

/** What the mail says, with the paragraphs as they were edited last. */
interface Draft {
  readonly cloud: NationalCloud;
  readonly customer: string;
  readonly subject: string;
  readonly first: string;
  readonly second: string;
  readonly rest: string;
}

/** The mail of this cloud with its link fetched anew; undefined when no link leads in, or it is not for this person. */
async function draftOf(services: CloudServices, scene: CloudScene): Promise<Draft | undefined> {
  const { cloud, t, turn, memory, tenant } = scene;
  if (!isNational(cloud) || tenant === undefined) return undefined;
  const words = t.letters[cloud];
  const wayIn = services.nationalClouds.wayInto(cloud);
  const link = await services.nationalClouds.linkInto(cloud, turn.person);
  if (words === undefined || wayIn === undefined || link === undefined) return undefined;
  const customer = withoutSigns(nameOf(scene));
  return {
    cloud,
    customer,
    subject: words.subject(services.provider),
    first: memory.first ?? words.first(services.provider, customer),
    second: memory.second ?? words.second,
    rest: words.rest(wayIn.legalName, clouds[cloud].acceptancePlace, link),
  };
}

/** A name as it may stand in a mail and in an input, where nothing is escaped. */
const withoutSigns = (name: string): string => plain(name).replace(/[\\`*_[\]]/g, '');

/** Words somebody wrote, as they are shown; every line for itself, because escaping joins lines. */
const shownAs = (text: string): string => text.split('\n').map(plain).join('\n');

function noLink({ turn, t }: CloudScene): Move {
  turn.say(t.letter.gone);
  return to('way');
}

/** The first two paragraphs may be edited; the rest, with the link, is not (the reseller account's own link). */
export function letter(services: CloudServices): CloudStep {
  return aboutCloud(services, {
    async ask(scene) {
      const draft = await draftOf(services, scene);
      return draft === undefined ? noLink(scene) : cards.letter(draft, scene.t);
    },
    answer({ memory, t }, { choice, fields }) {
      if (choice === 'back') return to('way');
      const [first, second] = [fields['first'], fields['second']].map((text) =>
        (text ?? '').trim().slice(0, longestParagraph),
      );
      if (!first || !second) return again(t.letter.empty);
      if (namesPage(first) || namesPage(second)) return again(t.letter.linkInside);
      memory.first = first;
      memory.second = second;
      return to('letter-ready');
    },
  });
}

/** Whoever reads the mail could not tell another address from the one that counts. */
const namesPage = (text: string): boolean => linkIn(text) !== undefined;

/** The whole mail, to be copied or opened; once it went out, it is a named invitation where acceptances can be noticed. */
export function letterReady(services: CloudServices): CloudStep {
  return aboutCloud(services, {
    async ask(scene) {
      const draft = await draftOf(services, scene);
      if (draft === undefined) return noLink(scene);
      const { customer, subject, first, second, rest } = draft;
      const whole = [first, second, rest].join('\n\n');
      const address = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(whole)}`;
      const mailto = address.length > longestMailto ? undefined : address;
      const shown = [shownAs(first), shownAs(second), rest].join('\n\n');
      return cards.letterReady({ customer, shown, mailto }, scene.t);
    },
    async answer(scene, { choice }) {
      const { turn, t, cloud, tenant } = scene;
      if (choice === 'change') return to('letter');
      const wayIn = isNational(cloud) ? services.nationalClouds.wayInto(cloud) : undefined;
      if (wayIn === undefined || tenant === undefined) return to('way');
      const { accountId } = wayIn;
      if (accountId === undefined) {
        turn.close(cards.closing(t.letter.title(nameOf(scene)), t.letter.sentUntracked));
        return end;
      }
      return await noteSent(services, scene, accountId);
    },
  });
}

async function noteSent(services: CloudServices, scene: CloudScene, accountId: string): Promise<Move> {
  const { turn, t, tenant } = scene;
  const { tenantId, userId, staff, language } = turn.person;
  if (tenant === undefined) return to('way');
  const made = await services.invitations.invite({
    requestId: turn.requestId,
    customer: tenant,
    by: { tenantId, userId, staff },
    accountId,
    ...(turn.liveCard === undefined ? {} : { card: turn.liveCard }),
  });
  if (made.kind === 'not-allowed') {
    turn.say(kitWords(language).notAllowed);
    return to('way');
  }
  if (made.kind === 'already') {
    turn.close(cards.closing(t.letter.title(nameOf(scene)), t.letter.already(nameOf(scene))));
    return end;
  }
  await services.invitationLetters.noteSent(made.invitation.id, 'said', turn.person);
  turn.showCase('invite', made.invitation.id, { takesOver: true });
  return end;
}
