import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isSame, moneyFrom } from '../../../src/domain/money.ts';
import { Problem } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import type { Catalogue, Promotion } from '../../../src/services/partner-center/catalogue-port.ts';
import {
  createOrderingAtMicrosoft,
  type OrderingAtMicrosoft,
} from '../../../src/services/partner-center/ordering.ts';
import type { Price } from '../../../src/services/partner-center/prices-port.ts';
import { createOffers, offersQueue } from '../../../src/workflows/offers/index.ts';
import type { Offer, OfferSearch } from '../../../src/workflows/offers/port.ts';
import { europe } from '../../services/support/accounts.ts';
import { rejectsWith } from '../../services/support/problems.ts';
import { startRehearsal, type Rehearsal } from '../../services/simulator/with-simulator.ts';
import { useDatabase } from '../../support/database.ts';
import { adventureWorks, customerTenant } from '../support/northwind.ts';
import { rememberedJobs } from '../support/remembered-jobs.ts';

const hour = 3_600_000;
const countries = 'IE DE FR NL BE ES IT AT PT FI SE DK PL CZ HU RO BG HR GR SK'.split(' ');
const account = europe();
const premium = { productId: 'CFQ7TTC0LCHC', skuId: '0002' };
const e3 = { productId: 'CFQ7TTC0LFLX', skuId: '0001' };
const copilot = { productId: 'CFQ7TTC0MM8R', skuId: '0002' };

describe('offers', function () {
  const database = useDatabase();
  let rehearsal: Rehearsal;
  let microsoft: OrderingAtMicrosoft;
  let markets = 0;
  before(async () => {
    rehearsal = await startRehearsal();
    microsoft = createOrderingAtMicrosoft(rehearsal);
  });
  after(() => rehearsal.stop());

  /** Offers that count their calls; Microsoft can be silenced, and the sheet replaced. */
  function desk(
    options: {
      sheet?: () => readonly Price[];
      before?: () => Promise<void>;
      /** All of them eligible. */
      promotions?: readonly Promotion[];
      patience?: Parameters<typeof createOffers>[1];
    } = {},
  ) {
    const calls: string[] = [];
    const state = { silent: false };
    const asked = (call: string) => {
      calls.push(call);
      if (state.silent) throw new Problem('unavailable', 'silent', { remote: 'partner-center' });
    };
    const real = microsoft.catalogue;
    const catalogue: Catalogue = {
      ...real,
      products: async (...args) => (asked('products'), real.products(...args)),
      skus: async (...args) => (asked('skus'), real.skus(...args)),
      availabilities: async (...args) => (asked('plans'), real.availabilities(...args)),
      promotions: async (...args) => (asked('promotions'), options.promotions ?? real.promotions(...args)),
      promotionEligibility: async (...args) => {
        asked('eligibility');
        if (options.promotions === undefined) return real.promotionEligibility(...args);
        return args[2].map((question) => ({ ...question, isEligible: true, because: [] }));
      },
    };
    const prices = {
      rows: async function* (...args: Parameters<typeof microsoft.prices.rows>) {
        asked('sheet');
        await options.before?.();
        if (options.sheet === undefined) yield* microsoft.prices.rows(...args);
        else yield* options.sheet();
      },
    };
    const jobs = rememberedJobs();
    let passed = 0;
    const clock = {
      now: () => rehearsal.clock.now() + passed,
      pass: (milliseconds: number) => void (passed += milliseconds),
    };
    // The account sells in many countries; each test has one of its own, and with it copies of its own.
    const market = countries[markets]!;
    markets += 1;
    const accounts = [account];
    const log = createLog('silent');
    const parts = { database: database(), jobs, catalogue, prices, accounts, clock, log };
    const offers = createOffers(parts, options.patience);
    offers.defineJobs();
    return { offers, calls, state, jobs, clock, market, again: () => createOffers(parts) };
  }

  const certain = (found: OfferSearch): Offer =>
    found.kind === 'certain' ? found.offer : assert.fail(JSON.stringify(found));
  const titles = (found: OfferSearch): readonly string[] =>
    found.kind === 'choose' ? found.offers.map(({ title }) => title) : assert.fail(found.kind);

  it('short form of a product: the one for everybody, with plans, prices and return', async () => {
    const { offers, market } = desk();
    const offer = certain(await offers.search('europe', market, 'business premium'));
    assert.deepEqual([offer.productId, offer.skuId], [premium.productId, premium.skuId]);
    assert.deepEqual(
      [offer.title, offer.segment, offer.isTrial, offer.maximum],
      ['Microsoft 365 Business Premium', 'commercial', false, 300],
    );
    assert.deepEqual(
      offer.plans.map(({ term, billing }) => `${term} ${billing}`),
      ['P1M monthly', 'P1Y monthly', 'P1Y annual'],
    );
    for (const plan of offer.plans) {
      assert.ok(plan.termPrice !== undefined && plan.termPrice.minor > 0);
      assert.equal(plan.termPrice.currency, 'EUR');
      assert.equal(plan.priceIsFor, 'period');
      // Microsoft's policy: all of it for a day, a part of it for seven.
      const day = 24 * 60 * 60_000;
      assert.deepEqual([plan.returnWithin, plan.partlyWithin], [day, 7 * day]);
    }
  });

  it('words that fit several: a choice; words that fit none: none', async () => {
    const { offers, market } = desk();
    const found = titles(await offers.search('europe', market, 'E3'));
    assert.ok(found.includes('Microsoft 365 E3') && found.includes('Office 365 E3'), found.join());
    assert.deepEqual(await offers.search('europe', market, 'garden furniture'), { kind: 'none' });
  });

  it('words that fit several: the only one that the customer owns', async () => {
    const { offers, market } = desk();
    const all = await offers.search('europe', market, 'E3');
    const one =
      all.kind === 'choose' ? all.offers.find(({ title }) => title === 'Microsoft 365 E3') : undefined;
    assert.ok(one !== undefined);
    const { productId, skuId } = one;
    const owned = await offers.search('europe', market, 'E3', ['commercial'], [{ productId, skuId }]);
    assert.equal(certain(owned).title, 'Microsoft 365 E3');
  });

  it('a segment of one’s own: only when named', async () => {
    const { offers, market } = desk();
    const words = 'Microsoft 365 Business Premium (Nonprofit)';
    const usual = await offers.search('europe', market, words);
    assert.ok(usual.kind !== 'certain' || usual.offer.segment === 'commercial');
    const offer = certain(await offers.search('europe', market, words, ['nonprofit']));
    assert.deepEqual([offer.skuId, offer.segment], ['0005', 'nonprofit']);
    assert.equal((await offers.offer('europe', market, premium.productId, '0005'))?.segment, 'nonprofit');
    assert.equal(await offers.offer('europe', market, premium.productId, '0005', ['commercial']), undefined);
  });

  it('a segment Microsoft does not sell to there: nothing found, nothing broken', async () => {
    const { offers, market } = desk();
    assert.deepEqual(await offers.search('europe', market, 'E3', ['government']), { kind: 'none' });
  });

  it('one sku: by its ids; gone or invented ones: undefined', async () => {
    const { offers, market } = desk();
    const offer = await offers.offer('europe', market, copilot.productId, copilot.skuId);
    assert.equal(offer?.isAddon, true);
    assert.ok(offer.bases.length > 0 && offer.bases.every((base) => base.includes(':')));
    assert.equal(await offers.offer('europe', market, 'CFQ7TTC00000', '0001'), undefined);
    assert.equal(await offers.offer('europe', market, premium.productId, 'FFFF'), undefined);
  });

  it('asked again, and by another instance: no further call; twelve hours later: read again', async () => {
    const { offers, calls, clock, market, again } = desk();
    await offers.search('europe', market, 'business premium');
    const first = calls.length;
    assert.ok(first <= 4, calls.join());
    await offers.search('europe', market, 'business premium');
    await again().offer('europe', market, premium.productId, premium.skuId);
    assert.equal(calls.length, first, calls.join());
    clock.pass(13 * hour);
    await offers.search('europe', market, 'business premium');
    assert.deepEqual(calls.slice(first), ['products', 'skus', 'plans']);
  });

  it('several at once: one reading of each piece', async () => {
    const { offers, calls, market } = desk();
    await Promise.all(Array.from({ length: 5 }, () => offers.search('europe', market, 'business premium')));
    assert.deepEqual(calls.toSorted(), ['plans', 'products', 'sheet', 'skus']);
  });

  it('Microsoft silent: old copies are used, and it is not asked for every piece', async () => {
    const { offers, calls, state, clock, market } = desk();
    const before = certain(await offers.search('europe', market, 'business premium'));
    clock.pass(13 * hour);
    state.silent = true;
    calls.length = 0;
    assert.deepEqual(certain(await offers.search('europe', market, 'business premium')), before);
    assert.deepEqual(calls, ['products']);
  });

  it('Microsoft silent and nothing kept: the Problem', async () => {
    const { offers, state, market } = desk();
    state.silent = true;
    await rejectsWith(offers.search('europe', market, 'business premium'), 'unavailable');
  });

  it('no price sheet: offers without prices, no second try at once, but a minute later', async () => {
    const { offers, calls, clock, market } = desk({
      sheet: () => {
        throw new Problem('unauthorised', 'role missing', { remote: 'partner-center', status: 403 });
      },
    });
    for (let run = 0; run < 3; run += 1) {
      const offer = certain(await offers.search('europe', market, 'business premium'));
      assert.ok(offer.plans.every(({ termPrice }) => termPrice === undefined));
    }
    const sheets = () => calls.filter((call) => call === 'sheet').length;
    assert.equal(sheets(), 1);
    clock.pass(hour / 60);
    await offers.search('europe', market, 'business premium');
    assert.equal(sheets(), 2);
  });

  it('a sheet that takes long: a search does not wait for it, who wants the price of one does', async () => {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const { offers, calls, market } = desk({
      before: () => arrived,
      patience: { searchMs: 5, oneMs: 5_000 },
    });
    const priced = ({ plans }: Offer) => plans.some(({ termPrice }) => termPrice !== undefined);
    assert.equal(priced(certain(await offers.search('europe', market, 'business premium'))), false);
    const one = offers.offer('europe', market, premium.productId, premium.skuId);
    arrive();
    const offer = await one;
    assert.ok(offer !== undefined && priced(offer));
    assert.equal(calls.filter((call) => call === 'sheet').length, 1);
  });

  it('a sheet a day old: used at once, read again in the background', async () => {
    let euros = '10';
    const row = (unitPrice: string): Price => ({
      ...premium,
      productTitle: 'Premium',
      skuTitle: 'Premium',
      term: 'P1Y',
      billing: 'annual',
      market,
      unitPrice: moneyFrom(unitPrice, 'EUR'),
      erpPrice: undefined,
      fromQuantity: undefined,
      toQuantity: undefined,
      startsAt: undefined,
      endsAt: undefined,
      tags: '',
    });
    const { offers, calls, clock, jobs, market } = desk({
      sheet: () => [{ ...row('99'), market: 'US' }, { ...row('77'), endsAt: 1_000 }, row(euros)],
    });
    const price = async () =>
      certain(await offers.search('europe', market, 'business premium')).plans.find(
        ({ billing }) => billing === 'annual',
      )?.termPrice?.minor;
    assert.equal(await price(), 1_000);
    clock.pass(25 * hour);
    euros = '12';
    const sheets = () => calls.filter((call) => call === 'sheet').length;
    assert.equal(await price(), 1_000);
    assert.equal(sheets(), 1);
    assert.equal(await jobs.runWaiting(offersQueue), 1);
    assert.equal(await price(), 1_200);
    assert.equal(sheets(), 2);
  });

  it('a market people ask about: read again every twelve hours; one forgotten for two weeks: not', async () => {
    const { offers, calls, clock, jobs, market } = desk();
    await offers.search('europe', market, 'business premium');
    await offers.tick();
    const mine = () => jobs.waiting.filter(({ data }) => data['market'] === market).length;
    assert.equal(mine(), 0);
    clock.pass(12 * hour);
    await offers.tick();
    await offers.tick();
    assert.equal(mine(), 1);
    calls.length = 0;
    await jobs.runWaiting(offersQueue);
    assert.ok(calls.includes('products'));
    clock.pass(15 * 24 * hour);
    await offers.tick();
    assert.equal(mine(), 0);
  });

  it('Microsoft silent in the background: tried again half an hour later, not for ever at once', async () => {
    const { offers, state, clock, jobs, market } = desk();
    await offers.search('europe', market, 'business premium');
    clock.pass(26 * hour);
    state.silent = true;
    await offers.tick();
    await jobs.runWaiting(offersQueue);
    const mine = () => jobs.waiting.filter(({ data }) => data['market'] === market).length;
    await offers.tick();
    assert.equal(mine(), 0);
    clock.pass(hour / 2);
    await offers.tick();
    assert.equal(mine(), 1);
  });

  it('what the sheet says and what a cart charges for one licence: the same, whatever the plan', async () => {
    const { offers } = desk();
    const offer = await offers.offer('europe', 'IE', e3.productId, e3.skuId);
    const fresh = await microsoft.catalogue.availabilities(
      account,
      { customerTenantId: adventureWorks },
      e3.productId,
      e3.skuId,
    );
    assert.ok(offer !== undefined && fresh.kind === 'found' && offer.plans.length >= 5);
    for (const [number, plan] of offer.plans.entries()) {
      const { term, billing, termPrice, priceIsFor } = plan;
      const of = fresh.plans.find((one) => one.term === term && one.billing === billing);
      assert.ok(of !== undefined && termPrice !== undefined);
      const line = { number, catalogItemId: of.catalogItemId, quantity: 1, term, billing };
      const ids = { requestId: randomUUID(), correlationId: randomUUID() };
      const filled = await microsoft.purchasing.createCart(account, adventureWorks, [line], {}, ids);
      const pricing = filled.kind === 'filled' ? filled.cart.lines[0]?.pricing : undefined;
      const charged = priceIsFor === 'term' ? pricing?.extendedPrice : pricing?.price;
      assert.ok(charged !== undefined && isSame(termPrice, charged), `${term} ${billing}`);
    }
  });

  describe('promotion', () => {
    const line = { ...copilot, quantity: 10, term: 'P1Y', billing: 'annual' } as const;

    it('for the line and a customer who may have it: eligible', async () => {
      const { offers } = desk();
      const found = await offers.promotion('europe', 'IE', line, adventureWorks);
      assert.ok(found.kind === 'eligible', JSON.stringify(found));
      assert.match(found.promotion.name, /Copilot/);
    });

    it('several: the one that takes off most of those for this quantity and day', async () => {
      const promotion = (name: string, percentOff: number, more: Partial<Promotion> = {}): Promotion => ({
        promotionId: name,
        name,
        description: '',
        startsAt: undefined,
        endsAt: undefined,
        products: [{ ...copilot, term: 'P1Y', billing: undefined, percentOff }],
        minSeats: undefined,
        maxSeats: undefined,
        ...more,
      });
      const promotions = [
        promotion('small', 5),
        promotion('good', 10),
        promotion('for many', 30, { minSeats: 100 }),
        promotion('over', 50, { endsAt: 1_000 }),
        promotion('to come', 50, { startsAt: Number.MAX_SAFE_INTEGER }),
        promotion('of another', 60, {
          products: [{ ...premium, term: undefined, billing: undefined, percentOff: 60 }],
        }),
      ];
      const { offers, market } = desk({ promotions });
      const best = async (quantity: number) => {
        const found = await offers.promotion('europe', market, { ...line, quantity }, adventureWorks);
        return found.kind === 'eligible' ? found.promotion.id : found.kind;
      };
      assert.deepEqual([await best(10), await best(100)], ['good', 'for many']);
    });

    it('too few licences: not eligible, with the fewest', async () => {
      const { offers } = desk();
      const found = await offers.promotion('europe', 'IE', { ...line, quantity: 1 }, adventureWorks);
      assert.partialDeepStrictEqual(found, {
        kind: 'not-eligible',
        reason: 'seat-count',
        seats: { minimum: 5, maximum: 300 },
      });
    });

    it('for newcomers, and the customer owns it: not eligible', async () => {
      const { offers } = desk();
      const bought = { ...e3, quantity: 20, term: 'P1Y', billing: 'annual' } as const;
      const found = await offers.promotion('europe', 'IE', bought, adventureWorks);
      assert.partialDeepStrictEqual(found, { kind: 'not-eligible', reason: 'bought-before' });
    });

    it('another plan, no tenant yet, or no customer yet: none', async () => {
      const { offers } = desk();
      const monthly = { ...line, billing: 'monthly' } as const;
      assert.deepEqual(await offers.promotion('europe', 'IE', monthly, adventureWorks), { kind: 'none' });
      assert.deepEqual(await offers.promotion('europe', 'IE', line, undefined), { kind: 'none' });
      const stranger = await offers.promotion('europe', 'IE', line, customerTenant(2));
      assert.deepEqual(stranger, { kind: 'none' });
    });
  });
});
