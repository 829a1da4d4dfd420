import type { Product, Segment, Sku } from './product-types.ts';
import { additionsAndServices } from './additions-and-services.ts';
import { single } from './sku.ts';
import { suitesAndMail } from './suites-and-mail.ts';

/** Old offers, which the same view of the catalogue still lists and nobody should order any more. */
const legacy: Product[] = [
  ['31c9bfc6-9b9d-4b1f-b4c9-8e5a1f2b0a01', 'Office 365 Enterprise E3', 2300],
  ['84a661c4-e949-4bd2-a560-ed7766fcaf2b', 'Azure Active Directory Premium P2', 800],
  ['bf1f6907-1f8e-4f05-b327-4896d1395c15', 'Office 365 Business Premium', 1050],
].map(([id, title, retail]) => ({
  ...single(String(id), String(id), String(title), Number(retail), 'An offer of the old commerce.', {
    plans: [{ term: 'P1Y', billing: 'monthly' }],
  }),
  kind: 'OnlineServices' as const,
}));

/** The whole simulated catalogue of licence products. */
export const products: readonly Product[] = [...suitesAndMail, ...additionsAndServices, ...legacy];

export function findProduct(id: string): Product | undefined {
  return products.find((product) => product.id.toLowerCase() === id.toLowerCase());
}

export function findSku(product: Product, id: string): Sku | undefined {
  return product.skus.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
}

/** True when the product has something for this segment. */
export const sellsTo = (product: Product, segment: Segment) =>
  product.skus.some((candidate) => candidate.segment === segment);
