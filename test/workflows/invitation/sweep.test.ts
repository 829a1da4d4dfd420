import assert from 'node:assert/strict';
import { Problem } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { recordRemoval } from '../../../src/workflows/invitation/steps/record-removal.ts';
import { sweepAccount } from '../../../src/workflows/invitation/steps/sweep.ts';
import { useDatabase } from '../../support/database.ts';
import { insertManyInvitations } from '../../support/many-rows.ts';
import { countedDatabase } from '../support/counted-database.ts';
import {
  day,
  emptyTables,
  invitationDesk,
  minute,
  newCustomer,
  type InvitationDesk,
} from '../support/invitation-desk.ts';
import { asAccepted } from '../support/sample-people.ts';

describe('sweep of an account', () => {
  const database = useDatabase();
  let desk: InvitationDesk;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database(), { pageSize: 10 });
    await desk.sweepAll();
  });

  const down = () => {
    throw new Problem('unavailable', 'down', { remote: 'partner-center', status: 503 });
  };

  /** Customers with a relationship that the sweep has put on record. */
  async function accepted(count: number) {
    const customers = Array.from({ length: count }, newCustomer);
    for (const customer of customers) desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.sweepAll();
    await desk.forgetNews();
    return customers;
  }

  it('a relationship from before our time: on record with its account until it is taken back', async () => {
    const [customer, other] = await accepted(2);
    assert.ok(customer !== undefined && other !== undefined);
    assert.deepEqual(await desk.workflow.relationshipsOf(customer.tenantId), ['europe']);
    assert.deepEqual(await desk.workflow.relationshipsOf(newCustomer().tenantId), []);
    await recordRemoval(desk.context, 'europe', customer.tenantId, desk.clock.now());
    assert.deepEqual(await desk.workflow.relationshipsOf(customer.tenantId), []);
    assert.deepEqual(await desk.workflow.relationshipsOf(other.tenantId), ['europe']);
  });

  const removed = async () =>
    (
      await database()
        .db.selectFrom('seen_customer')
        .select('tenant_id')
        .where('state', '=', 'removed')
        .execute()
    ).length;

  it('not due: does not ask Microsoft, however many instances try', async () => {
    desk.partnerCenter.calls.length = 0;
    assert.equal(await sweepAccount(desk.context, 'europe'), 'not-due');
    desk.clock.pass(10 * minute);
    const outcomes = await Promise.all([1, 2, 3].map(() => sweepAccount(desk.context, 'europe')));
    assert.deepEqual(outcomes.toSorted(), ['done', 'not-due', 'not-due']);
    assert.deepEqual(desk.partnerCenter.calls, ['page europe 1']);
  });

  it('with 1, 100 and 1,000 open invitations: the same number of calls and of statements', async () => {
    const counted = countedDatabase(database());
    const costs: string[] = [];
    for (const [round, count] of [1, 99, 900].entries()) {
      const at = desk.clock.now();
      const state = (['sent', 'opened', 'created'] as const)[round] ?? 'sent';
      await insertManyInvitations(database().db, {
        count,
        state,
        accountId: `kind ${round}`,
        at,
        expiresAt: at + day,
      });
      await database()
        .db.updateTable('invitation')
        .set({ account_id: 'europe', customer_tenant_id: (e) => e.ref('id') })
        .execute();
      const counting = invitationDesk(counted.database);
      for (let n = 0; n < 30; n += 1) counting.partnerCenter.accept('europe', asAccepted(newCustomer()));
      await database().db.deleteFrom('seen_customer').execute();
      await database().db.deleteFrom('sweep').execute();
      await sweepAccount(counting.context, 'europe');
      counting.clock.pass(10 * minute);
      counting.partnerCenter.calls.length = 0;
      const before = counted.statements();
      await sweepAccount(counting.context, 'europe');
      costs.push(`${counting.partnerCenter.calls.length} calls, ${counted.statements() - before} statements`);
    }
    assert.equal(await open(), 1000);
    assert.deepEqual(
      costs,
      Array.from({ length: 3 }, () => '1 calls, 4 statements'),
    );
  });

  const open = async () => (await database().db.selectFrom('invitation').select('id').execute()).length;

  it('the first sweep of an account with many customers: statements by the page, not by the customer', async () => {
    const counted = countedDatabase(database());
    const first = invitationDesk(counted.database, { pageSize: 100 });
    await database().db.deleteFrom('sweep').execute();
    for (let n = 0; n < 300; n += 1) first.partnerCenter.accept('europe', asAccepted(newCustomer()));
    await sweepAccount(first.context, 'europe');
    assert.ok(counted.statements() < 12, `${counted.statements()} statements`);
    const seen = await database().db.selectFrom('seen_customer').select('tenant_id').execute();
    assert.equal(seen.length, 300);
    assert.equal(await open(), 0);
  });

  it('customers that are not (or no longer) our reseller customers in the list: not taken for ours', async () => {
    const customer = newCustomer();
    desk.partnerCenter.port.allCustomers = async function* () {
      await Promise.resolve();
      yield [{ ...asAccepted(customer), isReseller: false }];
    };
    await desk.sweepAll();
    assert.deepEqual(await database().db.selectFrom('seen_customer').selectAll().execute(), []);
  });

  it('some missing from the list but there when asked: nothing happens, and they are not asked about again', async () => {
    const customers = await accepted(3);
    desk.partnerCenter.hideFromList('europe', [customers[0]?.tenantId ?? '']);
    desk.partnerCenter.calls.length = 0;
    await desk.sweepAll();
    assert.equal(await removed(), 0);
    assert.equal(desk.partnerCenter.calls.filter((call) => call.startsWith('customer')).length, 1);
  });

  it('more than 25 missing at once: nobody counts as removed, nobody is asked about, an error is logged', async () => {
    const lines: string[] = [];
    const log = createLog('error', { write: (line: string) => void lines.push(line) });
    const customers = await accepted(26);
    const watched = { ...desk.context, log };
    desk.partnerCenter.hideFromList(
      'europe',
      customers.map((c) => c.tenantId),
    );
    desk.partnerCenter.calls.length = 0;
    desk.clock.pass(10 * minute);
    await sweepAccount(watched, 'europe');
    assert.equal(await removed(), 0);
    assert.deepEqual(desk.partnerCenter.calls, ['page europe 1']);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /"missing":26/);

    desk.partnerCenter.hideFromList('europe', []);
    await desk.sweepAll();
    assert.equal(await removed(), 0);
  });

  it('25 really gone at once: each one asked about, all recorded', async () => {
    const customers = await accepted(25);
    for (const { tenantId } of customers) desk.partnerCenter.remove('europe', tenantId);
    await desk.sweepAll();
    assert.equal(await removed(), 25);
  });

  it('a page fails half way: what came before counts, nobody is removed, and the next sweep comes in a minute', async () => {
    const customers = await accepted(25);
    const late = newCustomer();
    const { id } = await desk.opened(late);
    desk.partnerCenter.accept('europe', asAccepted(late));
    desk.partnerCenter.remove('europe', customers[0]?.tenantId ?? '');
    desk.partnerCenter.before = (call) => {
      if (call === 'page europe 2') down();
    };
    desk.clock.pass(10 * minute);
    await assert.rejects(sweepAccount(desk.context, 'europe'), Problem);
    assert.equal(await removed(), 0);
    assert.equal((await desk.invitation(id)).state, 'opened');

    desk.partnerCenter.before = () => undefined;
    desk.clock.pass(minute - 1);
    assert.equal(await sweepAccount(desk.context, 'europe'), 'not-due');
    desk.clock.pass(1);
    assert.equal(await sweepAccount(desk.context, 'europe'), 'done');
    assert.equal(await removed(), 1);
    assert.equal((await desk.invitation(id)).state, 'accepted');
  });

  it('throttled with a time to wait: the next sweep keeps to it', async () => {
    desk.partnerCenter.before = () => {
      throw new Problem('throttled', 'slow down', {
        remote: 'partner-center',
        status: 429,
        retryAfterSeconds: 180,
      });
    };
    desk.clock.pass(10 * minute);
    await assert.rejects(sweepAccount(desk.context, 'europe'), Problem);
    desk.clock.pass(3 * minute - 1);
    assert.equal(await sweepAccount(desk.context, 'europe'), 'not-due');
  });

  it('the very first sweep breaks off: those met afterwards are old customers all the same', async () => {
    await database().db.deleteFrom('sweep').execute();
    for (let n = 0; n < 15; n += 1) desk.partnerCenter.accept('europe', asAccepted(newCustomer()));
    desk.partnerCenter.before = (call) => {
      if (call === 'page europe 2') down();
    };
    await assert.rejects(sweepAccount(desk.context, 'europe'), Problem);
    desk.partnerCenter.before = () => undefined;
    await desk.sweepAll();
    assert.equal(await open(), 0);
    const seen = await database().db.selectFrom('seen_customer').select('tenant_id').execute();
    assert.equal(seen.length, 15);
  });

  it('a slow sweep that a later one overtakes: nobody is taken for missing', async () => {
    await accepted(15);
    const laterOnItsWay = Promise.withResolvers<void>();
    const earlierDone = Promise.withResolvers<void>();
    let later: Promise<unknown> | undefined;
    desk.clock.pass(10 * minute);
    desk.partnerCenter.calls.length = 0;
    desk.partnerCenter.before = async (call) => {
      if (later === undefined) {
        desk.clock.pass(10 * minute);
        later = sweepAccount(desk.context, 'europe');
        await laterOnItsWay.promise;
      } else if (call === 'page europe 2' && desk.partnerCenter.calls.length === 3) {
        laterOnItsWay.resolve();
        await earlierDone.promise;
      }
    };
    await sweepAccount(desk.context, 'europe');
    earlierDone.resolve();
    await later;
    assert.deepEqual(desk.partnerCenter.calls, [
      'page europe 1',
      'page europe 1',
      'page europe 2',
      'page europe 2',
    ]);
  });
});

describe('relationship taken back', () => {
  const database = useDatabase();
  let desk: InvitationDesk;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  async function accepted() {
    const customer = newCustomer();
    const { id } = await desk.opened(customer);
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    await desk.forgetNews();
    return { customer, id };
  }

  it('the right account removed: both sides told once, and staff can see when it was accepted', async () => {
    const { customer, id } = await accepted();
    desk.partnerCenter.remove('europe', customer.tenantId);
    await desk.sweepAll();
    await desk.sweepAll();
    const removed = await desk.invitation(id);
    assert.equal(removed.state, 'removed');
    assert.equal(removed.acceptedAccountId, 'europe');
    assert.deepEqual(await desk.told(id), [
      'accept removed update → administrator 1',
      'accept removed message → administrator 1',
      'invite removed card → desk',
    ]);
  });

  it('a customer from before our time: the desk is told once, on a card of its own', async () => {
    const customer = newCustomer();
    desk.partnerCenter.accept('canada', asAccepted(customer));
    await database().db.deleteFrom('sweep').execute();
    await desk.sweepAll();
    assert.deepEqual(await desk.workflow.ofCustomer(customer.tenantId), []);
    desk.partnerCenter.remove('canada', customer.tenantId);
    await desk.sweepAll();
    await desk.sweepAll();
    const [found, ...others] = await desk.workflow.ofCustomer(customer.tenantId);
    assert.deepEqual(others, []);
    assert.deepEqual([found?.state, found?.origin, found?.acceptedAt], ['removed', 'uninvited', undefined]);
    assert.deepEqual(await desk.told(found?.id ?? ''), ['invite removed card → desk']);
  });

  it('removed and accepted again: accepted, told again', async () => {
    const { customer, id } = await accepted();
    desk.partnerCenter.remove('europe', customer.tenantId);
    await desk.sweepAll();
    await desk.forgetNews();
    desk.clock.pass(minute);
    desk.partnerCenter.accept('europe', asAccepted(customer));
    await desk.announceAcceptance('europe', customer);
    assert.equal((await desk.invitation(id)).state, 'accepted');
    assert.equal(
      (await desk.told(id)).filter((line) => line.startsWith('accept accepted message')).length,
      1,
    );
  });

  it('accepted again while the sweep was asking: the later word counts, nobody hears of a removal', async () => {
    const { customer, id } = await accepted();
    desk.partnerCenter.remove('europe', customer.tenantId);
    desk.partnerCenter.before = async (call) => {
      if (!call.startsWith('customer europe')) return;
      desk.partnerCenter.before = () => undefined;
      desk.clock.pass(1_000);
      desk.partnerCenter.accept('europe', asAccepted(customer));
      await desk.announceAcceptance('europe', customer);
    };
    await desk.sweepAll();
    assert.equal((await desk.invitation(id)).state, 'accepted');
    assert.deepEqual(await desk.told(id), []);
  });

  it('two sweeps find it at once: told once', async () => {
    const { customer, id } = await accepted();
    desk.partnerCenter.remove('europe', customer.tenantId);
    const at = desk.clock.now();
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => recordRemoval(desk.context, 'europe', customer.tenantId, at)),
    );
    assert.deepEqual(outcomes.toSorted(), ['known', 'known', 'removed']);
    assert.equal((await desk.history(id)).filter((step) => step === 'remove').length, 1);
  });
});
