import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An activity as the fake bot received it, with the token it came with. */
export interface ReceivedActivity {
  readonly activity: Record<string, unknown> & {
    readonly type: string;
    readonly id: string;
    readonly name?: string;
    readonly text?: string;
    readonly value?: unknown;
    readonly conversation: {
      readonly id: string;
      readonly conversationType: string;
      readonly tenantId: string;
    };
    readonly from: { readonly id: string; readonly aadObjectId: string };
    readonly serviceUrl: string;
  };
  readonly token: string;
}

export interface BotAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface FakeBot {
  readonly origin: string;
  readonly received: ReceivedActivity[];
  /** Decides the HTTP answer to an activity; 200 without body when it returns nothing. */
  onActivity(
    handler: (received: ReceivedActivity) => Promise<BotAnswer | undefined> | BotAnswer | undefined,
  ): void;
  stop(): Promise<void>;
}

/** A bot's endpoint that remembers every activity and answers as the test says. */
export async function startFakeBot(): Promise<FakeBot> {
  const received: ReceivedActivity[] = [];
  let handle: Parameters<FakeBot['onActivity']>[0] = () => undefined;
  const server = createServer((request, response) => {
    void (async () => {
      const activity = JSON.parse(await bodyOf(request)) as ReceivedActivity['activity'];
      const token = (request.headers.authorization ?? '').replace('Bearer ', '');
      received.push({ activity, token });
      const answer = (await handle({ activity, token })) ?? { status: 200 };
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    onActivity: (handler) => {
      handle = handler;
    },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString('utf8');
  return text;
}
