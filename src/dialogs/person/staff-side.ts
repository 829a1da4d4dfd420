import type { HandOver } from '../../workflows/help/port.ts';
import { plain, type Card } from '../kit/card.ts';
import type { Announcement, Audience, CaseAction, CaseAnswer, Flow } from '../kit/flow.ts';
import { unreachedWhy } from '../kit/unreached.ts';
import { kitWords } from '../kit/words.ts';
import { staffCard } from './cards.ts';
import { sendable, type PersonServices } from './services.ts';
import { words } from './text.ts';

/** Somebody's words for the provider's people, with the context; nobody else gets to see them. */
export async function announceToStaff(
  services: PersonServices,
  flows: readonly Flow[],
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  if (!services.isHomeTenant(audience.tenantId)) return undefined;
  const handOver = await services.help.find(news.caseId);
  if (handOver === undefined) return undefined;
  const { language } = audience;
  const t = words(language);
  const organisation = await organisationOf(services, handOver);
  const flow = flows.find((one) => one.id === handOver.flow);
  const where = flow?.where?.(handOver.step ?? '', language) ?? flow?.name(language) ?? '';
  const repeat = news.possibleRepeat ? `${kitWords(language).possibleRepeat} ` : '';
  return {
    card: staffCard(handOver, { organisation, where, reader: audience }, t),
    message: repeat + sentence(handOver, organisation, news, audience),
  };
}

function sentence(handOver: HandOver, organisation: string, news: Announcement, reader: Audience): string {
  const { staff, topics } = words(reader.language);
  const { id, from, topic, automatic } = handOver;
  const who = staff.who(plain(from.name), plain(organisation));
  if (news.event === 'replied') {
    const message = handOver.thread.find((one) => one.id === news.facts['message']) ?? handOver.thread.at(-1);
    return staff.replied(who, id, plain(message?.words ?? ''));
  }
  if (news.event === 'unreached') return staff.unreached(who, id, unreachedWhy(news, reader.language));
  return automatic
    ? staff.opened(who, topics[topic].about)
    : staff.asked(who, topics[topic].asks, plain(handOver.words));
}

/** The asker's organisation by name, or by its tenant id when no name is to be had: a card must not fail, and people must find out who asked. */
async function organisationOf(services: PersonServices, handOver: HandOver): Promise<string> {
  const { tenantId } = handOver.from;
  try {
    const found = await services.customers.byTenant(tenantId);
    return found.kind === 'found' && found.picture.facts.name !== '' ? found.picture.facts.name : tenantId;
  } catch {
    return tenantId;
  }
}

/** Only the provider's people may answer; the asker's own press answers like an unknown case. */
export async function sendAnswer(services: PersonServices, action: CaseAction): Promise<CaseAnswer> {
  const { person } = action.turn;
  const { caseId, version } = action;
  const t = words(person.language).staff;
  const unknown: CaseAnswer = { kind: 'sentence', sentence: kitWords(person.language).notYours };
  if (!person.staff) return unknown;
  const said = sendable(action.fields['answer']);
  if (said === '') return { kind: 'case', caseId, sentence: t.empty };
  const outcome = await services.help.write(caseId, person, said, `${person.userId} ${version} ${said}`);
  return outcome === 'unknown' ? unknown : { kind: 'case', caseId, sentence: t.answered };
}
