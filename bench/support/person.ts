import { setTimeout as delay } from 'node:timers/promises';
import { until } from './until.ts';

/** A message in a chat, as far as measuring looks at it. */
export interface ChatMessage {
  readonly id: string;
  readonly from: string;
  readonly text: string;
  readonly deleted: boolean;
  readonly attachments: readonly { readonly content?: unknown }[];
}

/** A button that can be pressed, on the newest card that has any. */
export interface Pressable {
  readonly activityId: string;
  readonly verb: string;
  readonly choice: string | undefined;
  readonly data: unknown;
  /** The card it is on. */
  readonly card: unknown;
}

/** Somebody at the Teams page, over its HTTP API. Nothing here rejects because the bot is down. */
export interface Person {
  readonly id: string;
  /** Opens the chat with the bot; the first time that installs it, and the bot greets. */
  open(): Promise<void>;
  say(text: string): Promise<void>;
  /** Milliseconds until the answer to the press with its fields filled in, what Teams made of it, and the answer. */
  press(
    button: Pressable,
    fields?: Readonly<Record<string, string>>,
  ): Promise<{ outcome: string; milliseconds: number; answer: unknown }>;
  messages(): Promise<readonly ChatMessage[]>;
  /** The buttons of the newest card that has buttons of ours. */
  buttons(): Promise<readonly Pressable[]>;
}

interface Outcome {
  readonly kind: string;
  readonly card?: unknown;
  readonly text?: string;
}

/** Chats as they were read last: whoever waits for something asks many times. */
const lastSeen = new Map<string, { etag: string; messages: readonly ChatMessage[] }>();

export function personAt(origin: string, id: string): Person {
  const chat = `${origin}/teams/api/chats/bot`;
  async function post(path: string, body: object): Promise<{ outcome?: Outcome }> {
    const answer = await fetch(`${chat}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: id, ...body }),
    });
    if (!answer.ok) throw new Error(`The Teams page answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { outcome?: Outcome };
  }
  async function messages(): Promise<readonly ChatMessage[]> {
    const url = `${chat}?as=${id}`;
    const last = lastSeen.get(url);
    const headers: Record<string, string> = last === undefined ? {} : { 'if-none-match': last.etag };
    const answer = await fetch(url, { headers });
    if (answer.status === 304 && last !== undefined) return last.messages;
    const etag = answer.headers.get('etag');
    const { messages: all } = (await answer.json()) as { messages: ChatMessage[] };
    if (etag !== null) lastSeen.set(url, { etag, messages: all });
    return all;
  }
  return {
    id,
    messages,
    open: async () => void (await post('open', { waitMs: 3_000 })),
    say: async (text) => void (await post('messages', { text, waitMs: 3_000 })),
    press: async ({ activityId, verb, data }, fields = {}) => {
      const started = performance.now();
      const filled = { ...(data as object | undefined), ...fields };
      const { outcome } = await post('actions', { activityId, action: { verb, data: filled } });
      const milliseconds = performance.now() - started;
      return { outcome: outcome?.kind ?? 'none', milliseconds, answer: outcome?.card ?? outcome?.text };
    },
    buttons: async () => newestButtons(await messages()),
  };
}

/** The buttons of ours on all cards, the newest card's first. */
export function buttonsOf(messages: readonly ChatMessage[]): readonly Pressable[] {
  return messages.toReversed().flatMap(buttonsOn);
}

export function newestButtons(messages: readonly ChatMessage[]): readonly Pressable[] {
  return (
    messages
      .toReversed()
      .map(buttonsOn)
      .find((found) => found.length > 0) ?? []
  );
}

function buttonsOn(message: ChatMessage): Pressable[] {
  if (message.from !== 'bot' || message.deleted) return [];
  return message.attachments.flatMap(({ content }) =>
    executesOf(content, message.id).map((button) => ({ ...button, card: content })),
  );
}

function executesOf(node: unknown, activityId: string): Omit<Pressable, 'card'>[] {
  if (Array.isArray(node)) return node.flatMap((child) => executesOf(child, activityId));
  if (typeof node !== 'object' || node === null) return [];
  const { type, verb, data } = node as { type?: unknown; verb?: unknown; data?: { choice?: unknown } };
  if (type === 'Action.Execute' && typeof verb === 'string') {
    const choice = typeof data?.choice === 'string' ? data.choice : undefined;
    return [{ activityId, verb, choice, data }];
  }
  return Object.values(node).flatMap((child) => executesOf(child, activityId));
}

/** The choices that lead to the link without signing in, and with it. */
const routes = {
  without: ['without', 'right', 'yes', 'start'],
  signedIn: ['right', 'yes', 'start'],
} as const;

/**
 * Walks to the link as an administrator would: answers the newest card, says hello when nothing goes on. Resolves with
 * true when the case card with the link is there, with false when it is not within `deadlineMs`.
 */
export async function walkToLink(
  person: Person,
  options: {
    signIn: boolean;
    deadlineMs: number;
    /** Pause before each press, milliseconds. */
    readingMs?: number;
    /** Hears how long each answered press took, in milliseconds. */
    onPress?: (milliseconds: number) => void;
  },
): Promise<boolean> {
  let wanted: readonly string[] = options.signIn ? routes.signedIn : routes.without;
  const end = performance.now() + options.deadlineMs;
  await person.open();
  let last = '';
  let idle = 0;
  let hellos = 0;
  while (performance.now() < end) {
    const buttons = await person.buttons();
    if (buttons.some(({ verb }) => verb === 'accept.check')) return true;
    const next = wanted
      .map((choice) => buttons.find((button) => button.choice === choice))
      .find((button) => button !== undefined);
    const name = next === undefined ? '' : `${next.activityId} ${JSON.stringify(next.data)}`;
    if (next !== undefined && name !== last) {
      last = name;
      idle = 0;
      if (options.readingMs !== undefined) await delay(options.readingMs);
      const { outcome, milliseconds } = await person.press(next);
      // A press whose answer did not come is pressed again, as people do.
      if (outcome === 'failed') last = '';
      else options.onPress?.(milliseconds);
      continue;
    }
    // Nothing new: single sign-on may be under way; after a while a person says something again.
    idle += 1;
    const changed = await until(400, async () => {
      const now = await person.buttons();
      return JSON.stringify(now) === JSON.stringify(buttons) ? undefined : true;
    });
    if (changed === undefined && idle >= 4) {
      idle = 0;
      last = '';
      // Whoever waited twice for the sign-in that a kill took away goes on without it, as the card offers.
      hellos += 1;
      if (hellos > 1) wanted = [...wanted, 'without'];
      await person.say('hello');
    }
  }
  return false;
}

/** Staff invite a customer by its domain; false when no invitation has been prepared within `deadlineMs`. */
export async function inviteByDomain(person: Person, domain: string, deadlineMs: number): Promise<boolean> {
  const end = performance.now() + deadlineMs;
  // By id: a long chat forgets its beginning.
  const before = new Set((await person.messages()).map(({ id }) => id));
  while (performance.now() < end) {
    await person.say(`invite ${domain}`);
    const button = await until(2_000, async () =>
      (await person.buttons()).find(({ choice }) => choice === 'create'),
    );
    if (button === undefined) continue;
    // As people do, it believes what its press was answered with; the chat follows when Teams' limits allow.
    const { answer } = await person.press(button);
    if (executesOf(answer, '').some(({ verb }) => verb === 'invite.sent')) return true;
    const made = await until(2_000, async () => {
      const fresh = (await person.messages()).filter(({ id }) => !before.has(id));
      return newestButtons(fresh).some(({ verb }) => verb === 'invite.sent') || undefined;
    });
    if (made === true) return true;
  }
  return false;
}
