import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { startShopping, m365E3, type Shopping } from './shopping.ts';
import { appToken, simulated, userToken } from '../test-simulator.ts';

describe('simulated price sheets', () => {
  let shop: Shopping;
  before(async () => {
    shop = await startShopping();
  });
  after(() => shop.stop());
  beforeEach(() => shop.startAfresh());

  async function get(
    options: {
      market?: string;
      view?: string;
      query?: string;
      token?: string;
      account?: string;
      zip?: boolean;
    } = {},
  ): Promise<{ response: Response; bytes: Uint8Array }> {
    const { market = 'IE', view = 'updatedlicensebased', query = '?timeline=current' } = options;
    const path = `/v1.0/sales/pricesheets(Market='${market}',PricesheetView='${view}')/$value${query}`;
    const token = options.token ?? (await userToken(shop.simulator, options.account ?? 'europe'));
    const response = await fetch(simulated(shop.simulator, `https://api.partner.microsoft.com${path}`), {
      headers: {
        authorization: `Bearer ${token}`,
        'accept-encoding': options.zip === true ? 'deflate' : 'identity',
      },
    });
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
  }
  const rowsOf = (text: string) => parse(text, { columns: true }) as unknown as Record<string, string>[];
  const errorOf = ({ response, bytes }: Awaited<ReturnType<typeof get>>) => [
    response.status,
    (JSON.parse(strFromU8(bytes)) as { error: { code: string } }).error.code,
  ];

  it('current prices: the documented columns, a row per plan, in the currency of the account', async () => {
    const { response, bytes } = await get();
    assert.equal(response.headers.get('content-type'), 'application/octet-stream');
    const rows = rowsOf(strFromU8(bytes));
    assert.deepEqual(Object.keys(rows[0]!), [
      'ProductTitle',
      'ProductId',
      'SkuId',
      'SkuTitle',
      'Publisher',
      'SkuDescription',
      'UnitOfMeasure',
      'TermDuration',
      'BillingPlan',
      'Market',
      'Currency',
      'UnitPrice',
      'PricingTierRangeMin',
      'PricingTierRangeMax',
      'EffectiveStartDate',
      'EffectiveEndDate',
      'Tags',
      'ERP Price',
    ]);
    const e3 = rows.filter(({ ProductId, SkuId }) => ProductId === m365E3.product && SkuId === m365E3.sku);
    assert.deepEqual(
      e3.map((row) => [row['TermDuration'], row['BillingPlan'], row['UnitPrice'], row['ERP Price']]),
      [
        ['P1M', 'Monthly', '38.4', '48'],
        ['P1Y', 'Monthly', '33.6', '42'],
        ['P1Y', 'Annual', '384', '480'],
        ['P3Y', 'Monthly', '33.12', '41.4'],
        ['P3Y', 'Annual', '378.24', '472.8'],
      ],
    );
    assert.ok(rows.every(({ Market, Currency }) => Market === 'IE' && Currency === 'EUR'));
  });

  it('the four accounts: each in its own currency, with other numbers', async () => {
    const accounts = { 'united-states': 'US', canada: 'CA', europe: 'DE', australia: 'AU' };
    const seen: [string, string][] = [];
    for (const [account, market] of Object.entries(accounts)) {
      const rows = rowsOf(strFromU8((await get({ account, market })).bytes));
      const row = rows.find(({ ProductId }) => ProductId === m365E3.product)!;
      seen.push([row['Currency']!, row['UnitPrice']!]);
    }
    assert.deepEqual(
      seen.map(([currency]) => currency),
      ['USD', 'CAD', 'EUR', 'AUD'],
    );
    assert.equal(new Set(seen.map(([, price]) => price)).size, 4);
  });

  it('a sheet and a cart: the same price', async () => {
    const rows = rowsOf(strFromU8((await get()).bytes));
    const row = rows.find(
      ({ ProductId, TermDuration, BillingPlan }) =>
        ProductId === m365E3.product && TermDuration === 'P1Y' && BillingPlan === 'Monthly',
    );
    const { body } = await shop.cart([{ offer: m365E3 }]);
    const [line] = body['lineItems'] as { pricing: { listPrice: number } }[];
    assert.equal(Number(row?.['UnitPrice']), line?.pricing.listPrice);
  });

  it('who accepts deflate: a zip with the same text', async () => {
    const plain = await get();
    const zipped = await get({ zip: true });
    assert.deepEqual(unzipSync(zipped.bytes)['sheets.csv'], plain.bytes);
  });

  it('who may not, what is not there, and what is nonsense: this host’s own errors', async () => {
    const token = await appToken(shop.simulator);
    assert.deepEqual(errorOf(await get({ token })), [403, 'accessDenied']);
    assert.deepEqual(errorOf(await get({ token: 'nonsense' })), [401, 'unauthenticated']);
    assert.deepEqual(errorOf(await get({ market: 'US' })), [403, 'accessDenied']);
    assert.deepEqual(errorOf(await get({ query: '?timeline=future' })), [404, 'itemNotFound']);
    assert.deepEqual(errorOf(await get({ query: '?timeline=history' })), [400, 'invalidRequest']);
    assert.deepEqual(errorOf(await get({ view: 'azure_consumption' })), [404, 'itemNotFound']);
    assert.deepEqual(errorOf(await get({ view: 'nonsense' })), [400, 'invalidRequest']);
    shop.set({ failNext: 1 });
    assert.deepEqual(errorOf(await get()), [503, 'serviceNotAvailable']);
  });

  it('a month of the past: valid from the first of that month; a token for this host does as well', async () => {
    const own = await userToken(shop.simulator);
    const { response, bytes } = await get({ query: '?timeline=history&month=202603', token: own });
    assert.equal(response.status, 200);
    assert.equal(rowsOf(strFromU8(bytes))[0]?.['EffectiveStartDate'], '3/1/2026 12:00:00 AM');
  });
});
