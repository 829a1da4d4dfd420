import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { z } from 'zod';
import type { Activity, FakeMicrosoft, Writing } from './microsoft.ts';

export const botAppId = '0c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10';
export const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const customer = '33333333-3333-4333-8333-000000000001';
const patienceMs = 30_000;

/** How a stack is talked to: cards of samples are answered by messages, ours by invokes. */
export type Manner = 'submit' | 'execute';

/** Somebody in a conversation of their own. */
export interface Talker {
  /** Three turns: words, the answer of the first card, that of the second. Resolves with the milliseconds of each. */
  talk(): Promise<readonly number[]>;
  /** Just the first of them. */
  begin(): Promise<number>;
}

export interface TalkOptions {
  readonly origin: string;
  readonly manner: Manner;
  readonly microsoft: FakeMicrosoft;
  readonly agent: Agent;
  /** The token of the next request. */
  readonly token: () => Promise<string>;
}

const button = z.looseObject({ type: z.string(), verb: z.string().optional(), data: z.unknown().optional() });
const choice = z.object({ choice: z.string() });
const invokeAnswer = z.object({ value: z.looseObject({}) });

/** A new person in a new conversation with the bot at `origin`. */
export function createTalker({ origin, manner, microsoft, agent, token }: TalkOptions): Talker {
  const userId = randomUUID();
  const conversationId = `a:${userId}`;

  const activity = (more: object) => ({
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    serviceUrl,
    channelId: 'msteams',
    from: { id: `29:${userId}`, name: 'Alex Wilber', aadObjectId: userId },
    recipient: { id: `28:${botAppId}`, name: 'CSP Concierge' },
    conversation: { id: conversationId, conversationType: 'personal', tenantId: customer },
    channelData: { tenant: { id: customer } },
    entities: [{ type: 'clientInfo', locale: 'en-IE', country: 'IE', timezone: 'Europe/Dublin' }],
    locale: 'en-IE',
    localTimezone: 'Europe/Dublin',
    textFormat: 'plain',
    ...more,
  });

  /** Sends it; resolves when it is answered and what it brings has been written to the conversation. */
  async function turn(
    more: object,
    how: Writing = 'message',
  ): Promise<{ ms: number; body: unknown; written: Activity }> {
    const body = JSON.stringify(activity(more));
    const authorization = `Bearer ${await token()}`;
    const next = microsoft.nextIn(conversationId, how);
    const started = performance.now();
    const [answer, written] = await Promise.all([
      post(`${origin}/api/messages`, agent, authorization, body),
      inTime(next, 'nothing was written to the conversation'),
    ]);
    return { ms: performance.now() - started, body: answer, written };
  }

  async function press(card: unknown, wanted: string) {
    const action = actionsIn(card).find((one) => choice.safeParse(one.data).data?.choice === wanted);
    if (action === undefined)
      throw new Error(`No button “${wanted}” on ${JSON.stringify(card).slice(0, 500)}`);
    const value = { action: { ...action, id: '' }, trigger: 'manual' };
    return turn({ type: 'invoke', name: 'adaptiveCard/action', value }, 'change');
  }
  const cardOf = ({ attachments }: Activity) => attachments?.[0]?.content;

  async function execute(): Promise<readonly number[]> {
    // What takes long is preceded by a sentence.
    const first = await turn({ type: 'message', text: 'it does not work' }, 'card');
    const second = await press(cardOf(first.written), 'blank');
    const third = await press(invokeAnswer.parse(second.body).value, 'helped');
    return [first.ms, second.ms, third.ms];
  }

  async function submit(): Promise<readonly number[]> {
    const first = await turn({ type: 'message', text: 'hello' });
    const second = await turn({ type: 'message', value: { step: 'about', about: 'Where is my order?' } });
    const third = await turn({ type: 'message', value: { step: 'confirm' } });
    if (cardOf(first.written) === undefined || cardOf(second.written) === undefined)
      throw new Error('a card is missing');
    return [first.ms, second.ms, third.ms];
  }

  return {
    talk: manner === 'execute' ? execute : submit,
    begin: async () =>
      (await turn({ type: 'message', text: manner === 'execute' ? 'it does not work' : 'hello' }, 'card')).ms,
  };
}

function actionsIn(node: unknown): z.infer<typeof button>[] {
  if (Array.isArray(node)) return node.flatMap(actionsIn);
  if (typeof node !== 'object' || node === null) return [];
  const { success, data } = button.safeParse(node);
  const own = success && data.type === 'Action.Execute' ? [data] : [];
  return [...own, ...Object.values(node).flatMap(actionsIn)];
}

/** A connection kept open may be closed by the stack at the moment it is used: then, as any client, once more. */
async function post(url: string, agent: Agent, authorization: string, body: string): Promise<unknown> {
  const headers = {
    authorization,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  };
  const once = () =>
    new Promise<string | undefined>((resolve, reject) => {
      const asked = request(url, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          if ((response.statusCode ?? 500) < 300) resolve(answer);
          else reject(new Error(`${response.statusCode} ${answer.slice(0, 200)}`));
        });
      });
      asked.on('error', (error) => (asked.reusedSocket ? resolve(undefined) : reject(error)));
      asked.end(body);
    });
  let text = await inTime(once(), 'no answer');
  while (text === undefined) text = await inTime(once(), 'no answer');
  return text === '' ? undefined : JSON.parse(text);
}

async function inTime<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(what)), patienceMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
