import type { ProviderConfig } from '../config/config.ts';
import type { Clock } from '../clock.ts';
import { problemSentence } from '../dialogs/kit/problem-sentence.ts';
import type { Input, Speaker } from '../dialogs/kit/turn.ts';
import { kitWords } from '../dialogs/kit/words.ts';
import { isProblem } from '../errors.ts';
import type { Log } from '../log.ts';
import { beginActivity, finishActivity, releaseActivity } from '../services/store/activities.ts';
import type { Database } from '../services/store/connection.ts';
import { forgetReference, saveReference } from '../services/store/references.ts';
import type { Invitations } from '../workflows/invitation/port.ts';
import {
  inputOf,
  signInFailureOf,
  tokenExchangeOf,
  verifyStateOf,
  type TeamsActivity,
} from './activity.ts';
import type { TeamsAdapter } from './adapter.ts';
import type { Connector } from './connector.ts';
import { invokeMessage, textMessage } from './messages.ts';
import type { People } from './people.ts';
import type { TokenService } from './token-service.ts';
import type { Turns } from './turns.ts';

export interface TeamsBotOptions {
  readonly adapter: TeamsAdapter;
  readonly turns: Turns;
  readonly people: People;
  readonly connector: Connector;
  readonly tokens: TokenService | undefined;
  readonly database: Database;
  readonly invitations: Pick<Invitations, 'ofCustomer'>;
  readonly admission: ProviderConfig['customers']['admission'];
  readonly clock: Clock;
  readonly log: Log;
}

export interface BotAnswer {
  readonly status: number;
  readonly body?: object | undefined;
}

/** A press is answered within this time, whatever its work needs (DESIGN: under 3 s). */
const pressDeadlineMs = 2_500;
/** Teams gives up on a message after ten to fifteen seconds (contract teams 3). */
const messageDeadlineMs = 9_000;
/** A turn that takes longer than this shows that somebody is working; sooner, typing would only cost. */
const typingAfterMs = 1_200;

const nothing: BotAnswer = { status: 200 };

/** Takes authenticated activities and answers them; each one is handled once, however often it is delivered. */
export function createTeamsBot(options: TeamsBotOptions) {
  const { adapter, turns, people, connector, tokens, database, clock, log } = options;
  const running = new Set<Promise<unknown>>();

  function track<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    running.add(settled);
    void settled.then(() => running.delete(settled));
    return work;
  }

  async function handle(activity: TeamsActivity): Promise<BotAnswer> {
    const person = await people.speaker(activity);
    if (person === undefined) {
      log.info({ type: activity.type }, 'an activity without a person or tenant was ignored');
      return nothing;
    }
    await keepReference(activity, person);
    switch (activity.type) {
      case 'message':
        return onInput(activity, person, inputOf(activity));
      case 'invoke':
        return onInvoke(activity, person);
      case 'installationUpdate':
        return onInstallation(activity, person);
      default:
        // Edits, reactions, typing, roster changes: a changed text is not a new order.
        return nothing;
    }
  }

  async function onInvoke(activity: TeamsActivity, person: Speaker): Promise<BotAnswer> {
    switch (activity.name) {
      case 'adaptiveCard/action':
        return onInput(activity, person, inputOf(activity));
      case 'signin/tokenExchange':
        return onTokenExchange(activity, person);
      case 'signin/verifyState': {
        const token = await tokens?.token(tokenUser(activity), verifyStateOf(activity));
        finishSignIn(activity, person, token === undefined ? { kind: 'sign-in-failed', reason: 'code' } : { kind: 'signed-in' });
        return { status: 200, body: {} };
      }
      case 'signin/failure':
        finishSignIn(activity, person, { kind: 'sign-in-failed', reason: signInFailureOf(activity) });
        return { status: 200, body: {} };
      default:
        return { status: 200, body: {} };
    }
  }

  /** Every open client sends the same exchange; the first one counts (contract teams 7.4.3). */
  async function onTokenExchange(activity: TeamsActivity, person: Speaker): Promise<BotAnswer> {
    const exchange = tokenExchangeOf(activity);
    if (exchange === undefined || tokens === undefined) return { status: 200, body: {} };
    const key = `exchange:${exchange.id}`;
    const standing = await beginActivity(database.db, activity.conversation.id, key, clock.now());
    if (standing.kind !== 'first') return { status: 200, body: {} };
    let token: string | undefined;
    try {
      token = await tokens.exchange(tokenUser(activity), exchange.token);
    } catch (error) {
      if (!isProblem(error)) throw error;
      log.warn({ kind: error.kind, ...error.facts }, 'single sign-on could not be finished');
    }
    if (token === undefined) {
      await releaseActivity(database.db, activity.conversation.id, key);
      // The one invoke whose HTTP status carries meaning: the client then shows the sign-in button.
      const { id, connectionName } = exchange;
      return { status: 412, body: { id, connectionName, failureDetail: 'The token could not be exchanged.' } };
    }
    await finishActivity(database.db, activity.conversation.id, key);
    finishSignIn(activity, person, { kind: 'signed-in' });
    return { status: 200, body: { id: exchange.id, connectionName: exchange.connectionName } };
  }

  /** Lets the waiting conversation go on; the client's call is answered without waiting for it. */
  function finishSignIn(activity: TeamsActivity, person: Speaker, input: Input): void {
    const work = adapter.run(activity, (context) => turns.run(context, activity, person, input).done);
    void track(work.catch((error: unknown) => failed(activity, person, error)));
  }

  async function onInstallation(activity: TeamsActivity, person: Speaker): Promise<BotAnswer> {
    if (activity.action?.startsWith('remove') === true) {
      const target = activity.conversation.conversationType === 'channel' ? activity.conversation.id : person.userId;
      await forgetReference(database.db, person.tenantId, target);
      return nothing;
    }
    if (person.place === 'personal' && activity.action === 'add') return onInput(activity, person, { kind: 'installed' });
    return nothing;
  }

  async function onInput(activity: TeamsActivity, person: Speaker, input: Input | undefined): Promise<BotAnswer> {
    const press = activity.type === 'invoke';
    const words = kitWords(person.language);
    if (input === undefined) return press ? { status: 200, body: invokeMessage(words.stale) } : nothing;
    if (!person.staff && options.admission === 'invited' && (await options.invitations.ofCustomer(person.tenantId)).length === 0) {
      if (press) return { status: 200, body: invokeMessage(words.notInvited) };
      await connector.post(activity.serviceUrl, activity.conversation.id, textMessage(words.notInvited));
      return nothing;
    }
    const typing = setTimeout(() => {
      void connector.post(activity.serviceUrl, activity.conversation.id, { type: 'typing' }).catch(() => undefined);
    }, typingAfterMs);
    const answer = Promise.withResolvers<object>();
    const work = adapter.run(activity, async (context) => {
      const turn = turns.run(context, activity, person, input);
      turn.answer.then(answer.resolve, answer.reject);
      await turn.done;
    });
    const finished = track(work.catch((error: unknown) => failed(activity, person, error)).finally(() => clearTimeout(typing)));
    if (!press) {
      answer.promise.catch(() => undefined);
      await within(finished, messageDeadlineMs, undefined);
      return nothing;
    }
    const sentence = answer.promise.catch((error: unknown) => invokeMessage(problemSentence(error, person.language)));
    return { status: 200, body: await within(sentence, pressDeadlineMs, invokeMessage(words.slow)) };
  }

  /** Something broke after all: say so rather than nothing. The database may be what broke, so only Teams is used. */
  async function failed(activity: TeamsActivity, person: Speaker, error: unknown): Promise<void> {
    log.error({ err: error, type: activity.type, name: activity.name }, 'an activity could not be handled');
    if (activity.type === 'message') {
      await connector
        .post(activity.serviceUrl, activity.conversation.id, textMessage(problemSentence(error, person.language)))
        .catch(() => undefined);
    }
  }

  async function keepReference(activity: TeamsActivity, person: Speaker): Promise<void> {
    const removed = activity.type === 'installationUpdate' && activity.action?.startsWith('remove') === true;
    if (removed) return;
    const common = {
      tenantId: person.tenantId,
      serviceUrl: activity.serviceUrl,
      conversationId: activity.conversation.id,
      reference: { channelId: activity.channelId, bot: activity.recipient ?? {} },
    };
    if (activity.conversation.conversationType === 'channel') {
      if (activity.type !== 'installationUpdate') return;
      const channel = { ...common, userId: activity.conversation.id, kind: 'channel' as const, locale: undefined, timeZone: undefined };
      await saveReference(database.db, channel, clock.now());
      return;
    }
    if (person.place !== 'personal') return;
    const personal = { ...common, userId: person.userId, kind: 'personal' as const, locale: activity.locale, timeZone: person.timeZone };
    await saveReference(database.db, personal, clock.now());
  }

  return {
    /** Handles one activity; a repeated delivery gets the answer of the first and does nothing. */
    async onActivity(activity: TeamsActivity): Promise<BotAnswer> {
      const { id } = activity;
      const conversation = activity.conversation.id;
      if (id === undefined) return track(handle(activity));
      const standing = await beginActivity(database.db, conversation, id, clock.now());
      if (standing.kind === 'done') return (standing.response as BotAnswer | undefined) ?? nothing;
      if (standing.kind === 'in-progress') {
        const language = (await people.speaker(activity))?.language ?? 'en';
        return activity.type === 'invoke' ? { status: 200, body: invokeMessage(kitWords(language).busy) } : nothing;
      }
      try {
        const answer = await track(handle(activity));
        await finishActivity(database.db, conversation, id, answer);
        return answer;
      } catch (error) {
        await releaseActivity(database.db, conversation, id).catch(() => undefined);
        throw error;
      }
    },

    /** Resolves when every turn in progress has said what it had to say. */
    async settled(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };

  function tokenUser(activity: TeamsActivity) {
    return { userId: activity.from.id, channelId: activity.channelId };
  }
}

export type TeamsBot = ReturnType<typeof createTeamsBot>;

/** The value in time, or the other one. */
async function within<T>(work: Promise<T>, milliseconds: number, late: T): Promise<T> {
  const timer = Promise.withResolvers<T>();
  const handle = setTimeout(() => timer.resolve(late), milliseconds);
  try {
    return await Promise.race([work, timer.promise]);
  } finally {
    clearTimeout(handle);
  }
}
