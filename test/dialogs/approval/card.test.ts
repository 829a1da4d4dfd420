import assert from 'node:assert/strict';
import { nodesOf } from '../../support/card-nodes.ts';
import { house, keyOf, pressOn, verbsOn } from './house.ts';

const minute = 60_000;
const now = Date.UTC(2026, 8, 14, 10, 42);
const deciding = [
  'approval.approve',
  'approval.reject',
  'approval.ask',
  'approval.change',
  'approval.give',
  'approval.comment',
];
const twoLevels = {
  levels: [
    { approvers: [keyOf('oscar')], standIns: [] },
    { approvers: [keyOf('leo')], standIns: [] },
  ],
};

describe('the card of an approval', () => {
  it('who decides: everything the decision is about, in words', async () => {
    const { seen } = house();
    const { text } = await seen('oscar');
    for (const part of [
      'Please decide: Contoso Ltd · €2,400.00',
      'A-1001 · order F-1042 · fingerprint ',
      '15 × Microsoft 365 E3',
      '1 year, billed monthly · ends Mon 1 Feb 2027 · €30.24 each per billing period',
      '€2,400.00, without tax, until Mon 1 Feb 2027',
      'by itself on Mon 1 Feb 2027 for 1 year; our people can stop that.',
      'Nina Roth',
      'order of more than €2,000.00 · first order for this customer',
      'in full until Mon, 21 Sept, 11:42 IST',
      'Tue, 15 Sept, 10:42 IST; then Leo Brandt can decide too',
    ])
      assert.ok(text.includes(part), `${part} is not in\n${text}`);
  });

  it('the same was ordered lately, as the seller was shown: who decides reads it on the card and once more before', async () => {
    const { world, seen } = house();
    const [order] = world.orders.all;
    assert.ok(order?.shown);
    assert.doesNotMatch((await seen('oscar')).text, /within a week/);
    world.orders.put({ ...order, shown: { ...order.shown, alike: 'F-1040' } });
    const said = /⚠ The same was ordered for this company within a week: F-1040/;
    assert.match((await seen('oscar')).text, said);
    const oscar = world.chat('oscar');
    await oscar.say('approve');
    assert.match(oscar.text(), said);
  });

  it('who decides, in German', async () => {
    const { seen } = house();
    const { text } = await seen('oscar', '', { language: 'de' });
    assert.match(text, /Bitte entscheiden: Contoso Ltd · 2\.400,00\s€/);
    assert.match(text, /danach kann auch Leo Brandt entscheiden/);
    assert.match(text, /15 × Microsoft 365 E3 für Contoso Ltd freigeben/);
  });

  it('a slip of the finger: the row of buttons only unfolds, what decides is behind it and names what it does', async () => {
    const { seen } = house();
    const { card } = await seen('oscar');
    const row = card.body.find(({ type }) => type === 'ActionSet');
    assert.ok(row !== undefined);
    const inRow = [...nodesOf(row)].filter(({ type }) => type?.startsWith('Action.'));
    assert.ok(inRow.length > 0);
    assert.ok(inRow.every(({ type }) => type === 'Action.ToggleVisibility'));
    assert.deepEqual(verbsOn(card), deciding);
    const approve = [...nodesOf(card)].find(
      ({ type, value }) => type === 'Action.Execute' && value['verb'] === 'approval.approve',
    );
    assert.equal(approve?.value['title'], 'Approve 15 × Microsoft 365 E3 for Contoso Ltd');
    // Nothing somebody has typed elsewhere on the card holds it up.
    const inputs = [...nodesOf(card)].filter(({ type }) => type?.startsWith('Input.'));
    assert.ok(inputs.length > 4);
    for (const { value } of inputs)
      for (const bound of ['isRequired', 'min', 'max', 'regex']) assert.equal(value[bound], undefined);
  });

  it('every button that decides: carries the fingerprint of what the card shows', async () => {
    const { seen, approval } = house();
    const { card } = await seen('oscar');
    for (const verb of deciding) assert.equal(pressOn(card, verb).fields['fp'], approval().fingerprint);
  });

  it('change: at most the licences asked for, and only shorter terms of the catalogue', async () => {
    const { seen } = house();
    const nodes = [...nodesOf((await seen('oscar')).card)];
    const quantity = nodes.find(({ value }) => value['id'] === 'quantity-0')?.value;
    assert.equal(quantity?.['label'], 'Licences of Microsoft 365 E3: 1 to 15');
    assert.equal(quantity?.['value'], 15);
    const plans = nodes.find(({ value }) => value['id'] === 'plan-0')?.value['choices'];
    assert.deepEqual(plans, [
      { title: '1 year, billed monthly (as it is)', value: 'P1Y/monthly' },
      { title: '1 month, billed monthly', value: 'P1M/monthly' },
    ]);
  });

  it('catalogue out of reach: the card comes without return window and shorter terms', async () => {
    const { seen, world } = house();
    world.breakDown('offers.offer');
    const { card, text } = await seen('oscar');
    assert.doesNotMatch(text, /in full until/);
    assert.ok([...nodesOf(card)].some(({ value }) => value['id'] === 'quantity-0'));
    assert.ok(![...nodesOf(card)].some(({ value }) => value['id'] === 'plan-0'));
  });

  it('nobody stands in: no such button, and what happens without a decision', async () => {
    const { seen } = house({ levels: [{ approvers: [keyOf('oscar')], standIns: [] }] });
    const { card, text } = await seen('oscar');
    assert.ok(!verbsOn(card).includes('approval.give'));
    assert.match(text, /without a decision the order is closed Mon, 21 Sept/);
  });

  it('who asked: whom it waits for, and take back; no decision', async () => {
    const { seen } = house();
    const { card, text } = await seen('nina');
    assert.match(text, /Waits for Oscar Ward, until Tue, 15 Sept, 10:42 IST/);
    assert.deepEqual(verbsOn(card), ['order.take-back']);
    assert.equal(pressOn(card, 'order.take-back').caseId, 'F-1042');
  });

  it('who asked, while a question waits: the question and a box for the answer', async () => {
    const question = { kind: 'question', by: keyOf('oscar'), at: now - minute, text: 'Why yearly?' } as const;
    const { seen } = house({ words: [question], pausedAt: now - minute });
    const { card, text } = await seen('nina');
    assert.match(text, /Oscar Ward asks, 11:41: “Why yearly\?”/);
    assert.match(text, /the time for the decision stands still/);
    assert.deepEqual(verbsOn(card), ['approval.answer', 'order.take-back']);
    const own = await seen('oscar');
    assert.match(own.text, /You can decide all the same/);
    assert.doesNotMatch(own.text, /Answer until/);
  });

  it('stand-in not asked yet, later level, has approved: each reads what is theirs, and cannot press', async () => {
    const waiting = await house().seen('leo');
    assert.match(waiting.text, /You stand in, and are asked if nobody decides until Tue, 15 Sept/);
    assert.deepEqual(verbsOn(waiting.card), []);
    const asked = await house({ stoodIn: true }).seen('leo');
    assert.match(asked.text, /◷ You stand in for Oscar Ward\./);
    assert.ok(verbsOn(asked.card).includes('approval.approve'));
    assert.doesNotMatch((await house({ stoodIn: true }).seen('oscar')).text, /stand in for/);

    const later = await house(twoLevels).seen('leo');
    assert.match(later.text, /First it waits for Oscar Ward; then you are asked/);
    assert.deepEqual(verbsOn(later.card), []);

    const second = house({
      ...twoLevels,
      level: 1,
      approvedBy: [{ by: keyOf('oscar'), at: now - minute, level: 0 }],
    });
    const has = await second.seen('oscar');
    assert.match(has.text, /You approved, 11:41\. Now it waits for Leo Brandt/);
    assert.deepEqual(verbsOn(has.card), []);
    assert.match((await second.seen('leo')).text, /Approved so far[\s\S]*Oscar Ward 11:41/);
    assert.ok(verbsOn((await second.seen('leo')).card).includes('approval.approve'));
  });

  it('a channel: how it stands, and one button that explains itself', async () => {
    const { seen } = house();
    const { card, text } = await seen('channel');
    assert.match(text, /Waits for Oscar Ward/);
    assert.deepEqual(verbsOn(card), ['approval.look']);
    assert.deepEqual(
      [...nodesOf(card)].filter(({ type }) => type?.startsWith('Input.')),
      [],
    );
  });

  it('another company: nothing at all', async () => {
    assert.equal(await house().told('cora'), undefined);
  });

  it('somebody no message reached: others read that, they themselves do not', async () => {
    const { seen } = house({ unreached: [keyOf('oscar')] });
    assert.match((await seen('leo')).text, /Oscar Ward has not been reached in Teams/);
    assert.doesNotMatch((await seen('oscar')).text, /not been reached/);
  });

  it('nobody reached: the card says whom', async () => {
    const { seen } = house({ unreached: [keyOf('oscar')] });
    assert.match((await seen('nina')).text, /⚠ Oscar Ward has not been reached in Teams/);
  });

  const at = now - 11 * minute;
  const by = keyOf('oscar');
  const ends = [
    ['approved', { ended: { at, by } }, /✓ Approved by Oscar Ward, 11:31\. It is being ordered\./],
    [
      'rejected',
      { ended: { at, by, because: 'Too many' } },
      /✗ Rejected by Oscar Ward, 11:31\. Reason: “Too many”/,
    ],
    ['changed', { ended: { at, by } }, /Oscar Ward wants it otherwise, 11:31/],
    [
      'expired',
      { ended: { at } },
      /Nobody decided until Mon, 14 Sept, 11:31 IST\. The order is closed; nothing was bought/,
    ],
    ['withdrawn', { ended: { at, by: keyOf('nina') } }, /Taken back by Nina Roth, 11:31/],
  ] as const;
  for (const [state, facts, sentence] of ends)
    it(`${state}: everybody reads the same, and nobody can press any more`, async () => {
      const { seen } = house({ state, ...facts }, { state: 'checking-out', done: 2 });
      for (const who of ['oscar', 'nina', 'leo', 'channel'] as const) {
        const { card, text } = await seen(who);
        assert.match(text, sentence);
        assert.deepEqual(verbsOn(card), []);
      }
    });

  it('approved: everybody’s card says how the order goes on', async () => {
    const ended = { at, by } as const;
    const orderedAt = at + 5 * 60_000;
    for (const [order, en, de] of [
      [{ state: 'checking-out', progress: {} }, /It is being ordered\./, /Es wird gerade bestellt\./],
      [
        { state: 'provisioning', progress: { orderedAt } },
        /Ordered, 11:36; the licences are being prepared\./,
        /Bestellt, 11:36; die Lizenzen werden vorbereitet\./,
      ],
      [
        { state: 'done', progress: { orderedAt, doneAt: orderedAt + 4 * 60_000 } },
        /The licences are ready, 11:40\./,
        /Die Lizenzen sind da, 11:40\./,
      ],
      [{ state: 'parked', progress: {} }, /own card says how it goes on/, /sagt die Karte der Bestellung/],
    ] as const) {
      const { seen, world, northwind } = house({ state: 'approved', ended });
      world.orders.put({ id: 'F-1042', resellerId: northwind.id, ...order });
      assert.match((await seen('channel')).text, en);
      assert.match((await seen('channel', '', { language: 'de' })).text, de);
    }
  });

  it('changed: the lines as they were wanted, in place of what was asked', async () => {
    const ended = { at, by, wanted: [{ quantity: 12, term: 'P1M', billing: 'monthly' }] } as const;
    const { seen } = house({ state: 'changed', ended }, { state: 'draft' });
    for (const who of ['oscar', 'nina', 'leo', 'channel'] as const) {
      const { text } = await seen(who);
      assert.match(text, /\n12 instead of 15 × Microsoft 365 E3\n/);
      assert.match(
        text,
        /1 month, billed monthly instead of 1 year, billed monthly · ends Mon 1 Feb 2027 · €30\.24 each/,
      );
    }
    const german = (await seen('oscar', '', { language: 'de' })).text;
    assert.match(german, /12 statt 15 × Microsoft 365 E3/);
    assert.match(german, /1 Monat, monatlich abgerechnet statt 1 Jahr, monatlich abgerechnet/);
  });

  it('superseded, and no price of a line differs: the promotion that has ended, and what it comes to', async () => {
    const { seen, put, approval } = house({ state: 'superseded', ended: { at }, followedBy: 'A-1002' });
    const [line] = approval().subject.lines;
    assert.ok(line !== undefined);
    const { subject } = approval();
    put({ subject: { ...subject, lines: [{ ...line, promotionId: 'P-1' }] } });
    const next = { state: 'open', ended: undefined, followedBy: undefined, follows: 'A-1001' } as const;
    put({ ...next, id: 'A-1002', subject: { ...subject, total: { minor: 254_000, currency: 'EUR' } } });
    assert.match(
      (await seen('oscar')).text,
      /Changed since: Microsoft 365 E3: the promotion has ended\. In all: €2,540\.00 instead of €2,400\.00\./,
    );
    const german = (await seen('oscar', '', { language: 'de' })).text;
    assert.match(german, /Die Aktion ist vorbei\. Zusammen: 2\.540,00\s€ statt 2\.400,00\s€\./);
  });

  it('superseded: the difference, and what has taken its place', async () => {
    const { seen, put, approval } = house({ state: 'superseded', ended: { at }, followedBy: 'A-1002' });
    const [line] = approval().subject.lines;
    assert.ok(line !== undefined);
    put({
      id: 'A-1002',
      state: 'open',
      ended: undefined,
      followedBy: undefined,
      follows: 'A-1001',
      subject: {
        ...approval().subject,
        lines: [{ ...line, unitPrice: { minor: 3360, currency: 'EUR' } }],
      },
    });
    const { text, card } = await seen('oscar');
    assert.match(
      text,
      /Changed since: Microsoft 365 E3: €33\.60 instead of €30\.24\. A-1002 has taken its place/,
    );
    assert.deepEqual(verbsOn(card), []);
    assert.match((await seen('oscar', '', { language: 'de' })).text, /33,60\s€ statt 30,24\s€/);
    const next = await seen('oscar', 'requested', { id: 'A-1002' });
    assert.match(next.text, /takes the place of A-1001/);
    assert.match(next.message, /has changed, so you are asked anew/);
  });
});
