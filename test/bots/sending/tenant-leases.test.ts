import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createTenantLeases } from '../../../src/bots/sending/tenant-leases.ts';
import { useDatabase } from '../../support/database.ts';

describe('which instance sends to a tenant', () => {
  const database = useDatabase();
  let time: number;
  let tenantId: string;
  let tenants = 0;

  beforeEach(() => {
    time = 0;
    tenants += 1;
    tenantId = `tenant ${tenants}`;
  });

  const instance = (holder: string) => createTenantLeases({ database: database(), holder }, () => time);
  /** The lease as the database sees it is over. */
  const overInDatabase = () =>
    sql`update sending_tenant set until = clock_timestamp() where tenant_id = ${tenantId}`.execute(
      database().db,
    );

  it('nobody has it: held, and nobody else gets it', async () => {
    const [one, other] = [instance('one'), instance('other')];
    assert.equal(await one.hold(tenantId), 'anew');
    assert.equal(await other.hold(tenantId), 'others');
    assert.deepEqual([one.isHeld(tenantId), other.isHeld(tenantId)], [true, false]);
    assert.equal(await one.hold(tenantId), 'held');
  });

  it('two at the same moment: one gets it', async () => {
    const holds = await Promise.all(
      ['one', 'other', 'third'].map((holder) => instance(holder).hold(tenantId)),
    );
    assert.deepEqual(holds.toSorted(), ['anew', 'others', 'others']);
  });

  it('its holder says nothing any more: another takes it over, and has to look up what was sent', async () => {
    const [one, other] = [instance('one'), instance('other')];
    await one.hold(tenantId);
    await overInDatabase();
    assert.equal(await other.hold(tenantId), 'anew');
  });

  it('its holder was frozen: it knows by its own clock that it may not send, and asks before it does', async () => {
    const [one, other] = [instance('one'), instance('other')];
    await one.hold(tenantId);
    await overInDatabase();
    await other.hold(tenantId);
    time += 60_000;
    assert.equal(one.isHeld(tenantId), false);
    assert.equal(await one.hold(tenantId), 'others');
  });

  it('run out, but nobody was in between: what is known of the limits is still good', async () => {
    const one = instance('one');
    await one.hold(tenantId);
    time += 60_000;
    assert.equal(await one.hold(tenantId), 'held');
    assert.ok(one.isHeld(tenantId));
  });

  it('somebody was in between and is gone: it has to look up what was sent', async () => {
    const [one, other] = [instance('one'), instance('other')];
    await one.hold(tenantId);
    await overInDatabase();
    await other.hold(tenantId);
    await other.release();
    time += 60_000;
    assert.equal(await one.hold(tenantId), 'anew');
  });

  it('given back: the next one gets it at once', async () => {
    const [one, other] = [instance('one'), instance('other')];
    await one.hold(tenantId);
    await one.release();
    assert.equal(one.isHeld(tenantId), false);
    assert.equal(await other.hold(tenantId), 'anew');
  });

  it('refused once: does not ask the database again for every notice', async () => {
    const [one, other] = [instance('one'), instance('other')];
    await one.hold(tenantId);
    assert.equal(await other.hold(tenantId), 'others');
    await one.release();
    assert.equal(await other.hold(tenantId), 'others');
    time += 1_001;
    assert.equal(await other.hold(tenantId), 'anew');
  });
});
