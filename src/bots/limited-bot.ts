import type { Language } from '../dialogs/kit/language.ts';
import { kitWords } from '../dialogs/kit/words.ts';
import { charged } from '../services/caused-calls.ts';
import type { Log } from '../log.ts';
import { inputOf, type TeamsActivity } from './activity.ts';
import type { Connector } from './connector.ts';
import { textMessage } from './messages.ts';
import { nothing, said, type BotAnswer } from './once.ts';
import { whoWrote } from './people.ts';
import { isSignInInvoke } from './sign-in-invokes.ts';
import type { TeamsBot } from './teams-bot.ts';
import type { TurnLimits } from './turn-limits.ts';

export interface LimitedBotOptions {
  readonly bot: TeamsBot;
  readonly limits: TurnLimits;
  readonly languageFor: (activity: TeamsActivity) => Promise<Language>;
  /** Stamp of the question that somebody has to answer in this conversation, if there is one. */
  readonly liveStamp: (conversationId: string, userId: string) => Promise<string | undefined>;
  readonly connector: Pick<Connector, 'post'>;
  readonly log: Log;
}

/**
 * The bot behind its limits: what somebody asks beyond them is not even looked at, and they hear so once. Installations
 * are never refused, sign-ins have a generous limit of their own, and beyond all limits one answer a minute to the
 * question that is open is taken, as it may finish an order.
 */
export function createLimitedBot(options: LimitedBotOptions): TeamsBot {
  const { bot, limits, connector, log } = options;

  async function answersOpenQuestion(activity: TeamsActivity, userId: string): Promise<boolean> {
    const input = inputOf(activity);
    if (input?.kind !== 'answer') return false;
    return (await options.liveStamp(activity.conversation.id, userId)) === input.stamp;
  }

  async function refuse(activity: TeamsActivity, isFirst: boolean): Promise<BotAnswer> {
    const sentence = kitWords(await options.languageFor(activity)).tooMany;
    if (activity.type === 'invoke') return said(sentence);
    if (isFirst && activity.type === 'message') {
      await connector
        .post(activity.serviceUrl, activity.conversation.id, textMessage(sentence))
        .catch(() => undefined);
    }
    return nothing;
  }

  return {
    async onActivity(activity) {
      const person = whoWrote(activity);
      const kind = countsAs(activity);
      if (person === undefined) return bot.onActivity(activity);
      const run = () =>
        charged(
          (calls) => limits.charge(person, calls),
          () => bot.onActivity(activity),
        );
      if (kind === undefined) return run();
      if (kind === 'sign-in') return limits.takeSignIn(person) ? run() : nothing;
      const verdict = limits.take(person, kind);
      if (verdict === 'taken') return run();
      if ((await answersOpenQuestion(activity, person.userId)) && limits.takeAnswer(person)) return run();
      if (verdict === 'tell')
        log.warn({ tenant: person.tenantId, user: person.userId }, 'somebody is over the limit');
      return refuse(activity, verdict === 'tell');
    },
    settled: () => bot.settled(),
  };
}

/** What an activity is counted as; undefined for what is never refused. */
function countsAs({ type, name = '' }: TeamsActivity): 'message' | 'press' | 'sign-in' | undefined {
  if (type === 'invoke') return isSignInInvoke(name) ? 'sign-in' : 'press';
  return type === 'installationUpdate' || type === 'conversationUpdate' ? undefined : 'message';
}
