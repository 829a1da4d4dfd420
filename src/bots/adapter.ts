import { CloudAdapter, type TurnContext } from 'botbuilder';
import {
  BotFrameworkAuthentication,
  ClaimsIdentity,
  ConnectorFactory,
  type AuthenticateRequestResult,
  type ConnectorClient,
  type UserTokenClient,
} from 'botframework-connector';
import type { Activity, InvokeResponse } from 'botframework-schema';
import type { TeamsActivity } from './activity.ts';

/** Runs a turn of the SDK for an activity that has been authenticated and parsed before. */
export class TeamsAdapter extends CloudAdapter {
  constructor() {
    super(new AuthenticatedBefore());
  }

  /** Resolves with what the turn left as its invoke response, if any. */
  async run(
    activity: TeamsActivity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const result = await this.processActivity(verified, activity as unknown as Activity, logic);
    return result;
  }
}

/**
 * The SDK's own inbound check answers some forgeries with 500 and prints keys, and its clients retry posts; so it gets
 * neither to check nor to send: `authentication.ts` and `connector.ts` do, and what would still reach this is a bug.
 */
class AuthenticatedBefore extends BotFrameworkAuthentication {
  authenticateRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new Error('activities are authenticated before the adapter'));
  }
  authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new Error('streaming is not offered'));
  }
  createConnectorFactory(): ConnectorFactory {
    return noSending;
  }
  createUserTokenClient(): Promise<UserTokenClient> {
    return Promise.resolve(
      unreachable('the token service is reached through token-service.ts') as UserTokenClient,
    );
  }
}

class NoSending extends ConnectorFactory {
  create(): Promise<ConnectorClient> {
    return Promise.resolve(unreachable('activities are sent through connector.ts') as ConnectorClient);
  }
}

const noSending = new NoSending();
const verified: AuthenticateRequestResult = {
  audience: '',
  claimsIdentity: new ClaimsIdentity([], true),
  connectorFactory: noSending,
};

/** An object that says what is wrong as soon as anybody uses it. */
function unreachable(why: string): object {
  return new Proxy(
    {},
    {
      get(_target, property) {
        // The SDK looks for these while it passes the object around.
        if (property === 'then' || typeof property === 'symbol') return undefined;
        throw new Error(why);
      },
    },
  );
}
