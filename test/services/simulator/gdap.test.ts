import assert from 'node:assert/strict';
import { decideGdap, terminateGdap } from '../../../simulator/gdap/decisions.ts';
import { createGdapAtGraph } from '../../../src/services/graph/gdap.ts';
import type { GdapAtGraph, GdapRelationship } from '../../../src/services/graph/gdap-port.ts';
import { europe } from '../support/accounts.ts';
import { rejectsWith } from '../support/problems.ts';
import { startRehearsal, type Rehearsal } from './with-simulator.ts';

const day = 24 * 3600 * 1000;
const contoso = '33333333-3333-4333-8333-000000000001';
const directoryReaders = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';
const sales = '44444444-4444-4444-8444-000000000001';

describe('delegated admin relationships on the simulator', () => {
  let rehearsal: Rehearsal;
  let gdap: GdapAtGraph;
  beforeEach(async () => {
    rehearsal = await startRehearsal();
    gdap = createGdapAtGraph(rehearsal);
  });
  afterEach(() => rehearsal.stop());

  let names = 0;
  const create = (more: { durationDays?: number; autoExtends?: boolean; displayName?: string } = {}) =>
    gdap.create(europe(), {
      displayName: `Contoso G-${(names += 1)}`,
      customerTenantId: contoso,
      roleIds: [directoryReaders],
      durationDays: 365,
      autoExtends: false,
      ...more,
    });
  const read = async (id: string): Promise<GdapRelationship> => {
    const found = await gdap.byId(europe(), id);
    return found.kind === 'found' ? found.relationship : assert.fail('not found');
  };
  const statusOf = async (id: string) => (await read(id)).status;
  const pass = (milliseconds: number) =>
    rehearsal.simulator.world.setClock(rehearsal.simulator.world.state.clockOffsetMs + milliseconds);
  const inWorld = (id: string) => rehearsal.simulator.world.state.gdap.find((one) => one.id === id)!;
  const decide = (id: string, approve: boolean) => {
    const user = rehearsal.simulator.world.state.users.find(
      ({ displayName }) => displayName === 'Megan Bowen',
    )!;
    assert.equal(
      decideGdap(rehearsal.simulator.context, { relationship: inWorld(id), user, approve }),
      'done',
    );
  };
  const active = async (more: Parameters<typeof create>[0] = {}) => {
    const { id } = await create(more);
    await gdap.lockForApproval(europe(), id);
    decide(id, true);
    pass(5000);
    return await read(id);
  };

  it('the whole life: created, locked, approved, active, extended, ended', async () => {
    const { id, status, etag } = await create();
    assert.equal(status, 'created');
    assert.ok(etag);
    await gdap.lockForApproval(europe(), id);
    assert.equal(await statusOf(id), 'approval-pending');
    decide(id, true);
    assert.equal(await statusOf(id), 'approved');
    pass(2000);
    assert.equal(await statusOf(id), 'activating');
    pass(2000);
    const running = await read(id);
    assert.equal(running.status, 'active');
    assert.equal(running.endsAt, (running.activatedAt ?? 0) + 365 * day);
    const extending = await gdap.setAutoExtend(europe(), running, true);
    assert.equal(extending.autoExtends, true);
    await rejectsWith(gdap.setAutoExtend(europe(), running, false), 'rejected', { status: 412 });
    pass(366 * day);
    const extended = await read(id);
    assert.deepEqual([extended.status, extended.endsAt], ['active', (running.endsAt ?? 0) + 180 * day]);
    await gdap.terminate(europe(), id);
    assert.equal(await statusOf(id), 'termination-requested');
    pass(4000);
    assert.equal(await statusOf(id), 'terminated');
  });

  it('not extended: expires at its end', async () => {
    const { id } = await active({ durationDays: 30 });
    pass(30 * day - 10_000);
    assert.equal(await statusOf(id), 'active');
    pass(10_000);
    assert.equal(await statusOf(id), 'expiring');
    pass(60_000);
    assert.equal(await statusOf(id), 'expired');
  });

  it('nobody approves: expired after 90 days', async () => {
    const { id } = await create();
    await gdap.lockForApproval(europe(), id);
    pass(90 * day - 10_000);
    assert.equal(await statusOf(id), 'approval-pending');
    pass(10_000);
    assert.equal(await statusOf(id), 'expired');
  });

  it('customer turns it down, or removes it: terminated', async () => {
    const { id } = await create();
    await gdap.lockForApproval(europe(), id);
    decide(id, false);
    const refused = await read(id);
    assert.deepEqual([refused.status, refused.activatedAt], ['terminated', undefined]);
    const running = await active();
    assert.equal(terminateGdap(rehearsal.simulator.context, inWorld(running.id)), true);
    pass(4000);
    assert.equal(await statusOf(running.id), 'terminated');
  });

  it('answer of create lost: found by name, and a second one of the name is refused', async () => {
    rehearsal.switch({ gdapLoseCreateNext: 1 });
    await rejectsWith(create({ displayName: 'Lost G-7' }), 'outcome-unknown');
    const found = await gdap.byName(europe(), 'Lost G-7');
    assert.equal(found?.status, 'created');
    await rejectsWith(create({ displayName: 'Lost G-7' }), 'rejected');
    assert.equal(rehearsal.simulator.world.state.gdap.length, 1);
  });

  it('new one not shown yet: not found, by name neither', async () => {
    rehearsal.switch({ gdapShownAfterSeconds: 5 });
    const { id } = await create({ displayName: 'Late G-8' });
    assert.deepEqual(await gdap.byId(europe(), id), { kind: 'not-found' });
    assert.equal(await gdap.byName(europe(), 'Late G-8'), undefined);
    pass(5000);
    assert.equal((await gdap.byName(europe(), 'Late G-8'))?.id, id);
  });

  it('create refused, or the principal missing: unauthorised, nothing created', async () => {
    rehearsal.switch({ gdapCreateRefused: true });
    await rejectsWith(create(), 'unauthorised', { status: 403 });
    rehearsal.switch({ gdapCreateRefused: false, gdapPrincipalMissing: true });
    await rejectsWith(create(), 'unauthorised', { status: 403 });
    await rejectsWith(gdap.byName(europe(), 'x'), 'unauthorised', { status: 403 });
    assert.equal(rehearsal.simulator.world.state.gdap.length, 0);
  });

  it('remove: only while it is created', async () => {
    const draft = await create();
    await gdap.remove(europe(), draft);
    assert.deepEqual(await gdap.byId(europe(), draft.id), { kind: 'not-found' });
    await gdap.remove(europe(), draft);
    const { id } = await create();
    await gdap.lockForApproval(europe(), id);
    await rejectsWith(gdap.remove(europe(), await read(id)), 'rejected', { status: 400 });
    await rejectsWith(gdap.lockForApproval(europe(), id), 'rejected', { status: 400 });
  });

  it('many: every page, another account’s are not among them', async () => {
    const { id } = await create();
    const one = inWorld(id);
    rehearsal.simulator.world.change((state) => {
      const copies = Array.from({ length: 700 }, (_, n) => ({
        ...one,
        id: `${id}${n}`,
        displayName: `copy ${n}`,
      }));
      const foreign = { ...one, id: 'foreign', displayName: 'foreign', accountId: 'canada' };
      state.gdap.push(...copies, foreign);
    });
    const sizes = [];
    for await (const page of gdap.all(europe())) sizes.push(page.length);
    assert.deepEqual(sizes, [300, 300, 101]);
    assert.equal(await gdap.byName(europe(), 'foreign'), undefined);
    assert.ok(await gdap.byName(europe(), 'copy 699'));
  });

  it('group: pending, then active; roles beyond the relationship and unknown groups are refused', async () => {
    const { id } = await active();
    const wanted = { groupId: sales, roleIds: [directoryReaders] };
    assert.equal((await gdap.createAccessAssignment(europe(), id, wanted)).status, 'pending');
    pass(5000);
    const [assignment] = await gdap.accessAssignments(europe(), id);
    assert.deepEqual([assignment?.groupId, assignment?.status], [sales, 'active']);
    for (const wrong of [{ groupId: contoso }, { roleIds: ['62e90394-69f5-4237-9190-012177145e10'] }]) {
      await rejectsWith(gdap.createAccessAssignment(europe(), id, { ...wanted, ...wrong }), 'rejected');
    }
  });
});
