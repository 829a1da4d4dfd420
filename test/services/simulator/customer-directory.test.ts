import assert from 'node:assert/strict';
import { createGraphForCustomer } from '../../../src/services/graph/for-customer.ts';
import { europe } from '../support/accounts.ts';
import { rejectsWith } from '../support/problems.ts';
import { startRehearsal, type Rehearsal } from './with-simulator.ts';

const adventureWorks = '33333333-3333-4333-8333-000000000011';
const contoso = '33333333-3333-4333-8333-000000000001';
const e3 = 'a4c1340d-6911-4758-8ba3-0c4c6007d161';

describe('customers’ directories on the simulator', () => {
  let rehearsal: Rehearsal;
  beforeEach(async () => {
    rehearsal = await startRehearsal();
  });
  afterEach(() => rehearsal.stop());

  const graph = () => createGraphForCustomer(rehearsal);
  const licences = (tenantId: string) => graph().licences(europe(), tenantId);
  const health = (tenantId: string) => graph().health(europe(), tenantId);

  it('the application is let in: licences with used and free, those bought elsewhere too', async () => {
    const read = await licences(adventureWorks);
    assert.ok(read.kind === 'read');
    const seen = read.licences.map(({ partNumber, enabled, used, free, subscriptions }) => {
      return [
        partNumber,
        enabled,
        used,
        free,
        subscriptions[0]?.partnerTenantId,
        subscriptions[0]?.commerceId,
      ];
    });
    assert.deepEqual(seen, [
      ['SPE_E3', 40, 31, 9, europe().tenantId, e3],
      ['EXCHANGESTANDARD', 12, 4, 8, '99999999-9999-4999-8999-000000000001', seen[1]?.[5]],
    ]);
  });

  it('the application is not there: not permitted, because there is no application', async () => {
    const refusal = { kind: 'not-permitted', because: 'no-app' };
    assert.deepEqual(await licences(contoso), refusal);
    assert.deepEqual(await health(contoso), refusal);
    rehearsal.switch({ partnerApp: 'nowhere' });
    assert.deepEqual(await licences(adventureWorks), refusal);
  });

  it('licences only: health is not permitted', async () => {
    rehearsal.switch({ partnerApp: 'licences-only' });
    assert.equal((await licences(contoso)).kind, 'read');
    assert.deepEqual(await health(contoso), { kind: 'not-permitted', because: 'no-right' });
  });

  it('active admin rights: what their roles see; once they have ended, nothing', async () => {
    const { world } = rehearsal.simulator;
    const rights = (roleIds: string[]) => ({
      id: `${adventureWorks}-${contoso}`,
      accountId: 'europe',
      displayName: 'Open Door services',
      duration: 'P365D',
      autoExtendDuration: 'PT0S',
      customerTenantId: contoso,
      roleIds,
      status: 'active' as const,
      createdAt: world.now().toISOString(),
      modifiedAt: world.now().toISOString(),
      activatedAt: world.now().toISOString(),
      endsAt: null,
      dueAt: null,
      stepSeconds: 0,
      shownFrom: world.now().toISOString(),
      version: 1,
      requests: [],
      assignments: [],
      operations: [],
    });
    world.change((state) => state.gdap.push(rights(['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'])));
    assert.equal((await licences(contoso)).kind, 'read');
    assert.deepEqual(await health(contoso), { kind: 'not-permitted', because: 'no-right' });
    world.change((state) => (state.gdap[0]!.status = 'terminated'));
    rehearsal.clock.pass(2 * 3_600_000);
    assert.deepEqual(await licences(contoso), { kind: 'not-permitted', because: 'no-app' });
  });

  it('incidents: the services that are not well, out of all', async () => {
    const well = await health(adventureWorks);
    assert.ok(well.kind === 'read' && well.services > 1);
    assert.deepEqual(well.troubled, []);
    rehearsal.switch({ serviceIncident: 'both' });
    const ill = await health(adventureWorks);
    assert.deepEqual(ill.kind === 'read' && ill.troubled, [
      { name: 'Exchange Online', state: 'slow' },
      { name: 'Microsoft Teams', state: 'down' },
    ]);
  });

  it('Graph is down: a Problem, no refusal', async () => {
    rehearsal.switch({ graphFailNext: 100 });
    await rejectsWith(health(adventureWorks), 'unavailable', { status: 503 });
  });
});
