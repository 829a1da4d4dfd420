import { requestEndsAt, type Gdap } from '../../domain/gdap.ts';
import { gdapRoleNames, gdapTemplates } from '../../domain/gdap-roles.ts';
import { resellerRoles } from '../../domain/person.ts';
import { buttons, type Button } from '../kit/buttons.ts';
import { card, facts, heading, lines, notice, paragraph, plain, textInput, type Card } from '../kit/card.ts';
import {
  again,
  conversation,
  end,
  next,
  to,
  type Announcement,
  type Audience,
  type Step,
} from '../kit/flow.ts';
import { handedWords } from '../kit/handed.ts';
import { dayOf } from '../kit/language.ts';
import { leave, pick, question } from '../kit/question.ts';
import { kitWords } from '../kit/words.ts';
import { consentMemory, nameOf, type ConsentMemory } from './model.ts';
import type { GdapServices } from './services.ts';
import { consentWords, type ConsentWords } from './text-consent.ts';
import { words } from './text.ts';

/** How long a seller's request may be; longer ones are cut, not refused. */
const longest = 2000;

/** People of a customer are shown what is asked of them; a reseller's people hand their wish to the provider. */
export function consentConversation(services: GdapServices) {
  return conversation<ConsentMemory>({
    version: 1,
    memory: consentMemory,
    steps: { look: look(services), wish: wish(services) },
  });
}

function look(services: GdapServices): Step<ConsentMemory> {
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      const { person } = turn;
      const t = consentWords(person.language);
      if (memory.case === undefined && resellerRoles.some((role) => person.roles.has(role)))
        return to('wish');
      const [newest] = await services.gdap.ofCustomer(person.tenantId, person);
      const wanted = memory.case === undefined ? newest : await services.gdap.find(memory.case, person);
      if (wanted !== undefined) {
        await services.gdap.show(wanted.id, person, turn.liveCard);
        turn.showCase('gdap-consent', wanted.id, { takesOver: true });
        return end;
      }
      if (memory.case !== undefined) turn.say(kitWords(person.language).notYours);
      else turn.close(card(heading(t.none.title), paragraph(t.none.text)));
      return end;
    },
    answer: () => next,
  };
}

function wish(services: GdapServices): Step<ConsentMemory> {
  return {
    ask(scene) {
      const t = consentWords(scene.turn.person.language).seller;
      const { given } = scene.memory;
      return question(
        [
          heading(t.title),
          paragraph(t.why(plain(services.provider))),
          textInput({
            id: 'words',
            label: t.label,
            multiline: true,
            maxLength: longest,
            ...(given === undefined ? {} : { value: given }),
          }),
        ],
        [pick('send', t.send, true), leave('never', t.never)],
        { text: 'prose' },
      );
    },
    async answer(scene, reply) {
      const { turn } = scene;
      const t = consentWords(turn.person.language).seller;
      if (reply.choice === 'never') {
        turn.close(card(heading(t.title), paragraph(t.noMatter)));
        return end;
      }
      const said = (reply.choice === 'text' ? reply.text : (reply.fields['words'] ?? '')).trim();
      if (said === '') return again(t.empty);
      const handed = await services.help.handOver({
        requestId: turn.requestId,
        from: turn.person,
        words: said.slice(0, longest),
        topic: 'admin-rights',
        flow: 'gdap-consent',
        step: 'wish',
      });
      turn.close(card(heading(t.title), paragraph(handedWords(handed, turn.person.language, t.sent))));
      return end;
    },
  };
}

/** Where it stands, in words for the customer. */
export function consentState(gdap: Gdap, t: ConsentWords['states'], reader: Audience): string {
  const { state, end: how } = gdap;
  if (state === 'ended') {
    if (how === 'unanswered') return t.unanswered(dayOf(gdap.endedAt ?? gdap.updatedAt, reader));
    return t[how ?? 'withdrawn'];
  }
  return state === 'prepared' || state === 'creating' ? t.preparing : t[state];
}

/** The card of somebody at the customer, and one sentence for what happened; nobody else gets to see it. */
export async function announceToCustomer(
  services: GdapServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  const gdap = await services.gdap.find(news.caseId, { ...audience, staff: false });
  if (gdap === undefined) return undefined;
  const t = consentWords(audience.language);
  const provider = plain(services.provider);
  const day = (at: number) => dayOf(at, audience);
  const repeat = news.possibleRepeat ? `${kitWords(audience.language).possibleRepeat} ` : '';
  const asItStands = t.status(gdap.id, consentState(gdap, t.states, audience));
  const message = (): string => {
    switch (news.event) {
      case 'active':
        return gdap.state === 'active'
          ? t.messages.active(provider, day(gdap.endsAt ?? gdap.updatedAt))
          : asItStands;
      case 'request-5':
        return gdap.state === 'waiting'
          ? t.messages['request-5'](provider, day(requestEndsAt(gdap)))
          : asItStands;
      case 'removed':
      case 'dropped':
      case 'expired':
      case 'rejected':
        return t.messages[news.event](provider);
      default:
        return asItStands;
    }
  };
  return { card: consentCard(services, gdap, audience), message: repeat + message() };
}

const looks = { good: '✓', accent: '◷', emphasis: '–' } as const;

function consentCard(services: GdapServices, gdap: Gdap, reader: Audience): Card {
  const t = consentWords(reader.language);
  const all = words(reader.language);
  const company = services.customers.account(gdap.accountId)?.legalName ?? '?';
  const link = services.gdap.approvalLink(gdap);
  const { state, supersededBy } = gdap;
  const style = state === 'active' ? 'good' : state === 'ended' ? 'emphasis' : 'accent';
  const newer = state === 'ended' && supersededBy !== undefined;
  const says = state === 'active' ? 'has' : state === 'ended' ? 'asked' : 'asks';
  const days = all.confirm.days(gdap.durationDays);
  const lasting = gdap.autoExtends ? all.card.extendsAt(days) : days;
  const stateLine = consentState(gdap, t.states, reader);
  const rows: readonly (readonly [string, string])[] = [
    [t.days, state === 'active' ? '' : lasting],
    [t.approveUntil, state === 'waiting' ? dayOf(requestEndsAt(gdap), reader) : ''],
    [t.until, untilOf(gdap, all.card.extendsAt, reader)],
    [t.name, plain(gdap.displayName)],
  ];
  const button = (verb: string, title: string, primary = false): Button => ({
    kind: 'case',
    verb: `gdap-consent.${verb}`,
    title,
    caseId: gdap.id,
    version: gdap.version,
    primary,
  });
  return card(
    heading(t.title(plain(services.provider))),
    notice(
      `${looks[style]} ${stateLine.slice(0, 1).toUpperCase()}${stateLine.slice(1)}${newer ? ` ${t.newOne}` : ''}`,
      style,
    ),
    paragraph(t[says](plain(services.provider), plain(company), plain(nameOf(gdap)))),
    lines([
      ...gdapTemplates[gdap.template].map((role) => ({
        sign: state === 'ended' ? '–' : '✓',
        text: t.role(gdapRoleNames[role], all.roles[role]),
      })),
      { sign: '✗', text: t.notThese },
    ]),
    facts(rows.filter(([, value]) => value !== '')),
    link === undefined ? undefined : [paragraph(t.who), paragraph(t.usualPage, { subtle: true })],
    state === 'active' ? paragraph(t.undo, { subtle: true }) : undefined,
    buttons(
      ...(link === undefined ? [] : [{ kind: 'open', url: link, title: t.open, primary: true } as const]),
      ...(newer ? [button('again', t.again, true)] : []),
      ...(state === 'waiting' || state === 'activating' ? [button('check', t.check)] : []),
      button('ask', t.ask),
    ),
  );
}

function untilOf(gdap: Gdap, extendsAt: (day: string) => string, reader: Audience): string {
  if (gdap.endsAt === undefined || gdap.state !== 'active') return '';
  const day = dayOf(gdap.endsAt, reader);
  return gdap.autoExtends ? extendsAt(day) : day;
}
