import type { Clock } from '../clock.ts';
import type { Language } from '../dialogs/kit/language.ts';
import { kitWords } from '../dialogs/kit/words.ts';
import type { Log } from '../log.ts';
import { beginActivity, finishActivity, releaseActivity } from '../services/store/activities.ts';
import type { Database } from '../services/store/connection.ts';
import { sealedFor } from '../services/store/sealed-for.ts';
import type { SecretBox } from '../services/store/secret-box.ts';
import type { TeamsActivity } from './activity.ts';
import { invokeMessage } from './messages.ts';

/** What the service that delivered an activity is answered. */
export interface BotAnswer {
  readonly status: number;
  readonly body?: object | undefined;
}

export const nothing: BotAnswer = { status: 200 };
export const said = (sentence: string): BotAnswer => ({ status: 200, body: invokeMessage(sentence) });

interface OnceOptions {
  readonly database: Database;
  /** An answer is a card about somebody: it is kept for a repeat that nobody else can read. */
  readonly box: SecretBox;
  readonly languageFor: (activity: TeamsActivity) => Promise<Language>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Handles each activity once, however often and to how many instances it is delivered: a repeat gets the answer of the
 * first and does nothing. Work that rejects counts as not done.
 */
export function createOnce({ database, box, languageFor, clock, log }: OnceOptions) {
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

  return async (activity: TeamsActivity, work: () => Promise<BotAnswer>): Promise<BotAnswer> => {
    const { id } = activity;
    const conversation = activity.conversation.id;
    if (id === undefined) return work();
    const standing = await beginActivity(database.db, conversation, id, clock.now());
    if (standing.kind === 'done') return answeredThen(standing.sealed);
    if (standing.kind === 'in-progress') {
      return activity.type === 'invoke' ? said(kitWords(await languageFor(activity)).busy) : nothing;
    }
    let answer: BotAnswer;
    try {
      answer = await work();
    } catch (error) {
      await releaseActivity(database.db, conversation, id).catch(() => undefined);
      throw error;
    }
    // It has been done: to ask for it once more, because only this note failed, would do it twice.
    const sealed = box.seal(JSON.stringify(answer), sealedFor.answer());
    await finishActivity(database.db, conversation, id, sealed).catch((error: unknown) =>
      log.warn({ err: error }, 'a handled activity could not be noted'),
    );
    return answer;
  };
}

export type Once = ReturnType<typeof createOnce>;
