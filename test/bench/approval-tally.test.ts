import assert from 'node:assert/strict';
import {
  areApprovalsClean,
  tallyApprovals,
  type ApprovalEvidence,
  type EndedApproval,
  type Pressed,
} from '../../bench/chaos/approval-tally.ts';
import type { Written } from '../../bench/chaos/tally.ts';

const repeat = 'Perhaps again:';
const said = (text: string): Written => ({ text, verbs: [], isCard: false });
const told = said('Oscar approved 7 licences.');
const approved: EndedApproval = {
  id: 'A-1',
  state: 'approved',
  quantity: 7,
  seller: 'nina',
  levels: [['oscar', 'leo']],
  events: [
    { name: 'requested', by: 'nina' },
    { name: 'approved', by: 'oscar' },
  ],
  audited: ['requested', 'approved'],
};
const approve: Pressed = { person: 'oscar', approvalId: 'A-1', kind: 'approve', acknowledged: true };
const rejected: EndedApproval = {
  ...approved,
  state: 'rejected',
  events: [{ name: 'rejected', by: 'leo' }],
  audited: ['rejected'],
};

function count(
  approvals: readonly EndedApproval[],
  change: Partial<ApprovalEvidence> & {
    pressed?: readonly Pressed[];
    seller?: readonly Written[];
    owner?: readonly Written[];
  } = {},
) {
  const { pressed = [approve], seller = [told], owner = [], ...evidence } = change;
  return tallyApprovals(pressed, {
    approvals,
    bought: [7],
    wanted: [7],
    owners: ['oscar'],
    cardRepeated: () => false,
    written: (person) => (person === 'nina' ? seller : owner),
    told: (decision, quantity) => `${decision} ${quantity} `,
    about: (id) => `${id} · `,
    repeat,
    broken: [],
    ...evidence,
  });
}

describe('tally of the approvals of a chaos run', () => {
  it('approved once, bought once, told once: clean', () => {
    const result = count([approved]);
    assert.deepEqual(result.faults, []);
    assert.partialDeepStrictEqual(result, {
      approvals: 1,
      approved: 1,
      acknowledged: 1,
      told: 1,
      toldAgain: 0,
    });
    assert.equal(areApprovalsClean(result), true);
  });

  it('nothing approved: not clean, nothing was shown', () => {
    assert.equal(areApprovalsClean(count([], { pressed: [], bought: [], wanted: [] })), false);
  });

  it('a decision that was acknowledged and is in no history: lost', () => {
    const other = { ...approve, person: 'leo' };
    assert.deepEqual([count([approved], { pressed: [other] }).lost, count([], { bought: [] }).lost], [1, 1]);
    const refused = { ...other, acknowledged: false };
    assert.deepEqual([count([approved], { pressed: [refused] }).lost], [0]);
  });

  it('approved and never bought: lost', () => {
    assert.equal(count([approved], { bought: [] }).lost, 1);
  });

  it('bought without an approval: doubled, also after another order’s approval', () => {
    assert.equal(count([], { pressed: [] }).doubled, 1);
    assert.equal(
      count([{ ...approved, quantity: 8 }], { bought: [7, 8], seller: [said('approved 8 ')] }).doubled,
      1,
    );
    assert.equal(count([approved], { wanted: [], bought: [7, 9] }).doubled, 0);
  });

  it('rejected and bought: doubled', () => {
    const change = { pressed: [], seller: [said('rejected 7 ')] };
    assert.equal(count([rejected], { ...change, bought: [], wanted: [7] }).doubled, 0);
    assert.ok(count([rejected], change).doubled > 0);
  });

  it('two decisions: doubled', () => {
    const events = [...approved.events, { name: 'rejected', by: 'leo' }];
    const twice = { ...approved, events, audited: ['requested', 'approved', 'rejected'] };
    assert.equal(count([twice]).doubled, 1);
  });

  it('approved by somebody who is not asked, or with a word too few: doubled', () => {
    const stranger = { ...approved, levels: [['leo']] };
    assert.equal(count([stranger]).doubled, 1);
    const tooFew = { ...approved, levels: [['oscar'], ['leo']] };
    assert.equal(count([tooFew]).doubled, 1);
  });

  it('still open at the end: lost', () => {
    const open = { ...approved, state: 'open', events: [], audited: [] };
    assert.equal(count([open], { pressed: [], bought: [], seller: [] }).lost, 1);
  });

  it('a history that the audit trail does not tell, or a trail that is not whole: lost', () => {
    assert.equal(count([{ ...approved, audited: ['requested'] }]).lost, 1);
    assert.equal(count([{ ...approved, audited: [...approved.audited, 'approved'] }]).lost, 1);
    const result = count([approved], { broken: ['trail R-1: entry 5 is altered'] });
    assert.deepEqual([result.lost, result.faults.length], [1, 1]);
  });

  it('the seller: never told is lost, told twice is doubled unless it says so', () => {
    assert.equal(count([approved], { seller: [] }).lost, 1);
    assert.equal(count([approved], { seller: [told, told] }).doubled, 1);
    const again = count([approved], { seller: [told, said(`${repeat} ${told.text}`)] });
    assert.deepEqual([again.doubled, again.toldAgain], [0, 1]);
  });

  it('a card that still asks after the decision: lost', () => {
    const card = (id: string): Written => ({
      text: `${id} · order`,
      verbs: ['approval.approve'],
      isCard: true,
    });
    assert.equal(count([approved], { owner: [card('A-1')] }).lost, 1);
    assert.equal(count([approved], { owner: [card('A-12')] }).lost, 0);
    const left = count([approved], {
      owner: [card('A-1')],
      cardRepeated: (id, who) => `${id} ${who}` === 'A-1 oscar',
    });
    assert.deepEqual([left.lost, left.cardsLeft], [0, 1]);
  });
});
