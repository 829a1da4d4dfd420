import type { Clock } from '../clock.ts';
import type { Language } from '../dialogs/kit/language.ts';
import { kitWords } from '../dialogs/kit/words.ts';
import type { Log } from '../log.ts';
import { beginActivity, finishActivity, releaseActivity } from '../services/store/activities.ts';
import type { Database } from '../services/store/connection.ts';
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
  readonly languageFor: (activity: TeamsActivity) => Promise<Language>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Handles each activity once, however often and to how many instances it is delivered: a repeat gets the answer of the
 * first and does nothing. Work that rejects counts as not done.
 */
export function createOnce({ database, languageFor, clock, log }: OnceOptions) {
  return async (activity: TeamsActivity, work: () => Promise<BotAnswer>): Promise<BotAnswer> => {
    const { id } = activity;
    const conversation = activity.conversation.id;
    if (id === undefined) return work();
    const standing = await beginActivity(database.db, conversation, id, clock.now());
    if (standing.kind === 'done') return (standing.response as BotAnswer | undefined) ?? nothing;
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
    await finishActivity(database.db, conversation, id, answer).catch((error: unknown) =>
      log.warn({ err: error }, 'a handled activity could not be noted'),
    );
    return answer;
  };
}

export type Once = ReturnType<typeof createOnce>;
