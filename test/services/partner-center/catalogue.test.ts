import assert from 'node:assert/strict';
import { rejectsWith } from '../support/problems.ts';
import { account, openOrderingDesk, refusing, tenantId, type OrderingDesk } from '../support/ordering.ts';

const productId = 'CFQ7TTC0LDPB';
const skuBody = (more: object = {}) => ({
  id: '0001',
  productId,
  title: 'Microsoft 365 Business Premium',
  description: 'Apps, mail and protection.',
  minimumQuantity: 1,
  maximumQuantity: 300,
  isTrial: false,
  dynamicAttributes: { isAddon: false, prerequisiteSkus: [], hasConstraints: true },
  ...more,
});
const availabilityBody = (id: string, terms: object[], more: object = {}) => ({
  id,
  productId,
  skuId: '0001',
  catalogItemId: `${productId}:0001:${id}`,
  segment: 'commercial',
  isPurchasable: true,
  isRenewable: true,
  terms,
  ...more,
});
const refundOptions = [
  { sequenceId: 0, type: 'Full', expiresAfter: 'P1D' },
  { sequenceId: 1, type: 'Partial', expiresAfter: 'P7D' },
];
const yearly = {
  id: 't',
  duration: 'P1Y',
  billingCycle: 'Annual',
  cancellationPolicies: [{ refundOptions }],
};
const monthly = { duration: 'P1M', billingCycle: 'monthly' };

describe('catalogue', () => {
  let desk: OrderingDesk;
  beforeEach(async () => {
    desk = await openOrderingDesk();
  });
  afterEach(() => desk.remote.stop());
  const ireland = { country: 'ie' };

  it('products of a country: new commerce only', async () => {
    const product = (id: string, type: string) => ({
      id,
      title: 'T',
      description: 'D',
      productType: { id: type },
    });
    const items = [
      product(productId, 'OnlineServicesNCE'),
      product('OLD', 'OnlineServices'),
      { id: 'NONE', title: 'x' },
    ];
    desk.remote.answerWith({ json: { totalCount: 3, items } });
    assert.deepEqual(await desk.catalogue.products(account, ireland), [
      { productId, title: 'T', description: 'D' },
    ]);
    const [seen] = desk.remote.seen;
    assert.equal(seen?.path, '/v1/products?country=IE&targetView=OnlineServices');
    assert.equal(seen.headers.authorization, 'Bearer app-token-1');
  });

  it('products of a customer and a segment: without country', async () => {
    desk.remote.answerWith({ json: { items: [] } });
    await desk.catalogue.products(account, { customerTenantId: tenantId }, 'education');
    assert.equal(
      desk.remote.seen[0]?.path,
      `/v1/customers/${tenantId}/products?targetView=OnlineServices&targetSegment=education`,
    );
  });

  it('segment not allowed, 403/400030: a Problem with the code', async () => {
    desk.remote.answerWith(refusing(403, 400030));
    await rejectsWith(desk.catalogue.products(account, ireland, 'government'), 'rejected', {
      code: '400030',
    });
  });

  it('skus: limits, add-on with its bases, terms of the product itself', async () => {
    const addon = skuBody({
      id: '000S',
      minimumQuantity: undefined,
      maximumQuantity: null,
      isTrial: true,
      dynamicAttributes: { isAddon: true, prerequisiteSkus: ['CFQ7TTC0LCHC:0002', 'CFQ7TTC0MBMD/0002'] },
      attestationProperties: { attestationType: 'x', enforceAttestation: true },
    });
    desk.remote.answerWith({ json: { items: [skuBody(), addon] } });
    const common = {
      productId,
      title: 'Microsoft 365 Business Premium',
      description: 'Apps, mail and protection.',
    };
    assert.deepEqual(await desk.catalogue.skus(account, ireland, productId), {
      kind: 'found',
      skus: [
        {
          ...common,
          skuId: '0001',
          isTrial: false,
          isAddon: false,
          prerequisites: [],
          min: 1,
          max: 300,
          needsAttestation: false,
        },
        {
          ...common,
          skuId: '000S',
          isTrial: true,
          isAddon: true,
          prerequisites: ['CFQ7TTC0LCHC:0002', 'CFQ7TTC0MBMD:0002'],
          min: 1,
          max: Number.MAX_SAFE_INTEGER,
          needsAttestation: true,
        },
      ],
    });
  });

  it('plans: one per term of what can be bought; unknown terms and cycles left out', async () => {
    const items = [
      availabilityBody('A1', [yearly, monthly]),
      availabilityBody('A2', [
        { duration: 'P5Y', billingCycle: 'annual' },
        { duration: 'P1Y', billingCycle: 'biennial' },
      ]),
      availabilityBody('A3', [monthly], { isPurchasable: false }),
    ];
    desk.remote.answerWith({ json: { items } });
    const found = await desk.catalogue.availabilities(account, ireland, productId, '0001');
    const common = {
      availabilityId: 'A1',
      catalogItemId: `${productId}:0001:A1`,
      segment: 'commercial',
      isRenewable: true,
    };
    assert.deepEqual(found, {
      kind: 'found',
      plans: [
        {
          ...common,
          term: 'P1Y',
          billing: 'annual',
          refunds: [
            { type: 'full', expiresAfter: 'P1D' },
            { type: 'partial', expiresAfter: 'P7D' },
          ],
        },
        { ...common, term: 'P1M', billing: 'monthly', refunds: [] },
      ],
    });
    assert.equal(desk.remote.seen[0]?.path, `/v1/products/${productId}/skus/0001/availabilities?country=IE`);
  });

  it('plans: one availability without its list, none at all', async () => {
    const plans = async () => {
      const found = await desk.catalogue.availabilities(account, ireland, productId, '0001');
      return found.kind === 'found' ? found.plans.length : found.kind;
    };
    desk.remote.answerWith(
      { json: availabilityBody('A1', [yearly]) },
      { json: { totalCount: 0, items: [] } },
    );
    assert.deepEqual([await plans(), await plans()], [1, 0]);
    desk.remote.answerWith({ json: {} });
    await rejectsWith(plans(), 'unavailable', { code: 'unreadable-answer' });
  });

  it('offer of a segment: sku and its plans in two calls', async () => {
    const items = [
      availabilityBody('A1', [yearly]),
      availabilityBody('A2', [yearly], { segment: 'Education' }),
    ];
    desk.remote.answerWith({ json: { items } }, { json: skuBody() });
    const customer = { customerTenantId: tenantId };
    const found = await desk.catalogue.offer(account, customer, productId, '0001', 'education');
    assert.partialDeepStrictEqual(found, { kind: 'found', offer: { skuId: '0001', segment: 'education' } });
    assert.deepEqual(
      found.kind === 'found' && found.offer.plans.map(({ availabilityId }) => availabilityId),
      ['A2'],
    );
    const root = `/v1/customers/${tenantId}/products/${productId}/skus/0001`;
    assert.deepEqual(
      desk.remote.seen.map(({ path }) => path),
      [`${root}/availabilities?targetSegment=education`, `${root}?targetSegment=education`],
    );
  });

  for (const code of [400013, 400018, 400019]) {
    it(`404/${code}: gone`, async () => {
      desk.remote.answerWith(refusing(404, code));
      const gone = { kind: 'gone' };
      assert.deepEqual(await desk.catalogue.skus(account, ireland, productId), gone);
      assert.deepEqual(await desk.catalogue.availabilities(account, ireland, productId, '0001'), gone);
      assert.deepEqual(await desk.catalogue.offer(account, ireland, productId, '0001', 'commercial'), gone);
    });
  }

  it('404 for another reason: a Problem', async () => {
    desk.remote.answerWith({ status: 404 });
    await rejectsWith(desk.catalogue.skus(account, ireland, productId), 'not-found');
  });

  it('ids that are none: refused without a call', async () => {
    await rejectsWith(desk.catalogue.skus(account, ireland, '../x'), 'rejected', { code: 'not-an-id' });
    await rejectsWith(desk.catalogue.availabilities(account, ireland, productId, 'a/b'), 'rejected');
    assert.equal(desk.remote.seen.length, 0);
  });

  describe('promotions', () => {
    const promotionId = '39NFJQT1PJQB:0001:39NFJQT1Q5KN';
    const catalogItemId = `${productId}:0001:A1`;

    it('of a country: products with their discount, seats and time', async () => {
      const product = (policy: object) => ({
        productId,
        skuId: '0001',
        term: { duration: 'P1Y', billingCycle: 'Annual' },
        pricingPolicies: [policy],
      });
      const item = {
        id: promotionId,
        name: 'Summer',
        description: 'Less.',
        startDate: '2026-06-01T00:00:00+00:00',
        endDate: '9999-01-01T00:00:00+00:00',
        requiredProducts: [
          product({ policyType: 'PercentDiscount', value: '0.167' }),
          product({ policyType: 'Fixed', value: '3' }),
          product({ policyType: 'PercentDiscount', value: 'much' }),
        ],
        promotionConstraints: {
          seatConstraints: [{ minSeats: 10, maxSeats: 100, type: 'SubscriptionQuantity' }],
        },
      };
      desk.remote.answerWith({ json: { items: [item, { id: 'bare' }] } });
      const [first, bare] = await desk.catalogue.promotions(account, 'ie', 'commercial');
      assert.partialDeepStrictEqual(first, {
        promotionId,
        startsAt: Date.UTC(2026, 5, 1),
        endsAt: undefined,
        minSeats: 10,
        maxSeats: 100,
      });
      assert.deepEqual(
        first?.products.map(({ percentOff, term, billing }) => [percentOff, term, billing]),
        [
          [16.7, 'P1Y', 'annual'],
          [undefined, 'P1Y', 'annual'],
          [undefined, 'P1Y', 'annual'],
        ],
      );
      assert.deepEqual([bare?.products, bare?.minSeats], [[], undefined]);
      assert.equal(desk.remote.seen[0]?.path, '/v1/productpromotions?country=IE&segment=commercial');
    });

    const question = { catalogItemId, quantity: 5, term: 'P1Y', billing: 'annual', promotionId } as const;
    const verdictOf = (id: number | undefined, isEligible: boolean, errors?: object[]) => ({
      id,
      catalogItemId,
      eligibilities: [{ promotionId, isEligible, errors }],
    });

    it('eligibility: in the order of the questions, with what stands in the way', async () => {
      const obstacle = { minimumRequiredSeats: 1, maximumRequiredSeats: 2400, type: 'SeatCount' };
      desk.remote.answerWith({
        json: { items: [verdictOf(1, true), verdictOf(0, false, [obstacle, { type: 'New' }])] },
      });
      const verdicts = await desk.catalogue.promotionEligibility(account, tenantId, [
        { ...question, quantity: 9000 },
        question,
      ]);
      const nothing = { minSeats: undefined, maxSeats: undefined };
      assert.deepEqual(verdicts, [
        {
          catalogItemId,
          promotionId,
          isEligible: false,
          because: [
            { kind: 'seat-count', minSeats: 1, maxSeats: 2400 },
            { kind: 'other', ...nothing },
          ],
        },
        { catalogItemId, promotionId, isEligible: true, because: [] },
      ]);
      assert.deepEqual(desk.lastBody(), {
        items: [9000, 5].map((quantity, id) => ({
          id,
          catalogItemId,
          quantity,
          termDuration: 'P1Y',
          billingCycle: 'annual',
          promotionId,
        })),
      });
    });

    it('a question that is not answered: not eligible; no question: no call', async () => {
      desk.remote.answerWith({ json: { items: [] } });
      const [verdict] = await desk.catalogue.promotionEligibility(account, tenantId, [question]);
      assert.equal(verdict?.isEligible, false);
      assert.equal(verdict.because[0]?.kind, 'other');
      assert.deepEqual(await desk.catalogue.promotionEligibility(account, tenantId, []), []);
      assert.equal(desk.remote.seen.length, 1);
    });
  });

  it('ends of terms: days, with the subscriptions that end then', async () => {
    const items = [
      {
        allowedCustomTermEndDateType: 'calendarMonthAligned',
        allowedCustomTermEndDate: '2026-12-31T00:00:00',
      },
      {
        allowedCustomTermEndDateType: 'subscriptionAligned',
        cotermSubscriptionIds: [tenantId.toUpperCase()],
        allowedCustomTermEndDate: '2027-02-01T00:00:00Z',
      },
      { allowedCustomTermEndDateType: 'calendarMonthAligned', allowedCustomTermEndDate: null },
    ];
    desk.remote.answerWith({ json: { items } });
    assert.deepEqual(await desk.catalogue.customTermEndDates(account, tenantId, 'P1Y'), [
      { endsOn: '2026-12-31', kind: 'calendar-month', subscriptionIds: [] },
      { endsOn: '2027-02-01', kind: 'subscription', subscriptionIds: [tenantId] },
    ]);
    assert.equal(
      desk.remote.seen[0]?.path,
      `/v1/customers/${tenantId}/subscriptions/customTermEndDates?term_duration=P1Y`,
    );
  });
});
