import assert from 'node:assert/strict';
import { createTurnLimits, type TurnVerdict } from '../../src/bots/turn-limits.ts';
import { movedClock } from '../services/support/remote.ts';

const nina = { tenantId: 't1', userId: 'nina' };
const oscar = { tenantId: 't1', userId: 'oscar' };
const megan = { tenantId: 't2', userId: 'megan' };

describe('limits of turns', () => {
  const desk = (changes: Partial<Parameters<typeof createTurnLimits>[0]> = {}) => {
    const clock = movedClock();
    const limits = createTurnLimits({ personTurns: 10, tenantTurns: 30, personCalls: 20, clock, ...changes });
    const many = (times: number, who = nina, kind: 'message' | 'press' = 'message'): TurnVerdict[] =>
      Array.from({ length: times }, () => limits.take(who, kind));
    return { clock, limits, many };
  };
  const taken = (verdicts: readonly TurnVerdict[]) => verdicts.filter((one) => one === 'taken').length;

  it('more than a minute’s worth at once: the rest is refused, and told once', () => {
    const { many } = desk();
    assert.deepEqual(many(13).slice(9), ['taken', 'tell', 'refused', 'refused']);
  });

  it('half a minute later: half of it is there again', () => {
    const { many, clock } = desk();
    many(13);
    clock.pass(30_000);
    assert.equal(taken(many(20)), 5);
  });

  it('refused again and again: told once a minute at most', () => {
    const { many, clock } = desk();
    many(12);
    const told: number[] = [];
    for (let second = 1; second <= 150; second += 1) {
      clock.pass(1_000);
      if (many(5).includes('tell')) told.push(second);
    }
    assert.equal(told.length, 2);
  });

  it('presses: four for a message', () => {
    const { many } = desk();
    assert.equal(taken(many(50, nina, 'press')), 40);
  });

  it('one person floods: the others of the tenant, and of another one, are heard as before', () => {
    const { many } = desk();
    many(1_000);
    assert.equal(taken(many(10, oscar)), 10);
    assert.equal(taken(many(10, megan)), 10);
  });

  it('a whole tenant floods: its limit counts, and another tenant does not feel it', () => {
    const { many } = desk();
    const verdicts = ['a', 'b', 'c', 'd', 'e'].flatMap((userId) => many(10, { tenantId: 't1', userId }));
    assert.equal(taken(verdicts), 30);
    assert.equal(taken(many(10, megan)), 10);
  });

  it('turns that cause very many calls: nothing more for a while, one minute’s worth of debt at most', () => {
    const { many, limits, clock } = desk();
    limits.charge(nina, 5_000);
    assert.deepEqual(many(1), ['tell']);
    assert.equal(taken(many(1, oscar)), 1);
    clock.pass(59_000);
    assert.equal(taken(many(1)), 0);
    clock.pass(2_000);
    assert.equal(taken(many(1)), 1);
  });

  it('the open question is answered beyond all limits: once a minute for each person', () => {
    const { limits, clock } = desk();
    const answers = (who = nina) => Array.from({ length: 3 }, () => limits.takeAnswer(who));
    assert.deepEqual(answers(), [true, false, false]);
    assert.deepEqual(answers(oscar), [true, false, false]);
    clock.pass(59_000);
    assert.deepEqual(answers(), [false, false, false]);
    clock.pass(2_000);
    assert.deepEqual(answers(), [true, false, false]);
  });

  it('the clock is set back: nobody gets more, and nobody less', () => {
    const { many, clock } = desk();
    many(4);
    clock.pass(-3_600_000);
    assert.equal(taken(many(20)), 6);
    clock.pass(60_000);
    assert.equal(taken(many(20)), 10);
  });

  it('very many people: those who have been quiet are forgotten, those in debt are not', () => {
    const { many, clock, limits } = desk();
    many(10);
    for (let n = 0; n < 6_000; n += 1) limits.take({ tenantId: `x${n}`, userId: 'u' }, 'message');
    assert.equal(taken(many(1)), 0);
    clock.pass(120_000);
    for (let n = 0; n < 6_000; n += 1) limits.take({ tenantId: `y${n}`, userId: 'u' }, 'message');
    assert.equal(taken(many(20)), 10);
  });
});
