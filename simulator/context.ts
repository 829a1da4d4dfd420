import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { SigningKeys } from './login/signing-keys.ts';
import type { CallTally } from './partner-center/call-tally.ts';
import type { WebhookDispatcher } from './partner-center/dispatcher.ts';
import type { WorldStore } from './world/store.ts';

/** What every simulated remote gets. */
export interface SimulatorContext {
  readonly world: WorldStore;
  /** Tells this start of the simulator from any other. */
  readonly instance: string;
  /** Where the simulator listens, `http://127.0.0.1:3978`; known once it listens, that is in every request. */
  origin(): string;
  /** Where the bot listens (`http://127.0.0.1:41234`), null while it is down. */
  botOrigin(): string | null;
  /** Kills the bot's process at once; false when none is running under the rehearsal. */
  killBot(): boolean;
  readonly keys: {
    /** Signs what login.microsoftonline.com and its national sisters issue. */
    readonly signIn: SigningKeys;
    /** Signs what the Bot Framework channel sends to the bot (login.botframework.com). */
    readonly channel: SigningKeys;
  };
  /** Sends Partner Center's webhooks. */
  readonly webhooks: WebhookDispatcher;
  /** Calls of Partner Center per customer, cart and order. */
  readonly orderCalls: CallTally;
  readonly log: Logger;
}

/**
 * One simulated remote or page. `handle` answers the request and resolves with true, or resolves with false
 * without having touched it. `path` is the URL's path as it came in, without query, percent-encoding kept:
 * `/teams/api/people`, `/_/smba.trafficmanager.net/emea/v3/conversations`.
 */
export interface SimulatorPart {
  handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>;
  stop(): Promise<void> | void;
}
