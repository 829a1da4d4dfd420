import assert from 'node:assert/strict';
import { decideGdap } from '../../../simulator/gdap/decisions.ts';
import { createGdapAtGraph } from '../../../src/services/graph/gdap.ts';
import { createGdapWorkflow, type GdapWorkflow } from '../../../src/workflows/gdap/index.ts';
import { queues } from '../../../src/workflows/gdap/context.ts';
import { startRehearsal, type Rehearsal } from '../../services/simulator/with-simulator.ts';
import { useDatabase } from '../../support/database.ts';
import { emptyGdapTables, gdapDesk, type GdapDesk } from '../support/gdap-desk.ts';
import { asStaff, customerFacts, priya } from '../support/sample-people.ts';

const day = 86_400_000;

describe('admin rights on the simulated Microsoft', () => {
  const database = useDatabase();
  let rehearsal: Rehearsal;
  let desk: GdapDesk;
  let workflow: GdapWorkflow;
  let requests = 0;

  beforeEach(async () => {
    await emptyGdapTables(database());
    rehearsal = await startRehearsal();
    const { world } = rehearsal.simulator;
    desk = gdapDesk(database());
    workflow = createGdapWorkflow({
      ...desk.context,
      graph: createGdapAtGraph(rehearsal),
      clock: { now: () => world.now().getTime() },
    });
    workflow.defineJobs();
  });
  afterEach(() => rehearsal.stop());

  const pass = async (milliseconds: number) => {
    const { world } = rehearsal.simulator;
    world.setClock(world.state.clockOffsetMs + milliseconds);
    await workflow.tick();
    await desk.jobs.runWaiting(queues.work, queues.sweep);
  };
  async function ask(): Promise<string> {
    const made = await workflow.request({
      requestId: `on the simulator ${(requests += 1)}`,
      customer: { ...customerFacts(1), name: 'Contoso Ltd', domain: 'contoso.com' },
      by: priya,
      accountId: 'europe',
      template: 'user-help',
      durationDays: 365,
      autoExtends: false,
    });
    await desk.jobs.runWaiting(queues.work);
    return made.gdap.id;
  }
  /** Megan Bowen, the customer's Global Administrator, decides. */
  function decide(relationshipId: string | undefined, approve: boolean): void {
    const { state } = rehearsal.simulator.world;
    const relationship = state.gdap.find(({ id }) => id === relationshipId);
    const user = state.users.find(({ displayName }) => displayName === 'Megan Bowen');
    assert.ok(relationship !== undefined && user !== undefined);
    assert.equal(decideGdap(rehearsal.simulator.context, { relationship, user, approve }), 'done');
  }

  it('asked for, approved, switched on, dropped: each step as Microsoft shows it', async () => {
    const id = await ask();
    const offered = await desk.gdap(id);
    assert.equal(offered.state, 'waiting');
    assert.match(
      workflow.approvalLink(offered) ?? '',
      /^https:\/\/admin\.microsoft\.com\/AdminPortal\/Home#\/partners\/invitation\/granularAdminRelationships\//,
    );
    decide(offered.relationshipId, true);
    for (let n = 0; n < 5; n += 1) await pass(60_000 * 11);
    const active = await desk.gdap(id);
    assert.deepEqual([active.state, active.endsAt], ['active', (active.activatedAt ?? 0) + 365 * day]);
    await workflow.drop(id, asStaff(priya));
    for (let n = 0; n < 4; n += 1) await pass(60_000);
    const ended = await desk.gdap(id);
    assert.deepEqual([ended.state, ended.end], ['ended', 'dropped']);
  });

  it('turned down: rejected', async () => {
    const id = await ask();
    decide((await desk.gdap(id)).relationshipId, false);
    await pass(11 * 60_000);
    const ended = await desk.gdap(id);
    assert.deepEqual([ended.state, ended.end], ['ended', 'rejected']);
  });

  it('nobody answers for 90 days: ended by Microsoft, and a new one is asked for', async () => {
    const id = await ask();
    await pass(90 * day + 60_000);
    const ended = await desk.gdap(id);
    assert.deepEqual([ended.state, ended.end], ['ended', 'unanswered']);
    await pass(60_000);
    assert.equal((await desk.gdap(ended.supersededBy ?? '')).state, 'waiting');
  });

  it('the end comes: expired, after both warnings', async () => {
    const id = await ask();
    decide((await desk.gdap(id)).relationshipId, true);
    await pass(11 * 60_000);
    await pass(340 * day);
    assert.equal((await desk.gdap(id)).warned, 'end-30');
    await pass(20 * day);
    assert.equal((await desk.gdap(id)).warned, 'end-7');
    for (let n = 0; n < 3; n += 1) await pass(6 * day);
    const ended = await desk.gdap(id);
    assert.deepEqual([ended.state, ended.end], ['ended', 'expired']);
  });

  it('the connection drops while it is made, and Microsoft shows it late: there is one', async () => {
    rehearsal.switch({ gdapLoseCreateNext: 1, gdapShownAfterSeconds: 20 });
    const id = await ask();
    assert.equal((await desk.gdap(id)).state, 'creating');
    for (let n = 0; n < 6; n += 1) await pass(20_000);
    assert.equal((await desk.gdap(id)).state, 'waiting');
    assert.equal(rehearsal.simulator.world.state.gdap.length, 1);
  });

  it('locking takes a while: offered only when the link works', async () => {
    rehearsal.switch({ gdapLockSeconds: 30 });
    const id = await ask();
    assert.equal((await desk.gdap(id)).state, 'creating');
    for (let n = 0; n < 5; n += 1) await pass(10_000);
    assert.equal((await desk.gdap(id)).state, 'waiting');
    const [relationship] = rehearsal.simulator.world.state.gdap;
    assert.equal(relationship?.requests.length, 1);
  });

  it('Microsoft refuses to make it: kept with its code, made once somebody has mended it', async () => {
    rehearsal.switch({ gdapCreateRefused: true });
    const id = await ask();
    assert.equal((await desk.gdap(id)).trouble?.status, 403);
    rehearsal.switch({ gdapCreateRefused: false });
    await workflow.retry(id, asStaff(priya));
    await desk.jobs.runWaiting(queues.work);
    assert.equal((await desk.gdap(id)).state, 'waiting');
  });
});
