import { languageOf, type Language } from '../dialogs/kit/language.ts';
import { notBegunSentence, problemSentence } from '../dialogs/kit/problem-sentence.ts';
import { isProblem } from '../errors.ts';
import type { Log } from '../log.ts';
import type { TeamsActivity } from './activity.ts';
import type { Connector } from './connector.ts';
import { textMessage } from './messages.ts';
import { patiently } from './patiently.ts';
import type { People } from './people.ts';
import { within } from './within.ts';

/** To find out in which language to say that something is slow; still within the 3 s of a press. */
const languageDeadlineMs = 300;

export interface ExcusesOptions {
  readonly people: Pick<People, 'languageFor'>;
  readonly connector: Pick<Connector, 'post'>;
  readonly log: Log;
}

/** What somebody hears when something is slow or broken. The database may be what broke: only Teams is needed. */
export function createExcuses({ people, connector, log }: ExcusesOptions) {
  /** What is slow or broken may be what remembers the language. */
  async function languageFor(activity: TeamsActivity): Promise<Language> {
    const known = people.languageFor(activity).catch(() => undefined);
    return (await within(known, languageDeadlineMs)) ?? languageOf(activity.locale);
  }

  /** Writes the sentence into the chat; that this fails too changes nothing. */
  async function write({ serviceUrl, conversation }: TeamsActivity, sentence: string): Promise<void> {
    const post = () => connector.post(serviceUrl, conversation.id, textMessage(sentence));
    await patiently(log, 'excuse', post).catch(() => undefined);
  }

  return {
    languageFor,

    /** A turn broke off: says so rather than nothing, unless the answer of a press says it. */
    async brokeOff(
      activity: TeamsActivity,
      language: Language,
      isAnswered: boolean,
      error: unknown,
    ): Promise<void> {
      log.error({ err: error, type: activity.type, name: activity.name }, 'an activity could not be handled');
      if (activity.type !== 'message' && isAnswered) return;
      await write(activity, problemSentence(error, language));
    },

    /** Something broke before a turn began, which answers for itself; resolves with the sentence. */
    async notBegun(activity: TeamsActivity, error: unknown): Promise<string> {
      log.error({ err: error, type: activity.type, name: activity.name }, 'an activity could not be begun');
      const language = await languageFor(activity);
      return isProblem(error) ? problemSentence(error, language) : notBegunSentence(language);
    },

    write,
  };
}

export type Excuses = ReturnType<typeof createExcuses>;
