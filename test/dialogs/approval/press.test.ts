import assert from 'node:assert/strict';
import { withNotice } from '../../../src/dialogs/kit/card-notice.ts';
import { readable } from '../../support/conversation.ts';
import type { PersonName } from '../../support/sample-world.ts';
import { fingerprint, house, keyOf, pressOn } from './house.ts';

const oscar = keyOf('oscar');

/** A press of a button on somebody's own card, and what it came to. */
async function pressed(
  at: ReturnType<typeof house>,
  who: PersonName,
  verb: string,
  typed: Record<string, string> = {},
) {
  const { card } = await at.seen(who);
  return at.world.chat(who).receive(pressOn(card, verb, typed));
}

describe('approvals: buttons of the card', () => {
  it('approve: done for exactly the fingerprint shown, and the card becomes the order’s', async () => {
    const at = house();
    const shown = await pressed(at, 'oscar', 'approval.approve');
    assert.deepEqual(at.world.asked.heard, [`approve A-1001 ${fingerprint}`]);
    assert.equal(at.approval().state, 'approved');
    assert.equal(shown.case?.flow, 'order');
    assert.equal(shown.case?.caseId, 'F-1042');
    assert.equal(shown.case?.sentence, 'Approved. It is being ordered now.');
  });

  it('approve on the first of two levels: the approval’s card stays, and says who is next', async () => {
    const at = house({
      levels: [
        { approvers: [oscar], standIns: [] },
        { approvers: [keyOf('leo')], standIns: [] },
      ],
    });
    assert.match((await at.seen('oscar')).text, /Then Leo Brandt is asked\./);
    const shown = await pressed(at, 'oscar', 'approval.approve');
    assert.equal(shown.case?.flow, 'approval');
    assert.equal(shown.case?.sentence, 'Approved. Now the next level is asked.');
  });

  it('a late press: says who decided and when, and nothing happens', async () => {
    const at = house({ stoodIn: true });
    const late = pressOn((await at.seen('oscar')).card, 'approval.approve');
    const lateNo = pressOn((await at.seen('oscar')).card, 'approval.reject', { because: 'No' });
    await pressed(at, 'leo', 'approval.approve');
    const before = JSON.stringify(at.world.asked.all);
    for (const press of [late, lateNo]) {
      const shown = await at.world.chat('oscar').receive(press);
      assert.equal(shown.case?.sentence, 'Decided: approved by Leo Brandt, 11:42. Nothing happens twice.');
      assert.equal(shown.case?.flow, 'approval');
    }
    assert.equal(JSON.stringify(at.world.asked.all), before);
  });

  const overs = [
    [{ state: 'expired', ended: { at: 0 } }, /^Too late: Nobody decided until/],
    [{ state: 'withdrawn', ended: { at: 0, by: keyOf('nina') } }, /^Too late: Taken back by Nina Roth/],
    [{ state: 'superseded', ended: { at: 0 }, followedBy: 'A-1002' }, /^Too late: Changed since: .* A-1002/],
    [{ state: 'changed', ended: { at: 0, by: oscar } }, /^Too late: Oscar Ward wants it otherwise/],
  ] as const;
  for (const [facts, sentence] of overs)
    it(`a press after it was ${facts.state}: says so, and that nothing was changed`, async () => {
      const at = house();
      const late = pressOn((await at.seen('oscar')).card, 'approval.approve');
      at.put(facts);
      const shown = await at.world.chat('oscar').receive(late);
      assert.match(shown.case?.sentence ?? '', sentence);
      assert.match(shown.case?.sentence ?? '', /Your press changed nothing\.$/);
    });

  it('who asked approves on a forged card: refused in a sentence', async () => {
    const at = house({ levels: [{ approvers: [oscar, keyOf('nina')], standIns: [] }] });
    const forged = pressOn((await at.seen('oscar')).card, 'approval.approve');
    const shown = await at.world.chat('nina').receive(forged);
    assert.equal(shown.case?.sentence, 'You asked for it, so somebody else has to approve.');
    assert.equal(at.approval().state, 'open');
  });

  it('somebody not asked: hears whom it waits for; somebody of another company: like an unknown id', async () => {
    const at = house();
    const forged = pressOn((await at.seen('oscar')).card, 'approval.approve');
    const leo = await at.world.chat('leo').receive(forged);
    assert.equal(
      leo.case?.sentence,
      'Hier wird auf Oscar Ward gewartet. Durch Ihr Drücken hat sich nichts geändert.',
    );
    const cora = await at.world.chat('cora').receive(forged);
    const unknown = await at.world.chat('cora').receive({ ...forged, caseId: 'A-9999' });
    assert.equal(cora.case, undefined);
    assert.equal(cora.note, unknown.note);
    assert.equal(at.approval().state, 'open');
  });

  it('another fingerprint: nothing is decided', async () => {
    const at = house();
    for (const verb of ['approval.approve', 'approval.reject', 'approval.change']) {
      const fields = { fp: 'e'.repeat(64), because: 'No', 'quantity-0': '3' };
      const shown = await pressed(at, 'oscar', verb, fields);
      assert.match(shown.case?.sentence ?? '', /not what is asked now\. Nothing was decided/);
    }
    assert.equal(at.approval().state, 'open');
  });

  it('has approved already: says so', async () => {
    const at = house({
      levels: [
        { approvers: [oscar], standIns: [] },
        { approvers: [oscar, keyOf('leo')], standIns: [] },
      ],
    });
    const press = pressOn((await at.seen('oscar')).card, 'approval.approve');
    await at.world.chat('oscar').receive(press);
    const again = await at.world.chat('oscar').receive(press);
    assert.match(again.case?.sentence ?? '', /approved this already; now it waits for Leo Brandt/);
  });

  it('while the company’s orders are stopped: says that', async () => {
    const at = house();
    at.world.services.approvals.approve = async () => ({
      kind: 'refused',
      why: 'suspended',
      approval: at.approval(),
    });
    const shown = await pressed(at, 'oscar', 'approval.approve');
    assert.match(shown.case?.sentence ?? '', /stopped at the moment/);
  });

  it('reject: with a reason; without one nothing is decided', async () => {
    const at = house();
    for (const because of ['', '   ', 'x'.repeat(301)]) {
      const shown = await pressed(at, 'oscar', 'approval.reject', { because });
      assert.match(shown.case?.sentence ?? '', /reason in a few words/);
    }
    assert.deepEqual(at.world.asked.heard, []);
    const shown = await pressed(at, 'oscar', 'approval.reject', { because: ' Too many ' });
    assert.deepEqual(at.world.asked.heard, ['reject A-1001 Too many']);
    assert.match(shown.case?.sentence ?? '', /^Rejected\./);
  });

  it('a reason, a question or a comment that is missing: its part stays open, with the fault in it', async () => {
    const at = house();
    const { card } = await at.seen('oscar');
    for (const [verb, input] of [
      ['reject', 'because'],
      ['ask', 'question'],
      ['comment', 'comment'],
    ] as const) {
      const { sentence = '', fold } =
        (await pressed(at, 'oscar', `approval.${verb}`, { [input]: '' })).case ?? {};
      const open = withNotice(card, sentence, fold);
      const parts = open.body.filter(({ id }) => id !== undefined);
      assert.deepEqual(
        parts.filter(({ isVisible }) => isVisible !== false).map(({ id }) => id),
        [`${verb}-fold`],
      );
      assert.ok(readable({ ...open, body: parts.filter(({ id }) => id === fold) }).startsWith(sentence));
      assert.ok(!readable({ ...open, body: open.body.filter(({ id }) => id !== fold) }).includes(sentence));
    }
  });

  it('ask, answer, comment, give: each is passed on and answered in a sentence', async () => {
    const at = house();
    const said = async (who: PersonName, verb: string, typed: Record<string, string> = {}) =>
      (await pressed(at, who, verb, typed)).case?.sentence;
    assert.match((await said('oscar', 'approval.ask', { question: '' })) ?? '', /write the question/);
    assert.match((await said('oscar', 'approval.ask', { question: 'Why yearly?' })) ?? '', /^Asked\./);
    assert.match((await said('nina', 'approval.answer', { answer: ' ' })) ?? '', /write the answer/);
    assert.match((await said('nina', 'approval.answer', { answer: 'They stay' })) ?? '', /^Answered\./);
    assert.match((await said('oscar', 'approval.comment', { comment: '' })) ?? '', /write the comment/);
    assert.equal(await said('oscar', 'approval.comment', { comment: 'Fine' }), 'Added.');
    assert.equal(await said('oscar', 'approval.give'), 'Leo Brandt can decide now too.');
    assert.deepEqual(at.world.asked.heard, [
      'ask A-1001 Why yearly?',
      'answer A-1001 They stay',
      'comment A-1001 Fine',
      'give A-1001',
    ]);
  });

  it('what stands in the comment box goes along with whatever is pressed, and everybody reads it', async () => {
    const typed = { comment: ' Only this once ' };
    const others = { question: 'Why?', because: 'No', 'quantity-0': '12' };
    for (const verb of ['approve', 'reject', 'ask', 'change', 'give']) {
      const at = house();
      assert.match((await at.seen('oscar')).text, /What stands here goes along/);
      await pressed(at, 'oscar', `approval.${verb}`, { ...others, ...typed });
      assert.ok(at.world.asked.heard.includes('along A-1001 Only this once'), verb);
      assert.deepEqual(
        at
          .approval()
          .words.filter(({ kind }) => kind === 'comment')
          .map(({ text }) => text),
        ['Only this once'],
      );
      assert.match((await at.seen('nina')).text, /Oscar Ward(?:\*\*)? remarks, 11:42: “Only this once”/);
    }
  });

  it('an empty comment box, or one with more than fits: only what was pressed happens', async () => {
    for (const comment of ['  ', 'x'.repeat(301)]) {
      const at = house();
      await pressed(at, 'oscar', 'approval.approve', { comment });
      assert.equal(at.approval().state, 'approved');
      assert.deepEqual(at.approval().words, []);
    }
  });

  it('answer to no question, give to nobody: says so', async () => {
    const at = house({ pausedAt: Date.UTC(2026, 8, 14, 10, 40) });
    const answer = pressOn((await at.seen('nina')).card, 'approval.answer', { answer: 'Because' });
    const give = pressOn((await at.seen('oscar')).card, 'approval.give');
    await at.world.chat('nina').receive(answer);
    const again = await at.world.chat('nina').receive(answer);
    assert.match(again.case?.sentence ?? '', /No question waits/);
    await at.world.chat('oscar').receive(give);
    const twice = await at.world.chat('oscar').receive(give);
    assert.match(twice.case?.sentence ?? '', /nobody else who could stand in/);
  });

  it('change: fewer licences, a shorter term; only what is different is passed on', async () => {
    const at = house();
    await pressed(at, 'oscar', 'approval.change', { 'quantity-0': '12', 'plan-0': 'P1M/monthly' });
    assert.deepEqual(at.world.asked.lines, [[{ number: 0, quantity: 12, term: 'P1M', billing: 'monthly' }]]);
    assert.equal(at.approval().state, 'changed');
  });

  it('change nothing, or what no card offers: nothing is decided', async () => {
    const at = house();
    const wrong: readonly Record<string, string>[] = [
      {},
      { 'quantity-0': '15' },
      { 'quantity-0': '0' },
      { 'quantity-0': '-3' },
      { 'quantity-0': '1.5' },
      { 'quantity-0': '12 seats' },
      { 'plan-0': 'P5Y/monthly' },
      { 'plan-0': 'P1M/monthly/x' },
      { 'plan-0': '{"a":1}' },
    ];
    for (const fields of wrong) {
      const shown = await pressed(at, 'oscar', 'approval.change', fields);
      assert.match(
        shown.case?.sentence ?? '',
        /only fewer licences or a shorter term/,
        JSON.stringify(fields),
      );
    }
    assert.equal(at.approval().state, 'open');
    at.world.asked.sellsNothing = true;
    const shown = await pressed(at, 'oscar', 'approval.change', { 'quantity-0': '3' });
    assert.match(shown.case?.sentence ?? '', /only fewer licences/);
  });

  it('look: answers the view of whoever presses', async () => {
    const at = house();
    const look = pressOn((await at.seen('channel')).card, 'approval.look');
    const shown = await at.world.chat('oscar').receive(look);
    assert.deepEqual([shown.case?.flow, shown.case?.caseId], ['approval', 'A-1001']);
    assert.equal((await at.world.chat('katrin').receive(look)).case, undefined);
  });
});
