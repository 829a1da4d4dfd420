import { requestEndsAt, type Gdap } from '../../domain/gdap.ts';
import { plain, type Card } from '../kit/card.ts';
import type { Announcement, Audience } from '../kit/flow.ts';
import { dayOf } from '../kit/language.ts';
import { unreachedWhy } from '../kit/unreached.ts';
import { kitWords } from '../kit/words.ts';
import { staffCard, stateWords } from './case-view.ts';
import { nameOf } from './model.ts';
import type { GdapServices } from './services.ts';
import { words } from './text.ts';

/** News whose reason the state alone does not tell; it stands on the card until something else happens. */
const explained = ['reissued', 'request-5', 'end-30', 'end-7', 'unreached'];

/** The staff's card of a request as it stands, and one sentence for what happened. Undefined for unknown ones. */
export async function announceToStaff(
  services: GdapServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  const gdap = await services.gdap.find(news.caseId, { ...audience, staff: true });
  if (gdap === undefined) return undefined;
  const said = await sentence(services, gdap, news, audience);
  const repeat = news.possibleRepeat ? `${kitWords(audience.language).possibleRepeat} ` : '';
  const extra = explained.includes(news.event) ? [said] : [];
  return { card: staffCard(services, gdap, extra, audience), message: repeat + said };
}

async function sentence(
  services: GdapServices,
  gdap: Gdap,
  news: Announcement,
  reader: Audience,
): Promise<string> {
  const t = words(reader.language);
  const m = t.messages;
  const name = plain(nameOf(gdap));
  const day = (at: number | undefined) => dayOf(at ?? gdap.updatedAt, reader);
  const asItStands = () => t.status(gdap.id, name, stateWords(gdap, t));
  switch (news.event) {
    case 'offered':
      return gdap.state === 'waiting' ? m.offered(gdap.id, name) : asItStands();
    case 'active': {
      if (gdap.state !== 'active') return asItStands();
      const told = m.active(name, day(gdap.endsAt));
      return news.facts['late'] === true ? `${told} ${m.late}` : told;
    }
    case 'refused':
      return gdap.trouble === undefined ? asItStands() : m.refused(gdap.id, name);
    case 'request-5':
      return gdap.state === 'waiting' ? m['request-5'](name, day(requestEndsAt(gdap))) : asItStands();
    case 'end-30':
    case 'end-7':
      return gdap.state === 'active' ? m.end(name, day(gdap.endsAt)) : asItStands();
    case 'reissued': {
      const old = await services.gdap.find(gdap.renews ?? '', { ...reader, staff: true });
      return m.reissued(name, day(old?.endedAt), gdap.id);
    }
    case 'unanswered':
    case 'rejected':
    case 'expired':
    case 'dropped':
      return m[news.event](name);
    case 'removed':
      return m.removed(name, day(gdap.endedAt));
    case 'unreached':
      return m.unreached(name, unreachedWhy(news, reader.language));
    default:
      return asItStands();
  }
}
