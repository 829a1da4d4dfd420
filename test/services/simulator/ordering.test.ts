import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isSame, sum } from '../../../src/domain/money.ts';
import type { NewCustomer } from '../../../src/services/partner-center/customers-port.ts';
import {
  createOrderingAtMicrosoft,
  type OrderingAtMicrosoft,
} from '../../../src/services/partner-center/ordering.ts';
import type { Cart, CartLineRequest } from '../../../src/services/partner-center/orders-port.ts';
import type { Price } from '../../../src/services/partner-center/prices-port.ts';
import { europe } from '../support/accounts.ts';
import { rejectsWith } from '../support/problems.ts';
import { startRehearsal, type Rehearsal } from './with-simulator.ts';

const account = europe();
const adventureWorks = '33333333-3333-4333-8333-000000000011';
const wideWorld = '33333333-3333-4333-8333-000000000012';
const northwind = '66666666-6666-4666-8666-000000000001';
const cohoLocation = '4711983';
const northwindLocation = '4711982';
const premium = { productId: 'CFQ7TTC0LCHC', skuId: '0002' };
const copilot = { productId: 'CFQ7TTC0MM8R', skuId: '0002' };
const germany = { country: 'DE' };

const newCustomer: NewCustomer = {
  companyName: 'Fourth Coffee GmbH',
  domain: 'fourthcoffeede.onmicrosoft.com',
  address: { line1: 'Marienplatz 8', city: 'München', postalCode: '80331', country: 'DE' },
  culture: 'de-DE',
  language: 'de',
  contact: { firstName: 'Eva', lastName: 'Macias', email: 'eva@fourthcoffee.de', phone: '+498955501000' },
  resellerTenantId: northwind,
};

describe('ordering on the simulator', function () {
  let rehearsal: Rehearsal;
  let microsoft: OrderingAtMicrosoft;
  beforeEach(async () => {
    rehearsal = await startRehearsal();
    microsoft = createOrderingAtMicrosoft(rehearsal);
  });
  afterEach(() => rehearsal.stop());

  const newIds = () => ({ requestId: randomUUID(), correlationId: randomUUID() });
  const pass = (seconds: number) =>
    rehearsal.simulator.world.change((state) => {
      state.clockOffsetMs += seconds * 1000;
    });

  /** A line for a sku, with an availability of now. */
  async function lineOf(
    sku: { productId: string; skuId: string },
    customerTenantId = adventureWorks,
  ): Promise<CartLineRequest> {
    const market = { customerTenantId };
    const found = await microsoft.catalogue.offer(account, market, sku.productId, sku.skuId, 'commercial');
    assert.equal(found.kind, 'found');
    const plan = found.offer.plans.find(({ term, billing }) => term === 'P1Y' && billing === 'monthly');
    assert.ok(plan);
    const { catalogItemId, term, billing } = plan;
    return { number: 0, catalogItemId, quantity: 20, term, billing };
  }
  async function fill(lines: CartLineRequest[], tenantId = adventureWorks): Promise<Cart> {
    const options = { resellerPartnerId: northwindLocation };
    const filled = await microsoft.purchasing.createCart(account, tenantId, lines, options, newIds());
    return filled.kind === 'filled' ? filled.cart : assert.fail(JSON.stringify(filled));
  }
  const checkout = (cart: Cart, ids = newIds(), tenantId = adventureWorks) =>
    microsoft.purchasing.checkout(account, tenantId, cart.id, ids);

  describe('resellers', () => {
    it('location id: name; unknown one: unknown', async () => {
      const found = await microsoft.resellers.profile(account, northwindLocation);
      assert.deepEqual(found, { kind: 'found', name: 'Northwind IT Ltd', mpnId: northwindLocation });
      assert.deepEqual(await microsoft.resellers.profile(account, '9999999'), { kind: 'unknown' });
    });

    it('partner agreement: signed, not signed, of another region, unknown', async () => {
      const check = (mpnId: string) => microsoft.resellers.agreementSigned(account, { mpnId });
      assert.equal((await check(northwindLocation)).kind, 'signed');
      assert.equal((await check(cohoLocation)).kind, 'unsigned');
      const [elsewhere, unknown] = [await check('4711984'), await check('9999999')];
      assert.partialDeepStrictEqual(elsewhere, { kind: 'refused', status: 400, code: 2201 });
      assert.partialDeepStrictEqual(unknown, { kind: 'refused', status: 400, code: 2200 });
      const byTenant = await microsoft.resellers.agreementSigned(account, { tenantId: northwind });
      assert.equal(byTenant.kind, 'signed');
    });

    it('list: with country and state', async () => {
      const list = await microsoft.resellers.indirectResellers(account);
      assert.deepEqual(
        list.find(({ tenantId }) => tenantId === northwind),
        {
          tenantId: northwind,
          name: 'Northwind IT Ltd',
          mpnId: northwindLocation,
          isActive: true,
          country: 'IE',
        },
      );
    });
  });

  describe('customers', () => {
    it('domain: taken and free', async () => {
      const taken = (domain: string) => microsoft.customers.domainIsTaken(account, domain);
      assert.deepEqual(
        [await taken('adventureworks.onmicrosoft.com'), await taken(newCustomer.domain)],
        [true, false],
      );
    });

    it('country rules: what Germany and Poland want', async () => {
      const rules = await microsoft.customers.countryRules(account, 'DE');
      assert.ok(rules !== undefined && rules.cultures.includes('de-DE'));
      assert.equal(rules.isRegistrationNumberRequired, false);
      assert.deepEqual(rules.callingCodes, ['49']);
      assert.equal(
        (await microsoft.customers.countryRules(account, 'PL'))?.isRegistrationNumberRequired,
        true,
      );
      assert.equal(await microsoft.customers.countryRules(account, 'XX'), undefined);
    });

    it('address: verified, to choose, unknown; unreadable when the service answers nonsense', async () => {
      const kind = async (line1: string) => {
        const opinion = await microsoft.customers.validateAddress(account, { ...newCustomer.address, line1 });
        return [opinion.kind, opinion.suggestions.length > 0];
      };
      assert.deepEqual(
        [await kind('Marienplatz 8'), await kind('Hauptstraße 1'), await kind('Nirgendwo 3')],
        [
          ['verified', true],
          ['choose', true],
          ['unknown', false],
        ],
      );
      rehearsal.switch({ addressAnswer: 'unreadable' });
      assert.deepEqual(await kind('Marienplatz 8'), ['unreadable', false]);
    });

    it('new tenant: first sign-in once, the reseller’s customer, domain taken, no agreement, no status', async () => {
      const ids = newIds();
      const made = await microsoft.customers.createCustomer(account, newCustomer, ids);
      assert.equal(made.kind, 'created');
      assert.equal(made.userName, 'admin@fourthcoffeede.onmicrosoft.com');
      assert.ok((made.password ?? '').length >= 8);
      assert.equal(await microsoft.customers.domainIsTaken(account, newCustomer.domain), true);
      assert.equal(await microsoft.agreements.directSigned(account, made.tenantId), false);
      assert.deepEqual(await microsoft.agreements.ofCustomer(account, made.tenantId), []);
      assert.equal(await microsoft.customers.accountStatus(account, made.tenantId), 'none');
      const details = await microsoft.customers.customerDetails(account, made.tenantId);
      assert.partialDeepStrictEqual(details, {
        kind: 'found',
        customer: { companyName: 'Fourth Coffee GmbH', isReseller: true, country: 'DE' },
      });
      const again = await microsoft.customers.createCustomer(account, newCustomer, ids);
      assert.equal(again.kind === 'created' && again.tenantId, made.tenantId);
    });

    it('refusals: region, domain, reseller, registration number, phone', async () => {
      const refusedWith = async (more: Partial<NewCustomer>) => {
        const answer = await microsoft.customers.createCustomer(
          account,
          { ...newCustomer, ...more },
          newIds(),
        );
        return answer.kind === 'refused' ? [answer.status, answer.code] : answer.kind;
      };
      const { address, contact } = newCustomer;
      assert.deepEqual(
        await refusedWith({ address: { ...address, country: 'US', state: 'WA' } }),
        [403, 2030],
      );
      assert.deepEqual(await refusedWith({ domain: 'adventureworks.onmicrosoft.com' }), [409, 1003]);
      assert.deepEqual(await refusedWith({ registrationNumber: '1' }), [400, 600002]);
      const polish = {
        address: { ...address, city: 'Warszawa', postalCode: '00-001', country: 'PL' },
        culture: 'pl-PL',
        language: 'pl',
      };
      assert.deepEqual(await refusedWith(polish), [400, 600049]);
      const { phone: _, ...withoutPhone } = contact;
      assert.deepEqual(
        await refusedWith({ ...polish, registrationNumber: '1234567890', contact: withoutPhone }),
        [400, 600051],
      );
    });

    it('failed after the domain was used up: outcome unknown, and looking shows the tenant', async () => {
      rehearsal.switch({ createFailsLateNext: 1 });
      await rejectsWith(
        microsoft.customers.createCustomer(account, newCustomer, newIds()),
        'outcome-unknown',
      );
      assert.equal(await microsoft.customers.domainIsTaken(account, newCustomer.domain), true);
      const again = await microsoft.customers.createCustomer(account, newCustomer, newIds());
      assert.partialDeepStrictEqual(again, { kind: 'refused', status: 409, code: 1003 });
    });

    it('of a reseller, and by name', async () => {
      const collect = async (pages: AsyncIterable<readonly { tenantId: string }[]>) => {
        const all: string[] = [];
        for await (const page of pages) all.push(...page.map(({ tenantId }) => tenantId));
        return all;
      };
      const own = await collect(microsoft.customers.customersOfReseller(account, northwind));
      assert.ok(own.includes(adventureWorks) && own.includes(wideWorld));
      assert.deepEqual(await collect(microsoft.customers.customersByName(account, 'adventure w')), [
        adventureWorks,
      ]);
    });

    it('under review: told', async () => {
      rehearsal.switch({ vetting: 'UnderReview' });
      assert.equal(await microsoft.customers.accountStatus(account, adventureWorks), 'under-review');
    });
  });

  describe('agreement', () => {
    const signer = { firstName: 'Guy', lastName: 'Gilbert', email: 'guy@wideworldimporters.fr' };
    const confirm = async (agreedAt: number) => {
      const { templateId } = await microsoft.agreements.template(account);
      return await microsoft.agreements.confirm(
        account,
        wideWorld,
        { templateId, signer, agreedAt },
        newIds(),
      );
    };

    it('none, recorded, there; the same signer again: already', async () => {
      assert.deepEqual(await microsoft.agreements.ofCustomer(account, wideWorld), []);
      const yesterday = Date.now() - 24 * 3600_000;
      assert.deepEqual(await confirm(yesterday), { kind: 'recorded' });
      const [recorded] = await microsoft.agreements.ofCustomer(account, wideWorld);
      assert.deepEqual(recorded?.signer, { ...signer, phone: undefined });
      assert.equal(recorded.agreedAt, yesterday);
      assert.deepEqual(await confirm(yesterday), { kind: 'already' });
    });

    it('signed in the future: refused', async () => {
      const answer = await confirm(Date.now() + 48 * 3600_000);
      assert.partialDeepStrictEqual(answer, { kind: 'refused', status: 400 });
    });

    it('text in a language of the country; in another: none', async () => {
      const { templateId } = await microsoft.agreements.template(account);
      const text = (language: string) => microsoft.agreements.document(account, templateId, language, 'DE');
      assert.equal((await text('de-DE'))?.language, 'de-DE');
      assert.equal(await text('tlh-AQ'), undefined);
    });
  });

  describe('catalogue and prices', () => {
    it('products: new commerce, every one with a title', async () => {
      const products = await microsoft.catalogue.products(account, germany);
      assert.ok(products.length >= 30, `${products.length} products`);
      assert.ok(products.every(({ title }) => title !== ''));
      const forCustomer = await microsoft.catalogue.products(account, { customerTenantId: adventureWorks });
      assert.deepEqual(forCustomer, products);
    });

    it('every offer has plans, and a price in the sheet for each', async () => {
      const prices: Price[] = [];
      for await (const price of microsoft.prices.rows(account, 'DE')) prices.push(price);
      assert.ok(prices.every(({ unitPrice, market }) => unitPrice.currency === 'EUR' && market === 'DE'));
      for (const { productId, skuId } of [premium, copilot]) {
        const found = await microsoft.catalogue.offer(account, germany, productId, skuId, 'commercial');
        assert.equal(found.kind, 'found');
        assert.ok(found.offer.plans.length > 0);
        for (const { term, billing } of found.offer.plans) {
          const fits = (price: Price) =>
            price.productId === productId &&
            price.skuId === skuId &&
            price.term === term &&
            price.billing === billing;
          assert.equal(prices.filter(fits).length, 1, `${productId} ${term} ${billing}`);
        }
      }
    });

    it('add-on: with what it needs; nonprofit only when asked for', async () => {
      const found = await microsoft.catalogue.offer(
        account,
        germany,
        copilot.productId,
        copilot.skuId,
        'commercial',
      );
      assert.ok(found.kind === 'found' && found.offer.isAddon && found.offer.prerequisites.length > 0);
      const skus = async (segment?: 'nonprofit') => {
        const answer = await microsoft.catalogue.skus(account, germany, premium.productId, segment);
        return answer.kind === 'found' ? answer.skus.map(({ skuId }) => skuId) : [];
      };
      assert.ok(!(await skus()).includes('0005'));
      assert.ok((await skus('nonprofit')).includes('0005'));
    });

    it('unknown product: gone', async () => {
      assert.deepEqual(await microsoft.catalogue.skus(account, germany, 'NOTHING'), { kind: 'gone' });
    });

    it('promotions: eligible or why not', async () => {
      const promotions = await microsoft.catalogue.promotions(account, 'DE', 'commercial');
      const newcomers = promotions.find(({ minSeats }) => minSeats === 10);
      const [product] = newcomers?.products ?? [];
      assert.ok(newcomers && product?.percentOff === 10);
      const { promotionId } = newcomers;
      const found = await microsoft.catalogue.offer(
        account,
        { customerTenantId: wideWorld },
        product.productId,
        product.skuId,
        'commercial',
      );
      const plan =
        found.kind === 'found' && found.offer.plans.find(({ billing }) => billing === product.billing);
      assert.ok(plan);
      const { catalogItemId, term, billing } = plan;
      const question = { catalogItemId, term, billing, promotionId };
      const [few, enough] = await microsoft.catalogue.promotionEligibility(account, wideWorld, [
        { ...question, quantity: 2 },
        { ...question, quantity: 20 },
      ]);
      assert.equal(few?.isEligible, false);
      assert.deepEqual(few.because, [{ kind: 'seat-count', minSeats: 10, maxSeats: 2400 }]);
      assert.equal(enough?.isEligible, true);
    });

    it('ends of terms: calendar months, and with the subscriptions there are', async () => {
      const ends = await microsoft.catalogue.customTermEndDates(account, adventureWorks, 'P1Y');
      assert.ok(ends.some(({ kind }) => kind === 'calendar-month'));
      assert.ok(
        ends.some(({ kind, subscriptionIds }) => kind === 'subscription' && subscriptionIds.length > 0),
      );
      assert.ok(ends.every(({ endsOn }) => /^\d{4}-\d\d-\d\d$/.test(endsOn)));
    });
  });

  describe('buying', () => {
    it('cart, checkout, order, licences: from the first to the last call', async () => {
      rehearsal.switch({
        provisioningSeconds: 600,
        provisioningRefreshSeconds: 900,
        orderListDelaySeconds: 900,
      });
      const cart = await fill([await lineOf(premium)]);
      const [line] = cart.lines;
      assert.equal(line?.error, undefined);
      const { price, extendedPrice } = line?.pricing ?? {};
      assert.ok(price && extendedPrice);
      const all = Array.from({ length: 20 * 12 }, () => price);
      assert.ok(isSame(sum(all, 'EUR'), extendedPrice));

      const ids = newIds();
      const ordered = await checkout(cart, ids);
      assert.equal(ordered.kind, 'checked-out');
      const [order] = ordered.orders;
      assert.ok(order && ordered.errors.length === 0);
      assert.deepEqual(await checkout(cart, ids), ordered);
      assert.partialDeepStrictEqual(await microsoft.purchasing.getCart(account, adventureWorks, cart.id), {
        cart: { state: 'ordered' },
      });

      const provisioning = () => microsoft.purchasing.orderProvisioning(account, adventureWorks, order.id);
      assert.deepEqual(await provisioning(), { kind: 'not-there' });
      const listed = async () =>
        (await microsoft.purchasing.orders(account, adventureWorks)).some(({ id }) => id === order.id);
      assert.equal(await listed(), false);
      pass(901);
      assert.equal(await listed(), true);
      assert.deepEqual(await provisioning(), {
        kind: 'found',
        lines: [{ number: 0, status: 'fulfilled', fulfilled: 20 }],
      });
      assert.partialDeepStrictEqual(await microsoft.purchasing.order(account, adventureWorks, order.id), {
        kind: 'found',
        order: { status: 'completed', totalPrice: { currency: 'EUR' } },
      });
      const [subscription, ...others] = await microsoft.purchasing.subscriptions(account, adventureWorks, {
        orderId: order.id,
      });
      assert.deepEqual(others, []);
      assert.partialDeepStrictEqual(subscription, {
        status: 'active',
        quantity: 20,
        isNewCommerce: true,
        resellerPartnerId: northwindLocation,
        orderId: order.id,
        term: 'P1Y',
        billing: 'monthly',
      });
      assert.equal(subscription?.refundable[0]?.quantity, 20);
      assert.notEqual(subscription.cancellableUntil, undefined);
      const state = await microsoft.purchasing.subscriptionProvisioning(
        account,
        adventureWorks,
        subscription.id,
      );
      assert.partialDeepStrictEqual(state, {
        kind: 'found',
        provisioning: { status: 'success', quantity: 20 },
      });
    });

    it('unknown ids: not there', async () => {
      assert.deepEqual(await microsoft.purchasing.order(account, adventureWorks, 'a68736758d9c'), {
        kind: 'not-there',
      });
      assert.deepEqual(await microsoft.purchasing.getCart(account, adventureWorks, randomUUID()), {
        kind: 'gone',
      });
    });

    it('add-on without its base: an error on its line, the cart is there', async () => {
      const cart = await fill([await lineOf(copilot, wideWorld)], wideWorld);
      assert.equal(cart.lines[0]?.error?.code, 400041);
    });

    it('stale availability: refused, fine with a fresh one', async () => {
      const old = await lineOf(premium);
      rehearsal.switch({ staleAtCartNext: 1 });
      const answer = await microsoft.purchasing.createCart(account, adventureWorks, [old], {}, newIds());
      assert.partialDeepStrictEqual(answer, { kind: 'refused', status: 404, code: 400019 });
      assert.equal((await fill([await lineOf(premium)])).lines[0]?.error, undefined);
    });

    it('no agreement: refused at the checkout', async () => {
      const cart = await fill([await lineOf(premium, wideWorld)], wideWorld);
      const answer = await checkout(cart, newIds(), wideWorld);
      assert.partialDeepStrictEqual(answer, { kind: 'refused', status: 403, code: 13605 });
    });

    it('answer to the checkout lost: outcome unknown, sent once; the same cart again gives the one order', async () => {
      const cart = await fill([await lineOf(premium)]);
      const ids = newIds();
      rehearsal.switch({ loseCheckoutNext: 1 });
      await rejectsWith(checkout(cart, ids), 'outcome-unknown', { correlationId: ids.correlationId });
      const again = await checkout(cart, ids);
      assert.equal(again.kind === 'checked-out' && again.orders.length, 1);
      const { orders } = rehearsal.simulator.world.state.commerce;
      assert.equal(orders.filter(({ cartId }) => cartId === cart.id).length, 1);
    });

    it('ordered already, as the error table has it: already submitted', async () => {
      rehearsal.switch({ checkoutAgain: 'refused' });
      const cart = await fill([await lineOf(premium)]);
      assert.equal((await checkout(cart)).kind, 'checked-out');
      assert.deepEqual(await checkout(cart), { kind: 'already-submitted' });
    });

    it('one group ordered, the other refused: both are told', async () => {
      rehearsal.switch({ laterGroupsFail: true });
      const monthly = await lineOf(premium);
      const market = { customerTenantId: adventureWorks };
      const found = await microsoft.catalogue.offer(
        account,
        market,
        premium.productId,
        premium.skuId,
        'commercial',
      );
      const plan = found.kind === 'found' && found.offer.plans.find(({ billing }) => billing === 'annual');
      assert.ok(plan);
      const { catalogItemId, term, billing } = plan;
      const cart = await fill([monthly, { number: 1, catalogItemId, term, billing, quantity: 3 }]);
      const answer = await checkout(cart);
      assert.equal(answer.kind, 'checked-out');
      assert.equal(answer.orders.length, 1);
      assert.deepEqual(
        answer.errors.map(({ group, code }) => [group, code]),
        [[cart.lines[1]?.group, 800020]],
      );
    });

    for (const refusal of ['403/800073', '400/800025', '409/800064', '403/900123'] as const) {
      it(`${refusal}: refused with both numbers`, async () => {
        const cart = await fill([await lineOf(premium)]);
        rehearsal.switch({ checkoutRefusal: refusal });
        const answer = await checkout(cart);
        assert.equal(answer.kind === 'refused' && `${answer.status}/${answer.code}`, refusal);
      });
    }

    it('held for a purchase order, failed: the order says so', async () => {
      for (const [orderOutcome, status] of [
        ['pending_po_upload', 'pending-po-upload'],
        ['pending_review', 'pending-review'],
      ] as const) {
        rehearsal.switch({ orderOutcome });
        const answer = await checkout(await fill([await lineOf(premium)]));
        assert.equal(answer.kind === 'checked-out' && answer.orders[0]?.status, status);
      }
    });
  });

  it('byte order mark, failing twice: nothing is noticed in what is read', async () => {
    rehearsal.switch({ byteOrderMark: true, failNext: 2 });
    assert.ok((await microsoft.catalogue.products(account, germany)).length > 0);
    let rows = 0;
    for await (const price of microsoft.prices.rows(account, 'DE'))
      rows += price.unitPrice.minor >= 0 ? 1 : 0;
    assert.ok(rows > 0);
  });
});
