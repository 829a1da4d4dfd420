import assert from 'node:assert/strict';
import type { GraphForCustomer } from '../../../src/services/graph/customer-port.ts';
import { createGraphForCustomer } from '../../../src/services/graph/for-customer.ts';
import { europe } from '../support/accounts.ts';
import { rejectsWith } from '../support/problems.ts';
import { startRemote, type LocalRemote } from '../support/remote.ts';
import { countingSignIn } from '../support/sign-in.ts';

const tenantId = '33333333-3333-4333-8333-000000000011';
const skuId = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const partner = '99999999-9999-4999-8999-000000000001';

describe('Graph in a customer’s tenant', () => {
  let remote: LocalRemote;
  let signIn: ReturnType<typeof countingSignIn>;
  let graph: GraphForCustomer;
  beforeEach(async () => {
    remote = await startRemote();
    signIn = countingSignIn();
    graph = createGraphForCustomer({ sender: remote.sender, signIn });
  });
  afterEach(() => remote.stop());

  const answers = (byPath: Readonly<Record<string, unknown>>) =>
    remote.answer(({ path }) => ({ json: byPath[path.split('?')[0] ?? ''] ?? byPath[path] ?? {} }));

  it('licences: free is what is enabled or in grace, less what is used; each with its subscriptions', async () => {
    answers({
      '/v1.0/subscribedSkus': {
        value: [
          {
            skuId: skuId.toUpperCase(),
            skuPartNumber: 'SPE_E3',
            consumedUnits: 31,
            prepaidUnits: { enabled: 35, warning: 5, suspended: 2 },
          },
        ],
      },
      '/v1.0/directory/subscriptions': {
        value: [
          {
            skuId,
            commerceSubscriptionId: 'A4C1340D-6911-4758-8ba3-0c4c6007d161',
            ownerTenantId: partner,
            totalLicenses: 40,
            nextLifecycleDateTime: '2027-01-31T23:59:59Z',
          },
          { skuId: tenantId, commerceSubscriptionId: 'of another product', totalLicenses: 1 },
        ],
      },
    });
    assert.deepEqual(await graph.licences(europe(), tenantId), {
      kind: 'read',
      licences: [
        {
          partNumber: 'SPE_E3',
          skuId,
          enabled: 35,
          warning: 5,
          suspended: 2,
          used: 31,
          free: 9,
          subscriptions: [
            {
              commerceId: 'a4c1340d-6911-4758-8ba3-0c4c6007d161',
              partnerTenantId: partner,
              quantity: 40,
              endsAt: Date.parse('2027-01-31T23:59:59Z'),
            },
          ],
        },
      ],
    });
    const [request] = signIn.requests;
    assert.deepEqual([request?.tenantId, request?.scope], [tenantId, 'https://graph.microsoft.com/.default']);
  });

  it('more used than there is: none is free, not fewer', async () => {
    answers({
      '/v1.0/subscribedSkus': { value: [{ skuId, consumedUnits: 9, prepaidUnits: { enabled: 5 } }] },
      '/v1.0/directory/subscriptions': { value: [] },
    });
    const read = await graph.licences(europe(), tenantId);
    assert.deepEqual(read.kind === 'read' && [read.licences[0]?.free, read.licences[0]?.partNumber], [
      0,
      skuId,
    ]);
  });

  it('health: only what is not as it should be, over all pages; a word nobody knows yet is worth a look', async () => {
    const path = '/v1.0/admin/serviceAnnouncement/healthOverviews';
    answers({
      [path]: {
        value: [
          { service: 'Exchange Online', status: 'serviceDegradation' },
          { service: 'SharePoint Online', status: 'serviceOperational' },
          { service: 'Microsoft Intune', status: 'serviceRestored' },
        ],
        '@odata.nextLink': 'https://graph.microsoft.com/v1.0/more',
      },
      '/v1.0/more': {
        value: [
          { service: 'Microsoft Teams', status: 'serviceInterruption' },
          { service: 'Planner', status: 'somethingNew' },
        ],
      },
    });
    assert.deepEqual(await graph.health(europe(), tenantId), {
      kind: 'read',
      services: 5,
      troubled: [
        { name: 'Exchange Online', state: 'slow' },
        { name: 'Microsoft Teams', state: 'down' },
        { name: 'Planner', state: 'checked' },
      ],
    });
  });

  it('pages without end: refused', async () => {
    remote.answerWith({ json: { value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/more' } });
    await rejectsWith(graph.health(europe(), tenantId), 'rejected', { code: 'endless-pages' });
  });

  it('the right is missing: an answer, no Problem', async () => {
    remote.answerWith({
      status: 403,
      json: { error: { code: 'Authorization_RequestDenied', message: 'no' } },
    });
    const refusal = { kind: 'not-permitted', because: 'no-right' };
    assert.deepEqual(await graph.licences(europe(), tenantId), refusal);
    assert.deepEqual(await graph.health(europe(), tenantId), refusal);
  });

  it('a token that is no longer good: asked for once more', async () => {
    const refused = { status: 401, json: { error: { code: 'InvalidAuthenticationToken' } } };
    remote.answerWith(refused, { json: { value: [] } });
    assert.equal((await graph.health(europe(), tenantId)).kind, 'read');
    assert.equal(signIn.requests.length, 2);
  });

  it('an id that is none: refused before any call', async () => {
    await assert.rejects(graph.health(europe(), '../users'));
    assert.equal(remote.seen.length, 0);
  });
});
