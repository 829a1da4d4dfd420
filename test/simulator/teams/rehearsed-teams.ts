import { createLog } from '../../../src/log.ts';
import { issueAppToken } from '../../../simulator/login/tokens.ts';
import { startSimulator, type Simulator } from '../../../simulator/server.ts';
import type { SimMessage } from '../../../simulator/teams/chat-types.ts';
import { startFakeBot, type FakeBot } from '../../support/fake-bot.ts';

export const megan = '55555555-5555-4555-8555-000000000012';
export const alex = '55555555-5555-4555-8555-000000000011';
export const diego = '55555555-5555-4555-8555-000000000042';
export const lee = '55555555-5555-4555-8555-000000000041';
export const priya = '22222222-2222-4222-8222-000000000001';

export interface Answered {
  readonly status: number | null;
  readonly body?: unknown;
  readonly message?: SimMessage;
  readonly outcome?: { kind: string; text?: string; card?: unknown; detail?: string };
  readonly answers: { messages: SimMessage[]; updated: SimMessage[] };
}

export interface RehearsedTeams {
  readonly simulator: Simulator;
  readonly bot: FakeBot;
  /** A token of the bot for the Bot Framework. */
  botToken(): Promise<string>;
  /** A call of the bot to one of Microsoft's hosts, with its own token unless another is given. */
  asBot(
    method: string,
    url: string,
    body?: unknown,
    token?: string,
  ): Promise<{ status: number; headers: Headers; json: unknown }>;
  /** A person's action in a chat (`bot` = their own chat with the bot). */
  person(chatId: string, what: string, body: object): Promise<Answered>;
  chatOf(userId: string): Promise<{ id: string; messages: SimMessage[] }>;
  stop(): Promise<void>;
}

/** The simulator with a fake bot behind it; the welcome events of the team channel have passed. */
export async function startTeams(options: { folder?: string } = {}): Promise<RehearsedTeams> {
  const simulator = await startSimulator({ port: 0, log: createLog('silent'), ...options });
  const bot = await startFakeBot();
  simulator.setBotOrigin(bot.origin);
  const { appId, tenantId } = simulator.world.state.bot;
  const botToken = () =>
    issueAppToken(simulator.context, { appId, tenantId, audience: 'https://api.botframework.com' });

  return {
    simulator,
    bot,
    botToken,
    asBot: async (method, url, body, token) => {
      const answer = await fetch(url.replace('https://', `${simulator.origin}/_/`), {
        method,
        headers: {
          authorization: `Bearer ${token ?? (await botToken())}`,
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return {
        status: answer.status,
        headers: answer.headers,
        json: text === '' ? undefined : JSON.parse(text),
      };
    },
    person: async (chatId, what, body) => {
      const answer = await fetch(
        `${simulator.origin}/teams/api/chats/${encodeURIComponent(chatId)}/${what}`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
      );
      return (await answer.json()) as Answered;
    },
    chatOf: async (userId) => {
      const answer = await fetch(`${simulator.origin}/teams/api/chats/bot?as=${userId}`);
      const { chat, messages } = (await answer.json()) as { chat: { id: string }; messages: SimMessage[] };
      return { id: chat.id, messages };
    },
    stop: async () => {
      await simulator.stop();
      await bot.stop();
    },
  };
}
