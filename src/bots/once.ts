import type { Clock } from '../clock.ts';
import type { Language } from '../dialogs/kit/language.ts';
import { kitWords } from '../dialogs/kit/words.ts';
import type { PersonKey } from '../domain/person.ts';
import type { Log } from '../log.ts';
import { releaseActivity, type HandledActivity } from '../services/store/activities.ts';
import type { Database } from '../services/store/connection.ts';
import { sealedFor } from '../services/store/sealed-for.ts';
import type { SecretBox } from '../services/store/secret-box.ts';
import type { Opening, TurnStore } from '../services/store/turn-store.ts';
import type { TeamsActivity } from './activity.ts';
import { invokeMessage } from './messages.ts';
import { stateKey } from './state-key.ts';

/** What the service that delivered an activity is answered. */
export interface BotAnswer {
  readonly status: number;
  readonly body?: object | undefined;
}

export const nothing: BotAnswer = { status: 200 };
export const said = (sentence: string): BotAnswer => ({ status: 200, body: invokeMessage(sentence) });

/** An activity while it is handled. */
export interface Handling {
  readonly activity: TeamsActivity;
  readonly person: PersonKey;
  /** What was read when it came. */
  readonly opening: Opening;
  /** Tells its age, as `readNow` of the turns counts; 0 has the turn read it again. */
  read: number;
  /**
   * That it is handled and how it was answered, for whoever writes something of this turn anyway: `noted` is to be set
   * then. Undefined for an activity that cannot come twice.
   */
  handled(answer: BotAnswer): HandledActivity | undefined;
  noted: boolean;
}

interface OnceOptions {
  readonly store: Pick<TurnStore, 'open' | 'close'>;
  readonly database: Pick<Database, 'db'>;
  /** An answer is a card about somebody: it is kept for a repeat that nobody else can read. */
  readonly box: SecretBox;
  readonly languageFor: (activity: TeamsActivity) => Promise<Language>;
  /** A number for what is read now: see `turns.ts`. */
  readonly readNow: () => number;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Handles each activity once, however often and to how many instances it is delivered: a repeat gets the answer of the
 * first and does nothing. Work that rejects counts as not done.
 */
export function createOnce({ store, database, box, languageFor, readNow, clock, log }: OnceOptions) {
  function answeredThen(sealed: string | undefined): BotAnswer {
    if (sealed === undefined) return nothing;
    try {
      return JSON.parse(box.open(sealed, sealedFor.answer())) as BotAnswer;
    } catch (error) {
      // Another key since: what was done stays done, and nobody is told it twice.
      log.warn({ err: error }, 'the answer to a repeated activity could not be read');
      return nothing;
    }
  }

  return async (
    activity: TeamsActivity,
    person: PersonKey,
    work: (handling: Handling) => Promise<BotAnswer>,
  ): Promise<BotAnswer> => {
    const { id } = activity;
    const conversationId = activity.conversation.id;
    const key = stateKey(conversationId, person.userId);
    const read = readNow();
    const opening = await store.open({ conversationId, activityId: id, person, stateKey: key }, clock.now());
    const { standing } = opening;
    if (standing.kind === 'done') return answeredThen(standing.sealed);
    if (standing.kind === 'in-progress') {
      return activity.type === 'invoke' ? said(kitWords(await languageFor(activity)).busy) : nothing;
    }
    const handled = (answer: BotAnswer): HandledActivity | undefined =>
      id === undefined
        ? undefined
        : {
            conversationId,
            activityId: id,
            // A message is answered with nothing, and so is its repeat.
            ...(answer.body === undefined && answer.status === nothing.status
              ? {}
              : { sealed: box.seal(JSON.stringify(answer), sealedFor.answer()) }),
          };
    const handling: Handling = { activity, person, opening, read, handled, noted: false };
    let answer: BotAnswer;
    try {
      answer = await work(handling);
    } catch (error) {
      if (id !== undefined) await releaseActivity(database.db, conversationId, id).catch(() => undefined);
      throw error;
    }
    // It has been done: to ask for it once more, because only this note failed, would do it twice.
    if (!handling.noted)
      await store
        .close(key, undefined, handled(answer), clock.now())
        .catch((error: unknown) => log.warn({ err: error }, 'a handled activity could not be noted'));
    return answer;
  };
}

export type Once = ReturnType<typeof createOnce>;
