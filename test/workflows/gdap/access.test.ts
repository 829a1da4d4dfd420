import assert from 'node:assert/strict';
import type { Gdap } from '../../../src/domain/gdap.ts';
import { gdapRoles } from '../../../src/domain/gdap-roles.ts';
import { Problem, type ProblemKind } from '../../../src/errors.ts';
import { useDatabase } from '../../support/database.ts';
import { emptyGdapTables, gdapDesk, type GdapDesk } from '../support/gdap-desk.ts';
import { adminGroup, asStaff, priya, sam } from '../support/sample-people.ts';

const problem = (kind: ProblemKind, status?: number) =>
  new Problem(kind, 'broken for this test', { remote: 'graph', status, code: 'Some_Code' });

describe('access to what was approved', () => {
  const database = useDatabase();
  let desk: GdapDesk;
  let gdap: Gdap;
  beforeEach(async () => {
    await emptyGdapTables(database());
    desk = gdapDesk(database());
    gdap = await desk.active();
  });

  const give = async (by = priya) => (await desk.workflow.giveAccess(gdap.id, asStaff(by))).kind;
  const made = () => desk.graph.calls.filter((call) => call === 'assign').length;
  /** Microsoft moves the group's assignment on. */
  const becomes = (change: Partial<(typeof desk.graph.assignments)[number]>) => {
    const [before] = desk.graph.assignments;
    assert.ok(before !== undefined);
    desk.graph.assignments[0] = { ...before, ...change };
  };
  const recorded = async () =>
    (await database().db.selectFrom('gdap_event').select(['name', 'user_id', 'facts']).execute()).filter(
      ({ name }) => name === 'give-access',
    );

  it('given once with the roles of the rights, then tested as often as anybody asks', async () => {
    assert.equal(await give(), 'asked');
    assert.deepEqual(
      desk.graph.assignments.map(({ relationshipId, groupId, roleIds }) => [
        relationshipId,
        groupId,
        roleIds,
      ]),
      [
        [
          gdap.relationshipId,
          adminGroup,
          [gdapRoles['directory-readers'], gdapRoles['license-administrator']],
        ],
      ],
    );
    assert.equal(await give(sam), 'pending');
    becomes({ status: 'active' });
    assert.equal(await give(sam), 'active');
    becomes({ roleIds: [gdapRoles['directory-readers']] });
    assert.equal(await give(), 'fewer-roles');
    becomes({ status: 'error' });
    assert.equal(await give(), 'faulty');
    assert.equal(made(), 1);
    const events = await recorded();
    assert.deepEqual(
      events.map(({ user_id, facts }) => [user_id, facts]),
      [[priya.userId, { groupId: adminGroup }]],
    );
  });

  it('taken out at Microsoft: given anew', async () => {
    await give();
    becomes({ status: 'deleted' });
    desk.graph.assignments.splice(0, 1);
    assert.equal(await give(), 'asked');
    assert.equal(made(), 2);
  });

  it('the answer is lost after it worked: found, and not repeated', async () => {
    desk.graph.after = (call) => {
      if (call === 'assign') throw problem('outcome-unknown');
    };
    assert.equal(await give(), 'pending');
    assert.deepEqual([made(), desk.graph.assignments.length], [1, 1]);
  });

  it('the answer is lost before it worked: the caller hears of it, and the next press gives it', async () => {
    desk.graph.before = (call) => {
      if (call === 'assign') throw problem('outcome-unknown');
    };
    await assert.rejects(give(), { kind: 'outcome-unknown' });
    desk.graph.before = () => undefined;
    assert.equal(await give(), 'asked');
    assert.equal(desk.graph.assignments.length, 1);
  });

  it('two at once: one assignment', async () => {
    const kinds = await Promise.all([give(), give(sam)]);
    assert.equal(desk.graph.assignments.length, 1);
    assert.ok(kinds.includes('asked'), kinds.join());
    assert.ok(
      kinds.every((kind) => kind === 'asked' || kind === 'pending'),
      kinds.join(),
    );
  });

  it('Microsoft does not know the group: refused, with the code', async () => {
    desk.graph.before = (call) => {
      if (call === 'assign') throw problem('rejected', 400);
    };
    const given = await desk.workflow.giveAccess(gdap.id, asStaff(priya));
    assert.deepEqual([given.kind, given.kind === 'refused' && given.code], ['refused', '400, Some_Code']);
  });

  it('no group in the provider file, not active, no such request: nothing is asked of Microsoft', async () => {
    const other = await desk.active({ template: 'users' });
    const waiting = await desk.offered();
    const before = desk.graph.calls.length;
    assert.equal((await desk.workflow.giveAccess(other.id, asStaff(priya))).kind, 'no-group');
    assert.equal((await desk.workflow.giveAccess(waiting.id, asStaff(priya))).kind, 'too-late');
    assert.equal((await desk.workflow.giveAccess('G-9', asStaff(priya))).kind, 'unknown');
    assert.equal(desk.graph.calls.length, before);
  });

  it('who gave it: in the provider’s audit trail', async () => {
    await give(sam);
    const rows = await database()
      .db.selectFrom('audit_entry')
      .select('content')
      .where('customer_tenant_id', '=', gdap.customer.tenantId)
      .execute();
    const names = rows.map(({ content }) => (JSON.parse(content) as { name: string }).name);
    assert.equal(names.filter((name) => name === 'admin-rights.access').length, 1, names.join());
  });
});
