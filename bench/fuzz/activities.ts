import * as fc from 'fast-check';
import type { Authority, HttpInput } from './input.ts';
import { changed, changes, odd, type Change } from './values.ts';

/** A button of a card that somebody really has, with what is on it. */
export interface RealButton {
  readonly verb: string;
  readonly data: unknown;
  readonly conversationId: string;
  readonly activityId: string;
}

/** Somebody who writes, and where. */
export interface Writer {
  readonly userId: string;
  readonly tenantId: string;
  readonly conversations: readonly string[];
}

export interface Material {
  readonly botAppId: string;
  readonly rightful: readonly Writer[];
  readonly strangers: readonly Writer[];
  readonly buttons: readonly RealButton[];
}

export const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const channels = ['msteams', 'msteams', 'msteams', 'webchat', 'emulator'];

/** Activities that Teams could send, and those that it never would, signed for somebody, for a stranger, or not at all. */
export function activities(material: Material, who: Authority): fc.Arbitrary<HttpInput> {
  return fc
    .record({
      writer: fc.constantFrom(...(who === 'rightful' ? material.rightful : material.strangers)),
      chat: fc.nat({ max: 50 }),
      id: fc.uuid(),
      content: content(material),
      channelId: fc.constantFrom(...channels),
      made: fc.oneof(
        { weight: 2, arbitrary: fc.constant<readonly Change[]>([]) },
        { weight: 3, arbitrary: changes(4) },
      ),
      token: who === 'none' ? badToken : fc.constant(''),
    })
    .map(({ writer, chat, id, content: { kind, part, at }, channelId, made, token }): HttpInput => ({
      kind: made.length === 0 ? kind : `${kind}, changed`,
      authority: who,
      method: 'POST',
      path: '/api/messages',
      signing: who === 'none' ? 'none' : 'channel',
      headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: token }) },
      body: changed(
        {
          ...frame(material, writer, at ?? writer.conversations[chat] ?? `a:fuzz-${chat}`),
          id,
          channelId,
          ...part,
        },
        made,
      ),
    }));
}

const frame = (material: Material, { userId, tenantId }: Writer, conversationId: string) => ({
  type: 'message',
  timestamp: '2026-11-20T10:00:00Z',
  serviceUrl,
  from: { id: `29:${userId}`, name: 'Somebody', aadObjectId: userId },
  recipient: { id: `28:${material.botAppId}`, name: 'CSP Concierge' },
  conversation: { id: conversationId, conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
  locale: 'en-IE',
  localTimezone: 'Europe/Dublin',
});

interface Content {
  readonly kind: string;
  readonly part: Readonly<Record<string, unknown>>;
  readonly at?: string;
}

const words = fc.oneof(
  fc.constantFrom(
    'hello',
    'help',
    'status',
    'back',
    'start over',
    'customers',
    'orders',
    'my drafts',
    'approvals',
  ),
  fc.constantFrom(
    'people',
    'approval rules',
    'invitations',
    'what about Contoso?',
    'invite fabrikam.com',
    'register',
  ),
  fc.constantFrom(
    '5 copilot for us',
    'add 15 E3 to contoso.com',
    'proof F-1001',
    'gdap contoso.com',
    'auf Deutsch',
  ),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  odd.map(String),
);

function content({ buttons }: Material): fc.Arbitrary<Content> {
  const button = fc.constantFrom(...buttons);
  const invoke = (name: string, value: unknown) => ({ type: 'invoke', name, value });
  return fc.oneof(
    { weight: 4, arbitrary: words.map((text): Content => ({ kind: 'message', part: { text } })) },
    {
      weight: 8,
      arbitrary: fc
        .tuple(button, fc.boolean())
        .map(([{ verb, data, conversationId, activityId }, there]): Content => ({
          kind: 'press',
          part: {
            ...invoke('adaptiveCard/action', {
              action: { type: 'Action.Execute', verb, data },
              trigger: 'manual',
            }),
            replyToId: activityId,
          },
          ...(there ? { at: conversationId } : {}),
        })),
    },
    {
      weight: 2,
      arbitrary: button.map(({ verb, data }): Content => ({
        kind: 'submit',
        part: { value: { ...(data as object), verb } },
      })),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            'signin/verifyState',
            'signin/tokenExchange',
            'signin/failure',
            'task/fetch',
            'task/submit',
            'fileConsent/invoke',
          ),
          odd,
        )
        .map(([name, value]): Content => ({ kind: `invoke ${name}`, part: invoke(name, value) })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            'composeExtension/query',
            'adaptiveCard/refresh',
            'application/search',
            '__proto__',
            '',
          ),
          odd,
        )
        .map(([name, value]): Content => ({ kind: 'invoke of another kind', part: invoke(name, value) })),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(
          'conversationUpdate',
          'messageReaction',
          'messageUpdate',
          'typing',
          'event',
          'installationUpdate',
        )
        .map((type): Content => ({
          kind: type,
          part: { type, action: 'add', membersAdded: [{ id: '28:x' }] },
        })),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(file, { maxLength: 3 })
        .map((attachments): Content => ({ kind: 'files', part: { attachments } })),
    },
  );
}

/** A file whose address is not where Teams keeps files: nobody may be made to fetch it. */
const file = fc.record({
  contentType: fc.constantFrom('application/vnd.microsoft.teams.file.download.info', 'text/html', 'image/*'),
  name: fc.constantFrom('list.csv', '../../list.csv', 'list.exe', ''),
  content: fc.record({
    downloadUrl: fc.constantFrom(
      'http://127.0.0.1:1/x',
      'https://169.254.169.254/x',
      'file:///etc/passwd',
      'https://attacker.example/x',
    ),
    uniqueId: fc.uuid(),
    fileType: fc.constantFrom('csv', 'txt', 'exe'),
  }),
});

const badToken = fc.oneof(
  fc.constantFrom(
    '',
    'Bearer',
    'Bearer ',
    'Basic eDp5',
    'Bearer a.b.c',
    'Bearer ..',
    `Bearer ${'a'.repeat(20_000)}`,
  ),
  fc.constantFrom(
    'Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIn0.',
    'Bearer eyJhbGciOiJIUzI1NiIsImtpZCI6IngifQ.eyJpc3MiOiJodHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIn0.AAAA',
  ),
  fc.base64String({ maxLength: 400 }).map((text) => `Bearer ${text}`),
);
