import assert from 'node:assert/strict';
import { sampleApproval } from '../../../scripts/gallery/approval-samples.ts';
import { announceOrder } from '../../../src/dialogs/order/announce.ts';
import { people, type PersonName } from '../../support/sample-world.ts';
import { readable } from '../../support/conversation.ts';
import { checkCard } from '../../support/card-checker.ts';
import { fingerprint, house, keyOf, pressOn, verbsOn } from '../approval/house.ts';

const [oscar, leo] = [keyOf('oscar'), keyOf('leo')];

/** The order's card for somebody, and what they read of an event. */
async function orderSeen(
  at: ReturnType<typeof house>,
  who: PersonName,
  event = '',
  facts: Record<string, unknown> = {},
  language: 'en' | 'de' = 'en',
) {
  const made = await announceOrder(
    at.world.services,
    { event, caseId: 'F-1042', facts, possibleRepeat: false },
    { ...keyOf(who), language, locale: language === 'de' ? 'de-DE' : 'en-IE', timeZone: 'Europe/Dublin' },
  );
  assert.ok(made !== undefined);
  assert.deepEqual(checkCard(made.card), []);
  return { ...made, text: readable(made.card) };
}

describe('order: while it waits for an approval, and after it', () => {
  it('the seller’s card: whom it waits for, until when, what then, and take back', async () => {
    const { card, text } = await orderSeen(house(), 'nina');
    assert.match(text, /Contoso Ltd – waits for approval/);
    assert.match(text, /◷ Waits for Oscar Ward, until Tue, 15 Sept, 10:42 IST/);
    assert.match(text, /Until Tue, 15 Sept, 10:42 IST; then Leo Brandt can decide too/);
    assert.match(text, /◷\nApproval\n☐\nRelationship and agreement in order/);
    assert.deepEqual(verbsOn(card), ['order.take-back', 'order.discard']);
    const german = (await orderSeen(house(), 'nina', '', {}, 'de')).text;
    assert.match(german, /Wartet auf Oscar Ward, bis/);
  });

  it('who has not been reached: on the seller’s card', async () => {
    const { text } = await orderSeen(house({ unreached: [oscar] }), 'nina');
    assert.match(text, /⚠ Oscar Ward has not been reached in Teams\.$/m);
    const mailed = await orderSeen(house({ unreached: [leo, { ...oscar, mailed: true }] }), 'nina');
    assert.match(
      mailed.text,
      /⚠ Leo Brandt has not been reached in Teams\. Oscar Ward has not been reached in Teams; I mailed them\./,
    );
  });

  it('several levels: the seller’s card names who comes after, and says why it is looked at', async () => {
    const levels = [oscar, leo].map((approver) => ({ approvers: [approver], standIns: [] }));
    const { text } = await orderSeen(house({ levels }), 'nina');
    assert.match(text, /Waits for Oscar Ward,/);
    assert.match(text, /After that it needs approval by Leo Brandt\./);
    assert.match(
      text,
      /Why it is looked at: order of more than €2,000\.00 · first order for this customer\./,
    );
    const german = await orderSeen(house({ levels }), 'nina', '', {}, 'de');
    assert.match(german.text, /Danach braucht es die Freigabe von Leo Brandt\./);
    const second = await orderSeen(house({ levels, level: 1 }), 'nina');
    assert.doesNotMatch(second.text, /After that/);
  });

  it('approved before the customer has accepted: one message, which says so and where they accept', async () => {
    const facts = { approvalId: 'A-1001' };
    const ended = { at: 0, by: oscar };
    const subject = { ...sampleApproval().subject, awaitsAcceptance: true };
    const first = house({ state: 'approved', ended, subject }, { state: 'recording-agreement' });
    const { message } = await orderSeen(first, 'nina', 'approval-approved', facts);
    assert.match(message, /as soon as the customer has accepted\. They accept here, in Teams: https:/);
    const usual = house({ state: 'approved', ended }, { state: 'recording-agreement' });
    const other = await orderSeen(usual, 'nina', 'approval-approved', facts);
    assert.match(other.message, /It is being ordered now\.$/);
  });

  it('a question: on the card with a box; the answer goes to the approver', async () => {
    const at = house();
    at.world.asked.happens('A-1001', { name: 'ask', by: oscar, text: 'Why yearly?' });
    const { card, text, message } = await orderSeen(at, 'nina', 'approval-asked', { approvalId: 'A-1001' });
    assert.match(message, /^Oscar Ward asks you about .*“Why yearly\?”/);
    assert.match(text, /\*\*Oscar Ward\*\* asks, 11:42: “Why yearly\?”/);
    const nina = at.world.chat('nina');
    for (const none of ['  ', 'x'.repeat(301)]) {
      const empty = await nina.receive(pressOn(card, 'order.answer', { answer: none }));
      assert.match(empty.case?.sentence ?? '', /write the answer/);
    }
    assert.deepEqual(at.world.asked.heard, []);
    const answer = pressOn(card, 'order.answer', { answer: 'They stay' });
    assert.match((await nina.receive(answer)).case?.sentence ?? '', /^Sent\./);
    assert.deepEqual(at.world.asked.heard, ['answer A-1001 They stay']);
    assert.match((await nina.receive(answer)).case?.sentence ?? '', /No question waits/);
  });

  it('a question waits: the seller reads that their own answer is wanted', async () => {
    const at = house({ pausedAt: Date.UTC(2026, 8, 14, 10, 41) });
    assert.match((await orderSeen(at, 'nina')).text, /◷ Waits for your answer; the time/);
  });

  it('who does not sell: sees how it stands, and answers nothing', async () => {
    const at = house({ pausedAt: Date.UTC(2026, 8, 14, 10, 41) });
    const { card, text } = await orderSeen(at, 'oscar');
    assert.match(text, /Waits for an answer by Nina Roth/);
    assert.deepEqual(verbsOn(card), ['order.discard']);
  });

  it('take back: a draft again, and the conversation about it begins; a second press leads there too', async () => {
    const at = house();
    at.world.services.orders.reopen = async (id) => {
      const order = at.world.orders.put({ id, resellerId: at.northwind.id, state: 'draft' });
      return { kind: 'done', order };
    };
    const press = pressOn((await orderSeen(at, 'nina')).card, 'order.take-back');
    await at.world.chat('nina').receive(press);
    assert.equal(at.world.orders.all[0]?.state, 'draft');
    const again = await at.world.chat('nina').receive(press);
    assert.match(again.case?.sentence ?? '', /draft again since/);
  });

  it('every event of its approval: one sentence for the seller, in both languages', async () => {
    const at = house();
    const asked = at.world.asked;
    const told = async (event: string, facts = {}) => {
      const given = { approvalId: 'A-1001', ...facts };
      const english = (await orderSeen(at, 'nina', `approval-${event}`, given)).message;
      const german = (await orderSeen(at, 'nina', `approval-${event}`, given, 'de')).message;
      assert.notEqual(english, german);
      return english;
    };
    assert.match(await told('requested'), /waits for approval by Oscar Ward/);
    asked.happens('A-1001', { name: 'unreached', person: oscar });
    assert.match(await told('unreached', { ...oscar, why: 'blocked' }), /^Oscar Ward has not been reached/);
    assert.match(await told('escalated'), /Now it waits for Oscar Ward or Leo Brandt/);
    asked.happens('A-1001', { name: 'reject', by: oscar, fingerprint, because: 'Too many' });
    assert.match(await told('rejected'), /^Oscar Ward rejected .*“Too many”.*change it and send it again/);
  });

  it('a seller has nobody to ask: their owner reads who, which order and what can be done', async () => {
    const at = house({}, { state: 'draft' });
    const [english, german] = await Promise.all(
      (['en', 'de'] as const).map((language) =>
        orderSeen(at, 'oscar', 'approver-missing', keyOf('nina'), language),
      ),
    );
    assert.match(
      english?.message ?? '',
      /^\*\*Nina Roth\*\* cannot place F-1042 for Contoso Ltd: .*“approval rules”.*“people”/,
    );
    assert.match(german?.message ?? '', /^\*\*Nina Roth\*\* kann F-1042 für Contoso Ltd nicht bestellen/);
  });

  it('rejected or wanted otherwise: the draft’s card says so, with change and resend, and drop', async () => {
    const returned = {
      approvalId: 'A-1001',
      by: oscar,
      at: Date.UTC(2026, 8, 14, 10, 31),
      because: 'Too many',
    };
    for (const [how, title, said] of [
      ['rejected', 'Change and resend', /✗ Rejected by Oscar Ward, 11:31\..* Their reason: “Too many”/],
      [
        'changed',
        'Look at it and place it',
        /✎ 12 instead of 15 × Microsoft 365 E3, wanted by Oscar Ward, 11:31\. The draft is as they want it/,
      ],
    ] as const) {
      const wanted = [{ quantity: 12, term: 'P1Y', billing: 'monthly' }] as const;
      const ended = { at: returned.at, by: oscar, ...(how === 'changed' ? { wanted } : {}) };
      const at = house(
        { state: how, ended },
        { state: 'draft', progress: { returned: { ...returned, how } } },
      );
      const { card, text } = await orderSeen(at, 'nina');
      assert.match(text, said);
      assert.ok(text.includes(title));
      assert.ok(text.includes('Drop'));
      assert.deepEqual(verbsOn(card), ['order.continue', 'order.discard']);
      if (how === 'changed')
        assert.match(
          (await orderSeen(at, 'nina', '', {}, 'de')).text,
          /✎ 12 statt 15 × .*gewünscht von Oscar Ward/,
        );
    }
  });

  it('expired: says so, and nothing can be pressed', async () => {
    const at = house({ state: 'expired', ended: { at: 0 } }, { state: 'expired' });
    const { card, text } = await orderSeen(at, 'nina');
    assert.match(text, /Contoso Ltd – expired/);
    assert.match(text, /Nobody decided about this order in time; .*Nothing was bought/);
    assert.deepEqual(verbsOn(card), []);
  });
});

describe('order: placed, and nobody else may approve it', () => {
  const draft = () => house({}, { state: 'draft' });
  const begin = async (at: ReturnType<typeof house>, who: PersonName) => {
    const step = at.world.flows.find(({ id }) => id === 'order')?.conversation?.steps['approver'];
    assert.ok(step !== undefined);
    const chat = at.world.chat(who);
    const roles = new Set(await at.world.resellers.rolesOf(chat.person));
    const shown: string[] = [];
    const turn = {
      person: { ...chat.person, roles: new Set([...chat.person.roles, ...roles, 'seller' as const]) },
      say: (text: string) => void shown.push(text),
      showCase: (flow: string, id: string) => void shown.push(`${flow} ${id}`),
    };
    const scene = { turn, memory: { order: 'F-1042' } } as never;
    const asked = await step.ask(scene);
    assert.ok('card' in asked);
    return { step, scene, asked, shown };
  };

  it('an owner: picks a colleague, who decides then', async () => {
    const at = draft();
    const { step, scene, asked, shown } = await begin(at, 'oscar');
    assert.match(readable(asked.card), /You asked for it, so somebody else has to approve/);
    assert.deepEqual(Object.values(asked.titles), [
      'Pick Nina Roth',
      'Pick Leo Brandt',
      'Ask provider',
      'Back to the order',
    ]);
    const reply = { choice: `pick:${people.leo.userId}`, text: '', fields: {} };
    assert.deepEqual(await step.answer(scene, reply), { go: 'end' });
    assert.deepEqual(at.world.asked.picked, [`F-1042 ${people.leo.userId}`]);
    assert.deepEqual(shown, ['order F-1042']);
  });

  it('the colleague who was picked: gets the card, approves it, and the order goes on its way', async () => {
    const nina = keyOf('nina');
    const at = house(
      { requestedBy: oscar, levels: [{ approvers: [nina], standIns: [] }] },
      { state: 'draft' },
    );
    const { step, scene } = await begin(at, 'oscar');
    await step.answer(scene, { choice: `pick:${people.nina.userId}`, text: '', fields: {} });
    assert.deepEqual(at.world.asked.picked, [`F-1042 ${people.nina.userId}`]);
    at.world.orders.put({ id: 'F-1042', resellerId: at.northwind.id, state: 'awaiting-approval' });
    const waits = await orderSeen(at, 'oscar');
    assert.match(waits.text, /Waits for Nina Roth/);
    const asking = await at.seen('nina', 'requested');
    assert.match(asking.message, /^Oscar Ward asks for your approval/);
    const shown = await at.world.chat('nina').receive(pressOn(asking.card, 'approval.approve'));
    assert.equal(at.approval().state, 'approved');
    assert.deepEqual([shown.case?.flow, shown.case?.caseId], ['order', 'F-1042']);
    const told = await orderSeen(at, 'oscar', 'approval-approved', { approvalId: 'A-1001' });
    assert.match(told.message, /^Nina Roth approved .* It is being ordered now/);
  });

  it('an owner picks somebody who is not there, or the order is another by now: nothing is picked', async () => {
    const at = draft();
    const { step, scene } = await begin(at, 'oscar');
    const stranger = { choice: `pick:${people.cora.userId}`, text: '', fields: {} };
    assert.equal((await step.answer(scene, stranger)).go, 'again');
    at.world.asked.picksNobody = true;
    const nina = { choice: 'text', text: 'nina roth', fields: {} };
    assert.deepEqual(await step.answer(scene, nina), { go: 'to', step: 'ready' });
    assert.deepEqual(at.world.asked.picked, []);
  });

  it('a seller who is no owner: may ask the provider, and pick nobody', async () => {
    const at = draft();
    const { step, scene, asked } = await begin(at, 'nina');
    assert.deepEqual(Object.keys(asked.titles), ['person', 'ready']);
    const forged = { choice: `pick:${people.leo.userId}`, text: '', fields: {} };
    assert.deepEqual(await step.answer(scene, forged), { go: 'to', step: 'ready' });
    assert.deepEqual(at.world.asked.picked, []);
    assert.deepEqual(await step.answer(scene, { choice: 'person', text: '', fields: {} }), {
      go: 'flow',
      flow: 'person',
      memory: { about: 'order', step: 'approver', invitation: 'F-1042' },
    });
  });
});
