import assert from 'node:assert/strict';
import { sampleOrder, signInWaits, type OrderSituation } from '../../../scripts/gallery/order-samples.ts';
import type { CaseAction, CaseAnswer } from '../../../src/dialogs/kit/flow.ts';
import { announceOrder } from '../../../src/dialogs/order/announce.ts';
import type { ResellerRole } from '../../../src/domain/reseller.ts';
import { orderActions } from '../../../src/dialogs/order/actions.ts';
import { nodesOf } from '../../support/card-nodes.ts';
import { conversations } from '../../support/conversation.ts';
import { people, tenants, type PersonName } from '../../support/sample-world.ts';

/** Nina and Oscar of Northwind, Cora of another reseller; an order of Northwind's in one state. */
function desk(situation: OrderSituation, oscarIs: ResellerRole = 'seller') {
  const world = conversations();
  const admitted = (name: PersonName, role: ResellerRole = 'seller') => {
    const { tenantId, userId, name: called } = people[name];
    return { tenantId, userId, name: called, roles: [role], state: 'admitted' as const };
  };
  const northwind = world.resellers.confirmed({
    tenantId: tenants.northwind.tenantId,
    company: 'Northwind IT Ltd',
    people: [admitted('nina'), admitted('oscar', oscarIs)],
  });
  world.resellers.confirmed({
    tenantId: tenants.coho.tenantId,
    company: 'Coho IT GmbH',
    people: [admitted('cora')],
  });
  world.orders.put({ ...sampleOrder(situation), resellerId: northwind.id });
  const actions = orderActions(world.services);
  const order = () => world.orders.all.find(({ id }) => id === 'F-1042')!;

  async function press(
    name: PersonName,
    verb: string,
    fields: Record<string, string> = {},
    caseId = 'F-1042',
  ): Promise<CaseAnswer> {
    const { person } = world.chat(name);
    const more = await world.resellers.rolesOf(person);
    const turn = {
      person: { ...person, roles: new Set([...person.roles, ...more]) },
      requestId: `press ${verb}`,
      now: () => world.clock.now(),
    };
    const act = actions[verb];
    assert.ok(act !== undefined, `no button ${verb}`);
    return act({ turn, caseId, version: 1, fields } as unknown as CaseAction);
  }
  return { world, order, press, verbs: Object.keys(actions) };
}

const sentenceOf = (answer: CaseAnswer) => ('sentence' in answer ? (answer.sentence ?? '') : '');
const parked = {
  state: 'parked',
  done: 1,
  standstill: { cause: 'agreement-missing', field: 'agreement' },
} as const;
const wrongEmail = {
  state: 'needs-answer',
  done: 0,
  standstill: { cause: 'email', field: 'email' },
} as const;

describe('order: buttons of the case card', () => {
  it('check now: goes on with a parked order at once, and says so', async () => {
    const { press, world } = desk(parked);
    assert.match(sentenceOf(await press('nina', 'order.check')), /asking Microsoft now/);
    assert.ok(world.calls.includes('orders.goOn'));
  });

  it('check now on a card that is behind: works as long as the order is still parked', async () => {
    const { press, order } = desk(parked);
    assert.notEqual(order().version, 1);
    assert.match(sentenceOf(await press('oscar', 'order.check')), /asking Microsoft now/);
  });

  it('check now after it went on: nothing happens, and who placed it and when is said', async () => {
    const { press, world, order } = desk({ state: 'provisioning', done: 3 });
    const before = JSON.stringify(order());
    assert.equal(
      sentenceOf(await press('oscar', 'order.check')),
      'Nina Roth placed this order Mon, 14 Sept, 11:32 IST; it is on its way.',
    );
    assert.equal(JSON.stringify(order()), before);
    assert.ok(!world.calls.includes('orders.goOn'));
  });

  it('correct the e-mail address: the order is a draft again and the conversation begins at that field', async () => {
    const { press, order } = desk(wrongEmail);
    assert.deepEqual(await press('nina', 'order.change'), {
      kind: 'flow',
      flow: 'order',
      memory: { order: 'F-1042', field: 'email' },
    });
    assert.equal(order().state, 'draft');
    // Pressed once more, by a colleague: the same question, not a refusal.
    assert.equal((await press('oscar', 'order.change')).kind, 'flow');
  });

  it('change what Microsoft has sold already: refused, nothing changes', async () => {
    const { press, order } = desk({ state: 'done', done: 4 });
    assert.match(sentenceOf(await press('nina', 'order.change')), /was finished Mon, 14 Sept, 11:41 IST/);
    assert.equal(order().state, 'done');
  });

  it('discard: thrown away; a second press says since when', async () => {
    const { press, order } = desk(parked);
    assert.match(sentenceOf(await press('nina', 'order.discard')), /Discarded/);
    assert.equal(order().state, 'discarded');
    assert.match(
      sentenceOf(await press('oscar', 'order.discard')),
      /Nina Roth discarded this order Mon, 14 Sept/,
    );
  });

  it('discard after Microsoft was asked to sell: says why not', async () => {
    const { press, order } = desk({ state: 'provisioning', done: 3 });
    assert.match(sentenceOf(await press('nina', 'order.discard')), /asked to sell already/);
    assert.equal(order().state, 'provisioning');
  });

  it('tell also: a colleague is noted by name, nobody else can be', async () => {
    const { press, world } = desk({ state: 'provisioning', done: 3 });
    const oscar = { tenant: people.oscar.tenantId, person: people.oscar.userId };
    assert.equal(sentenceOf(await press('nina', 'order.tell', oscar)), 'Oscar Ward will be told too.');
    assert.deepEqual(world.orders.listeners, [`F-1042 ${people.oscar.userId}`]);

    const cora = { tenant: people.cora.tenantId, person: people.cora.userId };
    for (const fields of [cora, {}, { tenant: oscar.tenant, person: people.leo.userId }])
      assert.match(sentenceOf(await press('nina', 'order.tell', fields)), /only colleagues/);
    assert.equal(world.orders.listeners.length, 1);
  });

  it('order more: a draft for the same tenant; pressed twice it is one draft', async () => {
    const { press, world } = desk({ state: 'done', done: 4 });
    const first = await press('nina', 'order.more');
    assert.deepEqual(await press('nina', 'order.more'), first);
    const drafts = world.orders.all.filter(({ state }) => state === 'draft');
    assert.equal(drafts.length, 1);
    assert.deepEqual(drafts[0]?.draft.buyer, {
      kind: 'tenant',
      tenantId: '33333333-3333-4333-8333-000000000021',
      domain: 'fabrikam.onmicrosoft.com',
      statedName: 'Fabrikam GmbH',
      nameSettled: 'same',
    });
    assert.deepEqual(first, { kind: 'flow', flow: 'order', memory: { order: drafts[0]?.id } });
  });

  it('order more before there is a tenant: nothing begins', async () => {
    const { press, world } = desk({ state: 'creating-tenant' });
    assert.match(sentenceOf(await press('nina', 'order.more')), /it is on its way/);
    assert.equal(world.orders.all.length, 1);
  });

  it('mail the sign-in again: to whom is said, what it says is not', async () => {
    const { press, world } = desk({ state: 'done', done: 4 });
    assert.match(sentenceOf(await press('nina', 'order.sign-in-again')), /no first sign-in waiting/);
    world.firstSignIns.set('F-1042', signInWaits);
    assert.match(
      sentenceOf(await press('nina', 'order.sign-in-again')),
      /on its way to katrin\.vogel@fabrikam\.de\. The earlier link does not work/,
    );
  });

  it('continue a draft: the conversation goes on; once placed, the card says who did', async () => {
    const draft = desk({ state: 'draft' });
    assert.equal((await draft.press('oscar', 'order.continue')).kind, 'flow');
    const placed = desk({ state: 'checking-out', done: 2 });
    assert.match(sentenceOf(await placed.press('oscar', 'order.continue')), /^Nina Roth placed this order/);
  });

  it('every button by somebody of another reseller: answered like an unknown order, nothing changes', async () => {
    const { press, world, verbs } = desk(parked);
    const oscar = { tenant: people.oscar.tenantId, person: people.oscar.userId };
    const before = JSON.stringify(world.orders.all);
    assert.ok(verbs.length >= 7);
    for (const verb of verbs) {
      const foreign = await press('cora', verb, oscar);
      assert.deepEqual(await press('cora', verb, oscar, 'F-9999'), foreign, verb);
      assert.match(sentenceOf(foreign), /Diesen Vorgang kenne ich nicht/);
      assert.equal(foreign.kind, 'sentence');
    }
    assert.equal(JSON.stringify(world.orders.all), before);
    const news = { event: 'done', caseId: 'F-1042', facts: {}, possibleRepeat: false };
    assert.equal(await announceOrder(world.services, news, world.chat('cora').person), undefined);
  });

  for (const situation of [
    { state: 'draft' },
    parked,
    wrongEmail,
    { state: 'provisioning', done: 3, signIn: signInWaits },
    { state: 'done', done: 4, signIn: signInWaits },
  ] as const satisfies readonly OrderSituation[]) {
    it(`${situation.state}: an owner who does not sell sees no button that answers “not allowed”, a seller sees more`, async () => {
      const verbsFor = async (name: PersonName) => {
        const { world } = desk(situation, 'owner');
        const card = await world.chat(name).caseCard('order', 'F-1042');
        return [...nodesOf(card)].flatMap(({ type, value }) =>
          type === 'Action.Execute' ? [String(value['verb'])] : [],
        );
      };
      const forOwner = await verbsFor('oscar');
      for (const verb of forOwner)
        assert.doesNotMatch(
          sentenceOf(await desk(situation, 'owner').press('oscar', verb)),
          /Your role/,
          verb,
        );
      const orders = ['order.change', 'order.continue', 'order.more'];
      assert.deepEqual(
        [forOwner, await verbsFor('nina')].map((all) => all.filter((verb) => orders.includes(verb))),
        [
          [],
          {
            draft: ['order.continue'],
            parked: ['order.change'],
            'needs-answer': ['order.change'],
            provisioning: [],
            done: ['order.more'],
          }[situation.state],
        ],
      );
    });
  }

  it('the next move is a seller’s: the owner’s card says so, theirs does not', async () => {
    const { world } = desk(wrongEmail, 'owner');
    const textFor = async (name: PersonName) =>
      JSON.stringify(await world.chat(name).caseCard('order', 'F-1042'));
    assert.match(await textFor('oscar'), /A seller of your company can go on with it\./);
    assert.doesNotMatch(await textFor('nina'), /A seller of your company/);
  });

  it('every button with an id that was never given: an answer, no fault', async () => {
    const { press, verbs } = desk(parked);
    for (const verb of verbs)
      assert.match(sentenceOf(await press('nina', verb, {}, 'constructor')), /I do not know this case/);
  });
});
