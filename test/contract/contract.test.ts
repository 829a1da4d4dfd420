import assert from 'node:assert/strict';
import path from 'node:path';
import { requestDifferences, shapeDifferences } from '../../scripts/contract/compare.ts';
import { runContract, usedEndpoints, type Verdict } from '../../scripts/contract/run.ts';
import {
  placeholderId,
  readSample,
  readSamples,
  type Reading,
  type Sample,
} from '../../scripts/contract/sample.ts';

const folder = path.join(import.meta.dirname, 'samples');

describe('contract', function () {
  const readings = new Map<string, Reading>();
  before(() => {
    for (const reading of readSamples([folder])) readings.set(fileOf(reading), reading);
  });
  const fileOf = (reading: Reading) => (reading.kind === 'sample' ? reading.sample.file : reading.file);

  /** The sample, changed where the test says. */
  function changed(file: string, change: (sample: Sample) => Partial<Sample>): Reading {
    const reading = readings.get(`${file}.json`);
    if (reading?.kind !== 'sample') assert.fail(`there is no sample ${file}`);
    return { kind: 'sample', sample: { ...reading.sample, ...change(reading.sample) } };
  }
  const withBody = (change: (body: Record<string, unknown>) => unknown) => (sample: Sample) => ({
    answer: {
      ...sample.answer!,
      body: change(structuredClone(sample.answer!.body as Record<string, unknown>)),
    },
  });
  const judged = async (...changes: Reading[]): Promise<Verdict> => (await runContract(changes))[0]!;

  it('samples kept here: all in use pass on our clients and the simulator', async () => {
    const verdicts = await runContract([...readings.values()]);
    assert.deepEqual(
      verdicts.filter(({ outcome }) => outcome === 'failed'),
      [],
    );
    assert.deepEqual(
      verdicts.filter(({ outcome }) => outcome === 'skipped').map(({ file }) => file),
      ['get-an-offer-matrix__01.json'],
    );
    const tried = new Set(verdicts.map(({ what }) => what));
    assert.deepEqual(
      usedEndpoints.map(({ name }) => name).filter((name) => !tried.has(name)),
      [
        // Microsoft prints these only for other products, for an older agreement, or not at all.
        'GET /v1/customers/all/validations',
        'GET /v1/agreements',
        'GET /v1/customers/{id}/agreements',
        'GET /v1/products',
        'GET /v1/customers/{id}/products/{id}/skus',
        'GET /v1/customers/{id}/products/{id}/skus/{id}',
        'GET /v1/customers/{id}/subscriptions/customTermEndDates',
        'GET /v1/customers/{id}/carts/{id}',
        'GET /me/transitiveMemberOf/microsoft.graph.directoryRole',
        'GET /tenantRelationships/findTenantInformationByTenantId',
        'POST /tenantRelationships/delegatedAdminRelationships',
        'GET /tenantRelationships/delegatedAdminRelationships/{id}',
      ],
    );
  });

  describe('what must not pass', () => {
    it('answer without what the client reads: failed', async () => {
      const sample = changed(
        'get-a-customer-by-id__01',
        withBody((body) => ({ ...body, id: undefined })),
      );
      const verdict = await judged(sample);
      assert.equal(verdict.outcome, 'failed');
      assert.match(verdict.reasons.join(), /could not use the documented answer/);
    });

    it('link of an unknown form: failed', async () => {
      const sample = changed(
        'request-reseller-relationship__01',
        withBody((body) => ({ ...body, url: 'https://admin.microsoft.com/elsewhere' })),
      );
      assert.equal((await judged(sample)).outcome, 'failed');
    });

    it('another status than the simulator’s: failed', async () => {
      const sample = changed('partner-center-webhooks__07', (one) => ({
        answer: { ...one.answer!, status: 202 },
      }));
      const verdict = await judged(sample);
      assert.deepEqual(
        [verdict.outcome, verdict.reasons],
        ['failed', ['the simulator answers 200, documented is 202']],
      );
    });

    it('a status that is only inferred: not compared', async () => {
      const sample = changed('partner-center-webhooks__07', (one) => ({
        answer: { ...one.answer!, status: 202 },
        statusIsDocumented: false,
      }));
      assert.equal((await judged(sample)).outcome, 'passed');
    });

    it('a property in the request that we do not send: failed', async () => {
      const sample = changed('partner-center-webhooks__06', (one) => ({
        requestBody: { ...(one.requestBody as object), Extra: 1 },
      }));
      assert.deepEqual((await judged(sample)).reasons, ['our body lacks extra']);
    });

    it('a header we do not send, a parameter we do not send: failed', async () => {
      const header = changed('me-user__v1__user-get-2', () => ({
        requestHeaders: { consistencylevel: 'eventual' },
      }));
      assert.deepEqual((await judged(header)).reasons, ['our request lacks the header consistencylevel']);
      const parameter = changed('get-a-list-of-customers__01', () => ({
        query: new URLSearchParams('size=1&shade=red'),
      }));
      assert.deepEqual((await judged(parameter)).reasons, ['our query lacks shade']);
    });

    it('event without a name, or with more than the simulator sends: failed', async () => {
      const nameless = changed('partner-center-webhook-events__16', () => ({
        requestBody: { ResourceName: 'x' },
      }));
      assert.equal((await judged(nameless)).outcome, 'failed');
      const more = changed('partner-center-webhook-events__16', (one) => ({
        requestBody: { ...(one.requestBody as object), EventId: '1' },
      }));
      assert.deepEqual((await judged(more)).reasons, ["the simulator's event lacks eventid"]);
    });
  });

  it('documented refusals: the client has to name them', async () => {
    const refused = (file: string, status: number, body: unknown) =>
      changed(file, (one) => ({ answer: { ...one.answer!, status, body } }));
    const verdicts = await runContract([
      refused('get-a-customer-by-id__01', 403, { code: 20002 }),
      refused('get-a-list-of-customers__01', 429, { statusCode: 429 }),
      refused('checkout-a-cart__02', 403, { code: 13605 }),
      refused('checkout-a-cart__02', 400, { code: 800065 }),
      refused('create-a-cart__02', 404, { code: 400019 }),
      refused('create-a-customer-for-an-indirect-reseller__01', 409, { code: 1003 }),
      refused('confirm-customer-consent-customer-agreement__02', 400, { code: 600061 }),
      refused('get-an-order-by-id__01', 404, { code: 20000 }),
      refused('get-order-provisioning-status__01', 404, { code: 800007 }),
      refused('me-user__v1__user-get-2', 403, { error: { code: 'Authorization_RequestDenied' } }),
      refused('enable-secure-app-model__03', 400, { error: 'invalid_grant' }),
    ]);
    assert.deepEqual(
      verdicts.flatMap(({ reasons }) => reasons),
      [],
    );
  });

  it('other letter case in the answer: passes', async () => {
    const upper = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(upper);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name.toUpperCase(), upper(inner)]),
      );
    };
    const verdict = await judged(changed('get-a-customer-by-name__02', withBody(upper)));
    assert.deepEqual(verdict.reasons, []);
  });

  it('no sample in the folder: refused', () => {
    assert.throws(() => readSamples([path.join(folder, '..', 'nothing')]), /no sample/);
  });

  describe('reading a sample', () => {
    const read = (more: Record<string, unknown>) => {
      const reading = readSample('x.json', JSON.stringify({ method: 'GET', path: '/', ...more }));
      return reading.kind === 'sample' ? reading.sample : assert.fail(reading.why);
    };

    for (const text of [
      '/v1/customers/<customer-tenant-id>',
      '/v1/customers/\\<guid\\>',
      '/v1/customers/{customer_id} HTTP/1.1',
      'https://api.partnercenter.microsoft.com/v1/customers/{{CustomerId}}',
    ]) {
      it(`path ${text}: an id in its place`, () => {
        assert.equal(read({ path: text }).path, `/v1/customers/${placeholderId}`);
      });
    }

    it('filter in the query: kept as it is', () => {
      const { query } = read({ path: '/v1/customers?size=0&filter={"Field":"Domain"}' });
      assert.equal(query.get('filter'), '{"Field":"Domain"}');
    });

    it('placeholders in bodies: replaced where an id, address or token has to be, nowhere else', () => {
      const { answer } = read({
        responseBody: {
          id: '<guid>',
          name: '<name>',
          WebhookUrl: '{{YourCallbackUrl}}',
          uri: 'http://x.example/{{Id}}',
          access_token: 'value',
        },
      });
      const body = answer?.body as Record<string, string>;
      assert.deepEqual(
        [body['id'], body['name'], body['WebhookUrl'], body['uri']],
        [placeholderId, '<name>', 'https://example.com/callback', `http://x.example/${placeholderId}`],
      );
      assert.equal(body['access_token']?.split('.').length, 3);
    });

    for (const [text, why] of [
      ['{', 'not JSON'],
      ['{"a":1}', 'not a sample'],
      ['{"method":"GET","path":"/","kind":"resource"}', 'a resource'],
    ] as const) {
      it(`${text}: skipped`, () => {
        assert.deepEqual(readSample('x.json', text), { kind: 'skipped', file: 'x.json', why });
      });
    }
  });

  it('shapes: missing values, empty lists and other types are told, values are not compared', () => {
    const documented = { id: 'a', list: [{ n: 1 }], none: null, empty: [] };
    assert.deepEqual(shapeDifferences(documented, { id: 'b', list: [{ n: 2 }], empty: [1] }), []);
    assert.deepEqual(shapeDifferences(documented, { id: '', list: [], empty: 'x' }), [
      'answer.id has no value',
      'answer.list is empty',
      'answer.empty is no list',
    ]);
    assert.deepEqual(shapeDifferences(documented, { id: 7, list: [{}], empty: [] }), [
      'answer.id is a number, not a string',
      'answer.list[0].n has no value',
    ]);
  });

  it('shapes: a place that may be empty is not told, of another type it is', () => {
    const documented = { until: 1, other: 1 };
    assert.deepEqual(shapeDifferences(documented, { other: 2 }, /\.until$/), []);
    assert.deepEqual(shapeDifferences(documented, { until: 1 }, /\.until$/), ['answer.other has no value']);
    assert.equal(shapeDifferences(documented, { until: 'x', other: 2 }, /\.until$/).length, 1);
  });

  it('requests: what is null in the documentation, or its client’s own, need not be ours', async () => {
    const bodyOf = (more: object) => (one: Sample) => ({
      requestBody: { ...(one.requestBody as object), ...more },
    });
    const file = 'create-a-customer-for-an-indirect-reseller__01';
    const silent = await judged(changed(file, bodyOf({ Nothing: null, Attributes: {} })));
    assert.deepEqual(silent.reasons, []);
    const more = await judged(changed(file, bodyOf({ Something: 1 })));
    assert.deepEqual(more.reasons, ['our body lacks something']);
  });

  it('requests: another method, host or path is told', () => {
    const endpoint = usedEndpoints.find(({ name }) => name === 'GET /me')!;
    const reading = readSample('x', '{"method":"GET","host":"graph.microsoft.com","path":"/v1.0/me"}');
    const sample = reading.kind === 'sample' ? reading.sample : assert.fail();
    const request = {
      remote: 'x',
      operation: 'x',
      method: 'POST',
      url: 'https://other.example/v1.0/you',
      effect: 'once',
    } as const;
    assert.equal(requestDifferences(endpoint, sample, request).length, 3);
  });
});
