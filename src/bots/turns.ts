import type { TurnContext } from 'botbuilder';
import { recallMemory, type ConversationMemory } from '../dialogs/kit/memory.ts';
import type { Host } from '../dialogs/kit/host.ts';
import { isInTheMiddle } from '../dialogs/kit/under-way.ts';
import type { Input, Speaker, UserSignIn } from '../dialogs/kit/turn.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { KeptConversation, TurnStore } from '../services/store/turn-store.ts';
import type { PersonLanguages } from '../workflows/language/port.ts';
import type { TeamsActivity } from './activity.ts';
import { measuredTurn, type TurnFacts } from './measured-turn.ts';
import type { Handling } from './once.ts';
import type { Presenter, Chat } from './presenter.ts';
import { stateKey } from './state-key.ts';
import { recordTurn, type TurnRecord } from './turn-record.ts';

export interface TurnsOptions {
  readonly host: Host;
  readonly store: Pick<TurnStore, 'conversation' | 'save' | 'close'>;
  readonly presenter: Presenter;
  readonly languages: Pick<PersonLanguages, 'choose'>;
  readonly signIn: (activity: TeamsActivity, send: (activity: object) => void) => UserSignIn;
  /** Somebody was in the middle of something and is no more, and everything that turn showed has been sent. */
  readonly whenDone: (person: Speaker) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Somebody else wrote this conversation twice while its turn ran. */
export class ConversationConflict extends Error {
  constructor() {
    super('a conversation was changed by somebody else');
    this.name = 'ConversationConflict';
  }
}

/** Of so many conversations it is known when their last turn ended; of others it counts as the last clearing. */
const mostRemembered = 5_000;

/**
 * Runs one turn of a conversation: state is read, the dialogs run, state is written against its eTag, and only then
 * does anything leave. A conflict with another turn runs it once more from the newer state; nothing was said yet.
 */
export function createTurns(options: TurnsOptions) {
  const { host, store, presenter, languages, clock, log } = options;
  const queues = new Map<string, Promise<unknown>>();
  // Readings and ends of turns, in the order they happened: what was read while a turn ran is old when it has ended.
  const ended = new Map<string, number>();
  let moments = 0;
  let cleared = 0;

  /** One turn at a time for each chat in this process; other processes are kept apart by the eTag. */
  async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = queues.get(key);
    const mine = (before === undefined ? work() : before.then(work, work)).finally(() => noteEnd(key));
    queues.set(key, mine);
    try {
      return await mine;
    } finally {
      if (queues.get(key) === mine) queues.delete(key);
    }
  }

  function noteEnd(key: string): void {
    if (ended.size >= mostRemembered) {
      ended.clear();
      cleared = moments;
    }
    ended.set(key, (moments += 1));
  }

  /** What was read for this activity, or reads it again when a turn of this chat has ended since. */
  function conversationFor(key: string, handling: Handling | undefined): Promise<KeptConversation> {
    const isFresh = handling !== undefined && handling.read > (ended.get(key) ?? cleared);
    return isFresh ? Promise.resolve(handling.opening.conversation) : store.conversation(key);
  }

  const isInMiddle = (memory: ConversationMemory): boolean => isInTheMiddle(memory, (id) => host.flow(id));

  /** Runs the dialogs on what is kept. Says of which conversation the turn was part, and whether that has ended with it. */
  async function play(context: TurnContext, kept: KeptConversation, record: TurnRecord) {
    const memory = recallMemory(kept.memory);
    const before = JSON.stringify(memory);
    const was = { flow: flowIn(memory), isInMiddle: isInMiddle(memory) };
    await host.turn(context, record.turn, memory, before);
    const after = JSON.stringify(memory);
    const isChanged = after !== before;
    return {
      flow: flowIn(memory) ?? was.flow ?? 'none',
      isOver: was.isInMiddle && !isInMiddle(memory),
      change: isChanged ? { memory: after, eTag: kept.eTag } : undefined,
    };
  }

  return {
    /** A number that grows: what is read after it was taken may be given to `run` as read then. */
    readNow: () => (moments += 1),

    /**
     * Starts a turn. `answer` is the body for a press, known before anything is sent; `done` ends when everything is.
     * The chat's next turn waits for `done`. `handling` is that of the activity; a turn that only goes on has none.
     */
    run(
      context: TurnContext,
      activity: TeamsActivity,
      person: Speaker,
      input: Input,
      patience: Patience,
      handling?: Handling,
    ): RunningTurn {
      const chat: Chat = {
        serviceUrl: activity.serviceUrl,
        conversationId: activity.conversation.id,
        stateKey: stateKey(activity.conversation.id, person.userId),
      };
      const isPress = activity.type === 'invoke';
      const answer = Promise.withResolvers<object>();

      function begin({ live }: KeptConversation): { record: TurnRecord; place: string | undefined } {
        const answered = answersCard(input) ? live : undefined;
        // A sign-in answers the live card of the chat.
        const place = input.kind === 'answer' ? activity.replyToId : answered?.activityId;
        const stamp = answered?.activityId === place ? answered?.stamp : undefined;
        const { conversationId } = chat;
        const record = recordTurn({
          person,
          input,
          requestId: input.kind === 'answer' ? input.stamp : `${conversationId}:${activity.id ?? ''}`,
          liveCard: place === undefined ? undefined : { conversationId, activityId: place, stamp },
          drawn: live?.stamp,
          now: () => clock.now(),
          chooseLanguage: (language) => languages.choose(person, language),
          signIn: (send) => options.signIn(activity, send),
        });
        return { record, place };
      }

      /** Plays the turn and keeps what it changed; undefined, with nothing changed, when somebody else was first. */
      async function attempt(kept: KeptConversation) {
        const { record, place } = begin(kept);
        const { change, ...part } = await play(context, kept, record);
        const made = await presenter.answer(record);
        // The answer of a press is final now; what a message brings has still to be sent.
        const handled = isPress ? handling?.handled({ status: 200, body: made.body }) : undefined;
        const isKept = await store.save(chat.stateKey, change, handled, clock.now());
        if (!isKept) return undefined;
        if (handled !== undefined && handling !== undefined) handling.noted = true;
        return { record, place, part, made, live: kept.live };
      }

      const work = async (facts: TurnFacts): Promise<void> => {
        let played = await attempt(await conversationFor(chat.stateKey, handling));
        if (played === undefined) {
          facts.repeated = true;
          played = await attempt(await store.conversation(chat.stateKey));
        }
        if (played === undefined) throw new ConversationConflict();
        const { record, place, part, made } = played;
        facts.flow = part.flow;
        answer.resolve(made.body);
        const late = !isPress || patience.over;
        const live = await presenter.deliver(chat, record, place, made.card, {
          answer: !late,
          live: played.live,
          // In a channel the card is everybody's: one person's view of it is never put there (contract teams 2.3).
          redraw:
            late && input.kind === 'case' && person.channel === undefined ? activity.replyToId : undefined,
        });
        const handled = handling?.noted === false ? handling.handled({ status: 200 }) : undefined;
        await store.close(chat.stateKey, live, handled, clock.now());
        if (handled !== undefined && handling !== undefined) handling.noted = true;
        if (part.isOver)
          await options
            .whenDone(person)
            .catch((error: unknown) => log.warn({ err: error }, 'what waited for an answer comes later'));
      };
      const done = inTurn(chat.stateKey, () => measuredTurn(input.kind, work));
      done.catch(answer.reject);
      // Whoever runs the turn looks at `done`; an answer nobody waits for must not end the process.
      answer.promise.catch(() => undefined);
      return { answer: answer.promise, done };
    },
  };
}

/** A dialog's id is that of its flow, an @, and the version of its steps. */
const flowIn = ({ dialogs }: ConversationMemory): string | undefined =>
  dialogs.dialogStack[0]?.id.split('@')[0];

const answersCard = ({ kind }: Input): boolean =>
  kind === 'answer' || kind === 'signed-in' || kind === 'sign-in-failed';

/** Whether the caller still waits for the answer of a press. */
export interface Patience {
  over: boolean;
}

export interface RunningTurn {
  readonly answer: Promise<object>;
  readonly done: Promise<void>;
}

export type Turns = ReturnType<typeof createTurns>;
