import assert from 'node:assert/strict';
import { gdapRoles } from '../../../src/domain/gdap-roles.ts';
import { Problem, type ProblemKind } from '../../../src/errors.ts';
import { workOn } from '../../../src/workflows/gdap/steps/work.ts';
import { useDatabase } from '../../support/database.ts';
import { emptyGdapTables, gdapDesk, type GdapDesk } from '../support/gdap-desk.ts';
import { invitationDesk, minute, newCustomer } from '../support/invitation-desk.ts';
import { asStaff, priya, sam } from '../support/sample-people.ts';

const problem = (kind: ProblemKind, status?: number) =>
  new Problem(kind, 'broken for this test', {
    remote: 'graph',
    ...(status === undefined ? {} : { status, code: 'Some_Code' }),
  });

describe('making a request for admin rights', () => {
  const database = useDatabase();
  let desk: GdapDesk;

  beforeEach(async () => {
    await emptyGdapTables(database());
    desk = gdapDesk(database());
  });

  it('asked for: made at Microsoft with the least roles, opened for approval, and the one who asked hears it', async () => {
    const gdap = await desk.asked();
    assert.equal(gdap.state, 'prepared');
    assert.deepEqual(desk.graph.calls, []);
    await desk.work();
    const offered = await desk.gdap(gdap.id);
    assert.equal(offered.state, 'waiting');
    assert.equal(offered.offeredAt, desk.clock.now());
    const [relationship, ...others] = desk.graph.all();
    assert.equal(others.length, 0);
    assert.equal(relationship?.status, 'approval-pending');
    assert.equal(relationship.displayName, offered.displayName);
    assert.match(offered.displayName, /^Open Door Technology G-\d+ [0-9a-f]{4}$/);
    assert.deepEqual(relationship.roleIds, [
      gdapRoles['directory-readers'],
      gdapRoles['license-administrator'],
    ]);
    assert.equal(
      desk.workflow.approvalLink(offered),
      `https://admin.microsoft.com/${offered.relationshipId}`,
    );
    assert.deepEqual(await desk.told(gdap.id), [
      'gdap prepared update → staff 1',
      'gdap offered update → staff 1',
      'gdap offered message → staff 1',
    ]);
  });

  it('pressed twice: one request, one relationship', async () => {
    const customer = newCustomer();
    const twice = { requestId: 'the same press', customer };
    const [first, second] = [await desk.asked(twice), await desk.asked(twice)];
    assert.equal(first.id, second.id);
    await desk.work();
    assert.equal(desk.graph.all().length, 1);
  });

  it('the same roles asked for again while one waits, or is active: that one; other roles: another request', async () => {
    const customer = newCustomer();
    const { id, relationshipId = '' } = await desk.offered({ customer });
    assert.equal((await desk.asked({ customer, by: sam })).id, id);
    assert.notEqual((await desk.asked({ customer, template: 'services' })).id, id);
    desk.graph.becomes(relationshipId, 'active');
    await desk.workflow.happened(relationshipId);
    assert.equal((await desk.asked({ customer })).id, id);
  });

  it('two at once for one customer: one request', async () => {
    const customer = newCustomer();
    const ids = await Promise.all([1, 2, 3].map(async () => (await desk.asked({ customer })).id));
    assert.equal(new Set(ids).size, 1);
  });

  it('days that Microsoft does not take: refused before anything is written', async () => {
    await assert.rejects(desk.asked({ durationDays: 731 }), /731 days/);
    assert.equal(await desk.workflow.count(), 0);
  });

  for (const call of ['create', 'lock']) {
    it(`the answer of ${call} is lost: looked for before anything is repeated, and there is one relationship`, async () => {
      desk.graph.after = (done) => {
        if (done !== call) return;
        desk.graph.after = () => undefined;
        throw problem('outcome-unknown');
      };
      const { id } = await desk.asked();
      await desk.work();
      const delayed = await desk.gdap(id);
      assert.equal(delayed.state, 'creating');
      assert.equal(delayed.trouble?.kind, 'outcome-unknown');
      desk.clock.pass(minute);
      await desk.tick();
      assert.equal((await desk.gdap(id)).state, 'waiting');
      assert.equal((await desk.gdap(id)).trouble, undefined);
      assert.equal(desk.graph.all().length, 1);
      assert.equal(desk.graph.calls.filter((done) => done === 'create').length, 1);
      assert.equal(desk.graph.calls.filter((done) => done === 'lock').length, 1);
    });
  }

  it('killed after any call: the next run finishes, and there is one relationship', async () => {
    for (const call of ['create', 'lock']) {
      const { id } = await desk.asked();
      desk.graph.after = (done) => {
        if (done === call) throw new Error('killed');
      };
      await assert.rejects(desk.work(), /killed/);
      desk.graph.after = () => undefined;
      desk.clock.pass(minute);
      await desk.tick();
      const { state, displayName } = await desk.gdap(id);
      assert.equal(state, 'waiting', call);
      assert.equal(desk.graph.all().filter((one) => one.displayName === displayName).length, 1, call);
    }
  });

  it('run three times at once: one relationship', async () => {
    const { id } = await desk.asked();
    await Promise.all([1, 2, 3].map(() => workOn(desk.context, id)));
    desk.clock.pass(10 * minute);
    await desk.tick();
    assert.equal((await desk.gdap(id)).state, 'waiting');
    assert.equal(desk.graph.all().length, 1);
  });

  it('Microsoft is down: tried again after longer and longer waits, and nobody is bothered with messages', async () => {
    desk.graph.before = () => {
      throw problem('unavailable');
    };
    const { id } = await desk.asked();
    await desk.work();
    const waits: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      const { nextAt = 0 } = await desk.gdap(id);
      waits.push((nextAt - desk.clock.now()) / 1000);
      desk.clock.pass(nextAt - desk.clock.now());
      await desk.tick();
    }
    assert.deepEqual(waits, [5, 10, 20, 40]);
    assert.deepEqual(
      (await desk.told(id)).filter((line) => !line.includes(' update ')),
      [],
    );
    desk.graph.before = () => undefined;
    desk.clock.pass(10 * minute);
    await desk.tick();
    assert.equal((await desk.gdap(id)).state, 'waiting');
  });

  it('Microsoft refuses: staff hears it once with the code, nothing is tried until somebody says so', async () => {
    desk.graph.before = (call) => {
      if (call === 'create') throw problem('unauthorised', 403);
    };
    const { id } = await desk.asked();
    await desk.work();
    const refused = await desk.gdap(id);
    assert.deepEqual(refused.trouble, { kind: 'unauthorised', status: 403, code: 'Some_Code' });
    assert.equal(refused.nextAt, undefined);
    assert.ok((await desk.told(id)).includes('gdap refused message → staff 1'));
    assert.ok((await desk.told(id)).includes('gdap refused card → desk'));
    desk.clock.pass(60 * minute);
    const before = desk.graph.calls.length;
    await desk.tick();
    assert.equal(desk.graph.calls.filter((call) => call === 'create').length, 1);
    assert.ok(desk.graph.calls.slice(before).every((call) => call.startsWith('page')));

    desk.graph.before = () => undefined;
    assert.equal((await desk.workflow.retry(id, asStaff(priya))).kind, 'done');
    assert.equal((await desk.workflow.retry(id, asStaff(priya))).kind, 'too-late');
    await desk.work();
    assert.equal((await desk.gdap(id)).state, 'waiting');
  });

  it('an invitation of the same customer: its card changes when rights are asked for, offered and active', async () => {
    const customer = newCustomer();
    const inviting = invitationDesk(database());
    const card = { conversationId: 'chat', activityId: 'invitation' };
    const by = { ...priya, staff: true };
    const requestId = `beside ${customer.tenantId}`;
    const invited = await inviting.workflow.invite({ requestId, customer, by, accountId: 'europe', card });
    assert.ok(invited.kind === 'opened');
    const { id } = invited.invitation;
    await desk.forgetNews();
    await desk.offered({ customer, accountId: 'canada' });
    assert.deepEqual(await desk.told(id), []);
    const { relationshipId = '' } = await desk.offered({ customer });
    desk.graph.becomes(relationshipId, 'active');
    await desk.workflow.happened(relationshipId);
    const seen = await desk.told(id);
    for (const event of ['gdap-prepare', 'gdap-offer', 'gdap-activate'])
      assert.ok(seen.includes(`invite ${event} update → staff 1`), seen.join('; '));
    assert.ok(
      seen.every((line) => line.includes(' update ')),
      'nobody is told twice',
    );
  });

  it('a name Microsoft has for another customer: not taken for ours', async () => {
    const { id, displayName } = await desk.asked();
    const { context } = desk;
    const account = context.accounts[0];
    assert.ok(account !== undefined);
    await context.graph.create(account, {
      displayName,
      customerTenantId: 'somebody else',
      roleIds: [],
      durationDays: 1,
      autoExtends: false,
    });
    await desk.work();
    const refused = await desk.gdap(id);
    assert.equal(refused.state, 'creating');
    assert.equal(refused.relationshipId, undefined);
    assert.deepEqual([refused.trouble?.status, refused.nextAt], [400, undefined]);
  });
});
