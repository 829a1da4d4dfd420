import assert from 'node:assert/strict';
import { ActivityTypes, BotAdapter, TurnContext, type Activity } from 'botbuilder';
import { firstFlow } from '../../src/bots/greeting.ts';
import { recordTurn, type TurnRecord } from '../../src/bots/turn-record.ts';
import type { Card } from '../../src/dialogs/kit/card.ts';
import type { Flow } from '../../src/dialogs/kit/flow.ts';
import { createHost } from '../../src/dialogs/kit/host.ts';
import { languageOf, type Language } from '../../src/dialogs/kit/language.ts';
import { recallMemory, type ConversationMemory } from '../../src/dialogs/kit/memory.ts';
import type { Input, Speaker } from '../../src/dialogs/kit/turn.ts';
import { createFlows } from '../../src/dialogs/index.ts';
import { createLog, type Log } from '../../src/log.ts';
import { checkCard } from './card-checker.ts';
import { isObject, nodesOf, textOf } from './card-nodes.ts';
import { fakeWorld, type FakeWorld } from './fake-world.ts';
import { people, type PersonName } from './sample-world.ts';

/** What one turn made visible. */
export interface Shown {
  /** Texts of their own, in their order; the sign-in card counts as `[sign-in]`. */
  readonly said: readonly string[];
  /** Cards of their own, to be forwarded. */
  readonly posted: readonly Card[];
  /** The passing sentence that answers a press. */
  readonly note: string | undefined;
  /** The card in the place of the answered one, or a new one. */
  readonly card: Card | undefined;
  /** True when the card ends the conversation: it has no question any more. */
  readonly closed: boolean;
  readonly case: TurnRecord['showCase'];
  /** What the sign-in card has become. */
  readonly signInOver: string | undefined;
}

/** One person's chat with the bot: real host and flows, everything below them in memory. */
export interface Chat {
  readonly person: Speaker;
  say(text: string): Promise<Shown>;
  /** Presses an answer button of the newest question card, which must have it. */
  press(choice: string, fields?: Record<string, string>): Promise<Shown>;
  /** Presses an answer button of any card, by its stamp: an old card, or a forged press. */
  pressAt(stamp: string, choice: string, fields?: Record<string, string>): Promise<Shown>;
  /** Presses a button of a case card as it stands, or as it stood at a version. */
  pressCase(verb: string, caseId: string, fields?: Record<string, string>, version?: number): Promise<Shown>;
  receive(input: Input): Promise<Shown>;
  /** Stamp of the newest question card. */
  stamp(): string;
  /** The newest question never arrived. */
  undraw(): void;
  /** Heading of the newest card, and everything that can be read on it. */
  heading(): string;
  text(): string;
  /** Names of the answers on the newest card. */
  choices(): string[];
  /** The last turn once more. */
  last(): Shown;
  /** The card of a case as this person gets it, undefined when it is not theirs. */
  caseCard(flow: string, caseId: string): Promise<Card | undefined>;
  /** What is kept between turns; changes are taken over. */
  memory: ConversationMemory;
}

export interface Conversations extends FakeWorld {
  /** Opens a chat for a person; the same person twice gives two chats. */
  chat(name: PersonName, where?: Pick<Speaker, 'place' | 'channel'>): Chat;
  readonly flows: readonly Flow[];
  /** Lines of the host's log, as JSON. */
  readonly logged: readonly string[];
}

class SilentAdapter extends BotAdapter {
  override sendActivities(): Promise<never> {
    throw new Error('dialogs send nothing by themselves');
  }
  override updateActivity(): Promise<never> {
    throw new Error('dialogs change nothing by themselves');
  }
  override deleteActivity(): Promise<never> {
    throw new Error('dialogs delete nothing by themselves');
  }
  override continueConversation(): Promise<never> {
    throw new Error('dialogs begin nothing by themselves');
  }
}

/** Conversations without Teams, network and database. Memory is cloned through JSON and the host made anew each turn. */
export function conversations(): Conversations {
  const world = fakeWorld();
  const flows = createFlows(world.services);
  const logged: string[] = [];
  const log = createLog('info', { write: (line) => void logged.push(line) });
  return { ...world, flows, logged, chat: (name, where) => openChat(world, flows, log, name, where) };
}

const adapter = new SilentAdapter();

function openChat(
  world: FakeWorld,
  flows: readonly Flow[],
  log: Log,
  name: PersonName,
  where: Pick<Speaker, 'place' | 'channel'> = { place: 'personal' },
): Chat {
  const { roles, locale, ...who } = people[name];
  const staff = !roles.includes('customer');
  const speaker: Speaker = {
    tenantId: who.tenantId,
    userId: who.userId,
    name: who.name,
    roles: new Set(roles),
    staff,
    locale,
    language: languageOf(locale),
    timeZone: 'Europe/Dublin',
    clientCountry: undefined,
    ...where,
    conversationId: where.channel?.conversationId ?? `a:${who.userId}`,
  };
  let stored = '{}';
  let chosen: Language | undefined;
  let last: Shown = {
    said: [],
    posted: [],
    note: undefined,
    card: undefined,
    closed: false,
    case: undefined,
    signInOver: undefined,
  };
  let question: { card: Card; stamp: string } | undefined;
  let drawn: string | undefined;
  let turns = 0;

  async function receive(input: Input): Promise<Shown> {
    turns += 1;
    const memory = recallMemory(JSON.parse(stored));
    const more = staff ? [] : await world.resellers.rolesOf(speaker);
    const isColleague =
      !staff && more.length === 0 && (await world.resellers.membership(speaker)) !== undefined;
    const record = recordTurn({
      person: {
        ...speaker,
        language: chosen ?? speaker.language,
        roles: new Set([...speaker.roles, ...more, ...(isColleague ? (['colleague'] as const) : [])]),
      },
      input,
      requestId: input.kind === 'answer' ? input.stamp : `${speaker.conversationId}:${turns}`,
      liveCard: { conversationId: speaker.conversationId, activityId: 'live', stamp: question?.stamp },
      drawn,
      now: () => world.clock.now(),
      chooseLanguage: async (language) => void (chosen = language),
      signIn: (send) => world.signInOf(speaker.userId, () => send({ signIn: true })),
    });
    const host = createHost({
      flows,
      firstFlow,
      welcome: () => 'Welcome',
      personFlow: 'person',
      log,
    });
    const activity: Partial<Activity> = { type: ActivityTypes.Message, channelId: 'msteams', text: '' };
    await host.turn(new TurnContext(adapter, activity), record.turn, memory, JSON.stringify(memory));
    stored = JSON.stringify(memory);
    const card = record.shown?.card ?? record.closed;
    if (card !== undefined) assert.deepEqual(checkCard(card), []);
    for (const posted of record.posted) assert.deepEqual(checkCard(posted), []);
    if (record.shown !== undefined) {
      question = record.shown;
      drawn = question.stamp;
    }
    last = {
      said: record.messages.map((message) => (typeof message === 'string' ? message : '[sign-in]')),
      posted: record.posted,
      note: record.passing,
      card,
      closed: record.closed !== undefined,
      case: record.showCase,
      signInOver: record.signInOver,
    };
    return last;
  }

  const newest = (): Card => {
    assert.ok(last.card !== undefined, 'the last turn showed no card');
    return last.card;
  };
  const pressAt = (stamp: string, choice: string, fields: Record<string, string> = {}) =>
    receive({ kind: 'answer', stamp, choice, fields });

  return {
    person: speaker,
    receive,
    pressAt,
    say: (text) => receive({ kind: 'text', text }),
    async press(choice, fields) {
      assert.ok(question !== undefined, 'no question has been asked');
      const on = choicesOf(question.card);
      assert.ok(on.includes(choice), `the card has no button ${choice}, only ${on.join(', ')}`);
      return pressAt(question.stamp, choice, fields);
    },
    pressCase(verb, caseId, fields = {}, version) {
      // As a card that was drawn just now says it.
      const drawn = [...world.invitations.all, ...world.batches.all].find(({ id }) => id === caseId)?.version;
      return receive({ kind: 'case', verb, caseId, version: version ?? drawn ?? 1, fields });
    },
    stamp() {
      assert.ok(question !== undefined, 'no question has been asked');
      return question.stamp;
    },
    undraw: () => void (drawn = undefined),
    heading: () => textOf(newest().body[0]?.['text']) ?? '',
    text: () => readable(newest()),
    choices: () => choicesOf(newest()),
    last: () => last,
    async caseCard(flow, caseId) {
      const news = { event: '', caseId, facts: {}, possibleRepeat: false };
      const made = await flows.find((one) => one.id === flow)?.announce?.(news, speaker);
      if (made !== undefined) assert.deepEqual(checkCard(made.card), []);
      return made?.card;
    },
    get memory() {
      return recallMemory(JSON.parse(stored));
    },
    set memory(changed) {
      stored = JSON.stringify(changed);
    },
  };
}

function choicesOf(card: Card): string[] {
  return [...nodesOf(card)].flatMap(({ type, value }) => {
    const data = value['data'];
    const choice = type === 'Action.Execute' && isObject(data) ? textOf(data['choice']) : undefined;
    return choice === undefined ? [] : [choice];
  });
}

/** Texts, titles and addresses of a card in document order. */
export function readable(card: Card): string {
  return [...nodesOf(card)]
    .flatMap(({ value }) =>
      ['text', 'title', 'label', 'value', 'url'].map((name) => textOf(value[name]) ?? ''),
    )
    .filter((text) => text !== '')
    .join('\n');
}
