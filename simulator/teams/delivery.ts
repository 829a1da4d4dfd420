import { SignJWT } from 'jose';
import type { SimulatorContext } from '../context.ts';
import type { OutgoingActivity } from './activities.ts';

/** What came of handing one activity to the bot. */
export interface DeliveryResult {
  /** HTTP status; null = no answer within the deadline, or no bot. */
  readonly status: number | null;
  /** The parsed body, when there was one. */
  readonly body: unknown;
  readonly milliseconds: number;
}

export interface Delivery {
  /** Hands the activity to the bot. Never rejects. */
  send(activity: OutgoingActivity): Promise<DeliveryResult>;
}

/** Teams gives up on the bot after this long (Teams contract 3). */
const deadlineMs = 15_000;

/**
 * The way from Teams to the bot: signed as the Bot Framework channel signs (Teams contract 7.1), once more after
 * a failed message, twice when the switch `doubleActivities` is on.
 */
export function createDelivery(context: SimulatorContext, options: { deadlineMs?: number } = {}): Delivery {
  const longest = options.deadlineMs ?? deadlineMs;

  async function attempt(activity: OutgoingActivity): Promise<DeliveryResult> {
    const started = performance.now();
    const result = (status: number | null, body?: unknown): DeliveryResult => {
      const milliseconds = Math.round(performance.now() - started);
      context.world.journal.add('activity', {
        type: activity.type,
        name: activity['name'],
        id: activity.id,
        status,
        milliseconds,
      });
      return { status, body, milliseconds };
    };
    const origin = context.botOrigin();
    if (origin === null) return result(null);
    try {
      const answer = await fetch(`${origin}/api/messages`, {
        method: 'POST',
        headers: await headers(context, activity),
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(longest),
      });
      return result(answer.status, parse(await answer.text()));
    } catch {
      return result(null);
    }
  }
  return {
    send: async (activity) => {
      const second = context.world.state.switches.doubleActivities ? attempt(activity) : undefined;
      const first = await attempt(activity);
      await second;
      if (delivered(first) || activity.type === 'invoke') return first;
      await untilBotIsUp(context);
      return await attempt(activity);
    },
  };
}

function delivered(result: DeliveryResult): boolean {
  return result.status !== null && result.status >= 200 && result.status < 300;
}

/** A bot that was killed is back in a moment; the connector tries again about then. */
async function untilBotIsUp(context: SimulatorContext): Promise<void> {
  const patience = performance.now() + 10_000;
  do await new Promise((resolve) => setTimeout(resolve, 250));
  while (context.botOrigin() === null && performance.now() < patience);
}

async function headers(
  context: SimulatorContext,
  activity: OutgoingActivity,
): Promise<Record<string, string>> {
  const conversation = activity['conversation'] as { id: string; tenantId: string };
  return {
    authorization: `Bearer ${await channelToken(context, activity.serviceUrl)}`,
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
    'x-ms-conversation-id': conversation.id,
    'x-ms-tenant-id': conversation.tenantId,
  };
}

/**
 * A token as the channel issues it. The simulated clock may be days ahead, and a bot may check by either clock,
 * so the token is valid from the earlier of the two until an hour after the later one.
 */
export async function channelToken(context: SimulatorContext, serviceUrl: string): Promise<string> {
  const { kid, privateKey } = context.keys.channel.current();
  const [real, simulated] = [Math.floor(Date.now() / 1000), Math.floor(context.world.now().getTime() / 1000)];
  return await new SignJWT({ serviceurl: serviceUrl })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, x5t: kid })
    .setIssuer('https://api.botframework.com')
    .setAudience(context.world.state.bot.appId)
    .setNotBefore(Math.min(real, simulated) - 10)
    .setExpirationTime(Math.max(real, simulated) + 3600)
    .sign(privateKey);
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
