import assert from 'node:assert/strict';
import { readCustomer } from '../../../simulator/partner-center/customer-record.ts';
import type { OrderDraft } from '../../../src/domain/order-draft.ts';
import { noticesOfCase } from '../../../src/services/store/notices.ts';
import { attested, dyingAt, forTenant, hour, immortal, Killed, minute } from '../support/order-desk.ts';
import { account, cora, leo, nina, tenants } from '../support/order-people.ts';
import { day, emptyInvitations, katrin, parkedDesk, type ParkedDesk } from '../support/parked-desk.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

describe('an order that waits with an invitation', function () {
  const { database, microsoft, desk } = useOrderDesk();
  let inviting: ParkedDesk;
  beforeEach(async () => {
    await emptyInvitations(database());
    inviting = parkedDesk(database(), desk());
  });

  const accept = (resellerTenantId: string | null = tenants.northwind) =>
    microsoft().accept(tenants.fabrikam, resellerTenantId);
  const removed = () =>
    microsoft().simulator.world.change((state) => {
      state.relationships = state.relationships.filter((one) => one.customerTenantId !== tenants.fabrikam);
    });
  const placed = async (more: Partial<OrderDraft> = { agreement: attested }, by = nina): Promise<string> => {
    const { id } = await desk().placed(forTenant(tenants.fabrikam, more), by);
    await desk().run();
    return id;
  };
  const parked = async (more?: Partial<OrderDraft>) => {
    const id = await placed(more);
    assert.equal(await desk().stands(id), 'parked relationship-missing');
    return { id, invitation: await inviting.invited(id) };
  };
  /** What was told since, without what told that it waits. */
  const toldAfter = async (count: number) => (await inviting.told()).slice(count);

  it('accepted: goes on by itself, and the seller hears of it in one message', async () => {
    const { id, invitation } = await parked();
    const before = (await inviting.told()).length;
    accept();
    await inviting.noticed(invitation.id);
    assert.equal(await desk().stands(id), 'provisioning');
    assert.equal((await inviting.invitation(invitation.id)).state, 'accepted');
    await inviting.run();
    assert.deepEqual(await toldAfter(before), ['order accepted → nina']);
  });

  it('invited before it was placed: staff is not asked to invite', async () => {
    const { id } = await desk().begin(forTenant(tenants.fabrikam, { agreement: attested }));
    await inviting.invited(id);
    const answer = await desk().place(id);
    assert.notEqual(answer.kind, 'not-ready');
    const [approval] = answer.kind === 'awaiting' ? [answer.approval] : [];
    if (approval !== undefined)
      await desk().approvals.approve(approval.id, approval.fingerprint, {
        ...nina,
        userId: '77777777-7777-4777-8777-000000000012',
      });
    await desk().run();
    assert.equal(await desk().stands(id), 'parked relationship-missing');
    assert.deepEqual(
      (await noticesOfCase(database().db, id)).filter(({ event }) => event === 'not-invited'),
      [],
    );
  });

  it('accepted, and dearer by now: asks with both prices, in one message that says who answered', async () => {
    const { id, invitation } = await parked();
    const before = (await inviting.told()).length;
    desk().makeDearer(1.25);
    accept();
    await inviting.noticed(invitation.id);
    assert.equal(await desk().stands(id), 'needs-answer price-changed');
    const { standstill } = await desk().order(id);
    const [change] = standstill?.prices ?? [];
    assert.equal(change?.line, 0);
    assert.ok((change?.now.minor ?? 0) > (change?.before?.minor ?? 0));
    assert.equal(desk().bought(tenants.fabrikam).length, 0);
    assert.deepEqual(await toldAfter(before), ['order trouble → nina']);
    const [told] = (await noticesOfCase(database().db, id)).filter(
      ({ event, kind }) => event === 'trouble' && kind === 'message',
    );
    assert.deepEqual(Object.keys(told?.facts['answered'] ?? {}), ['at', 'what']);
  });

  it('accepted without the agreement: waits for that alone, and goes on when it was signed', async () => {
    const { id, invitation } = await parked({ agreement: { kind: 'online' } });
    const before = (await inviting.told()).length;
    accept();
    await inviting.noticed(invitation.id);
    assert.equal(await desk().stands(id), 'parked agreement-missing');
    assert.equal((await desk().order(id)).standstill?.field, 'agreement');
    microsoft().simulator.world.change((state) => {
      const directSignedAt = new Date(microsoft().clock.now()).toISOString();
      state.customers.push({ ...readCustomer(state, tenants.fabrikam), directSignedAt });
    });
    await desk().pass(10 * minute, minute);
    await inviting.run();
    assert.ok(['provisioning', 'done'].includes((await desk().order(id)).state), await desk().stands(id));
    assert.deepEqual((await toldAfter(before)).slice(0, 2), ['order parked → nina', 'order accepted → nina']);
  });

  it('accepted without the agreement, which the seller records: a draft again, and placed it is ordered', async () => {
    const { id, invitation } = await parked({ agreement: { kind: 'online' } });
    accept();
    await inviting.noticed(invitation.id);
    const reopened = await desk().workflow.reopen(id, nina);
    assert.equal(reopened.kind, 'done');
    const { version, draft } = await desk().order(id);
    await desk().workflow.change(id, version, { ...draft, agreement: attested }, nina);
    const answer = await desk().place(id);
    assert.ok(answer.kind === 'placed' || answer.kind === 'awaiting', answer.kind);
  });

  it('declined: whoever waits is told once, with the reason on the invitation; the order is kept', async () => {
    const { id, invitation } = await parked();
    const before = (await inviting.told()).length;
    await inviting.letters.decline(invitation.id, 'We buy elsewhere.', katrin);
    await inviting.run();
    assert.equal(await desk().stands(id), 'parked relationship-missing');
    assert.deepEqual(
      (await toldAfter(before)).filter((one) => one.endsWith('nina')),
      ['order invitation-declined → nina'],
    );
  });

  it('not answered in time: told once', async () => {
    const { id, invitation } = await parked();
    const before = (await inviting.told()).length;
    microsoft().pass(91 * day);
    await inviting.run();
    await inviting.run();
    assert.equal((await inviting.invitation(invitation.id)).state, 'expired');
    assert.equal(await desk().stands(id), 'parked relationship-missing');
    assert.deepEqual(await toldAfter(before), ['order invitation-expired → nina']);
  });

  it('withdrawn by a colleague: the seller is told, and not who did it', async () => {
    const { id, invitation } = await parked();
    await desk().workflow.tellAlso(id, leo, nina);
    const before = (await inviting.told()).length;
    await inviting.workflow.withdraw(invitation.id, { ...leo, staff: false });
    assert.deepEqual(await toldAfter(before), ['order invitation-withdrawn → nina']);
  });

  it('sent, reminded of, opened: the card of the order follows without a word', async () => {
    const { id, invitation } = await parked();
    const before = (await inviting.told()).length;
    const changes = async () =>
      (await noticesOfCase(database().db, id)).filter(
        ({ event, kind }) => event === 'invitation' && kind === 'update',
      ).length;
    const first = await changes();
    await inviting.letters.send(invitation.id, invitation.version, { ...nina, staff: false });
    assert.ok((await changes()) > first);
    assert.deepEqual(await toldAfter(before), []);
  });

  it('taken back while it waits for the agreement: waits for the relationship again, and says so', async () => {
    const { id, invitation } = await parked({ agreement: { kind: 'online' } });
    accept();
    await inviting.noticed(invitation.id);
    assert.equal(await desk().stands(id), 'parked agreement-missing');
    const before = (await inviting.told()).length;
    removed();
    await database().withTransaction((tx) =>
      desk().workflow.waiting.removed(tx, { accountId: account.id, tenantId: tenants.fabrikam }),
    );
    await desk().run();
    assert.equal(await desk().stands(id), 'parked relationship-missing');
    assert.deepEqual(
      (await toldAfter(before)).filter((one) => one.startsWith('order parked')),
      ['order parked → nina'],
    );
    accept();
    await desk().pass(5 * minute);
    assert.equal(await desk().stands(id), 'parked agreement-missing');
  });

  it('orders of two resellers for one customer: each seller hears only of what is theirs', async () => {
    const { id, invitation } = await parked();
    const other = await placed({ agreement: attested }, cora);
    const before = (await inviting.told()).length;
    accept();
    await inviting.noticed(invitation.id);
    assert.equal(await desk().stands(id), 'provisioning');
    assert.equal(await desk().stands(other), 'parked relationship-missing');
    assert.deepEqual(await toldAfter(before), ['order accepted → nina']);
  });

  it('killed at any deed after the acceptance: ordered once, told once', async () => {
    microsoft().switch({ creditLimit: 100_000_000 });
    for (let deed = 1; ; deed += 8) {
      await emptyInvitations(database());
      const { id, invitation } = await parked();
      accept();
      const sold = desk().bought(tenants.fabrikam).length;
      const life = dyingAt(deed);
      desk().restart(life);
      try {
        await database().withTransaction((tx) =>
          desk().workflow.wake(tx, { accountId: account.id, tenantId: tenants.fabrikam }),
        );
        await desk().run();
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
      desk().restart(immortal);
      await inviting.noticed(invitation.id);
      await desk().pass(hour, 3 * minute);
      assert.equal(desk().bought(tenants.fabrikam).length, sold + 1, `killed at deed ${deed}`);
      const told = (await inviting.told()).filter((one) => one === 'order accepted → nina');
      assert.equal(told.length, 1, `killed at deed ${deed}: ${(await inviting.told()).join(', ')}`);
      if (!life.died) return;
      await database().db.deleteFrom('notice').execute();
      await desk().workflow.discard(id, nina);
      removed();
    }
  });
});
