import assert from 'node:assert/strict';
import { Problem } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { createJobs } from '../../../src/services/store/jobs.ts';
import { listenTo } from '../../../src/services/store/jobs-listener.ts';
import { noticeChannel } from '../../../src/services/store/sending-tenants.ts';
import { queues } from '../../../src/workflows/invitation/index.ts';
import { useDatabase } from '../../support/database.ts';
import {
  acceptanceEvent,
  emptyTables,
  invitationDesk,
  minute,
  newCustomer,
  type InvitationDesk,
} from '../support/invitation-desk.ts';
import { asAccepted } from '../support/sample-people.ts';

describe('webhook event', () => {
  const database = useDatabase();
  let desk: InvitationDesk;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  const events = () =>
    database().db.selectFrom('webhook_event').select(['id', 'outcome', 'done_at']).orderBy('id').execute();
  const outcomes = async () => (await events()).map(({ outcome }) => outcome);
  const nextSweep = async () =>
    (
      await database()
        .db.selectFrom('sweep')
        .select('next_at')
        .where('account_id', '=', 'europe')
        .executeTakeFirstOrThrow()
    ).next_at - desk.clock.now();

  const partnerCenterIsDown = () => {
    desk.partnerCenter.before = () => {
      throw new Problem('unavailable', 'down', { remote: 'partner-center', status: 503 });
    };
  };

  it('delivered twice, also at once: stored once, worked on once', async () => {
    const customer = newCustomer();
    const event = acceptanceEvent(customer, desk.clock.now());
    const received = await Promise.all([1, 2].map(() => desk.workflow.receive('europe', event)));
    assert.deepEqual(received.toSorted(), ['repeated', 'stored']);
    assert.equal(await desk.workflow.receive('europe', event), 'repeated');
    assert.equal(await desk.jobs.runWaiting(queues.webhook), 1);
  });

  it('the same words for another account, or at another time: another event', async () => {
    const customer = newCustomer();
    assert.equal(await desk.workflow.receive('europe', acceptanceEvent(customer, 1)), 'stored');
    assert.equal(await desk.workflow.receive('canada', acceptanceEvent(customer, 1)), 'stored');
    assert.equal(await desk.workflow.receive('europe', acceptanceEvent(customer, 2)), 'stored');
  });

  it('worked on twice: the second run does not even ask', async () => {
    const customer = newCustomer();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    desk.partnerCenter.calls.length = 0;
    await desk.processWebhook((await events())[0]?.id ?? 0);
    assert.deepEqual(desk.partnerCenter.calls, []);
  });

  it('not confirmed by Partner Center: nothing changes, the next sweep comes in a minute', async () => {
    const customer = newCustomer();
    const opened = await desk.opened(customer);
    await desk.forgetNews();
    await desk.announceAcceptance('europe', customer);
    assert.deepEqual(await desk.invitation(opened.id), opened);
    assert.deepEqual(await desk.told(opened.id), []);
    assert.deepEqual(await outcomes(), ['not-confirmed']);
    assert.equal(await nextSweep(), minute);

    desk.partnerCenter.accept('europe', asAccepted(customer));
    desk.clock.pass(minute);
    await desk.tick();
    assert.equal((await desk.invitation(opened.id)).state, 'accepted');
  });

  it('a customer that is known there, but not as a reseller customer: not confirmed', async () => {
    const customer = newCustomer();
    desk.partnerCenter.port.customer = () =>
      Promise.resolve({ kind: 'found', customer: { ...asAccepted(customer), isReseller: false } });
    await desk.announceAcceptance('europe', customer);
    assert.deepEqual(await outcomes(), ['not-confirmed']);
  });

  for (const [title, change, outcome] of [
    ['of a kind that is not used', { eventName: 'invoice-ready' }, 'not-used'],
    ['without a customer', { resourceUri: undefined }, 'no-customer'],
    [
      'about a customer on another host',
      { resourceUri: 'https://evil.example/v1/customers/x' },
      'no-customer',
    ],
  ] as const) {
    it(`${title}: ends without a question to Partner Center`, async () => {
      desk.partnerCenter.calls.length = 0;
      await desk.workflow.receive('europe', { ...acceptanceEvent(newCustomer(), 1), ...change });
      await desk.jobs.runWaiting(queues.webhook);
      assert.deepEqual(await outcomes(), [outcome]);
      assert.deepEqual(desk.partnerCenter.calls, []);
    });
  }

  it('the name in other letters and of an indirect reseller: taken for what it is', async () => {
    const customer = newCustomer();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.workflow.receive('europe', {
      ...acceptanceEvent(customer, 1),
      eventName: 'Indirect-Reseller-Relationship-Accepted-By-Customer',
    });
    await desk.jobs.runWaiting(queues.webhook);
    assert.deepEqual(await outcomes(), ['accepted']);
  });

  describe('an account that is swept for the first time', () => {
    beforeEach(async () => {
      await database().db.deleteFrom('sweep').execute();
    });

    it('accepted there by mistake while the sweep ran, which met it first: told all the same, once', async () => {
      const customer = newCustomer();
      const { id } = await desk.opened(customer);
      const at = desk.clock.now();
      desk.partnerCenter.accept('canada', asAccepted(customer));
      desk.clock.pass(1_000);
      await desk.sweepAll();
      assert.equal((await desk.invitation(id)).state, 'opened');
      await desk.forgetNews();
      desk.clock.pass(5_000);
      for (const changed of [at, at + 1])
        await desk.workflow.receive('canada', acceptanceEvent(customer, changed));
      await desk.jobs.runWaiting(queues.webhook);
      assert.equal((await desk.invitation(id)).state, 'wrong-account');
      assert.deepEqual(await outcomes(), ['wrong-account', 'known']);
      assert.equal(
        (await desk.told(id)).filter((line) => line.includes('message → administrator')).length,
        1,
      );
    });

    it('there before, and announced as of later: no mistake of today', async () => {
      const customer = newCustomer();
      const { id } = await desk.opened(customer);
      desk.partnerCenter.accept('canada', asAccepted(customer));
      await desk.sweepAll();
      desk.clock.pass(1_000);
      await desk.announceAcceptance('canada', customer);
      assert.equal((await desk.invitation(id)).state, 'opened');
      assert.deepEqual(await outcomes(), ['old']);
    });
  });

  it('Partner Center does not answer: runs again, and after five runs is left to a sweep that comes soon', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.workflow.receive('europe', acceptanceEvent(customer, 1));
    const event = (await events())[0]?.id ?? 0;
    partnerCenterIsDown();
    for (const attempt of [0, 1, 2, 3]) await assert.rejects(desk.processWebhook(event, attempt), Problem);
    assert.deepEqual(await outcomes(), [null]);
    await desk.processWebhook(event, 4);
    assert.deepEqual(await outcomes(), ['left-to-sweep']);
    assert.equal(await nextSweep(), minute);

    desk.partnerCenter.before = () => undefined;
    desk.clock.pass(minute);
    await desk.tick();
    assert.equal((await desk.invitation(id)).state, 'accepted');
  });

  it('its account has left the configuration: ends too, instead of being tried for ever', async () => {
    await desk.workflow.receive('mars', acceptanceEvent(newCustomer(), 1));
    const event = (await events())[0]?.id ?? 0;
    await assert.rejects(desk.processWebhook(event, 0), /mars/);
    await desk.processWebhook(event, 4);
    assert.deepEqual(await outcomes(), ['left-to-sweep']);
  });

  it('its job was lost: half a minute later the tick sends another, and only then', async () => {
    const customer = newCustomer();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.workflow.receive('europe', acceptanceEvent(customer, 1));
    desk.jobs.waiting.length = 0;
    desk.clock.pass(29_999);
    await desk.workflow.tick();
    assert.equal(await desk.jobs.runWaiting(queues.webhook), 0);
    desk.clock.pass(1);
    await desk.workflow.tick();
    assert.equal(await desk.jobs.runWaiting(queues.webhook), 1);
    assert.deepEqual(await outcomes(), ['accepted']);
    await desk.workflow.tick();
    assert.equal(await desk.jobs.runWaiting(queues.webhook), 0);
  });

  it('killed between the record and the end of the event: run again, it is known and told once', async () => {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    await desk.forgetNews();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    const told = await desk.told(id);
    const event = (await events())[0]?.id ?? 0;
    await database().db.updateTable('webhook_event').set({ done_at: null, outcome: null }).execute();
    await desk.processWebhook(event, 1);
    assert.deepEqual(await outcomes(), ['known']);
    assert.deepEqual(await desk.told(id), told);
  });
});

describe('webhook event with the real jobs', function () {
  this.slow(2_000);
  const database = useDatabase();
  const running: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const stop of running.splice(0)) await stop();
  });

  async function started() {
    const log = createLog('silent');
    const jobs = createJobs({ database: database(), log });
    const desk = invitationDesk(database(), { jobs });
    /** Tenants somebody was woken for to send to. */
    const woken = new Set<string>();
    const listening = await listenTo(noticeChannel, {
      url: database().url,
      log,
      onNotification: (tenantId) => void woken.add(tenantId),
      onReturn: () => undefined,
    });
    running.push(
      () => jobs.stop(),
      () => listening.close(),
    );
    await jobs.open();
    await jobs.start();
    return { desk, woken };
  }

  const until = async (question: () => Promise<boolean>) => {
    const end = Date.now() + 10_000;
    while (!(await question())) {
      if (Date.now() > end) throw new Error('it did not happen in time');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  it('received: recorded and the notices on their way, without anybody looking', async () => {
    const { desk, woken } = await started();
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.workflow.receive('europe', acceptanceEvent(customer, 1));
    await until(async () => (await desk.invitation(id)).state === 'accepted');
    const told = await desk.told(id);
    assert.equal(told.length, 4);
    await until(() => Promise.resolve(woken.has(customer.tenantId)));
  });

  it('the transaction of an acceptance fails at its end: no step, no notice, no job; the repeat does it all', async () => {
    const { desk, woken } = await started();
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    await until(() => Promise.resolve(woken.size > 0));
    woken.clear();
    desk.partnerCenter.accept('europe', asAccepted(customer));
    const tellStaff = desk.context.news.tellStaff.bind(desk.context.news);
    let failures = 0;
    desk.context.news.tellStaff = async (...news) => {
      await tellStaff(...news);
      failures += 1;
      if (failures === 1) throw new Error('killed just before the commit');
    };
    await assert.rejects(
      desk.workflow.check(id, { tenantId: customer.tenantId, userId: 'u', staff: false }),
      /killed/,
    );
    assert.equal((await desk.invitation(id)).state, 'opened');
    assert.equal((await desk.told(id)).length, 1);
    assert.equal(woken.size, 0);

    const checked = await desk.workflow.check(id, { tenantId: customer.tenantId, userId: 'u', staff: false });
    assert.equal(checked.kind, 'accepted');
    await until(() => Promise.resolve(woken.size > 0));
    assert.equal((await desk.told(id)).length, 4);
    assert.deepEqual(await desk.history(id), ['create', 'open', 'accept']);
  });
});
