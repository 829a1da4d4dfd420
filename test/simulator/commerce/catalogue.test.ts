import assert from 'node:assert/strict';
import { products } from '../../../simulator/commerce/products.ts';
import { adventureWorks, codeOf, wideWorldImporters } from '../partner-calls.ts';
import {
  copilot,
  itemsOf,
  m365E3,
  misfits,
  premium,
  startShopping,
  type Json,
  type Shopping,
} from './shopping.ts';

const link = { uri: '', method: 'GET', headers: [] };
const basic = '/v1/products/CFQ7TTC0LH18';

describe('simulated catalogue', () => {
  let shop: Shopping;
  before(async () => {
    shop = await startShopping();
  });
  after(() => shop.stop());
  beforeEach(() => shop.startAfresh());

  it('products of the view: at least forty of new commerce and three old ones, told apart by their type', async () => {
    const { body } = await shop.call('/v1/products?country=IE&targetView=OnlineServices', { appOnly: true });
    const types = itemsOf(body).map(({ productType }) => (productType as { id: string }).id);
    assert.ok(types.filter((type) => type === 'OnlineServicesNCE').length >= 40);
    assert.equal(types.filter((type) => type === 'OnlineServices').length, 3);
    assert.equal(body['totalCount'], types.length);
    const azure = await shop.call('/v1/products?country=IE&targetView=Azure');
    assert.deepEqual(itemsOf(azure.body), []);
  });

  it('no view, no country, an unknown view or a segment we may not see: refused', async () => {
    const ask = async (query: string) => codeOf(await shop.call(`/v1/products${query}`));
    assert.deepEqual(await ask('?country=IE'), [400, 3000]);
    assert.deepEqual(await ask('?targetView=OnlineServices'), [400, 3000]);
    assert.deepEqual(await ask('?country=IE&targetView=OnlineServicesNCE'), [403, 400036]);
    assert.deepEqual(
      await ask('?country=IE&targetView=OnlineServices&targetSegment=government'),
      [403, 400030],
    );
  });

  it('unknown product, sku or availability: 404 with the code of each', async () => {
    const ask = async (path: string) => codeOf(await shop.call(`/v1/products/${path}?country=IE`));
    assert.deepEqual(await ask('CFQ7TTC0XXXX'), [404, 400013]);
    assert.deepEqual(await ask('CFQ7TTC0LH18/skus/9999'), [404, 400018]);
    assert.deepEqual(await ask('CFQ7TTC0LH18/skus/0001/availabilities/CFQ7TTC0XXXX'), [404, 400019]);
  });

  it('product, sku and availability have the documented fields', async () => {
    const product = {
      id: '',
      title: '',
      description: '',
      productType: { id: '', displayName: '' },
      isMicrosoftProduct: true,
      publisherName: '',
      links: { skus: link, self: link },
    };
    const sku = {
      id: '',
      productId: '',
      title: '',
      description: '',
      minimumQuantity: 1,
      maximumQuantity: 300,
      isTrial: false,
      supportedBillingCycles: [''],
      purchasePrerequisites: [''],
      inventoryVariables: [],
      provisioningVariables: [],
      actions: [''],
      dynamicAttributes: {
        isMicrosoftProduct: true,
        hasConstraints: true,
        isAddon: false,
        prerequisiteSkus: [],
        isSoftwareAssuranceApplicable: false,
        upgradeTargetOffers: [''],
        provisioningId: '',
        internal: false,
      },
      links: { availabilities: link, self: link },
    };
    const availability = {
      id: '',
      productId: '',
      skuId: '',
      catalogItemId: '',
      defaultCurrency: { code: '', symbol: '' },
      segment: '',
      country: '',
      isPurchasable: true,
      isRenewable: true,
      renewalInstructions: [
        { applicableTermIds: [''], renewalOptions: [{ renewToId: '', isAutoRenewable: true }] },
      ],
      terms: [
        {
          id: '',
          duration: '',
          description: '',
          billingCycle: '',
          cancellationPolicies: [{ refundOptions: [{ sequenceId: 0, type: '', expiresAfter: '' }] }],
        },
      ],
      product,
      sku,
      links: { self: link },
    };
    assert.deepEqual(misfits(product, (await shop.call(`${basic}?country=US`)).body), []);
    assert.deepEqual(misfits(sku, (await shop.call(`${basic}/skus/0001?country=US`)).body), []);
    const { body } = await shop.call(`${basic}/skus/0001/availabilities?country=US`);
    const [first] = itemsOf(body);
    assert.deepEqual(misfits(availability, first), []);
    const byId = await shop.call(`${basic}/skus/0001/availabilities/${String(first?.['id'])}?country=US`);
    assert.deepEqual(byId.body, first);
    assert.match(String(first?.['catalogItemId']), /^CFQ7TTC0LH18:0001:CFQ7TTC0[0-9A-Z]{4}$/);
  });

  it('by customer: the customer’s market, and only with a relationship', async () => {
    const path = `/products/${premium.product}/skus/${premium.sku}/availabilities`;
    const { body } = await shop.call(`/v1/customers/${wideWorldImporters}${path}`);
    assert.deepEqual(
      itemsOf(body).map(({ country }) => country),
      ['FR', 'FR'],
    );
    const stranger = '33333333-3333-4333-8333-000000000001';
    assert.deepEqual(codeOf(await shop.call(`/v1/customers/${stranger}${path}`)), [403, 20002]);
    const listed = await shop.call(`/v1/customers/${adventureWorks}/products?targetView=OnlineServices`);
    assert.ok(itemsOf(listed.body).length > 40);
  });

  it('nonprofit and education: only when asked for, and education with an attestation', async () => {
    const titles = async (query: string) =>
      itemsOf((await shop.call(`/v1/products/${premium.product}/skus?country=IE${query}`)).body).map(
        ({ title }) => String(title),
      );
    assert.ok(!(await titles('')).some((title) => title.includes('Nonprofit')));
    assert.deepEqual(await titles('&targetSegment=nonprofit'), [
      'Microsoft 365 Business Premium (Nonprofit)',
    ]);
    const education = await shop.call(
      '/v1/products?country=IE&targetView=OnlineServices&targetSegment=education',
    );
    const [product] = itemsOf(education.body);
    const sku = await shop.call(`/v1/products/${String(product?.['id'])}/skus/0001?country=IE`);
    assert.equal((sku.body['attestationProperties'] as Json)['enforceAttestation'], true);
  });

  it('add-on: says so, and names products that exist', async () => {
    const { body } = await shop.call(`/v1/products/${copilot.product}/skus/${copilot.sku}?country=IE`);
    const { isAddon, prerequisiteSkus } = body['dynamicAttributes'] as Json;
    assert.equal(isAddon, true);
    assert.ok((prerequisiteSkus as string[]).includes('CFQ7TTC0LFLX:0001'));
    const known = new Set(products.flatMap(({ id, skus }) => skus.map((sku) => `${id}:${sku.id}`)));
    const named = products.flatMap(({ skus }) =>
      skus.flatMap(({ bases, upgrades }) => [...bases, ...upgrades]),
    );
    assert.deepEqual(
      named.filter((name) => !known.has(name)),
      [],
    );
  });

  it('availability ids: the same all day, others the next day and when switched', async () => {
    const today = await shop.catalogItemId(m365E3);
    assert.equal(await shop.catalogItemId(m365E3), today);
    shop.simulator.world.change((state) => (state.commerce.availabilityGeneration += 1));
    const switched = await shop.catalogItemId(m365E3);
    assert.notEqual(switched, today);
    shop.pass(24 * 3600);
    assert.notEqual(await shop.catalogItemId(m365E3), switched);
  });

  describe('promotions', () => {
    it('list and one by id: the documented fields; none once they are switched off', async () => {
      const list = await shop.call('/v1/productpromotions?country=IE&segment=commercial');
      const [, newcomers] = itemsOf(list.body);
      const documented = {
        id: '',
        name: '',
        description: '',
        startDate: '',
        endDate: '',
        properties: { isAutoApplicable: true },
        requiredProducts: [
          {
            productId: '',
            skuId: '',
            term: { duration: '', billingCycle: '' },
            pricingPolicies: [{ policyType: '', value: '' }],
          },
        ],
        promotionConstraints: {
          seatConstraints: [{ minSeats: 10, maxSeats: 100, type: '' }],
          assetOwnershipLimits: [{ minAssets: 0, maxAssets: 3, type: '' }],
          eligibilityConstraints: [{ isApplicable: true, type: '' }],
        },
      };
      assert.deepEqual(misfits(documented, newcomers), []);
      const one = await shop.call(`/v1/productpromotions/${String(newcomers?.['id'])}?country=IE`);
      assert.deepEqual(one.body, newcomers);
      shop.set({ promotionsEnded: true });
      const none = await shop.call('/v1/productpromotions?country=IE&segment=commercial');
      assert.deepEqual(itemsOf(none.body), []);
      assert.equal((await shop.call('/v1/productpromotions?country=IE')).status, 400);
    });

    it('a promotion of the quarter: gone in the next one, another in its place', async () => {
      const ids = async () => {
        const { body } = await shop.call('/v1/productpromotions?country=IE&segment=commercial', {
          appOnly: true,
        });
        return itemsOf(body).map(({ id }) => String(id));
      };
      const before = await ids();
      shop.pass(93 * 24 * 3600);
      const after = await ids();
      assert.equal(after.length, before.length);
      assert.equal(after.filter((id) => before.includes(id)).length, before.length - 1);
    });

    it('eligibility: each reason by its type, and none for who is eligible', async () => {
      const ask = async (item: Json, customer = wideWorldImporters) => {
        const path = `/v1/customers/${customer}/promotionEligibilities`;
        const { body } = await shop.call(path, { method: 'POST', body: { Items: [item] } });
        const [answer] = itemsOf(body);
        const [verdict] = answer!['eligibilities'] as { isEligible: boolean; errors?: { type: string }[] }[];
        assert.equal(verdict?.isEligible, verdict?.errors === undefined);
        return verdict?.errors?.map(({ type }) => type) ?? [];
      };
      const item = async (more: Json = {}, customer = wideWorldImporters) => ({
        catalogItemId: await shop.catalogItemId(m365E3, 'P1Y', customer),
        quantity: 20,
        termDuration: 'P1Y',
        billingCycle: 'Annual',
        promotionId: '39NFJQT1PM6C:0005:39NFJQT1Q5L7',
        ...more,
      });
      assert.deepEqual(await ask(await item()), []);
      assert.deepEqual(await ask(await item({ quantity: 5 })), ['SeatCount']);
      assert.deepEqual(await ask(await item({ billingCycle: 'monthly' })), ['Term']);
      assert.deepEqual(await ask(await item({ catalogItemId: 'CFQ7TTC0LFLX:0001:CFQ7TTC0XXXX' })), [
        'InvalidCatalogItemId',
      ]);
      assert.deepEqual(await ask(await item({ promotionId: 'nonsense' })), ['InvalidPromotion']);
      // Adventure Works owns E3 already.
      assert.deepEqual(await ask(await item({}, adventureWorks), adventureWorks), [
        'OfferPurchasedPreviously',
      ]);
      const security = { product: 'CFQ7TTC0LHQB', sku: '0001' };
      const more = { promotionId: '39NFJQT1SNC7:0001:39NFJQT1Q5KM', billingCycle: 'monthly' };
      const catalogItemId = await shop.catalogItemId(security, 'P1Y', wideWorldImporters);
      assert.deepEqual(await ask(await item({ ...more, catalogItemId })), ['PrerequisiteProductOwnership']);
    });
  });
});
