import assert from 'node:assert/strict';
import { sampleApproval, type ApprovalSituation } from '../../../scripts/gallery/approval-samples.ts';
import { sampleOrder, type OrderSituation } from '../../../scripts/gallery/order-samples.ts';
import type { Approval } from '../../../src/domain/approval.ts';
import { announceApproval } from '../../../src/dialogs/approval/announce.ts';
import type { Card } from '../../../src/dialogs/kit/card.ts';
import type { Language } from '../../../src/dialogs/kit/language.ts';
import { checkCard } from '../../support/card-checker.ts';
import { nodesOf, isObject, textOf } from '../../support/card-nodes.ts';
import { conversations, readable } from '../../support/conversation.ts';
import { people, tenants, type PersonName } from '../../support/sample-world.ts';

export const keyOf = (name: PersonName) => ({ tenantId: people[name].tenantId, userId: people[name].userId });
export const channel = { tenantId: tenants.northwind.tenantId, userId: '19:approvals@thread.tacv2' };
export const fingerprint = sampleApproval().fingerprint;

const member = (name: PersonName, ...roles: readonly ('seller' | 'owner')[]) => ({
  ...keyOf(name),
  name: people[name].name,
  roles,
  state: 'admitted' as const,
});

const line = {
  number: 0,
  productId: 'E3',
  skuId: '0001',
  title: 'Microsoft 365 E3',
  quantity: 15,
  term: 'P1Y',
  billing: 'monthly',
} as const;

/** Northwind: Nina has asked, Oscar decides, Leo stands in. Cora belongs to another company. */
export function house(situation: ApprovalSituation = {}, order: Partial<OrderSituation> = {}) {
  const world = conversations();
  const northwind = world.resellers.confirmed({
    tenantId: tenants.northwind.tenantId,
    company: 'Northwind IT Ltd',
    people: [member('nina', 'seller'), member('oscar', 'owner'), member('leo', 'seller')],
  });
  world.resellers.confirmed({
    tenantId: tenants.coho.tenantId,
    company: 'Coho IT GmbH',
    people: [member('cora', 'owner')],
  });
  const put = (facts: ApprovalSituation = {}): Approval =>
    world.asked.put({ ...sampleApproval({ ...situation, ...facts }), resellerId: northwind.id });
  put();
  const sample = sampleOrder({ state: 'awaiting-approval', isNew: false, customer: 'Contoso Ltd', ...order });
  world.orders.put({
    ...sample,
    resellerId: northwind.id,
    draft: { ...sample.draft, lines: [line], ...order.draft },
  });

  /** What somebody, or the channel, gets to see and to read of an event. */
  async function told(
    who: PersonName | 'channel',
    event = '',
    options: { language?: Language; id?: string; facts?: Record<string, unknown>; again?: boolean } = {},
  ): Promise<{ card: Card; text: string; message: string } | undefined> {
    const { language = 'en', id = 'A-1001', facts = {}, again = false } = options;
    const made = await announceApproval(
      world.services,
      { event, caseId: id, facts, possibleRepeat: again },
      {
        ...(who === 'channel' ? { ...channel, isChannel: true } : keyOf(who)),
        language,
        locale: language === 'de' ? 'de-DE' : 'en-IE',
        timeZone: 'Europe/Dublin',
      },
    );
    if (made === undefined) return undefined;
    assert.deepEqual(checkCard(made.card), []);
    return { card: made.card, text: readable(made.card), message: made.message };
  }
  /** The same, for somebody who is surely told. */
  async function seen(...given: Parameters<typeof told>) {
    const made = await told(...given);
    assert.ok(made !== undefined, `${given[0]} is told nothing`);
    return made;
  }
  return { world, northwind, put, told, seen, approval: () => world.asked.all.at(-1) as Approval };
}

/** A number as a client sends it. */
const valueOf = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

/** Verbs of the buttons on a card that do something, in their order. */
export const verbsOn = (card: Card): string[] =>
  [...nodesOf(card)].flatMap(({ type, value }) =>
    type === 'Action.Execute' ? [textOf(value['verb']) ?? ''] : [],
  );

/** What a button of a card sends, its inputs at what they show. */
export function pressOn(card: Card, verb: string, typed: Record<string, string> = {}) {
  const nodes = [...nodesOf(card)];
  const button = nodes.find(({ type, value }) => type === 'Action.Execute' && value['verb'] === verb);
  assert.ok(button !== undefined, `no button ${verb}, only ${verbsOn(card).join(', ')}`);
  const data = button.value['data'];
  assert.ok(isObject(data));
  const inputs = nodes.flatMap(({ type, value }) =>
    type?.startsWith('Input.') === true && button.value['associatedInputs'] !== 'none'
      ? [[String(value['id']), textOf(value['value']) ?? valueOf(value['value'])] as const]
      : [],
  );
  const { case: caseId, v, ...extra } = data;
  return {
    kind: 'case' as const,
    verb,
    caseId: String(caseId),
    version: Number(v),
    fields: { ...Object.fromEntries(inputs), ...(extra as Record<string, string>), ...typed },
  };
}
