import assert from 'node:assert/strict';
import { approving, level, rule } from '../support/approving.ts';
import { hour } from '../support/order-desk.ts';
import { leo, oscar, uma } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

describe('an approver who is no owner any more', function () {
  const { desk, database } = useOrderDesk({ sharesMicrosoft: true });
  const { settle, waiting, approval, waitsFor, history, audited } = approving(desk, database);
  const isNoOwner = (person: typeof oscar) => desk().resellers.join(person, ['seller']);
  const isOwner = (person: typeof oscar) => desk().resellers.join(person, ['seller', 'owner']);

  it('presses: refused, kept, nothing changed, and who is an owner now is asked', async () => {
    await settle([rule(undefined, [level([], [leo])])]);
    const { id, approval: asked } = await waiting();
    isNoOwner(oscar);
    isOwner(uma);
    for (const pressed of [
      await desk().approvals.approve(asked.id, asked.fingerprint, oscar),
      await desk().approvals.reject(asked.id, asked.fingerprint, 'No.', oscar),
      await desk().approvals.ask(asked.id, 'Why?', oscar),
      await desk().approvals.give(asked.id, oscar),
    ])
      assert.partialDeepStrictEqual(pressed, { kind: 'refused', why: 'not-entitled' });
    assert.equal(await desk().stands(id), 'awaiting-approval');
    assert.equal((await approval(id)).words.length, 0);
    assert.equal((await history(asked.id)).filter((one) => one === 'refused oscar').length, 4);
    assert.ok((await audited(asked.id)).includes('approval.refused'));
    await desk().run();
    // Uma is an owner by now: the stand-in is not wanted.
    assert.deepEqual(await waitsFor(asked.id), ['uma']);
    assert.ok((await desk().told(asked.id)).includes('requested → uma'));
    assert.equal((await desk().approvals.approve(asked.id, asked.fingerprint, oscar)).kind, 'refused');
    assert.equal((await desk().approvals.approve(asked.id, asked.fingerprint, uma)).kind, 'done');
  });

  it('no press: noticed within the hour, the seller hears why, once', async () => {
    await settle([rule(undefined, [level([], [leo])])]);
    isOwner(uma);
    const { id, approval: asked } = await waiting();
    isNoOwner(oscar);
    isNoOwner(uma);
    await desk().pass(3 * hour, hour);
    assert.deepEqual(await waitsFor(asked.id), ['leo']);
    const told = await database()
      .db.selectFrom('notice')
      .select('facts')
      .where('case_id', '=', id)
      .where('event', '=', 'approval-unreached')
      .where('kind', '=', 'message')
      .execute();
    assert.deepEqual(
      told.map(({ facts }) => facts['why']),
      ['no-owner', 'no-owner'],
    );
    await desk().approvals.heard(oscar);
    assert.deepEqual(await waitsFor(asked.id), ['leo']);
  });

  it('an owner again: their word counts again', async () => {
    await settle([rule()]);
    const { approval: asked } = await waiting();
    isNoOwner(oscar);
    await desk().pass(hour);
    assert.deepEqual(await waitsFor(asked.id), []);
    isOwner(oscar);
    await desk().approvals.approve(asked.id, asked.fingerprint, oscar);
    await desk().run();
    assert.deepEqual(await waitsFor(asked.id), ['oscar']);
    assert.equal((await desk().approvals.approve(asked.id, asked.fingerprint, oscar)).kind, 'done');
  });

  it('named by a rule, or standing in: their word counts whatever they are', async () => {
    await settle([rule(undefined, [level([oscar])])]);
    const { approval: named } = await waiting();
    await settle([rule(undefined, [level([], [leo, oscar])])]);
    const { approval: standing } = await waiting();
    isNoOwner(oscar);
    assert.equal((await desk().approvals.approve(named.id, named.fingerprint, oscar)).kind, 'done');
    await desk().pass(hour);
    assert.deepEqual((await waitsFor(standing.id)).toSorted(), ['leo', 'oscar']);
    assert.equal((await desk().approvals.approve(standing.id, standing.fingerprint, oscar)).kind, 'done');
  });

  it('all a rule names have left, so that owners are asked: only while they are owners', async () => {
    await settle([rule(undefined, [level([leo])])]);
    desk().resellers.leave(leo);
    const { approval: asked } = await waiting();
    assert.deepEqual(await waitsFor(asked.id), ['oscar']);
    isNoOwner(oscar);
    assert.equal((await desk().approvals.approve(asked.id, asked.fingerprint, oscar)).kind, 'refused');
  });

  it('an owner by now who is to decide later stays free for that', async () => {
    isNoOwner(uma);
    await settle([rule(undefined, [level([], [leo]), level([uma])])]);
    const { approval: asked } = await waiting();
    isOwner(uma);
    isNoOwner(oscar);
    await desk().pass(hour);
    assert.deepEqual(await waitsFor(asked.id), ['leo']);
  });
});
