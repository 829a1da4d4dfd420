import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import type { Price } from '../../../src/services/partner-center/prices-port.ts';
import { europe } from '../support/accounts.ts';
import { rejectsWith } from '../support/problems.ts';
import { account, openOrderingDesk, type OrderingDesk } from '../support/ordering.ts';

const head =
  '"ProductTitle","ProductId","SkuId","SkuTitle","Publisher","SkuDescription","UnitOfMeasure","TermDuration","BillingPlan","Market","Currency","UnitPrice","PricingTierRangeMin","PricingTierRangeMax","EffectiveStartDate","EffectiveEndDate","Tags","ERP Price"';
const row = (more: { title?: string; term?: string; billing?: string; price?: string; sku?: string } = {}) =>
  `"${more.title ?? 'Exchange Online'}","CFQ7TTC0LH16","${more.sku ?? '0001'}","Exchange Online (Plan 1)","Microsoft","Mail, ""calendar"", more","","${more.term ?? 'P1Y'}","${more.billing ?? 'Monthly'}","IE","EUR","${more.price ?? '3.04'}","","","2/1/2026 12:00:00 AM","12/31/9999 11:59:59 PM","License","3.8"`;
const price: Price = {
  productId: 'CFQ7TTC0LH16',
  skuId: '0001',
  productTitle: 'Exchange Online',
  skuTitle: 'Exchange Online (Plan 1)',
  term: 'P1Y',
  billing: 'monthly',
  market: 'IE',
  unitPrice: { minor: 304, currency: 'EUR' },
  erpPrice: { minor: 380, currency: 'EUR' },
  fromQuantity: undefined,
  toQuantity: undefined,
  startsAt: Date.UTC(2026, 1, 1),
  endsAt: undefined,
  tags: 'License',
};

describe('price sheet', () => {
  let desk: OrderingDesk;
  beforeEach(async () => {
    desk = await openOrderingDesk();
  });
  afterEach(() => desk.remote.stop());
  async function all(sheet: AsyncIterable<Price>): Promise<Price[]> {
    const rows: Price[] = [];
    for await (const one of sheet) rows.push(one);
    return rows;
  }
  const read = (country = 'ie') => all(desk.prices.rows(account, country));

  it('asked of its own host, as the agent, with tokens for that host', async () => {
    desk.remote.answerWith({ text: `${head}\r\n${row()}\r\n` });
    assert.deepEqual(await read(), [price]);
    const [seen] = desk.remote.seen;
    assert.deepEqual(
      [seen?.host, decodeURIComponent(seen?.path ?? '')],
      [
        'api.partner.microsoft.com',
        "/v1.0/sales/pricesheets(Market='IE',PricesheetView='updatedlicensebased')/$value?timeline=current",
      ],
    );
    assert.equal(seen?.headers.authorization, 'Bearer user-token-1');
    assert.equal(desk.signIn.requests[0]?.scope, 'https://api.partner.microsoft.com/.default');
  });

  it('zipped, with a byte order mark, with a typographic quotation mark in the head: read all the same', async () => {
    const csv = strToU8(`\uFEFF${head.replace(/"$/, '“')}\n${row()}\n`);
    desk.remote.answerWith({
      bytes: Buffer.from(zipSync({ 'readme.txt': strToU8('x'), 'sheets.csv': csv })),
    });
    assert.deepEqual(await read(), [price]);
  });

  it('rows that are no licence price, and what was cut off: left out', async () => {
    const lines = [
      head,
      row({ term: '' }),
      row({ billing: 'Sometimes' }),
      row({ price: 'n/a' }),
      row({ title: 'Two\nlines', sku: '0002' }),
      '======= Truncated ====',
    ];
    desk.remote.answerWith({ text: lines.join('\n') });
    const rows = await read();
    assert.deepEqual(
      rows.map(({ productTitle, skuId }) => [productTitle, skuId]),
      [['Two\nlines', '0002']],
    );
  });

  it('tiers: their quantities', async () => {
    desk.remote.answerWith({ text: `${head}\n${row().replace('"","","2/1', '"1","299","2/1')}` });
    const [first] = await read();
    assert.deepEqual([first?.fromQuantity, first?.toQuantity], [1, 299]);
  });

  it('a long sheet: every row, and reading may stop early', async () => {
    const lines = Array.from({ length: 2_000 }, (_, n) => row({ sku: String(n) }));
    desk.remote.answerWith({ text: [head, ...lines].join('\n') });
    const rows = await read();
    assert.deepEqual([rows.length, new Set(rows.map(({ skuId }) => skuId)).size], [2_000, 2_000]);
    for await (const one of desk.prices.rows(account, 'IE')) {
      assert.equal(one.skuId, '0');
      break;
    }
  });

  for (const [title, reply] of [
    ['a page', { text: '<html></html>' }],
    ['nothing', { text: '' }],
    ['the head alone', { text: head }],
    ['a broken archive', { bytes: Buffer.from('PK\u0003\u0004 and then nothing') }],
    ['an archive without a sheet', { bytes: Buffer.from(zipSync({ 'readme.txt': strToU8('x') })) }],
  ] as const) {
    it(`${title}: unavailable`, async () => {
      desk.remote.answerWith(reply);
      await rejectsWith(read(), 'unavailable', { code: 'unreadable-answer' });
    });
  }

  it('refused in the words of that API: a Problem with its code', async () => {
    desk.remote.answerWith({
      status: 403,
      headers: { 'request-id': 'r-1' },
      json: { error: { code: 'Forbidden', message: 'No' } },
    });
    await rejectsWith(read(), 'rejected', { code: 'Forbidden', correlationId: 'r-1' });
    desk.remote.answerWith({ status: 404 });
    await rejectsWith(read(), 'not-found');
  });

  it('another cloud, no country: refused without a call', async () => {
    const china = desk.prices.rows(europe({ cloud: 'china' }), 'CN');
    await rejectsWith(all(china), 'rejected', { code: 'not-in-cloud' });
    await rejectsWith(read("IE',x='"), 'rejected', { code: 'not-a-country' });
    assert.equal(desk.remote.seen.length, 0);
  });
});
