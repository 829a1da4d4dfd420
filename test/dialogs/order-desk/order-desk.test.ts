import assert from 'node:assert/strict';
import { sampleOrder, type OrderSituation } from '../../../scripts/gallery/order-samples.ts';
import { conversations, readable } from '../../support/conversation.ts';
import { people, tenants } from '../../support/sample-world.ts';

const unknownCode = {
  state: 'needs-person',
  done: 2,
  standstill: { cause: 'unknown', code: 900999, correlationId: '66666666-6666-4666-8666-000000000099' },
} as const;

/** An order of Northwind's and Priya of the provider. */
function desk(...situations: readonly OrderSituation[]) {
  const world = conversations();
  const { tenantId, userId, name } = people.nina;
  const nina = { tenantId, userId, name, roles: ['seller' as const], state: 'admitted' as const };
  const northwind = world.resellers.confirmed({
    tenantId: tenants.northwind.tenantId,
    company: 'Northwind IT Ltd',
    people: [nina],
  });
  for (const situation of situations)
    world.orders.put({ ...sampleOrder(situation), resellerId: northwind.id });
  const priya = world.chat('priya');
  const version = () => world.orders.all.find(({ id }) => id === 'F-1042')?.version ?? 0;
  const pressed = (verb: string, fields: Record<string, string> = {}, at = version()) =>
    priya.receive({ kind: 'case', verb, caseId: 'F-1042', version: at, fields });
  const state = () => world.orders.all.find(({ id }) => id === 'F-1042')?.state;
  return { world, priya, pressed, state, version };
}

describe('order desk', () => {
  it('no relationship: staff is told whom to invite, as long as the order waits', async () => {
    const situation = {
      state: 'parked',
      done: 1,
      isNew: false,
      standstill: { cause: 'relationship-missing' },
    } as const;
    const { world, priya } = desk(situation);
    const news = { event: 'not-invited', caseId: 'F-1042', facts: {}, possibleRepeat: false };
    const flow = world.flows.find((one) => one.id === 'order-desk');
    const told = await flow?.announce?.(news, priya.person);
    assert.match(
      told?.message ?? '',
      /^F-1042 of Northwind IT Ltd waits.*type “invite [a-z.]+ for Northwind IT Ltd”/,
    );
    assert.match(readable(told!.card), /Invite the customer if nobody has/);
    const [order] = world.orders.all;
    world.orders.put({ ...order!, state: 'provisioning' });
    assert.equal(await flow?.announce?.(news, priya.person), undefined);
  });

  it('the first sign-in of a new tenant is lost: staff reads what only they can do, in their language', async () => {
    const { world, priya } = desk({ state: 'provisioning', done: 3 });
    const news = { event: 'sign-in-lost', caseId: 'F-1042', facts: {}, possibleRepeat: false };
    const flow = world.flows.find((one) => one.id === 'order-desk');
    const told = await flow?.announce?.(news, priya.person);
    assert.match(told?.message ?? '', /^F-1042 of Northwind IT Ltd: nobody has.*set a new password/);
    const german = await flow?.announce?.(news, { ...priya.person, language: 'de', locale: 'de-DE' });
    assert.match(german?.message ?? '', /^F-1042 von Northwind IT Ltd: Niemand hat.*neues Kennwort/);
  });

  it('credit: staff reads what Microsoft said and what to do, the seller only that it is on our side', async () => {
    const situation = {
      state: 'needs-person',
      done: 2,
      standstill: { cause: 'credit', code: 800023 },
    } as const;
    const { world, priya } = desk(situation);
    const flow = world.flows.find((one) => one.id === 'order-desk');
    const news = { event: 'trouble', caseId: 'F-1042', facts: {}, possibleRepeat: false };
    const told = await flow?.announce?.(news, priya.person);
    assert.match(
      told?.message ?? '',
      /needs you\. Microsoft refuses the order: our credit does not cover it/,
    );
    assert.match(readable(told!.card), /higher limit[^]*“Try again”[^]*800023/);
    assert.doesNotMatch(readable(told!.card), /not on yours/);
    const german = await flow?.announce?.(news, { ...priya.person, language: 'de', locale: 'de-DE' });
    assert.match(readable(german!.card), /Unser Kreditrahmen reicht dafür nicht[^]*„Erneut versuchen“/);
    for (const { card } of [told!, german!])
      assert.doesNotMatch(readable(card), /^.*\b(Cause|Ursache)\b.*$/m);
    const nina = await world.chat('nina').caseCard('order', 'F-1042');
    assert.match(readable(nina!), /on our side/);
    assert.doesNotMatch(readable(nina!), /credit|limit/i);
  });

  it('“orders”: what waits for us first, each with its state; a press shows the order', async () => {
    const { priya } = desk(
      { ...unknownCode },
      { state: 'provisioning', done: 3, id: 'F-1043', customer: 'Contoso' },
    );
    await priya.say('orders');
    assert.deepEqual(priya.choices(), ['F-1042', 'F-1043']);
    assert.match(priya.text(), /Waiting for us: 1\./);
    assert.match(priya.text(), /F-1043 · Contoso: On its way/);
    const shown = await priya.press('F-1043');
    // The card changes from now on by itself.
    assert.deepEqual(shown.case, {
      flow: 'order-desk',
      caseId: 'F-1043',
      sentence: undefined,
      takesOver: true,
    });
    const card = await priya.caseCard('order-desk', 'F-1043');
    assert.ok(card);
    assert.match(readable(card), /◔ On its way/);
  });

  it('“order F-1042”: code, support id, reseller, customer, lines and how far it came', async () => {
    const { priya } = desk(unknownCode);
    await priya.say('order f-1042');
    const card = await priya.caseCard('order-desk', 'F-1042');
    assert.ok(card);
    const text = readable(card);
    assert.match(text, /F-1042 · Fabrikam GmbH/);
    assert.match(text, /⚠ Waits for us – Microsoft said no with a code that I do not know/);
    assert.match(text, /Northwind IT Ltd · 4711982/);
    assert.match(text, /fabrikam\.onmicrosoft\.com · 33333333-3333-4333-8333-000000000021/);
    assert.match(text, /900999[^]*66666666-6666-4666-8666-000000000099/);
    assert.match(text, /20 × Microsoft 365 Business Premium/);
    assert.match(text, /Tenant made\nMon, 14 Sept, 11:33 IST/);
  });

  it('a number nobody has: said so, and the list instead', async () => {
    const { priya } = desk(unknownCode);
    const shown = await priya.say('order F-9999');
    assert.match(shown.said.join(' '), /I do not know an order of that number/);
    assert.deepEqual(priya.choices(), ['F-1042']);
    await priya.say('F-77');
    assert.deepEqual(priya.choices(), ['F-1042']);
  });

  it('no orders at all: says so and ends', async () => {
    const { priya } = desk();
    const shown = await priya.say('orders');
    assert.ok(shown.closed);
    assert.match(priya.text(), /There are no orders yet/);
  });

  it('in German, typed: the same list', async () => {
    const { world } = desk(unknownCode);
    const sam = world.chat('sam');
    await sam.say('Bestellungen');
    assert.match(sam.text(), /Wartet auf uns: 1/);
  });

  it('try again: goes on, once for one card', async () => {
    const { pressed, version } = desk(unknownCode);
    const drawn = version();
    assert.match((await pressed('order-desk.again', {}, drawn)).case?.sentence ?? '', /It goes on now/);
    assert.match(
      (await pressed('order-desk.again', {}, drawn)).case?.sentence ?? '',
      /has moved on: Waits for us/,
    );
  });

  it('try again on an order that waits for somebody else: the card as it stands', async () => {
    const { pressed, state } = desk({
      state: 'needs-answer',
      standstill: { cause: 'email', field: 'email' },
    });
    assert.match(
      (await pressed('order-desk.again')).case?.sentence ?? '',
      /has moved on: Waits for the seller \(Mon, 14 Sept, 11:42 IST\)/,
    );
    assert.equal(state(), 'needs-answer');
  });

  it('close: only with a reason, then the order has ended', async () => {
    const { world, pressed, state } = desk(unknownCode);
    for (const because of [undefined, '  ', 'x'.repeat(301)]) {
      const without = await pressed('order-desk.close', because === undefined ? {} : { because });
      assert.match(without.case?.sentence ?? '', /300 characters at most/);
    }
    assert.equal(state(), 'needs-person');
    assert.match(
      (await pressed('order-desk.close', { because: ' Microsoft refuses ' })).case?.sentence ?? '',
      /The seller has been told/,
    );
    assert.equal(state(), 'failed');
    assert.deepEqual(world.orders.reasons, ['Microsoft refuses']);
    assert.match((await pressed('order-desk.again')).case?.sentence ?? '', /has moved on: Closed by us/);
  });

  it('pressed by customers and sellers: not allowed, nothing changes', async () => {
    const { world, state } = desk(unknownCode);
    for (const name of ['megan', 'nina'] as const) {
      const shown = await world.chat(name).pressCase('order-desk.close', 'F-1042', { because: 'mine' });
      assert.match(shown.note ?? '', /Your role here does not include this/);
    }
    assert.equal(state(), 'needs-person');
  });

  it('an order that does not exist: answered like an unknown case', async () => {
    const { priya } = desk(unknownCode);
    for (const verb of ['order-desk.again', 'order-desk.close'])
      assert.match(
        (await priya.pressCase(verb, 'F-9999', { because: 'x' })).note ?? '',
        /do not know this case/,
      );
  });

  it('news: what happened and who needs us; nothing once it is settled', async () => {
    const { world, priya } = desk(unknownCode);
    const flow = world.flows.find((one) => one.id === 'order-desk');
    const news = { event: 'trouble', caseId: 'F-1042', facts: {}, possibleRepeat: false };
    const told = await flow?.announce?.(news, priya.person);
    assert.equal(
      told?.message,
      'F-1042 of Northwind IT Ltd for Fabrikam GmbH needs you. Microsoft said no with a code that I do not know.',
    );
    assert.match(readable(told.card), /Try again[^]*Why it cannot be finished/);
    const again = await flow?.announce?.({ ...news, possibleRepeat: true }, priya.person);
    assert.match(again?.message ?? '', /^You may have received this before: F-1042/);
    world.orders.put({ ...sampleOrder({ state: 'done', done: 4 }), resellerId: 'R-1001' });
    assert.equal(await flow?.announce?.(news, priya.person), undefined);
  });

  it('licences for the reseller itself: the lists name the reseller', async () => {
    const { world, priya } = desk(unknownCode);
    const done = sampleOrder({ state: 'done', done: 4, draft: { use: 'own', lines: [] } });
    world.orders.put({ ...done, resellerId: 'R-1001' });
    assert.match((await priya.say('status')).said.join('\n'), /F-1042 · Northwind IT Ltd, own use: Done/);
    await priya.say('orders');
    assert.match(priya.text(), /F-1042 · Northwind IT Ltd, own use: Done/);
    await priya.say('auf Deutsch');
    assert.match(priya.text(), /F-1042 · Northwind IT Ltd, Eigenbedarf/);
  });

  it('status: a line for each order', async () => {
    const { priya } = desk(unknownCode);
    assert.match((await priya.say('status')).said.join('\n'), /F-1042 · Fabrikam GmbH: Waits for us/);
  });
});
