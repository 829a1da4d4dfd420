import { chatsOf, licensingDesk } from '../../simulator/teams/chats.ts';
import type { SimMessage } from '../../simulator/teams/chat-types.ts';
import type { Simulator } from '../../simulator/server.ts';
import type { Witnessed, Written } from './tally.ts';

/** Keeps every message of the bot from now on, because a busy channel forgets its oldest. */
export interface Witness {
  /** What there is to see of these customers' acceptances now. */
  report(customers: readonly { name: string; userId: string }[]): readonly Witnessed[];
  /** Everything this person reads from the bot now. */
  toPerson(userId: string): readonly Written[];
  /** Milliseconds since the bot last wrote or changed anything. */
  quietMs(): number;
  /** How often the bot has answered a message or a press with a 5xx. */
  failures(): number;
  /** Text that reading the chats of these people shows, for looking into a fault. */
  transcript(userId: string): string;
}

/** Watches the chats of everybody; `staff` are the people of the provider who get news. */
export function watchChats(
  simulator: Simulator,
  staff: readonly { name: string; userId: string }[],
): Witness {
  const chats = chatsOf(simulator.context);
  const kept = new Map<string, SimMessage[]>();
  let lastAt = performance.now();
  chats.listen((event) => {
    if (event.kind === 'typing' || event.kind === 'chat' || event.message.from !== 'bot') return;
    lastAt = performance.now();
    if (event.kind !== 'message') return;
    const list = kept.get(event.chatId) ?? [];
    list.push(event.message);
    kept.set(event.chatId, list);
  });
  let failures = 0;
  simulator.world.journal.listen(({ kind, type, name, status }) => {
    const isSpeaking = type === 'message' || name === 'adaptiveCard/action';
    if (kind === 'activity' && isSpeaking && Number(status) >= 500) failures += 1;
  });
  const chatOf = (userId: string) => chats.personalChatOf(userId)?.id ?? '';
  // Messages are changed in place, so what is kept shows updates too.
  const written = (chatId: string) =>
    (kept.get(chatId) ?? []).filter(({ deleted }) => !deleted).map(asWritten);
  return {
    report: (customers) => {
      const places = [
        { name: 'channel', messages: written(licensingDesk) },
        ...staff.map(({ name, userId }) => ({ name, messages: written(chatOf(userId)) })),
      ];
      return customers.map(({ name, userId }) => ({
        customer: name,
        administrator: written(chatOf(userId)),
        staff: Object.fromEntries(
          places.map((place) => [place.name, place.messages.filter(({ text }) => text.includes(name))]),
        ),
      }));
    },
    toPerson: (userId) => written(chatOf(userId)),
    failures: () => failures,
    quietMs: () => performance.now() - lastAt,
    transcript: (userId) =>
      written(chatOf(userId))
        .map(({ text, verbs }) => `  - ${text.replaceAll('\n', ' ').slice(0, 160)} [${verbs.join(' ')}]`)
        .join('\n'),
  };
}

/** Thousands of messages are looked at for each of hundreds of counts; a message that is changed gets other attachments. */
const readBefore = new WeakMap<SimMessage, { text: string; attachments: object; written: Written }>();

function asWritten(message: SimMessage): Written {
  const { text, attachments } = message;
  const before = readBefore.get(message);
  if (before?.text === text && before.attachments === attachments) return before.written;
  const written = read(message);
  readBefore.set(message, { text, attachments, written });
  return written;
}

function read(message: SimMessage): Written {
  const contents = message.attachments.map(({ content }) => content);
  return {
    text: [
      message.text,
      ...contents.flatMap((content) => valuesOf(content, ['text', 'title', 'value'])),
    ].join('\n'),
    verbs: contents.flatMap((content) => valuesOf(content, ['verb'])),
    isCard: contents.length > 0,
  };
}

/** Every string under one of these keys, anywhere in the card. */
function valuesOf(node: unknown, keys: readonly string[]): string[] {
  if (Array.isArray(node)) return node.flatMap((child) => valuesOf(child, keys));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? (keys.includes(key) ? [value] : []) : valuesOf(value, keys),
  );
}
