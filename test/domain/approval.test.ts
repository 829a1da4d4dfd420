import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { newApproval } from '../../src/domain/approval-begin.ts';
import { afterApprovalEvent, dueAt, type ApprovalEvent } from '../../src/domain/approval-steps.ts';
import { deciders, whyNot, type Approval } from '../../src/domain/approval.ts';
import { samePerson, type PersonKey } from '../../src/domain/person.ts';

const person = (name: string): PersonKey => ({ tenantId: 'northwind', userId: name });
const [nina, oscar, petra, leo, luca] = ['nina', 'oscar', 'petra', 'leo', 'luca'].map(person) as [
  PersonKey,
  PersonKey,
  PersonKey,
  PersonKey,
  PersonKey,
];
const everybody = [nina, oscar, petra, leo, luca];
const hour = 3_600_000;
const shown = 'a1b2';

function asked(changes: Partial<Parameters<typeof newApproval>[0]> = {}): Approval {
  return newApproval(
    {
      id: 'A-1001',
      orderId: 'F-1001',
      resellerId: 'R-1001',
      fingerprint: shown,
      subject: { customer: 'Adventure Works Limited', isOwnUse: false, lines: [] },
      requestedBy: nina,
      reasons: [{ kind: 'every-order' }],
      fourEyes: true,
      levels: [{ approvers: [oscar], standIns: [petra] }],
      answerMs: 24 * hour,
      expiryMs: 7 * 24 * hour,
      away: [],
      ...changes,
    },
    0,
  );
}

/** Applies the events in their order; refused ones change nothing. */
function after(approval: Approval, ...events: readonly (readonly [number, ApprovalEvent])[]): Approval {
  return events.reduce((current, [at, event]) => {
    const stepped = afterApprovalEvent(current, event, at);
    return stepped.kind === 'done' ? stepped.approval : current;
  }, approval);
}
const approve = (by: PersonKey, fingerprint = shown): ApprovalEvent => ({ name: 'approve', by, fingerprint });
const clock: ApprovalEvent = { name: 'clock' };

describe('an approval', () => {
  const refusal = (approval: Approval, event: ApprovalEvent) => {
    const stepped = afterApprovalEvent(approval, event, hour);
    return stepped.kind === 'refused' ? stepped.why : stepped.kind;
  };

  it('by who is asked, for what was shown: approved, and by whom and when is kept', () => {
    const { state, ended } = after(asked(), [hour, approve(oscar)]);
    assert.deepEqual([state, ended], ['approved', { at: hour, by: oscar }]);
  });

  it('by who placed it, by a stand-in whose turn has not come, by anybody else, for something else: refused', () => {
    assert.deepEqual(
      [nina, petra, luca].map((by) => refusal(asked(), approve(by))),
      ['own-request', 'not-entitled', 'not-entitled'],
    );
    assert.equal(refusal(asked(), approve(oscar, 'other')), 'other-fingerprint');
  });

  it('without four eyes who placed it may decide too, if asked', () => {
    const levels = [{ approvers: [nina], standIns: [] }];
    assert.equal(refusal(asked({ levels, fourEyes: false }), approve(nina)), 'done');
    assert.deepEqual(deciders(asked({ levels })), []);
  });

  it('two levels: one after the other, never the same person twice', () => {
    const levels = [
      { approvers: [oscar], standIns: [] },
      { approvers: [oscar, petra], standIns: [] },
    ];
    const half = after(asked({ levels }), [hour, approve(oscar)]);
    assert.deepEqual([half.state, half.level, half.deadlineAt], ['open', 1, 25 * hour]);
    assert.equal(refusal(half, approve(oscar)), 'once-already');
    assert.equal(after(half, [2 * hour, approve(petra)]).state, 'approved');
  });

  it('decided: nothing changes it any more', () => {
    const done = after(asked(), [hour, approve(oscar)]);
    assert.deepEqual(
      [approve(oscar), approve(petra), { name: 'withdraw', by: nina } as const].map((event) =>
        refusal(done, event),
      ),
      ['over', 'over', 'over'],
    );
    assert.equal(dueAt(done), undefined);
  });

  it('no answer: reminded at half time, the stand-in asked at the deadline, closed when it expires', () => {
    const reminded = afterApprovalEvent(asked(), clock, 12 * hour);
    assert.equal(reminded.kind === 'done' && reminded.happened, 'reminded');
    const later = after(asked(), [12 * hour, clock], [24 * hour, clock]);
    assert.deepEqual([later.stoodIn, later.deadlineAt], [true, 48 * hour]);
    assert.equal(refusal(later, approve(petra)), 'done');
    assert.equal(after(later, [36 * hour, clock], [7 * 24 * hour, clock]).state, 'expired');
  });

  it('a question: the clock stands still, and goes on with the answer', () => {
    const waiting = after(asked(), [2 * hour, { name: 'ask', by: oscar, text: 'Why yearly?' }]);
    assert.equal(afterApprovalEvent(waiting, clock, 20 * hour).kind, 'nothing');
    const answered = after(waiting, [22 * hour, { name: 'answer', by: nina, text: 'Cheaper.' }]);
    assert.deepEqual(
      [answered.pausedAt, answered.deadlineAt, answered.words.map(({ text }) => text)],
      [undefined, 44 * hour, ['Why yearly?', 'Cheaper.']],
    );
  });

  it('a question, and the first level approves without the answer: the time it stood is not the next level’s loss', () => {
    const levels = [
      { approvers: [oscar], standIns: [] },
      { approvers: [petra], standIns: [] },
    ];
    const half = after(
      asked({ levels }),
      [160 * hour, { name: 'ask', by: oscar, text: 'Why?' }],
      [175 * hour, approve(oscar)],
    );
    assert.deepEqual([half.state, half.level, half.expiresAt], ['open', 1, 183 * hour]);
  });

  it('a question nobody answers: after the time of an answer the clock goes on', () => {
    const waiting = after(asked(), [2 * hour, { name: 'ask', by: oscar, text: 'Why?' }]);
    const stepped = afterApprovalEvent(waiting, clock, 26 * hour);
    assert.equal(stepped.kind === 'done' && stepped.happened, 'unanswered');
  });

  it('given away, away from the start, or not reached: the stand-in is asked', () => {
    const given = after(asked(), [hour, { name: 'give', by: oscar }]);
    const away = asked({ away: [oscar] });
    const unreached = after(asked(), [hour, { name: 'unreached', person: oscar }]);
    assert.deepEqual(
      [given, away, unreached].map((one) => whyNot(one, petra)),
      [undefined, undefined, undefined],
    );
    assert.equal(refusal(given, { name: 'give', by: oscar }), 'no-stand-in');
  });
});

describe('any events in any order about an approval', () => {
  const anybody = fc.constantFrom(...everybody);
  const fingerprint = fc.constantFrom(shown, 'other');
  const anyEvent: fc.Arbitrary<ApprovalEvent> = fc.oneof(
    fc.record({ name: fc.constant('approve' as const), by: anybody, fingerprint }),
    fc.record({
      name: fc.constant('reject' as const),
      by: anybody,
      fingerprint,
      because: fc.constant('too dear'),
    }),
    fc.record({ name: fc.constant('change' as const), by: anybody, fingerprint }),
    fc.record({
      name: fc.constantFrom('ask' as const, 'answer' as const, 'comment' as const),
      by: anybody,
      text: fc.constant('words'),
    }),
    fc.record({ name: fc.constantFrom('give' as const, 'withdraw' as const), by: anybody }),
    fc.record({ name: fc.constant('unreached' as const), person: anybody }),
    fc.record({ name: fc.constant('supersede' as const), followedBy: fc.constant('A-1002') }),
    fc.constant(clock),
    fc.constant(clock),
  );
  const group = fc.subarray(everybody, { minLength: 1 });
  const anyApproval = fc
    .record({
      requestedBy: anybody,
      fourEyes: fc.boolean(),
      levels: fc.array(fc.record({ approvers: group, standIns: fc.subarray(everybody) }), {
        minLength: 1,
        maxLength: 2,
      }),
      away: fc.subarray(everybody),
    })
    .map(asked);
  const anyStory = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 * hour }), anyEvent), { maxLength: 40 });

  it('there is one end at most, and an approval is by entitled people, one for each level, for what was shown', () => {
    fc.assert(
      fc.property(anyApproval, anyStory, (begun, story) => {
        let current = begun;
        let now = 0;
        let ends = 0;
        for (const [passed, event] of story) {
          now += passed;
          const before = current;
          const stepped = afterApprovalEvent(before, event, now);
          if (stepped.kind !== 'done') continue;
          current = stepped.approval;
          assert.equal(before.state, 'open');
          if (event.name === 'approve') {
            assert.equal(whyNot(before, event.by), undefined);
            assert.equal(event.fingerprint, before.fingerprint);
          }
          if (current.state !== 'open') ends += 1;
        }
        assert.ok(ends <= 1);
        const by = current.approvedBy.map((one) => one.by);
        for (const [index, one] of by.entries()) {
          assert.ok(!by.slice(0, index).some((other) => samePerson(one, other)));
          assert.ok(!(begun.fourEyes && samePerson(one, begun.requestedBy)));
          const level = begun.levels[index]!;
          assert.ok([...level.approvers, ...level.standIns].some((other) => samePerson(one, other)));
        }
        if (current.state === 'approved') assert.equal(by.length, begun.levels.length);
        else assert.ok(by.length < begun.levels.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('whatever was said before, the clock alone brings it to an end', () => {
    fc.assert(
      fc.property(anyApproval, anyStory, (begun, story) => {
        let now = 0;
        let current = begun;
        for (const [passed, event] of story) current = after(current, [(now += passed), event]);
        for (let steps = 0; current.state === 'open'; steps += 1) {
          assert.ok(steps < 20, 'it goes on for ever');
          const due = dueAt(current);
          assert.ok(due !== undefined, 'nobody will ever look at it again');
          now = Math.max(now, due);
          const stepped = afterApprovalEvent(current, clock, now);
          assert.equal(stepped.kind, 'done', 'due, and nothing happens');
          current = stepped.kind === 'done' ? stepped.approval : current;
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
