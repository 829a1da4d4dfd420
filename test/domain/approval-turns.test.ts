import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { ApprovalLevel } from '../../src/domain/approval-rule.ts';
import { passable } from '../../src/domain/approval-turns.ts';
import type { PersonKey } from '../../src/domain/person.ts';

const person = (userId: string): PersonKey => ({ tenantId: 't', userId });
const names = (people: readonly PersonKey[]) => people.map(({ userId }) => userId).join('');
const level = (approvers: string, standIns = ''): ApprovalLevel => ({
  approvers: Array.from(approvers, person),
  standIns: Array.from(standIns, person),
});
const shown = (levels: readonly ApprovalLevel[] | undefined) =>
  levels?.map(({ approvers, standIns }) => `${names(approvers)}/${names(standIns)}`);

describe('whose turn it can be', () => {
  it('nobody but the one who asks: not passable under four eyes', () => {
    assert.equal(passable([level('a')], person('a')), undefined);
    assert.deepEqual(shown(passable([level('a')], undefined)), ['a/']);
    assert.deepEqual(shown(passable([level('a', 'b')], person('a'))), ['/b']);
  });

  it('a level of owners stays one', () => {
    const owners: ApprovalLevel = { ...level('ab'), owners: true };
    assert.deepEqual(passable([owners, level('b')], undefined), [
      { ...level('a'), owners: true },
      level('b'),
    ]);
  });

  it('one person for two levels: not passable', () => {
    assert.equal(passable([level('a'), level('a')], undefined), undefined);
    assert.equal(passable([level('ab'), level('ab'), level('a', 'b')], undefined), undefined);
  });

  it('the only one for the last level is not used up before it', () => {
    assert.deepEqual(shown(passable([level('ab', 'c'), level('b')], undefined)), ['a/c', 'b/']);
  });

  it('whoever goes first at a level: two levels never get stuck', () => {
    const people = fc.subarray(['a', 'b', 'c', 'd']).map((all) => all.join(''));
    const levels = fc.tuple(people, people, people, people);
    fc.assert(
      fc.property(levels, fc.constantFrom('a', undefined), ([a1, s1, a2, s2], asks) => {
        const open = passable([level(a1, s1), level(a2, s2)], asks === undefined ? undefined : person(asks));
        if (open === undefined) return;
        const [first = [], second = []] = open.map(({ approvers, standIns }) => [...approvers, ...standIns]);
        assert.ok(first.length > 0);
        for (const one of first) assert.ok(second.some(({ userId }) => userId !== one.userId));
        for (const one of [...first, ...second]) assert.notEqual(one.userId, asks);
      }),
    );
  });
});
