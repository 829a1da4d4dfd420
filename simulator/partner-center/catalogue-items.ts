import { createHash } from 'node:crypto';
import { symbols } from '../commerce/amounts.ts';
import type { Availability } from '../commerce/availability.ts';
import type { Product, Sku } from '../commerce/product-types.ts';
import { products } from '../commerce/products.ts';
import { link } from './answer.ts';

const termIds = { P1M: '5aeco6mffyxn', P1Y: '5aeco6mffyxo', P3Y: '5aeco6mffyxp' } as const;
const termWords = { P1M: 'One-Month', P1Y: 'One-Year', P3Y: 'Three-Year' } as const;
const cycleWords = { none: 'None', monthly: 'Monthly', annual: 'Annual' } as const;

/** A product as the catalogue answers it (contract 7). */
export function describeProduct(product: Product, country: string): Record<string, unknown> {
  const { id, title, description, kind } = product;
  return {
    id,
    title,
    description,
    productType: { id: kind, displayName: kind },
    isMicrosoftProduct: true,
    publisherName: 'Microsoft Corporation',
    links: {
      skus: link(`/products/${id}/skus?country=${country}`),
      self: link(`/products/${id}?country=${country}`),
    },
  };
}

/** A sku of new commerce asks for the customer agreement, one of the old commerce for its predecessor. */
export function describeSku(product: Product, sku: Sku, country: string): Record<string, unknown> {
  const self = `/products/${product.id}/skus/${sku.id}`;
  const agreement =
    product.kind === 'OnlineServicesNCE' ? 'MicrosoftCustomerAgreement' : 'MicrosoftCloudAgreement';
  return {
    id: sku.id,
    productId: product.id,
    title: sku.title,
    description: product.description,
    minimumQuantity: sku.minimum,
    maximumQuantity: sku.maximum,
    isTrial: sku.isTrial,
    supportedBillingCycles: [...new Set(sku.plans.map((plan) => plan.billing))],
    purchasePrerequisites: [agreement],
    inventoryVariables: [],
    provisioningVariables: [],
    actions: ['Refund'],
    dynamicAttributes: {
      isMicrosoftProduct: true,
      hasConstraints: sku.bases.length > 0 || sku.maximum < 10_000,
      isAddon: sku.bases.length > 0,
      prerequisiteSkus: sku.bases,
      isSoftwareAssuranceApplicable: false,
      upgradeTargetOffers: sku.upgrades,
      provisioningId: provisioningIdOf(product, sku),
      internal: false,
    },
    ...(sku.attestation
      ? { attestationProperties: { attestationType: 'SkuAttestation', enforceAttestation: true } }
      : {}),
    links: {
      availabilities: link(`${self}/availabilities?country=${country}`),
      self: link(`${self}?country=${country}`),
    },
  };
}

/** An availability with all its plans, its product and its sku. */
export function describeAvailability(availability: Availability): Record<string, unknown> {
  const { id, catalogItemId, product, sku, country, currency, term, cycles } = availability;
  return {
    id,
    productId: product.id,
    skuId: sku.id,
    catalogItemId,
    defaultCurrency: { code: currency, symbol: symbols[currency] ?? currency },
    segment: sku.segment,
    country,
    isPurchasable: sku.isPurchasable,
    isRenewable: !sku.isTrial,
    renewalInstructions: [
      {
        applicableTermIds: cycles.map((cycle) => termId(term, cycle)),
        renewalOptions: [{ renewToId: `${product.id}:${sku.id}`, isAutoRenewable: !sku.isTrial }],
      },
    ],
    terms: cycles.map((cycle) => ({
      id: termId(term, cycle),
      duration: term,
      description: `${termWords[term]} commitment for ${cycle} billing`,
      billingCycle: cycleWords[cycle],
      cancellationPolicies: sku.isTrial
        ? []
        : [
            {
              refundOptions: [
                { sequenceId: 0, type: 'Full', expiresAfter: 'P1D' },
                { sequenceId: 1, type: 'Partial', expiresAfter: 'P7D' },
              ],
            },
          ],
    })),
    product: describeProduct(product, country),
    sku: describeSku(product, sku, country),
    links: {
      self: link(`/products/${product.id}/skus/${sku.id}/availabilities/${id}?country=${country}`),
    },
  };
}

/** True when another product can be added to this one. */
export const hasAddons = (productAndSku: string) =>
  products.some((product) => product.skus.some((sku) => sku.bases.includes(productAndSku)));

/** The id by which a tenant knows the licence. */
export function provisioningIdOf(product: Product, sku: Sku): string {
  const hex = createHash('sha256').update(`${product.id}:${sku.id}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const termId = (term: keyof typeof termIds, cycle: string) =>
  cycle === 'monthly' ? termIds[term].replace('5', '6') : termIds[term];
