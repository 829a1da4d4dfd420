import type { Clock } from '../clock.ts';
import type { Input, Speaker } from '../dialogs/kit/turn.ts';
import { isProblem } from '../errors.ts';
import type { Log } from '../log.ts';
import { beginActivity, finishActivity, releaseActivity } from '../services/store/activities.ts';
import type { Database } from '../services/store/connection.ts';
import {
  cancelledByUser,
  signInFailureOf,
  tokenExchangeOf,
  verifyStateOf,
  type TeamsActivity,
} from './activity.ts';
import type { BotAnswer } from './once.ts';
import type { TokenService } from './token-service.ts';

export interface SignInInvokesOptions {
  readonly tokens: TokenService | undefined;
  readonly database: Database;
  /** Lets the waiting conversation go on; the client's call is answered without waiting for it. */
  readonly goOn: (activity: TeamsActivity, person: Speaker, input: Input) => void;
  readonly clock: Clock;
  readonly log: Log;
}

const taken: BotAnswer = { status: 200, body: {} };

const names = new Set(['signin/tokenExchange', 'signin/verifyState', 'signin/failure']);

/** Whether an invoke of this name is a part of a sign-in; others whose names only begin alike are not. */
export const isSignInInvoke = (name: string): boolean => names.has(name);

/** What Teams sends while somebody signs in to our OAuth connection (contract teams 7.4). */
export function createSignInInvokes(options: SignInInvokesOptions) {
  const { tokens, database, goOn, clock, log } = options;

  /** The token a call brings; undefined when there is none, or when the token service is in trouble. */
  async function ask(what: string, call: () => Promise<string | undefined>): Promise<string | undefined> {
    try {
      return await call();
    } catch (error) {
      if (!isProblem(error)) throw error;
      log.warn({ what, kind: error.kind, ...error.facts }, 'a sign-in could not be finished');
      return undefined;
    }
  }

  /** Every open client sends the same exchange; the first one counts (contract teams 7.4.3). */
  async function exchangeToken(activity: TeamsActivity, person: Speaker): Promise<BotAnswer> {
    const exchange = tokenExchangeOf(activity);
    if (exchange === undefined || tokens === undefined) return taken;
    const conversation = activity.conversation.id;
    const key = `exchange:${exchange.id}`;
    const standing = await beginActivity(database.db, conversation, key, clock.now());
    if (standing.kind !== 'first') return taken;
    const { id, connectionName } = exchange;
    const token = await ask('exchange', () => tokens.exchange(tokenUser(activity), exchange.token));
    if (token === undefined) {
      await releaseActivity(database.db, conversation, key);
      // The one invoke whose HTTP status carries meaning: the client then shows the sign-in button.
      return {
        status: 412,
        body: { id, connectionName, failureDetail: 'The token could not be exchanged.' },
      };
    }
    await finishActivity(database.db, conversation, key);
    goOn(activity, person, { kind: 'signed-in', silently: true });
    return { status: 200, body: { id, connectionName } };
  }

  async function verify(activity: TeamsActivity, person: Speaker): Promise<BotAnswer> {
    const code = verifyStateOf(activity);
    if (code === cancelledByUser) {
      goOn(activity, person, { kind: 'sign-in-failed', reason: 'cancelled' });
      return taken;
    }
    const token =
      code === undefined || tokens === undefined
        ? undefined
        : await ask('code', () => tokens.token(tokenUser(activity), code));
    goOn(
      activity,
      person,
      token === undefined
        ? { kind: 'sign-in-failed', reason: 'unconfirmed' }
        : { kind: 'signed-in', silently: false },
    );
    return taken;
  }

  return async (activity: TeamsActivity, person: Speaker): Promise<BotAnswer> => {
    const { name = '' } = activity;
    switch (name) {
      case 'signin/tokenExchange':
        return exchangeToken(activity, person);
      case 'signin/verifyState':
        return verify(activity, person);
      case 'signin/failure':
        goOn(activity, person, { kind: 'sign-in-failed', reason: signInFailureOf(activity) });
        return taken;
      default:
        // An invoke of a kind we do not know; Teams shows an error for anything but 200 (contract teams 2.3).
        return taken;
    }
  };
}

const tokenUser = (activity: TeamsActivity) => ({ userId: activity.from.id, channelId: activity.channelId });
