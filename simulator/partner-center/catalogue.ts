import { availabilitiesOf } from '../commerce/availability.ts';
import type { Product, Segment, Sku } from '../commerce/product-types.ts';
import { findProduct, findSku, products, sellsTo } from '../commerce/products.ts';
import type { SimulatorContext } from '../context.ts';
import { collection, failure, link, ok, type PartnerAnswer, type PartnerCall } from './answer.ts';
import { describeAvailability, describeProduct, describeSku } from './catalogue-items.ts';
import { findCustomer } from './customers.ts';

/** Views the catalogue knows (contract 7); only `OnlineServices` has anything in it here. */
const views = [
  'azure',
  'azurereservations',
  'azurereservationsvm',
  'azurereservationssql',
  'azurereservationscosmosdb',
  'microsoftazure',
  'onlineservices',
  'software',
  'softwaresuselinux',
  'softwareperpetual',
  'softwaresubscriptions',
  'specializedoffers',
  'marketplacesaas',
];

/** What every call of the catalogue says: a market, and perhaps a segment. */
interface Question {
  readonly kind: 'question';
  readonly country: string;
  /** Undefined: everything but nonprofit. */
  readonly segment: Segment | undefined;
}

type Refused = { readonly kind: 'refused'; readonly answer: PartnerAnswer };

/** `GET /v1/products` and `GET /v1/customers/{c}/products`: new and old offers of a view, side by side. */
export function listProducts(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const question = readQuestion(context, call);
  if (question.kind === 'refused') return question.answer;
  const view = call.query.get('targetView')?.toLowerCase();
  if (view === undefined) return failure(400, 3000, 'Invalid property: targetView');
  if (!views.includes(view)) return failure(403, 400036, 'The requested targetView is not allowed.');
  const { country, segment } = question;
  const listed = products.filter(
    (product) =>
      view === 'onlineservices' && (segment === undefined ? sells(product) : sellsTo(product, segment)),
  );
  const self = `/products?country=${country}&targetView=${call.query.get('targetView')}`;
  return collection(
    listed.map((product) => describeProduct(product, country)),
    { links: { self: link(self) } },
  );
}

/** `GET …/products/{p}` */
export function productById(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findAsked(context, call);
  return found.kind === 'refused' ? found.answer : ok(describeProduct(found.product, found.question.country));
}

/** `GET …/products/{p}/skus` */
export function listSkus(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findAsked(context, call);
  if (found.kind === 'refused') return found.answer;
  const { product, question } = found;
  const skus = product.skus.filter((sku) => isAsked(sku, question));
  return collection(
    skus.map((sku) => describeSku(product, sku, question.country)),
    { links: { self: link(`/products/${product.id}/skus?country=${question.country}`) } },
  );
}

/** `GET …/products/{p}/skus/{s}` */
export function skuById(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findAskedSku(context, call);
  return found.kind === 'refused'
    ? found.answer
    : ok(describeSku(found.product, found.sku, found.question.country));
}

/** `GET …/skus/{s}/availabilities`; nonprofit ones only when asked for. */
export function listAvailabilities(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findAskedSku(context, call);
  if (found.kind === 'refused') return found.answer;
  const { product, sku, question } = found;
  const all = isAsked(sku, question) ? availabilitiesOf(context.world, product, sku, question.country) : [];
  const self = `/products/${product.id}/skus/${sku.id}/availabilities?country=${question.country}`;
  return collection(all.map(describeAvailability), { links: { self: link(self) } });
}

/** `GET …/availabilities/{a}`: 404/400019 for yesterday's id. */
export function availabilityById(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findAskedSku(context, call);
  if (found.kind === 'refused') return found.answer;
  const availability = availabilitiesOf(context.world, found.product, found.sku, found.question.country).find(
    ({ id }) => id.toLowerCase() === call.params['availabilityId']?.toLowerCase(),
  );
  if (availability === undefined) return failure(404, 400019, 'Availability not found');
  return ok(describeAvailability(availability));
}

function readQuestion(context: SimulatorContext, call: PartnerCall): Question | Refused {
  const segment = call.query.get('targetSegment')?.toLowerCase();
  const refused = (answer: PartnerAnswer): Refused => ({ kind: 'refused', answer });
  if (segment !== undefined && !['commercial', 'education', 'nonprofit'].includes(segment)) {
    return refused(failure(403, 400030, 'The requested targetSegment is not allowed.'));
  }
  const answer = (country: string): Question => ({
    kind: 'question',
    country,
    segment: segment as Segment | undefined,
  });
  if (call.params['customerId'] !== undefined) {
    const found = findCustomer(context, call);
    return found.kind === 'refused' ? found : answer(found.tenant.country);
  }
  const country = call.query.get('country')?.toUpperCase() ?? '';
  if (!/^[A-Z]{2}$/.test(country)) return refused(failure(400, 3000, 'Invalid property: country'));
  return answer(country);
}

function findAsked(
  context: SimulatorContext,
  call: PartnerCall,
): { kind: 'found'; product: Product; question: Question } | Refused {
  const question = readQuestion(context, call);
  if (question.kind === 'refused') return question;
  const product = findProduct(call.params['productId'] ?? '');
  return product === undefined
    ? { kind: 'refused', answer: failure(404, 400013, 'Product not found') }
    : { kind: 'found', product, question };
}

function findAskedSku(
  context: SimulatorContext,
  call: PartnerCall,
): { kind: 'found'; product: Product; sku: Sku; question: Question } | Refused {
  const found = findAsked(context, call);
  if (found.kind === 'refused') return found;
  const sku = findSku(found.product, call.params['skuId'] ?? '');
  return sku === undefined
    ? { kind: 'refused', answer: failure(404, 400018, 'SKU not found') }
    : { ...found, sku };
}

const sells = (product: Product) => sellsTo(product, 'commercial') || sellsTo(product, 'education');

const isAsked = (sku: Sku, { segment }: Question) =>
  segment === undefined ? sku.segment !== 'nonprofit' : sku.segment === segment;
