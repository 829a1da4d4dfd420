import type { Market } from '../../src/services/partner-center/catalogue-port.ts';
import type { Facts } from './clients.ts';
import { dollars } from './documented-values.ts';
import type { Sample } from './sample.ts';
import { listOf, property, textOf, type UsedEndpoint } from './used-endpoint.ts';

const hosts = ['api.partnercenter.microsoft.com'];
const id = '[0-9a-f-]{36}';
const ofCustomer = `/v1/customers/${id}`;
const whole = (source: string) => new RegExp(`^${source}/?$`, 'i');
const lower = (value: unknown) => textOf(value).toLowerCase();
const itemsOf = (body: unknown) => listOf(property(body, 'items'));

const reservation = ({ query }: Sample) =>
  query.has('reservationScope') ? 'asks for Azure reservations' : undefined;

const newCommerceOnly = (sample: Sample) =>
  sample.query.get('targetView') === 'OnlineServices' ? undefined : 'asks for another kind of product';

/** The catalogue is the same tree for a country and for a customer. */
function treeOf(root: string, name: string, market: (facts: Facts) => Market): readonly UsedEndpoint[] {
  const get = { method: 'GET', hosts } as const;
  return [
    {
      ...get,
      name: `GET ${name}/products`,
      path: whole(`${root}/products`),
      notOurs: newCommerceOnly,
      call: ({ ordering }, facts) => ordering.catalogue.products(facts.account, market(facts)),
      expected: (body) =>
        itemsOf(body).map((item) => ({
          productId: textOf(property(item, 'id')),
          title: textOf(property(item, 'title')),
        })),
    },
    {
      ...get,
      name: `GET ${name}/products/{id}/skus`,
      path: whole(`${root}/products/[^/]+/skus`),
      notOurs: reservation,
      call: ({ ordering }, facts) =>
        ordering.catalogue.skus(facts.account, market(facts), facts.ordering.productId),
      expected: (body) => ({ kind: 'found', skus: itemsOf(body).map(skuOf) }),
    },
    {
      ...get,
      name: `GET ${name}/products/{id}/skus/{id}`,
      path: whole(`${root}/products/[^/]+/skus/[^/]+`),
      before: [{ status: 200, body: { items: [] } }],
      call: ({ ordering }, facts) => {
        const { productId, skuId } = facts.ordering;
        return ordering.catalogue.offer(facts.account, market(facts), productId, skuId, 'commercial');
      },
      expected: (body) => ({ kind: 'found', offer: skuOf(body) }),
    },
    {
      ...get,
      name: `GET ${name}/products/{id}/skus/{id}/availabilities`,
      path: whole(`${root}/products/[^/]+/skus/[^/]+/availabilities`),
      notOurs: reservation,
      call: ({ ordering }, facts) => {
        const { productId, skuId } = facts.ordering;
        return ordering.catalogue.availabilities(facts.account, market(facts), productId, skuId);
      },
      expected: (body) => ({
        kind: 'found',
        plans: (property(body, 'items') === undefined ? [body] : itemsOf(body)).flatMap(plansOf),
      }),
    },
  ];
}

const skuOf = (item: unknown) => ({
  productId: textOf(property(item, 'productId')),
  skuId: textOf(property(item, 'id')),
  title: textOf(property(item, 'title')),
  min: property(item, 'minimumQuantity'),
  max: property(item, 'maximumQuantity'),
  isTrial: property(item, 'isTrial') === true,
  isAddon: property(item, 'dynamicAttributes', 'isAddon') === true,
});

/** Azure's terms name no billing cycle; such a term cannot be put into a cart. */
const plansOf = (availability: unknown) =>
  listOf(property(availability, 'terms')).flatMap((term) =>
    property(term, 'billingCycle') === undefined
      ? []
      : {
          availabilityId: textOf(property(availability, 'id')),
          catalogItemId: textOf(property(availability, 'catalogItemId')),
          segment: textOf(property(availability, 'segment')),
          term: textOf(property(term, 'duration')),
          billing: lower(property(term, 'billingCycle')),
          refunds: listOf(property(term, 'cancellationPolicies'))
            .flatMap((policy) => listOf(property(policy, 'refundOptions')))
            .map((option) => ({
              type: lower(property(option, 'type')),
              expiresAfter: textOf(property(option, 'expiresAfter')),
            })),
        },
  );

/** Catalogue and prices, as ordering uses them. */
export const catalogueEndpoints: readonly UsedEndpoint[] = [
  ...treeOf('/v1', '/v1', ({ ordering }) => ({ country: ordering.country })),
  ...treeOf(ofCustomer, '/v1/customers/{id}', (facts) => ({ customerTenantId: facts.id })),
  {
    name: 'GET /v1/productpromotions',
    method: 'GET',
    hosts,
    path: whole('/v1/productpromotions'),
    call: ({ ordering }, { account, ordering: { country } }) =>
      ordering.catalogue.promotions(account, country, 'commercial'),
    expected: (body) =>
      itemsOf(body).map((item) => ({
        promotionId: textOf(property(item, 'id')),
        name: textOf(property(item, 'name')),
        startsAt: Date.parse(textOf(property(item, 'startDate'))),
        products: listOf(property(item, 'requiredProducts')).map((product) => ({
          productId: textOf(property(product, 'productId')),
          skuId: textOf(property(product, 'skuId')),
          term: textOf(property(product, 'term', 'duration')),
          billing: lower(property(product, 'term', 'billingCycle')),
          percentOff: Number(
            (100 * Number(property(listOf(property(product, 'pricingPolicies'))[0], 'value'))).toFixed(4),
          ),
        })),
      })),
    // Ours may run without an end.
    mayLack: /\.endsAt$/,
  },
  {
    name: 'POST /v1/customers/{id}/promotionEligibilities',
    method: 'POST',
    hosts,
    path: whole(`${ofCustomer}/promotionEligibilities`),
    facts: ({ requestBody }, ordering) => {
      const [item] = listOf(property(requestBody, 'items'));
      const catalogItemId = textOf(property(item, 'catalogItemId'));
      const promotionId = textOf(property(item, 'promotionId'));
      return { ordering: { ...ordering, promotion: { ...ordering.promotion, catalogItemId, promotionId } } };
    },
    call: ({ ordering }, { account, id: tenantId, ordering: { promotion } }) =>
      ordering.catalogue.promotionEligibility(account, tenantId, [promotion]),
    // Which of several reasons comes first is not said; only that of the seats has numbers.
    mayLack: /Seats$/,
    expected: (body) =>
      itemsOf(body).flatMap((item) =>
        listOf(property(item, 'eligibilities')).map((one) => ({
          catalogItemId: textOf(property(item, 'catalogItemId')),
          promotionId: textOf(property(one, 'promotionId')),
          isEligible: property(one, 'isEligible') === true,
          because: listOf(property(one, 'errors')).map((error) => ({
            minSeats: property(error, 'minimumRequiredSeats'),
            maxSeats: property(error, 'maximumRequiredSeats'),
          })),
        })),
      ),
  },
  {
    name: 'GET /v1/customers/{id}/subscriptions/customTermEndDates',
    method: 'GET',
    hosts,
    path: whole(`${ofCustomer}/subscriptions/customTermEndDates`),
    call: ({ ordering }, { account, id: tenantId, ordering: { plan } }) =>
      ordering.catalogue.customTermEndDates(account, tenantId, plan.term),
    expected: (body) =>
      itemsOf(body).map((item) => ({
        endsOn: textOf(property(item, 'allowedCustomTermEndDate')).slice(0, 10),
      })),
  },
  {
    name: 'GET /v1.0/sales/pricesheets',
    method: 'GET',
    hosts: ['api.partner.microsoft.com'],
    path: whole(`/v1\\.0/sales/pricesheets\\(Market='[a-z]{2}',PricesheetView='\\w+'\\)/\\$value`),
    notOurs: ({ path }) =>
      path.includes('updatedlicensebased') ? undefined : 'asks for prices of another kind',
    freeQuery: /^month$/,
    call: async ({ ordering }, { account, ordering: { country } }) => {
      for await (const price of ordering.prices.rows(account, country)) return price;
      return undefined;
    },
    expected: (body) => {
      const row = textOf(body).split('\n')[1]?.slice(1, -1).split('","') ?? [];
      return {
        productTitle: row[0],
        productId: row[1],
        skuId: row[2],
        skuTitle: row[3],
        term: row[7],
        billing: lower(row[8]),
        market: row[9],
        unitPrice: dollars(row[11]),
        startsAt: Date.parse(`${row[14]} UTC`),
        endsAt: Date.parse(`${row[15]} UTC`),
        tags: row[16],
        erpPrice: dollars(row[17]),
      };
    },
    mayLack: /\.endsAt$/,
  },
];
