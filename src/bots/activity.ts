import { z } from 'zod';
import type { Fields, Input, SignInFailure, Speaker } from '../dialogs/kit/turn.ts';
import { placeOf } from './place-of.ts';

const guid = z
  .string()
  .regex(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i)
  .transform((text) => text.toLowerCase());
const id = z.string().min(1).max(512);
const short = z.string().max(256);

/** The parts of an activity we use, as they come from outside (contract teams 3). Anything longer or other is refused. */
export const activitySchema = z.object({
  type: z.string().min(1).max(64),
  id: id.optional(),
  name: short.optional(),
  channelId: z.string().min(1).max(64),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(512),
  from: z.object({ id, name: short.optional(), aadObjectId: guid.optional() }),
  recipient: z.object({ id, name: short.optional() }).optional(),
  conversation: z.object({
    id,
    conversationType: short.optional(),
    tenantId: guid.optional(),
    name: short.optional().catch(undefined),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: guid }).optional(),
      eventType: short.optional(),
      team: z.object({ id, name: short.optional().catch(undefined) }).optional(),
      channel: z.object({ id, name: short.optional().catch(undefined) }).optional(),
    })
    .optional(),
  action: short.optional(),
  text: z.string().max(28_000).optional(),
  locale: short.optional(),
  localTimezone: short.optional(),
  localTimestamp: short.optional().catch(undefined),
  replyToId: id.optional(),
  value: z.unknown().optional(),
  attachments: z
    .array(
      z.object({
        contentType: short.optional().catch(undefined),
        name: short.optional().catch(undefined),
        content: z.unknown().optional(),
      }),
    )
    .max(50)
    .optional(),
  entities: z
    .array(
      // Kinds we do not know may have fields of these names with anything in them.
      z.object({
        type: short.optional().catch(undefined),
        country: short.optional().catch(undefined),
        timezone: short.optional().catch(undefined),
        text: z.string().max(512).optional().catch(undefined),
        mentioned: z.object({ id }).optional().catch(undefined),
      }),
    )
    .max(50)
    .optional(),
});
export type TeamsActivity = z.infer<typeof activitySchema>;

/** The tenant of the verified activity; undefined when it names none, or two different ones. */
export function tenantOf(activity: TeamsActivity): string | undefined {
  const named = [activity.channelData?.tenant?.id, activity.conversation.tenantId].filter(
    (one) => one !== undefined,
  );
  return new Set(named).size === 1 ? named[0] : undefined;
}

/** The channel an activity comes from, not the thread in it; undefined outside of channels. */
export function channelOf({
  conversation,
  channelData,
}: Pick<TeamsActivity, 'conversation' | 'channelData'>): Speaker['channel'] {
  if (conversation.conversationType !== 'channel') return undefined;
  const names = [channelData?.channel?.name, conversation.name, channelData?.team?.name];
  const name = names.find((name) => name !== undefined && name.trim() !== '') ?? '';
  return { conversationId: placeOf(conversation.id), name };
}

const cardData = z.record(z.string(), z.unknown());
const answerData = z.object({ stamp: z.string().max(64), choice: z.string().max(64) });
const caseData = z.object({ case: z.string().min(1).max(64), v: z.number().int() });
const invokeAction = z.object({
  action: z.object({
    type: z.literal('Action.Execute'),
    verb: z.string().max(64),
    data: cardData.optional(),
  }),
});
const signInState = z.object({ state: z.string().max(64) });
const signInFailure = z.object({ code: short.optional() });

/** What a person did, out of a message or an invoke; undefined for anything we do not answer. */
export function inputOf(activity: TeamsActivity): Input | undefined {
  if (activity.type === 'message') {
    const pressed = cardData.safeParse(activity.value);
    if (pressed.success && typeof pressed.data['verb'] === 'string')
      return press(pressed.data['verb'], pressed.data);
    const text = withoutMention(activity);
    return text === '' ? undefined : { kind: 'text', text: cut(text) };
  }
  if (activity.type === 'invoke' && activity.name === 'adaptiveCard/action') {
    const parsed = invokeAction.safeParse(activity.value);
    return parsed.success ? press(parsed.data.action.verb, parsed.data.action.data ?? {}) : undefined;
  }
  return undefined;
}

/** The code of a finished sign-in window. */
export function verifyStateOf(activity: TeamsActivity): string | undefined {
  return signInState.safeParse(activity.value).data?.state;
}

/** Why a sign-in ended without a token, by the code of `signin/failure` (contract teams 7.4.5). */
export function signInFailureOf(activity: TeamsActivity): SignInFailure {
  return signInFailure.safeParse(activity.value).data?.code === cancelledByUser ? 'cancelled' : 'automatic';
}

/** What Teams sends in place of the code of a sign-in window that was closed. */
export const cancelledByUser = 'CancelledByUser';

const tokenExchange = z.object({
  id: z.string().min(1).max(256),
  connectionName: short,
  token: z.string().min(1).max(20_000),
});
export type TokenExchange = z.infer<typeof tokenExchange>;

export function tokenExchangeOf(activity: TeamsActivity): TokenExchange | undefined {
  return tokenExchange.safeParse(activity.value).data;
}

function press(verb: string, data: Record<string, unknown>): Input | undefined {
  if (verb === 'answer') {
    const parsed = answerData.safeParse(data);
    return parsed.success ? { kind: 'answer', ...parsed.data, fields: fieldsOf(data) } : undefined;
  }
  const parsed = caseData.safeParse(data);
  if (!parsed.success) return undefined;
  return { kind: 'case', verb, caseId: parsed.data.case, version: parsed.data.v, fields: fieldsOf(data) };
}

const ours = new Set(['stamp', 'choice', 'case', 'v', 'verb']);

/** The card's inputs: texts of a sensible length under our names, whatever else was put in. */
function fieldsOf(data: Record<string, unknown>): Fields {
  const texts = Object.entries(data).filter(
    (entry): entry is [string, string] =>
      !ours.has(entry[0]) && typeof entry[1] === 'string' && /^[a-z][a-zA-Z0-9-]{0,40}$/.test(entry[0]),
  );
  return Object.fromEntries(
    texts.slice(0, 40).map(([name, text]) => [name, cut(text, name === 'list' ? longestList : undefined)]),
  );
}

/** A pasted list, line by line, is longer than anything somebody says. */
const longestList = 16_000;

/** As much of a text as anybody means to say, never half an emoji. */
const cut = (text: string, longest = 4_000): string =>
  text.replace(hidden, '').slice(0, longest).toWellFormed();

/**
 * What nobody sees and nobody types on purpose: controls but line ends, signs without width, and those that turn the
 * letters after them round. Joiners stay, some scripts and emojis need them.
 */
const hidden =
  /(?![\t\n\r\u200c\u200d])[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** The typed text without the bot's own mention, which Teams puts in front in channels. */
function withoutMention(activity: TeamsActivity): string {
  let text = activity.text ?? '';
  for (const entity of activity.entities ?? []) {
    if (
      entity.type === 'mention' &&
      entity.mentioned?.id === activity.recipient?.id &&
      entity.text !== undefined
    ) {
      text = text.replace(entity.text, '');
    }
  }
  return text
    .replace(/<[^>]{1,200}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
