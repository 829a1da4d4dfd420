import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { adventureWorks, codeOf, wideWorldImporters } from '../partner-calls.ts';
import {
  copilot,
  itemsOf,
  lineErrors,
  m365E3,
  misfits,
  premium,
  startShopping,
  type Json,
  type Shopping,
} from './shopping.ts';

const pricingOf = (body: Json, line = 0) =>
  (body['lineItems'] as { pricing: Record<string, number> }[])[line]!.pricing;

describe('simulated carts', () => {
  let shop: Shopping;
  before(async () => {
    shop = await startShopping();
  });
  after(() => shop.stop());
  beforeEach(() => shop.startAfresh());

  it('a good cart: 201 with the documented fields, seven days to live', async () => {
    const { status, body } = await shop.cart([{ offer: premium }]);
    const documented = {
      id: '',
      creationTimestamp: '',
      lastModifiedTimestamp: '',
      expirationTimestamp: '',
      lastModifiedUser: '',
      status: '',
      lineItems: [
        {
          id: 0,
          catalogItemId: '',
          quantity: 1,
          currencyCode: '',
          billingCycle: '',
          termDuration: '',
          provisioningContext: {},
          orderGroup: '',
          pricing: { listPrice: 1, discountedPrice: 1, proratedPrice: 1, price: 1, extendedPrice: 1 },
        },
      ],
      links: { self: { uri: '', method: '', headers: [] } },
      attributes: { objectType: '' },
    };
    assert.equal(status, 201);
    assert.deepEqual(misfits(documented, body), []);
    const days =
      Date.parse(String(body['expirationTimestamp'])) - Date.parse(String(body['creationTimestamp']));
    assert.equal(days, 7 * 24 * 3600 * 1000);
    const read = await shop.call(`/v1/customers/${adventureWorks}/carts/${String(body['id'])}`);
    assert.deepEqual(read.body, body);
  });

  it('prices: per seat and period, and for all seats over the whole term', async () => {
    const monthly = await shop.cart([{ offer: premium }]);
    assert.equal(pricingOf(monthly.body)['price'], 20.6);
    assert.equal(pricingOf(monthly.body)['extendedPrice'], 20.6 * 20 * 12);
    const annual = await shop.cart([{ offer: m365E3, billing: 'annual', quantity: 1 }]);
    assert.equal(pricingOf(annual.body)['extendedPrice'], 384);
    const three = await shop.cart([{ offer: m365E3, term: 'P3Y', billing: 'annual', quantity: 1 }]);
    assert.equal(pricingOf(three.body)['extendedPrice'], 3 * 378.24);
  });

  it('the same MS-RequestId again: the same cart; another one: another cart', async () => {
    const headers = { 'MS-RequestId': randomUUID() };
    const first = await shop.cart([{ offer: premium }], { headers });
    const again = await shop.cart([{ offer: premium }], { headers });
    assert.deepEqual(again.body, first.body);
    const other = await shop.cart([{ offer: premium }]);
    assert.notEqual(other.body['id'], first.body['id']);
  });

  it('bad lines: 201, and each line says what is wrong with it', async () => {
    const wrong = async (wish: Parameters<Shopping['line']>[0], customer?: string) => {
      const cart = await shop.cart([wish], customer === undefined ? {} : { customer });
      assert.equal(cart.status, 201, cart.text);
      return lineErrors(cart)[0];
    };
    assert.equal(await wrong({ offer: premium, more: { catalogItemId: 'A:B:C' } }), 10001);
    assert.equal(await wrong({ offer: premium, more: { currencyCode: 'USD' } }), 10000);
    assert.equal(
      await wrong({ offer: premium, more: { billingCycle: 'annual', termDuration: 'P1M' } }),
      10013,
    );
    assert.equal(await wrong({ offer: premium, quantity: 301 }), 10015);
    assert.equal(await wrong({ offer: { product: 'CFQ7TTC0LH2H', sku: '0001' }, quantity: 4 }), 10010);
    assert.equal(await wrong({ offer: { product: 'CFQ7TTC0LH0V', sku: '0001' } }), 10012);
    assert.equal(await wrong({ offer: { product: 'CFQ7TTC0LH0D', sku: '0001' } }), 10003);
    assert.equal(await wrong({ offer: premium, more: { promotionId: 'nonsense' } }), 10014);
    assert.equal(await wrong({ offer: premium, more: { customTermEndDate: '2026-01-01' } }), 10017);
    assert.equal(
      await wrong({
        offer: premium,
        more: { participants: [{ key: 'transaction_reseller', value: '4711003' }] },
      }),
      10004,
    );
    const legacy = '84a661c4-e949-4bd2-a560-ed7766fcaf2b';
    assert.equal(await wrong({ offer: { product: legacy, sku: legacy } }), 500600);
  });

  it('too many seats: how many are left and owned', async () => {
    await shop.order([{ offer: premium, quantity: 250 }]);
    const cart = await shop.cart([{ offer: premium, quantity: 60 }]);
    const [line] = cart.body['lineItems'] as { error: Json }[];
    assert.deepEqual(line?.error['additionalInformation'], { availableQuantity: 50, purchasedQuantity: 250 });
  });

  it('an add-on: needs its base, owned or in the same cart', async () => {
    const alone = await shop.cart([{ offer: copilot }], { customer: wideWorldImporters });
    assert.deepEqual(lineErrors(alone), [400041]);
    const together = await shop.cart([{ offer: copilot }, { offer: premium }], {
      customer: wideWorldImporters,
    });
    assert.deepEqual(lineErrors(together), [undefined, undefined]);
    assert.deepEqual(lineErrors(await shop.cart([{ offer: copilot }])), [undefined]);
  });

  it('one bad line among good ones: only that one has an error, and no price', async () => {
    const cart = await shop.cart([{ offer: premium }, { offer: premium, more: { catalogItemId: 'A:B:C' } }]);
    assert.deepEqual(lineErrors(cart), [undefined, 10001]);
    assert.equal(pricingOf(cart.body, 1), undefined);
  });

  it('no lines, no quantity, no attestation, no relationship: refused', async () => {
    const post = async (body: unknown, customer = adventureWorks) =>
      codeOf(await shop.call(`/v1/customers/${customer}/carts`, { method: 'POST', body }));
    const line = await shop.line({ offer: premium });
    assert.deepEqual(await post({ lineItems: [] }), [400, 800002]);
    assert.deepEqual(await post({ lineItems: [line] }), [400, 900206]);
    const attested = { partnerOnRecordAttestationAccepted: true };
    assert.deepEqual(await post({ lineItems: [{ ...line, quantity: 0 }], ...attested }), [400, 800017]);
    const stranger = '33333333-3333-4333-8333-000000000001';
    assert.deepEqual(await post({ lineItems: [line], ...attested }, stranger), [403, 20002]);
  });

  it('yesterday’s availability id: 404/400019, and again by switch', async () => {
    const stale = await shop.line({ offer: premium });
    const post = async () => {
      const body = { lineItems: [stale], partnerOnRecordAttestationAccepted: true };
      return await shop.call(`/v1/customers/${adventureWorks}/carts`, { method: 'POST', body });
    };
    assert.equal((await post()).status, 201);
    shop.set({ staleAtCartNext: 1 });
    assert.deepEqual(codeOf(await post()), [404, 400019]);
    // The ids really changed: the switch is used up, but the old one stays unknown.
    assert.deepEqual(codeOf(await post()), [404, 400019]);
    assert.equal((await shop.cart([{ offer: premium }])).status, 201);
    shop.pass(24 * 3600);
    assert.deepEqual(codeOf(await post()), [404, 400019]);
  });

  it('replaced: new lines, same id; bad lines 400/800009; unknown or after seven days 404/800008', async () => {
    const cart = await shop.cart([{ offer: premium }]);
    const path = `/v1/customers/${adventureWorks}/carts/${String(cart.body['id'])}`;
    const put = async (wish: Parameters<Shopping['line']>[0]) => {
      const lineItems = [await shop.line(wish)];
      const body = { ...cart.body, lineItems, partnerOnRecordAttestationAccepted: true };
      return await shop.call(path, { method: 'PUT', body });
    };
    const changed = await put({ offer: premium, quantity: 25 });
    assert.equal(changed.status, 200);
    assert.equal(changed.body['id'], cart.body['id']);
    assert.equal((changed.body['lineItems'] as Json[])[0]?.['quantity'], 25);
    assert.deepEqual(codeOf(await put({ offer: premium, quantity: 999 })), [400, 800009]);
    shop.pass(7 * 24 * 3600 + 1);
    assert.deepEqual(codeOf(await put({ offer: premium })), [404, 800008]);
    assert.deepEqual(codeOf(await shop.call(path)), [404, 800008]);
  });

  it('promotion: its percentage off; not for who is not eligible', async () => {
    const promotionId = '39NFJQT1PM6C:0005:39NFJQT1Q5L7';
    const wish = { offer: m365E3, billing: 'annual', more: { promotionId } };
    const { body } = await shop.cart([wish], { customer: wideWorldImporters });
    assert.equal(pricingOf(body)['listPrice'], 384);
    assert.equal(pricingOf(body)['discountedPrice'], 345.6);
    assert.deepEqual(lineErrors(await shop.cart([wish])), [10014]);
  });

  it('end date of another subscription: offered, accepted, and the first charge is for the days until then', async () => {
    const path = `/v1/customers/${adventureWorks}/subscriptions/customTermEndDates?term_duration=P1Y`;
    const ends = itemsOf((await shop.call(path)).body);
    const aligned = ends.find((end) => end['allowedCustomTermEndDateType'] === 'subscriptionAligned');
    assert.match(String(aligned?.['allowedCustomTermEndDate']), /-01-31T00:00:00Z$/);
    assert.equal((aligned!['cotermSubscriptionIds'] as string[]).length, 1);
    assert.equal(
      ends.filter((end) => end['allowedCustomTermEndDateType'] === 'calendarMonthAligned').length >= 11,
      true,
    );
    const customTermEndDate = String(aligned?.['allowedCustomTermEndDate']);
    const { body } = await shop.cart([
      { offer: m365E3, billing: 'annual', quantity: 1, more: { customTermEndDate } },
    ]);
    const { listPrice, proratedPrice, extendedPrice } = pricingOf(body);
    assert.ok(proratedPrice! > 0 && proratedPrice! < listPrice!);
    assert.equal(extendedPrice, proratedPrice);
  });

  it('end dates: a term that does not exist is refused; a target of another customer has none', async () => {
    const path = `/v1/customers/${adventureWorks}/subscriptions/customTermEndDates`;
    assert.deepEqual(codeOf(await shop.call(`${path}?term_duration=P2Y`)), [400, 800121]);
    const target = await shop.call(`${path}?TermDuration=P1Y&TargetCotermSubscriptionId=${adventureWorks}`);
    assert.deepEqual(itemsOf(target.body), []);
  });
});
