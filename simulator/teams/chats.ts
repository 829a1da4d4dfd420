import { createHash } from 'node:crypto';
import type { SimulatorContext } from '../context.ts';
import { tenantOfReseller } from '../world/seed-people.ts';
import { openChatFile } from './chat-file.ts';
import type { SimAttachment, SimChat, SimMessage, SimSuggestedAction, TeamsEvent } from './chat-types.ts';

/** The provider's licensing people. */
export const licensingDesk = '19:licensing-desk@thread.tacv2';
/** The people of the reseller that sells from the start. */
export const northwindSales = '19:northwind-sales@thread.tacv2';

/** The team channels of the sample. The app is in each of them: a team owner added it before the rehearsal began. */
const channels: readonly { id: string; title: string; tenantOf: (context: SimulatorContext) => string }[] = [
  { id: licensingDesk, title: 'Licensing desk', tenantOf: ({ world }) => world.state.bot.tenantId },
  { id: northwindSales, title: 'Northwind sales', tenantOf: () => tenantOfReseller(1) },
];

/** A chat keeps this many messages; a load test must not fill the disk. */
const longestHistory = 500;

export interface NewMessage {
  readonly from: string;
  readonly threadId?: string | null;
  readonly text: string;
  readonly textFormat?: string;
  readonly attachments?: readonly SimAttachment[];
  readonly suggestedActions?: readonly SimSuggestedAction[];
  readonly delivery?: SimMessage['delivery'];
  readonly signIn?: SimMessage['signIn'];
}

/** All conversations with the bot, saved in the world's folder. */
export interface Chats {
  /** The personal chat of a user with the bot; it is made (not installed) when it does not exist. */
  personalChatOf(userId: string): SimChat | undefined;
  find(chatId: string): SimChat | undefined;
  /** The channels of teams. */
  channels(): readonly SimChat[];
  /** The chats this user sees. */
  chatsOf(userId: string): readonly SimChat[];
  add(chat: SimChat, message: NewMessage): SimMessage;
  update(chat: SimChat, message: SimMessage, change: Partial<SimMessage>): void;
  remove(chat: SimChat, message: SimMessage): void;
  /** Installs, uninstalls, blocks or unblocks. */
  set(chat: SimChat, change: Partial<Pick<SimChat, 'installed' | 'removed' | 'blocked' | 'announced'>>): void;
  showTyping(chat: SimChat): void;
  /** Another one after every change of the chat. */
  revision(chat: SimChat): number;
  listen(listener: (event: TeamsEvent) => void): () => void;
  save(): Promise<void>;
}

const opened = new WeakMap<SimulatorContext, Chats>();

/** The chats of this simulator; connector and Teams page get the same ones. */
export function chatsOf(context: SimulatorContext): Chats {
  const chats = opened.get(context) ?? openChats(context);
  opened.set(context, chats);
  return chats;
}

function openChats(context: SimulatorContext): Chats {
  const { world } = context;
  const file = openChatFile(world.folder, world.noteFailure);
  const listeners = new Set<(event: TeamsEvent) => void>();
  let chats = new Map(file.read().map((chat) => [chat.id, withoutUnfinished(chat)]));
  let seenWorld = world.state;
  let lastId = newestId([...chats.values()]);
  const revisions = new Map<string, number>();
  let revision = Date.now();
  let untouched = revision;

  /** A reset of the world replaces its state object; the chats of the former world go with it. */
  function current(): Map<string, SimChat> {
    if (seenWorld !== world.state) {
      seenWorld = world.state;
      chats = new Map();
      revisions.clear();
      untouched = revision += 1;
      file.saveSoon(() => []);
    }
    for (const channel of channels) {
      if (!chats.has(channel.id)) chats.set(channel.id, newChannel(context, channel));
    }
    return chats;
  }
  function changed(event: TeamsEvent): void {
    revisions.set(event.chatId, (revision += 1));
    file.saveSoon(() => [...chats.values()]);
    for (const listener of listeners) listener(event);
  }
  function nextId(): string {
    lastId = Math.max(world.now().getTime(), lastId + 1);
    return String(lastId);
  }
  return {
    personalChatOf: (userId) => {
      const user = world.state.users.find((candidate) => candidate.id === userId);
      if (user === undefined) return undefined;
      const id = personalChatId(context, userId);
      const known = current().get(id);
      if (known !== undefined) return known;
      const chat = newPersonalChat(id, user);
      current().set(id, chat);
      return chat;
    },
    find: (chatId) => current().get(chatId),
    channels: () => [...current().values()].filter((chat) => chat.kind === 'channel'),
    chatsOf: (userId) => {
      const seen = [...current().values()].filter((chat) => chat.members.includes(userId));
      return [
        ...seen.filter((chat) => chat.kind === 'personal'),
        ...seen.filter((chat) => chat.kind === 'channel'),
      ];
    },
    add: (chat, message) => {
      const added = newMessage(message, nextId(), world.now().toISOString());
      chat.messages.push(added);
      if (chat.messages.length > longestHistory)
        chat.messages.splice(0, chat.messages.length - longestHistory);
      changed({ kind: 'message', chatId: chat.id, message: added });
      return added;
    },
    update: (chat, message, change) => {
      Object.assign(message, change, { changes: changesOf(message) + 1 });
      changed({ kind: 'update', chatId: chat.id, message });
    },
    remove: (chat, message) => {
      Object.assign(message, { deleted: true, text: '', attachments: [], suggestedActions: [] });
      changed({ kind: 'delete', chatId: chat.id, message });
    },
    set: (chat, change) => {
      Object.assign(chat, change);
      changed({ kind: 'chat', chatId: chat.id });
    },
    showTyping: (chat) => {
      for (const listener of listeners) listener({ kind: 'typing', chatId: chat.id });
    },
    revision: (chat) => revisions.get(chat.id) ?? untouched,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    save: () => file.save(),
  };
}

/** What was under way when the simulator stopped is over now. */
function withoutUnfinished(chat: SimChat): SimChat {
  for (const message of chat.messages) {
    if (message.signIn === 'trying') message.signIn = 'button';
    if (message.delivery === 'sending') message.delivery = 'failed';
  }
  return chat;
}

/** After a restart ids go on where they were, even when the clock has been set back. */
function newestId(chats: readonly SimChat[]): number {
  return Math.max(0, ...chats.flatMap((chat) => chat.messages.map((message) => Number(message.id))));
}

/** Stable and opaque, as the ids of personal chats are. */
function personalChatId(context: SimulatorContext, userId: string): string {
  const { appId } = context.world.state.bot;
  return `a:${createHash('sha256').update(`${appId} ${userId}`).digest('base64url')}`;
}

function newPersonalChat(id: string, user: { id: string; tenantId: string }): SimChat {
  return {
    id,
    kind: 'personal',
    title: botName,
    tenantId: user.tenantId,
    members: [user.id],
    installed: false,
    blocked: false,
    messages: [],
  };
}

function newChannel(context: SimulatorContext, { id, title, tenantOf }: (typeof channels)[number]): SimChat {
  const tenantId = tenantOf(context);
  return {
    id,
    kind: 'channel',
    title,
    tenantId,
    members: context.world.state.users.filter((user) => user.tenantId === tenantId).map((user) => user.id),
    installed: true,
    blocked: false,
    messages: [],
  };
}

/** The name of the bot as its registration and app package have it. */
export const botName = 'CSP Concierge';

/** How often a message has been changed since it was written. */
export const changesOf = ({ changes = 0 }: SimMessage): number => changes;

function newMessage(message: NewMessage, id: string, at: string): SimMessage {
  return {
    id,
    at,
    from: message.from,
    threadId: message.threadId ?? null,
    text: message.text,
    textFormat: message.textFormat ?? 'plain',
    attachments: message.attachments ?? [],
    suggestedActions: message.suggestedActions ?? [],
    editedAt: null,
    deleted: false,
    delivery: message.delivery ?? null,
    signIn: message.signIn ?? null,
  };
}
