import { buttonsOf, personAt, walkToLink } from '../support/person.ts';
import type { Material, RealButton, Writer } from './activities.ts';

const customer = (n: number) => `33333333-3333-4333-8333-${String(n).padStart(12, '0')}`;
const staffMember = '22222222-2222-4222-8222-000000000001';
const sells = '66666666-6666-4666-8666-000000000001';
/** Whose chats are filled, with what they are about: somebody of each kind, and one that waits for another. */
const people = [
  { userId: '55555555-5555-4555-8555-000000000012', tenantId: customer(1), says: [] },
  {
    userId: staffMember,
    tenantId: '11111111-1111-4111-8111-000000000003',
    says: ['customers', 'orders', 'resellers', 'invite fabrikam.com', 'gdap contoso.com'],
  },
  {
    userId: '77777777-7777-4777-8777-000000000011',
    tenantId: sells,
    says: ['20 business premium yearly for Adventure Works', 'my drafts', 'customers'],
  },
  {
    userId: '77777777-7777-4777-8777-000000000012',
    tenantId: sells,
    says: ['approval rules', 'people', 'own tenant', 'approvals'],
  },
] as const;
const strangers: readonly Writer[] = [
  { userId: '55555555-5555-4555-8555-000000000042', tenantId: customer(4), conversations: [] },
  { userId: '55555555-5555-4555-8555-000000000052', tenantId: customer(5), conversations: [] },
  { userId: '55555555-5555-4555-8555-000000000032', tenantId: customer(3), conversations: [] },
];

/** Plays a little with everybody, and gathers every button that is on a card then. */
export async function gather(origin: string, botAppId: string): Promise<Material> {
  const buttons: RealButton[] = [];
  const rightful: Writer[] = [];
  for (const { userId, tenantId, says } of people) {
    const person = personAt(origin, userId);
    await person.open();
    const [first = ''] = says;
    if (first === '') await walkToLink(person, { signIn: true, deadlineMs: 20_000 });
    for (const text of says) await person.say(text);
    const conversationId = await conversationOf(origin, userId);
    rightful.push({ userId, tenantId, conversations: [conversationId] });
    for (const { verb, data, activityId } of buttonsOf(await person.messages()))
      buttons.push({ verb, data, conversationId, activityId });
  }
  if (buttons.length === 0) throw new Error('nobody has a card with a button');
  return { botAppId, rightful, strangers, buttons };
}

async function conversationOf(origin: string, userId: string): Promise<string> {
  const answer = await fetch(`${origin}/teams/api/chats/bot/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: userId }),
  });
  return ((await answer.json()) as { chat: { id: string } }).chat.id;
}

/** What Teams hands to the tab for somebody of the provider's staff. */
export async function staffToken(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/teams/api/tab-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: staffMember }),
  });
  return ((await answer.json()) as { token: string }).token;
}
