import { z } from 'zod';
import type { Customers } from '../../workflows/customer/port.ts';
import type { HandOver, PeopleHelp } from '../../workflows/help/port.ts';
import { buttons } from '../kit/buttons.ts';
import { card, facts, heading, notice, paragraph, plain, textInput, type Card } from '../kit/card.ts';
import {
  again,
  conversation,
  end,
  type Announcement,
  type Audience,
  type CaseAction,
  type CaseAnswer,
  type Flow,
  type Step,
} from '../kit/flow.ts';
import { leave, pick, question } from '../kit/question.ts';
import { kitWords } from '../kit/words.ts';
import { words } from './text.ts';

export interface PersonServices {
  readonly help: PeopleHelp;
  readonly customers: Customers;
  /** True for the provider's own tenant. */
  readonly isHomeTenant: (tenantId: string) => boolean;
}

const memory = z.object({
  about: z.string().default(''),
  step: z.string().default(''),
  invitation: z.string().optional(),
});
type Memory = z.infer<typeof memory>;

/** How long an answer or a request may be; longer ones are cut, not refused. */
const longest = 2000;

/** Hands somebody's words to the provider's people with the context, and brings the answer back into the chat. */
export function createPersonFlow(services: PersonServices): Flow {
  return {
    id: 'person',
    roles: ['customer', 'admin-agent', 'sales-agent'],
    name: (language) => words(language).name,
    askedFor: () => undefined,
    conversation: conversation<Memory>({ version: 1, memory, steps: { ask: ask(services) } }),
    announce: (news, audience) => announce(services, news, audience),
    actions: { 'person.answer': (action) => sendAnswer(services, action) },
  };
}

function ask(services: PersonServices): Step<Memory> {
  return {
    async ask(scene) {
      const t = words(scene.turn.person.language).ask;
      const { name, email, phone = '' } = await services.help.contactFor(scene.turn.person.tenantId);
      return question(
        [
          heading(t.title),
          paragraph(t.why(plain(name), plain(email), plain(phone))),
          textInput({ id: 'words', label: t.label, multiline: true, maxLength: longest }),
        ],
        [pick('send', t.send, true), leave('never', t.never)],
        { text: 'prose' },
      );
    },
    async answer(scene, reply) {
      const { turn } = scene;
      const t = words(turn.person.language);
      if (reply.choice === 'never') {
        turn.close(card(heading(t.ask.title), paragraph(t.noMatter)));
        return end;
      }
      const said = (reply.choice === 'text' ? reply.text : (reply.fields['words'] ?? ''))
        .trim()
        .slice(0, longest);
      if (said === '') return again(t.ask.empty);
      const handed = await services.help.handOver({
        requestId: turn.requestId,
        from: turn.person,
        words: said,
        caseId: scene.memory.invitation,
        flow: scene.memory.about === '' ? undefined : scene.memory.about,
        step: scene.memory.step === '' ? undefined : scene.memory.step,
      });
      turn.close(card(heading(t.ask.title), paragraph(t.sent(handed.id))));
      return end;
    },
  };
}

async function announce(
  services: PersonServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  const handOver = await services.help.find(news.caseId);
  if (handOver === undefined) return undefined;
  const t = words(audience.language);
  const isAsker = audience.userId === handOver.from.userId;
  if (!isAsker && !services.isHomeTenant(audience.tenantId)) return undefined;
  const repeat = news.possibleRepeat ? `${kitWords(audience.language).possibleRepeat} ` : '';
  const organisation = await organisationOf(services, handOver);
  const answer = news.facts['words'];
  return {
    card: staffCard(handOver, organisation, t.card),
    message:
      repeat +
      (news.event === 'answered' && typeof answer === 'string'
        ? t.answer(plain(answer))
        : t.asked(plain(organisation), plain(handOver.words))),
  };
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

function staffCard(handOver: HandOver, organisation: string, t: ReturnType<typeof words>['card']): Card {
  const where = [handOver.flow, handOver.step].filter((part) => part !== undefined).join(' › ');
  return card(
    heading(t.title(handOver.id)),
    notice(plain(handOver.words), 'emphasis'),
    facts(
      (
        [
          [t.from, plain(organisation)],
          [t.about, handOver.caseId ?? ''],
          [t.where, plain(where)],
        ] as const
      ).filter(([, value]) => value !== ''),
    ),
    handOver.answered === true ? paragraph(`✓ ${t.answered}`, { subtle: true }) : undefined,
    textInput({ id: 'answer', label: t.label, multiline: true, maxLength: longest }),
    buttons({
      kind: 'case',
      verb: 'person.answer',
      title: t.send,
      caseId: handOver.id,
      version: 1,
      primary: true,
    }),
  );
}

/** Only the provider's people may answer; the asker's own press answers like an unknown case. */
async function sendAnswer(services: PersonServices, action: CaseAction): Promise<CaseAnswer> {
  const { person } = action.turn;
  const t = words(person.language).card;
  if (!person.staff) return { kind: 'sentence', sentence: kitWords(person.language).notYours };
  const said = (action.fields['answer'] ?? '').trim().slice(0, longest);
  if (said === '') return { kind: 'case', caseId: action.caseId, sentence: t.empty };
  const outcome = await services.help.answer(action.caseId, person, said);
  if (outcome === 'unknown') return { kind: 'sentence', sentence: kitWords(person.language).notYours };
  return { kind: 'case', caseId: action.caseId, sentence: t.answered };
}
