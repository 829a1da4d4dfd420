import assert from 'node:assert/strict';
import { Problem } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { createStaffRoles } from '../../../src/workflows/staff/index.ts';

const home = 'home-tenant';
const priya = { tenantId: home, userId: 'priya' };
const sam = { tenantId: home, userId: 'sam' };

function directory(groups: readonly { objectId: string; role: 'sales-agent' }[]) {
  let members: readonly string[] = ['sam'];
  let isDown = false;
  let asked = 0;
  let now = 0;
  const roles = createStaffRoles({
    staff: { tenantId: home, people: [{ objectId: 'priya', role: 'admin-agent' }], groups },
    graph: {
      memberGroups: (userId) => {
        asked += 1;
        if (isDown) return Promise.reject(new Problem('unavailable', 'no answer', { remote: 'graph' }));
        return Promise.resolve(members.includes(userId) ? ['g1'] : []);
      },
    },
    clock: { now: () => now },
    log: createLog('silent'),
  });
  return {
    roles,
    asked: () => asked,
    pass: (minutes: number) => void (now += minutes * 60_000),
    empty: () => void (members = []),
    goDown: () => void (isDown = true),
  };
}

const sales = [{ objectId: 'g1', role: 'sales-agent' }] as const;

describe('roles of the provider’s people', () => {
  it('named in the file: without asking anybody; of another tenant: none, whatever their id', async () => {
    const { roles, asked } = directory(sales);
    assert.deepEqual(await roles.rolesOf(priya), ['admin-agent']);
    assert.equal(await roles.isStaffNow(priya), true);
    const stranger = { tenantId: 'another', userId: 'priya' };
    assert.deepEqual(await roles.rolesOf(stranger), []);
    assert.equal(await roles.isStaffNow(stranger), false);
    assert.equal(asked(), 0);
  });

  it('in a group: asked once in five minutes; taken out of it, no staff at once where that is asked', async () => {
    const { roles, asked, pass, empty } = directory(sales);
    for (let i = 0; i < 3; i += 1) assert.deepEqual(await roles.rolesOf(sam), ['sales-agent']);
    assert.equal(asked(), 1);
    empty();
    pass(4);
    assert.deepEqual(await roles.rolesOf(sam), ['sales-agent']);
    assert.equal(await roles.isStaffNow(sam), false);
    // What was just heard counts everywhere.
    assert.deepEqual(await roles.rolesOf(sam), []);
  });

  it('the directory does not answer: who was known keeps the role, nobody gains one, and nothing is said of now', async () => {
    const { roles, pass, goDown } = directory(sales);
    await roles.rolesOf(sam);
    goDown();
    pass(6);
    assert.deepEqual(await roles.rolesOf(sam), ['sales-agent']);
    assert.deepEqual(await roles.rolesOf({ tenantId: home, userId: 'other' }), []);
    await assert.rejects(roles.isStaffNow(sam), { kind: 'unavailable' });
    assert.equal(await roles.isStaff(sam), true);
    await assert.rejects(roles.isStaff({ tenantId: home, userId: 'other' }), { kind: 'unavailable' });
    assert.equal(await roles.isStaffNow(priya), true);
  });

  it('no groups: nobody else is staff', async () => {
    const { roles, asked } = directory([]);
    assert.equal(await roles.isStaffNow(sam), false);
    assert.deepEqual([await roles.rolesOf(sam), await roles.isStaff(sam), asked()], [[], false, 0]);
  });
});
