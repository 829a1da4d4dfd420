import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { OrderDraft } from '../../../src/domain/order-draft.ts';
import type { Order } from '../../../src/domain/order.ts';
import { createLog } from '../../../src/log.ts';
import { openDatabase, type Database } from '../../../src/services/store/connection.ts';
import { prepareRestored } from '../../../src/services/store/restores.ts';
import { verifyTrails } from '../../../src/workflows/audit/verify-trails.ts';
import { copyOf, restoreInto, type DatabaseCopy } from '../../../bench/support/database-copy.ts';
import { createTestDatabase, dropTestDatabase, urlOf } from '../../support/database.ts';
import {
  dyingAt,
  emptyOrders,
  forNewTenant,
  forTenant,
  line,
  minute,
  orderDesk,
  prefixOf,
  second,
  type OrderDesk,
} from '../support/order-desk.ts';
import { leo, priya, tenants } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

describe('a database brought back from a backup, while Microsoft went on', function () {
  const { database, microsoft, desk } = useOrderDesk();
  let name = '';
  let restored: Database;
  let after: OrderDesk;
  beforeEach(async () => {
    name = await createTestDatabase();
    restored = openDatabase({ url: await urlOf(name), log: createLog('silent') });
  });
  afterEach(async () => {
    await restored.close();
    await dropTestDatabase(name);
  });

  const now = () => microsoft().clock.now();
  const backup = async () => ({ copy: await copyOf(database()), backupAt: now() });
  async function bringBack({ copy, backupAt }: { copy: DatabaseCopy; backupAt: number }): Promise<void> {
    await restoreInto(restored, copy);
    await restored.withTransaction((tx) => prepareRestored(tx, { backupAt, restoredAt: now() }));
    after = orderDesk(restored, microsoft());
  }
  const toTheEnd = async (one: OrderDesk) => {
    await one.run();
    await one.pass(6 * minute, 10 * second);
  };
  /** What staff does after looking in Partner Center and finding nothing. */
  const goOn = async (order: Order) => after.workflow.goOn(order.id, order.version, priya);
  async function trailsAreWhole() {
    for (const { trail, broken } of await verifyTrails(restored)) assert.equal(broken, undefined, trail);
  }

  const drafts: Readonly<Record<string, () => OrderDraft>> = {
    'for a tenant that exists': () => forTenant(tenants.adventureWorks, { lines: [line({ quantity: 2 })] }),
    'for a new tenant': () => forNewTenant(),
  };
  for (const [title, draftOf] of Object.entries(drafts)) {
    it(`${title}, backed up at every fourth of its moments, bought afterwards: found, never bought again`, async () => {
      for (let deed = 1; deed < 400; deed += 4) {
        await emptyOrders(database());
        const draft = draftOf();
        const made = (one: OrderDesk) =>
          draft.buyer?.kind === 'new' ? (one.made(prefixOf(draft))[0]?.id ?? '') : tenants.adventureWorks;
        const before = desk().bought(tenants.adventureWorks).length;
        const { id } = await desk().placed(draft);
        const life = dyingAt(deed);
        desk().restart(life);
        await desk()
          .run()
          .catch(() => undefined);
        const taken = await backup();
        desk().restart();
        // The lease of the dead process ends before somebody goes on.
        await desk().pass(10 * minute, minute);
        assert.equal(await desk().stands(id), 'done', `deed ${deed}`);
        const bought = () => after.bought(made(after)).length - (draft.buyer?.kind === 'new' ? 0 : before);

        await bringBack(taken);
        await after.pass(40 * minute, 2 * minute);
        assert.equal(await after.stands(id), 'done', `deed ${deed}`);
        assert.equal(bought(), 1, `deed ${deed}`);
        if (draft.buyer?.kind === 'new') assert.equal(after.made(prefixOf(draft)).length, 1);
        await trailsAreWhole();
        if (!life.died) {
          assert.ok(deed > 10, `only ${deed} deeds`);
          return;
        }
      }
      assert.fail('it never ended');
    });
  }

  it('placed, and not bought before the failure: bought only when a person says that it is still wanted', async () => {
    const { id } = await desk().placed(forTenant(tenants.adventureWorks, { lines: [line({ quantity: 9 })] }));
    const taken = await backup();
    const count = desk().bought(tenants.adventureWorks).length;
    await bringBack(taken);
    await after.pass(25 * minute, minute);
    assert.equal(await after.stands(id), 'needs-person in-progress');
    assert.equal(after.bought(tenants.adventureWorks).length, count);
    await goOn(await after.order(id));
    await after.pass(10 * minute, 30 * second);
    assert.equal(await after.stands(id), 'done');
    assert.equal(after.bought(tenants.adventureWorks).length, count + 1);
  });

  it('a tenant to be made, and not made before the failure: made only when a person says so', async () => {
    const draft = forNewTenant();
    const { id } = await desk().placed(draft);
    await bringBack(await backup());
    await after.pass(25 * minute, minute);
    assert.equal(await after.stands(id), 'needs-person in-progress');
    assert.deepEqual(after.made(prefixOf(draft)), []);
    await goOn(await after.order(id));
    await after.pass(10 * minute, 30 * second);
    assert.equal(await after.stands(id), 'done');
    assert.equal(after.made(prefixOf(draft)).length, 1);
  });

  it('placed again after the restore, what was bought is not known any more: a person looks before anything is bought', async () => {
    const taken = await backup();
    microsoft().pass(minute);
    const draft = forTenant(tenants.adventureWorks, { lines: [line({ quantity: 11 })] });
    const lost = await desk().placed(draft);
    await toTheEnd(desk());
    assert.equal(await desk().stands(lost.id), 'done');
    const count = desk().bought(tenants.adventureWorks).length;

    await bringBack(taken);
    const again = await after.placed(draft, leo);
    await after.pass(25 * minute, minute);
    assert.equal(await after.stands(again.id), 'needs-person in-progress');
    assert.equal(after.bought(tenants.adventureWorks).length, count);
    // It is another one: staff says so, and it is bought.
    await goOn(await after.order(again.id));
    await toTheEnd(after);
    assert.equal(await after.stands(again.id), 'done');
    assert.equal(after.bought(tenants.adventureWorks).length, count + 1);
  });

  it('another order after the restore: goes on by itself, once nothing can be missing from Microsoft’s list', async () => {
    await bringBack(await backup());
    microsoft().pass(minute);
    const fresh = await after.placed(forTenant(tenants.adventureWorks, { lines: [line({ quantity: 13 })] }));
    await after.pass(10 * minute, minute);
    assert.equal(await after.stands(fresh.id), 'filling-cart');
    await after.pass(30 * minute, minute);
    assert.equal(await after.stands(fresh.id), 'done');
  });

  it('numbers of cases go on far above those given out since', async () => {
    const taken = await backup();
    const lost = await desk().begin(forTenant(tenants.adventureWorks));
    await bringBack(taken);
    const next = await after.begin(forTenant(tenants.adventureWorks));
    assert.ok(Number(next.id.slice(2)) > Number(lost.id.slice(2)) + 1_000, `${lost.id} ${next.id}`);
  });

  it('news that may have been told: marked as a possible repeat; mails that may have gone out: not sent again', async () => {
    await desk().placed(forTenant(tenants.adventureWorks));
    await sql`
      insert into mail_outbox (id, kind, about, sealed, state, tries, lost_answers, due_at, useful_until, created_at)
      values ('m-1', 'invitation', 'I-1', 'sealed', 'waiting', 0, 0, 1, 1, 1)`.execute(database().db);
    await sql`insert into notice (flow, case_id, tenant_id, user_id, kind, event, facts, state, tries, lost_answers,
      possible_repeat, due_at, created_at) values ('order', 'F-9', 't', 'u', 'message', 'done', '{}', 'waiting', 0, 0, false, 1, 1)`.execute(
      database().db,
    );
    const taken = await backup();
    await bringBack(taken);
    const notices = await restored.db
      .selectFrom('notice')
      .select('possible_repeat')
      .where('state', '=', 'waiting')
      .where('kind', 'in', ['card', 'message'])
      .execute();
    assert.ok(notices.length > 0 && notices.every((one) => one.possible_repeat));
    const mail = await restored.db.selectFrom('mail_outbox').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([mail.state, mail.sealed], ['failed', null]);
    await trailsAreWhole();
  });
});
