import type { SimulatorContext } from '../context.ts';
import type { SimUser } from '../world/types.ts';
import { botName } from './chats.ts';
import type { SimAttachment, SimChat } from './chat-types.ts';

/** What Teams sends to the bot; the fields of the Teams contract 3 and its example activities. */
export type OutgoingActivity = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly id: string;
  readonly serviceUrl: string;
};

/** Where the sample tenants' chats live; the bot gets it with every activity and must take it from there. */
export const serviceUrl = 'https://smba.trafficmanager.net/emea/';

export interface ActivityWriter {
  message(
    chat: SimChat,
    user: SimUser,
    message: {
      id: string;
      text: string;
      threadId: string | null;
      value?: unknown;
      attachments?: readonly SimAttachment[];
    },
  ): OutgoingActivity;
  edited(
    chat: SimChat,
    user: SimUser,
    message: { id: string; text: string; threadId: string | null },
  ): OutgoingActivity;
  /** A button of kind Action.Submit: a message without text, the data in `value`. */
  submitted(chat: SimChat, user: SimUser, value: unknown, replyToId: string): OutgoingActivity;
  invoke(chat: SimChat, user: SimUser, name: string, value: unknown, replyToId?: string): OutgoingActivity;
  installation(chat: SimChat, user: SimUser, action: 'add' | 'remove'): OutgoingActivity;
  /** The roster event that Teams sends along with an installation. */
  botAdded(chat: SimChat, user: SimUser): OutgoingActivity;
}

/** The user's id in the eyes of this bot. */
export function teamsUserId(userId: string): string {
  return `29:${userId}`;
}

export function createActivityWriter(context: SimulatorContext): ActivityWriter {
  const bot = () => ({ id: `28:${context.world.state.bot.appId}`, name: botName });

  function base(type: string, chat: SimChat, user: SimUser, id: string, threadId: string | null = null) {
    const country =
      context.world.state.tenants.find((tenant) => tenant.id === user.tenantId)?.country ?? 'US';
    const now = context.world.now();
    return {
      type,
      id,
      timestamp: now.toISOString(),
      localTimestamp: now.toISOString(),
      localTimezone: user.timeZone,
      serviceUrl,
      channelId: 'msteams',
      from: { id: teamsUserId(user.id), name: user.displayName, aadObjectId: user.id },
      recipient: bot(),
      conversation: conversation(chat, threadId),
      channelData: channelData(chat, user),
      entities: [
        { type: 'clientInfo', locale: user.locale, country, platform: 'Web', timezone: user.timeZone },
      ],
      locale: user.locale,
    };
  }
  const eventId = () => `f:${crypto.randomUUID()}`;
  return {
    message: (chat, user, message) => ({
      ...withText(base('message', chat, user, message.id, message.threadId), message.text, bot()),
      ...(message.value === undefined ? {} : { value: message.value }),
      ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
    }),
    edited: (chat, user, message) => ({
      ...withText(base('messageUpdate', chat, user, message.id, message.threadId), message.text, bot()),
      channelData: { ...channelData(chat, user), eventType: 'editMessage' },
    }),
    submitted: (chat, user, value, replyToId) => ({
      ...base('message', chat, user, eventId()),
      value,
      replyToId,
    }),
    invoke: (chat, user, name, value, replyToId) => ({
      ...base('invoke', chat, user, eventId()),
      name,
      value,
      ...(replyToId === undefined ? {} : { replyToId }),
    }),
    installation: (chat, user, action) => ({ ...base('installationUpdate', chat, user, eventId()), action }),
    botAdded: (chat, user) => ({
      ...base('conversationUpdate', chat, user, eventId()),
      membersAdded: [bot()],
    }),
  };
}

function conversation(chat: SimChat, threadId: string | null) {
  const id = threadId === null ? chat.id : `${chat.id};messageid=${threadId}`;
  const shared = { id, conversationType: chat.kind, tenantId: chat.tenantId };
  return chat.kind === 'channel' ? { ...shared, isGroup: true, name: chat.title } : shared;
}

function channelData(chat: SimChat, user: SimUser) {
  const tenant = { tenant: { id: user.tenantId } };
  if (chat.kind === 'personal') return tenant;
  const team = { id: chat.id, name: chat.title };
  return { ...tenant, channel: { id: chat.id }, team, settings: { selectedChannel: { id: chat.id } } };
}

/** In a channel a message reaches the bot only with a mention, which stands in the text and as an entity. */
function withText(
  base: { conversation: { conversationType: string }; entities: object[] },
  text: string,
  bot: { id: string; name: string },
) {
  const tag = `<at>${bot.name}</at>`;
  const typed = { ...base, text, textFormat: 'plain' };
  if (!text.includes(tag)) return typed as unknown as OutgoingActivity;
  const mention = { type: 'mention', text: tag, mentioned: bot };
  return { ...typed, entities: [...base.entities, mention] } as unknown as OutgoingActivity;
}
