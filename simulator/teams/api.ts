import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import { readJson, send, sendJson, type Exchange } from '../http/exchange.ts';
import { route, type Route } from '../http/routes.ts';
import type { SimUser } from '../world/types.ts';
import { collectAnswers } from './answers.ts';
import { botName, chatsOf } from './chats.ts';
import type { SimChat } from './chat-types.ts';
import type { TeamsClient } from './client.ts';
import { streamEvents } from './events.ts';

const as = { as: z.string(), waitMs: z.number().int().min(0).max(60_000).default(0) };
const action = z.object({
  type: z.enum(['Action.Execute', 'Action.Submit']).default('Action.Execute'),
  verb: z.string().optional(),
  id: z.string().optional(),
  data: z.unknown().optional(),
});
const press = { activityId: z.string(), action, trigger: z.enum(['manual', 'automatic']).default('manual') };
const bodies = {
  say: z.object({
    ...as,
    text: z.string(),
    threadId: z.string().optional(),
    value: z.unknown().optional(),
    file: z.object({ name: z.string().min(1).max(120), base64: z.base64() }).optional(),
  }),
  edit: z.object({ ...as, text: z.string() }),
  act: z.object({ ...as, ...press }),
  signIn: z.object({ ...as, code: z.string().nullable(), press: z.object(press).optional() }),
  person: z.object(as),
  block: z.object({ ...as, blocked: z.boolean().default(true) }),
};

/** What a Teams client in the browser, a test or a chaos run can do. Answers tell what the bot did meanwhile. */
export function apiRoutes(context: SimulatorContext, client: TeamsClient): Route[] {
  const chats = chatsOf(context);
  const overviewOf = (chat: SimChat) => ({ ...overview(chat), company: companyOf(context, chat.tenantId) });
  const userOf = (id: string | null) => context.world.state.users.find((user) => user.id === id);

  /** The chat of the path as seen by a member; anything else has been answered with 404. */
  function seen(
    exchange: Exchange,
    chatId: string,
    userId: string | null,
  ): { chat: SimChat; user: SimUser } | undefined {
    const user = userOf(userId);
    const chat = chatId === 'bot' && user !== undefined ? chats.personalChatOf(user.id) : chats.find(chatId);
    if (user !== undefined && chat?.members.includes(user.id) === true) return { chat, user };
    sendJson(exchange.response, 404, { error: 'not-found', message: 'This person has no such chat.' });
    return undefined;
  }
  /** A POST to a chat: reads the body, finds chat and person, answers what `work` returns plus the bot's answers. */
  function post<B extends { as: string; waitMs: number }>(
    path: string,
    schema: z.ZodType<B>,
    work: (
      where: { chat: SimChat; user: SimUser; params: Record<string, string> },
      body: B,
    ) => Promise<object | undefined>,
  ): Route {
    return route('POST', `/teams/api/chats/:chatId/${path}`, async (exchange, params) => {
      const { response } = exchange;
      if (!(exchange.request.headers['content-type'] ?? '').startsWith('application/json')) {
        return sendJson(response, 415, {
          error: 'json-only',
          message: 'Send JSON with content-type application/json.',
        });
      }
      const body = schema.safeParse(await readJson(exchange));
      if (!body.success)
        return sendJson(response, 400, { error: 'malformed', message: z.prettifyError(body.error) });
      const place = seen(exchange, params['chatId'] ?? '', body.data.as);
      if (place === undefined) return;
      const result = await collectAnswers(chats, place.chat.id, body.data.waitMs, async () => {
        return (await work({ ...place, params }, body.data)) ?? { status: null };
      });
      sendJson(response, 200, result);
    });
  }
  const messageOf = (chat: SimChat, id: string | undefined) =>
    chat.messages.find((message) => message.id === id);
  return [
    route('GET', '/teams/api/people', ({ response }) => sendJson(response, 200, people(context))),
    route('GET', '/teams/api/people/:id/chats', (exchange, { id = '' }) => {
      const own = chats.personalChatOf(id);
      if (own === undefined)
        return sendJson(exchange.response, 404, { error: 'not-found', message: 'There is no such person.' });
      sendJson(exchange.response, 200, { chats: chats.chatsOf(id).map(overviewOf) });
    }),
    route('GET', '/teams/api/chats/:chatId', (exchange, { chatId = '' }) => {
      const place = seen(exchange, chatId, exchange.query.get('as'));
      if (place === undefined) return;
      const { chat } = place;
      const etag = `"${chats.revision(chat)}"`;
      // Measuring asks many times a second, and long chats are most of its work.
      if (exchange.request.headers['if-none-match'] === etag)
        return send(exchange.response, 304, '', { etag });
      // A browser that kept it would make the next look wait for the one before.
      const headers = { etag, 'cache-control': 'no-store' };
      sendJson(exchange.response, 200, { chat: overview(chat), messages: chat.messages }, headers);
    }),
    route('GET', '/teams/api/events', (exchange) => {
      const user = userOf(exchange.query.get('as'));
      if (user === undefined)
        return sendJson(exchange.response, 404, { error: 'not-found', message: 'There is no such person.' });
      streamEvents(exchange, chats, user.id);
    }),
    post('open', bodies.person, async ({ chat, user }) => {
      await client.open(chat, user);
      return { chat: overview(chat) };
    }),
    post('messages', bodies.say, async ({ chat, user }, { text, threadId, value, file }) => {
      await client.open(chat, user);
      const { message, result } = await client.say(chat, user, { text, threadId, value, file });
      return { ...result, message };
    }),
    post('messages/:messageId', bodies.edit, async ({ chat, user, params }, { text }) => {
      const message = messageOf(chat, params['messageId']);
      return message?.from === user.id
        ? { ...(await client.edit(chat, user, message, text)), message }
        : undefined;
    }),
    post('actions', bodies.act, async ({ chat, user }, body) => {
      const { result, outcome } = await client.act(chat, user, body);
      return { ...result, outcome };
    }),
    post('sign-in', bodies.signIn, async ({ chat, user }, body) => {
      const { result, outcome } = await client.finishSignIn(chat, user, body);
      return { ...result, outcome };
    }),
    post('install', bodies.person, async ({ chat, user }) => client.install(chat, user)),
    post('uninstall', bodies.person, async ({ chat, user }) => client.uninstall(chat, user)),
    post('block', bodies.block, ({ chat }, { blocked }) => {
      client.block(chat, blocked);
      return Promise.resolve({ chat: overview(chat) });
    }),
  ];
}

/** Whose team or chat it is, as people call it. */
function companyOf({ world }: SimulatorContext, tenantId: string): string {
  const tenant = world.state.tenants.find(({ id }) => id === tenantId);
  return tenant === undefined ? '' : nameOf(tenant);
}

const nameOf = ({ provider, name }: { provider: boolean; name: string }): string =>
  provider ? 'Open Door Technology' : name;

/** Everybody who can be played, by tenant, with the bot's name and id. */
function people(context: SimulatorContext) {
  const { tenants, users, bot } = context.world.state;
  return {
    bot: { id: `28:${bot.appId}`, appId: bot.appId, name: botName },
    tenants: tenants
      .map((tenant) => ({
        id: tenant.id,
        name: nameOf(tenant),
        domain: tenant.defaultDomain,
        country: tenant.country,
        provider: tenant.provider,
        people: users
          .filter((user) => user.tenantId === tenant.id)
          .map(({ id, displayName, userPrincipalName, about, locale }) => ({
            id,
            displayName,
            userPrincipalName,
            about,
            locale,
          })),
      }))
      .filter((tenant) => tenant.people.length > 0),
  };
}

function overview(chat: SimChat) {
  const { id, kind, title, tenantId, installed, removed, blocked, messages } = chat;
  // A sign-in card that did its work silently was never seen.
  const visible = messages.filter((message) => !message.deleted && message.signIn !== 'silent');
  return {
    id,
    kind,
    title,
    tenantId,
    installed,
    removed: removed === true,
    blocked,
    lastMessage: visible.at(-1) ?? null,
  };
}
