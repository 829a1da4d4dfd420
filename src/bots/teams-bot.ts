import type { ProviderConfig } from '../config/config.ts';
import type { Clock } from '../clock.ts';
import { problemSentence } from '../dialogs/kit/problem-sentence.ts';
import type { Input, Speaker } from '../dialogs/kit/turn.ts';
import { kitWords } from '../dialogs/kit/words.ts';
import { resellerRoles, type Role } from '../domain/person.ts';
import type { Log } from '../log.ts';
import type { Database } from '../services/store/connection.ts';
import type { SecretBox } from '../services/store/secret-box.ts';
import type { TurnStore } from '../services/store/turn-store.ts';
import { inputOf, type TeamsActivity } from './activity.ts';
import type { TeamsAdapter } from './adapter.ts';
import type { Connector } from './connector.ts';
import { createExcuses } from './excuses.ts';
import type { FileMessages } from './file-messages.ts';
import { InProgress } from './in-progress.ts';
import { textMessage } from './messages.ts';
import { createOnce, nothing, said, type BotAnswer, type Handling } from './once.ts';
import { lookOf, type OwnViews } from './own-views.ts';
import { whoWrote, type People } from './people.ts';
import { createSignInInvokes } from './sign-in-invokes.ts';
import type { TokenService } from './token-service.ts';
import type { Patience, Turns } from './turns.ts';
import { tellsOfRemoval, type Whereabouts } from './whereabouts.ts';
import { within } from './within.ts';

export interface TeamsBotOptions {
  readonly adapter: TeamsAdapter;
  readonly turns: Turns;
  readonly people: People;
  readonly files: FileMessages;
  readonly ownViews: OwnViews;
  readonly whereabouts: Whereabouts;
  readonly connector: Connector;
  readonly tokens: TokenService | undefined;
  readonly store: Pick<TurnStore, 'open' | 'close' | 'person'>;
  readonly database: Database;
  readonly box: SecretBox;
  /** Whether somebody of this organisation has been asked for something: they are let in then. */
  readonly isAwaited: (tenantId: string) => Promise<boolean>;
  readonly admission: ProviderConfig['customers']['admission'];
  readonly clock: Clock;
  readonly log: Log;
}

/** A press is answered within this time, whatever its work needs (DESIGN: under 3 s). */
const pressDeadlineMs = 2_500;
/** Teams gives up on a message after ten to fifteen seconds (contract teams 3). */
const messageDeadlineMs = 9_000;
/** A turn that takes longer than this shows that somebody is working; sooner, typing would only cost. */
const typingAfterMs = 1_200;

/** Whom a reseller brings along: its people, and those of its tenants who have no role yet. */
const invitedElsewhere: readonly Role[] = [...resellerRoles, 'colleague'];

const isPress = (activity: TeamsActivity): boolean =>
  activity.type === 'invoke' && activity.name === 'adaptiveCard/action';

/** Takes authenticated activities and answers them; each one is handled once, however often it is delivered. */
export function createTeamsBot(options: TeamsBotOptions) {
  const { adapter, turns, people, ownViews, connector, tokens, store, database, box, clock, log } = options;
  const excuses = createExcuses({ people, connector, log });
  const { languageFor } = excuses;
  const { readNow } = turns;
  const once = createOnce({ store, database, box, languageFor, readNow, clock, log });
  const onSignIn = createSignInInvokes({ tokens, database, goOn, clock, log });
  const running = new InProgress<Promise<unknown>>();

  function track<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    running.add(settled);
    void settled.then(() => running.remove(settled));
    return work;
  }

  /** Handles it unless it has been; whoever cannot be told from others is not answered. */
  async function begin(activity: TeamsActivity, patience: Patience): Promise<BotAnswer> {
    const wrote = whoWrote(activity);
    if (wrote !== undefined) return once(activity, wrote, (handling) => handle(handling, patience));
    log.info({ type: activity.type }, 'an activity without a person or tenant was ignored');
    return nothing;
  }

  async function handle(handling: Handling, patience: Patience): Promise<BotAnswer> {
    const { activity, opening } = handling;
    const person = await people.speaker(activity, handling.person, opening.person);
    await options.whereabouts.keep(activity, person, opening.person.place);
    switch (activity.type) {
      case 'message': {
        const file = options.files(activity, person);
        if (file === undefined) return onInput(handling, person, inputOf(activity), patience);
        // Fetching takes as long as it takes: Teams hears in time that the file was given, the rest goes on.
        const work = file.then(async (input) => {
          // Meanwhile other turns of this chat may have been taken, and roles.
          handling.read = 0;
          const known = await store.person(handling.person);
          return onInput(handling, await people.speaker(activity, handling.person, known), input, patience);
        });
        const handled = work.catch((error: unknown) => failed(activity, person, patience, error));
        await within(track(handled), messageDeadlineMs);
        return nothing;
      }
      case 'invoke':
        return isPress(activity)
          ? onInput(handling, person, inputOf(activity), patience)
          : onSignIn(activity, person);
      case 'installationUpdate':
        return onInstallation(handling, person, patience);
      default:
        // Edits, reactions, typing, roster changes: a changed text is not a new order.
        return nothing;
    }
  }

  /** Takes a finished sign-in to the conversation that waits for it. */
  function goOn(activity: TeamsActivity, person: Speaker, input: Input): void {
    const patience: Patience = { over: true };
    const work = adapter.run(
      activity,
      (context) => turns.run(context, activity, person, input, patience).done,
    );
    void track(work.catch((error: unknown) => failed(activity, person, patience, error)));
  }

  async function onInstallation(handling: Handling, person: Speaker, patience: Patience): Promise<BotAnswer> {
    const { activity } = handling;
    if (tellsOfRemoval(activity)) {
      await options.whereabouts.forget(person);
      return nothing;
    }
    if (person.place === 'personal' && activity.action === 'add')
      return onInput(handling, person, { kind: 'installed' }, patience);
    return nothing;
  }

  async function onInput(
    handling: Handling,
    person: Speaker,
    input: Input | undefined,
    patience: Patience,
  ): Promise<BotAnswer> {
    const { activity } = handling;
    const press = isPress(activity);
    const words = kitWords(person.language);
    if (input === undefined) return press ? said(words.stale) : nothing;
    if (!(await admitted(person))) {
      if (press) return said(words.notInvited);
      await connector.post(activity.serviceUrl, activity.conversation.id, textMessage(words.notInvited));
      return nothing;
    }
    const typing = setTimeout(() => {
      void connector
        .post(activity.serviceUrl, activity.conversation.id, { type: 'typing' })
        .catch(() => undefined);
    }, typingAfterMs);
    const answer = Promise.withResolvers<object>();
    const work = adapter.run(activity, async (context) => {
      const turn = turns.run(context, activity, person, input, patience, handling);
      turn.answer.then(answer.resolve, answer.reject);
      await turn.done;
    });
    const finished = track(
      work
        .catch((error: unknown) => failed(activity, person, patience, error))
        .finally(() => clearTimeout(typing)),
    );
    const body = answer.promise.then(
      (made): BotAnswer => ({ status: 200, body: made }),
      (error: unknown) => said(problemSentence(error, person.language)),
    );
    if (press) return body;
    await within(finished, messageDeadlineMs);
    return nothing;
  }

  /** What somebody sees of a card, asked by their Teams: nothing is kept of it, and no deadline is set to reading. */
  async function onLook(
    activity: TeamsActivity,
    look: NonNullable<ReturnType<typeof lookOf>>,
  ): Promise<BotAnswer> {
    try {
      const wrote = whoWrote(activity);
      if (wrote === undefined) return nothing;
      const person = await people.speaker(activity, wrote, await store.person(wrote));
      if (!(await admitted(person))) return said(kitWords(person.language).notInvited);
      return await ownViews(activity, person, look);
    } catch (error) {
      log.warn({ err: error, verb: look.verb }, 'a view of a card could not be made');
      return said(problemSentence(error, await languageFor(activity)));
    }
  }

  async function admitted(person: Speaker): Promise<boolean> {
    // A colleague of a registered company comes to be admitted by its owners; nobody else invites them.
    const isKnown = person.staff || invitedElsewhere.some((role) => person.roles.has(role));
    if (isKnown || options.admission !== 'invited') return true;
    return options.isAwaited(person.tenantId);
  }

  const failed = (activity: TeamsActivity, person: Speaker, patience: Patience, error: unknown) =>
    excuses.brokeOff(activity, person.language, !patience.over, error);

  /** A press is answered in time and with HTTP 200, whatever is slow or broken (contract teams 2.3). */
  async function onPress(activity: TeamsActivity): Promise<BotAnswer> {
    const patience: Patience = { over: false };
    const answer = track(
      begin(activity, patience).catch(async (error: unknown) => {
        const sentence = await excuses.notBegun(activity, error);
        // Whoever was told that it takes longer reads nothing in an answer that comes too late.
        if (patience.over) await excuses.write(activity, sentence);
        return said(sentence);
      }),
    );
    const inTime = await within(answer, pressDeadlineMs);
    if (inTime !== undefined) return inTime;
    patience.over = true;
    return said(kitWords(await languageFor(activity)).slow);
  }

  /** A message is answered with a sentence even when what remembers it cannot be asked. */
  async function onMessage(activity: TeamsActivity): Promise<BotAnswer> {
    const answer = begin(activity, { over: false }).catch(async (error: unknown) => {
      await excuses.write(activity, await excuses.notBegun(activity, error));
      return nothing;
    });
    return (await within(track(answer), messageDeadlineMs)) ?? nothing;
  }

  return {
    /** Handles one activity; a repeated delivery gets the answer of the first and does nothing. */
    onActivity(activity: TeamsActivity): Promise<BotAnswer> {
      const look = isPress(activity) ? lookOf(activity) : undefined;
      if (look !== undefined) return track(onLook(activity, look));
      if (isPress(activity)) return onPress(activity);
      if (activity.type === 'message') return onMessage(activity);
      return track(begin(activity, { over: false }));
    },

    /** Resolves when every turn in progress has said what it had to say. */
    async settled(): Promise<void> {
      while (running.size > 0) await Promise.all(running.all());
    },
  };
}

export type TeamsBot = ReturnType<typeof createTeamsBot>;
