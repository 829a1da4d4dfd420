import type { TurnContext } from 'botbuilder';
import { recallMemory, type ConversationMemory } from '../dialogs/kit/memory.ts';
import type { Host } from '../dialogs/kit/host.ts';
import { isInTheMiddle } from '../dialogs/kit/under-way.ts';
import type { Input, Speaker, UserSignIn } from '../dialogs/kit/turn.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PersonLanguages } from '../workflows/language/port.ts';
import { StorageConflict, type BotStorage } from '../services/store/bot-storage.ts';
import type { TeamsActivity } from './activity.ts';
import { measuredTurn, type TurnFacts } from './measured-turn.ts';
import type { Presenter, Chat } from './presenter.ts';
import { recordTurn, type TurnRecord } from './turn-record.ts';

export interface TurnsOptions {
  readonly host: Host;
  readonly storage: BotStorage;
  readonly presenter: Presenter;
  readonly languages: Pick<PersonLanguages, 'choose'>;
  readonly signIn: (activity: TeamsActivity, send: (activity: object) => void) => UserSignIn;
  /** Somebody was in the middle of something and is no more, and everything that turn showed has been sent. */
  readonly whenDone: (person: Speaker) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Runs one turn of a conversation: state is read, the dialogs run, state is written against its eTag, and only then
 * does anything leave. A conflict with another turn runs it once more from the newer state; nothing was said yet.
 */
export function createTurns(options: TurnsOptions) {
  const { host, storage, presenter, languages, clock, log } = options;
  const queues = new Map<string, Promise<unknown>>();

  /** One turn at a time for each chat in this process; other processes are kept apart by the eTag. */
  async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = queues.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    queues.set(key, mine);
    try {
      return await mine;
    } finally {
      if (queues.get(key) === mine) queues.delete(key);
    }
  }

  const isInMiddle = (memory: ConversationMemory): boolean => isInTheMiddle(memory, (id) => host.flow(id));

  /** Returns the conversation it was part of, and whether that has ended with it. */
  async function attempt(context: TurnContext, key: string, record: TurnRecord) {
    const stored = (await storage.read([key]))[key];
    const { eTag, ...content } = stored ?? {};
    const memory: ConversationMemory = recallMemory(stored === undefined ? {} : content);
    const before = JSON.stringify(memory);
    const was = { flow: flowIn(memory), isInMiddle: isInMiddle(memory) };
    await host.turn(context, record.turn, memory);
    const flow = flowIn(memory) ?? was.flow ?? 'none';
    const part = { flow, isOver: was.isInMiddle && !isInMiddle(memory) };
    if (JSON.stringify(memory) === before && stored !== undefined) return part;
    await storage.write({ [key]: eTag === undefined ? { ...memory } : { ...memory, eTag } });
    return part;
  }

  return {
    /**
     * Starts a turn. `answer` is the body for a press, known before anything is sent; `done` ends when everything is.
     * The chat's next turn waits for `done`.
     */
    run(
      context: TurnContext,
      activity: TeamsActivity,
      person: Speaker,
      input: Input,
      patience: Patience,
    ): RunningTurn {
      const chat: Chat = {
        serviceUrl: activity.serviceUrl,
        conversationId: activity.conversation.id,
        stateKey: stateKey(activity.conversation.id, person.userId),
      };
      const answer = Promise.withResolvers<object>();
      const work = async (facts: TurnFacts): Promise<void> => {
        const live = answersCard(input) ? await presenter.live(chat) : undefined;
        // A sign-in answers the live card of the chat.
        const place = input.kind === 'answer' ? activity.replyToId : live?.activityId;
        const stamp = live?.activityId === place ? live?.stamp : undefined;
        const fresh = () =>
          recordTurn({
            person,
            input,
            requestId: input.kind === 'answer' ? input.stamp : `${chat.conversationId}:${activity.id ?? ''}`,
            liveCard:
              place === undefined
                ? undefined
                : { conversationId: chat.conversationId, activityId: place, stamp },
            now: () => clock.now(),
            chooseLanguage: (language) => languages.choose(person, language),
            signIn: (send) => options.signIn(activity, send),
          });
        let record = fresh();
        let part: Awaited<ReturnType<typeof attempt>>;
        try {
          part = await attempt(context, chat.stateKey, record);
        } catch (error) {
          if (!(error instanceof StorageConflict)) throw error;
          record = fresh();
          facts.repeated = true;
          part = await attempt(context, chat.stateKey, record);
        }
        facts.flow = part.flow;
        const made = await presenter.answer(record);
        answer.resolve(made.body);
        const late = activity.type !== 'invoke' || patience.over;
        await presenter.deliver(chat, record, place, made.card, {
          answer: !late,
          // In a channel the card is everybody's: one person's view of it is never put there (contract teams 2.3).
          redraw:
            late && input.kind === 'case' && person.channel === undefined ? activity.replyToId : undefined,
        });
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

/** Under which name the state of somebody's conversation is kept: in a channel everybody has their own. */
export const stateKey = (conversationId: string, userId: string): string => `${conversationId}|${userId}`;

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
