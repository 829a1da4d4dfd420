import { z } from 'zod';
import { caseless, sameEnum } from './caseless.ts';
import type { Plan, Product, RefundOption, Segment, Sku } from './catalogue-port.ts';
import { billing, term, wordOf } from './wire-values.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const isTrue = z
  .boolean()
  .nullish()
  .transform((value) => value === true);

/** New commerce and what came before it stand in one list; this tells them apart (contract 7). */
const newCommerce = 'OnlineServicesNCE';

export const productsSchema = caseless(
  z
    .object({
      items: z
        .array(
          z.object({
            id: z.string(),
            title: text,
            description: text,
            producttype: z.object({ id: z.string().nullish() }).nullish(),
          }),
        )
        .nullish(),
    })
    .transform((wire) =>
      (wire.items ?? [])
        .filter((item) => sameEnum(item.producttype?.id, newCommerce))
        .map(({ id, title, description }): Product => ({ productId: id, title, description })),
    ),
);

/** `CFQ7TTC0LDPB:0001`; some answers write a slash. */
const skuName = z.string().transform((name) => name.replace('/', ':'));

const sku = z
  .object({
    id: z.string(),
    productid: z.string(),
    title: text,
    description: text,
    minimumquantity: z.number().int().nullish(),
    maximumquantity: z.number().int().nullish(),
    istrial: isTrue,
    dynamicattributes: z.object({ isaddon: isTrue, prerequisiteskus: z.array(skuName).nullish() }).nullish(),
    attestationproperties: z.object({ enforceattestation: isTrue }).nullish(),
  })
  .transform((wire): Sku => ({
    productId: wire.productid,
    skuId: wire.id,
    title: wire.title,
    description: wire.description,
    isTrial: wire.istrial,
    isAddon: wire.dynamicattributes?.isaddon ?? false,
    prerequisites: wire.dynamicattributes?.prerequisiteskus ?? [],
    min: wire.minimumquantity ?? 1,
    max: wire.maximumquantity ?? Number.MAX_SAFE_INTEGER,
    needsAttestation: wire.attestationproperties?.enforceattestation ?? false,
  }));

export const skuSchema = caseless(sku);

export const skusSchema = caseless(
  z.object({ items: z.array(sku).nullish() }).transform((wire) => wire.items ?? []),
);

const segments: Readonly<Record<string, Segment>> = {
  commercial: 'commercial',
  education: 'education',
  government: 'government',
  nonprofit: 'nonprofit',
};

const refund = z
  .object({ type: z.string().nullish(), expiresafter: z.string().nullish() })
  .transform((wire): RefundOption => ({
    type: sameEnum(wire.type, 'full') ? 'full' : 'partial',
    expiresAfter: wire.expiresafter ?? undefined,
  }));

const planTerm = z.object({
  duration: term,
  billingcycle: billing,
  cancellationpolicies: z.array(z.object({ refundoptions: z.array(refund).nullish() })).nullish(),
});

const availability = z
  .object({
    id: z.string(),
    productid: z.string(),
    skuid: z.string(),
    catalogitemid: z.string().nullish(),
    segment: z.string().nullish(),
    ispurchasable: isTrue,
    isrenewable: isTrue,
    terms: z.array(planTerm).nullish(),
  })
  .transform((wire): Plan[] => {
    if (!wire.ispurchasable) return [];
    return (wire.terms ?? []).flatMap((one) => {
      // A term or billing cycle of a kind that is not documented cannot be named in a cart.
      if (one.duration === undefined || one.billingcycle === undefined) return [];
      return {
        availabilityId: wire.id,
        catalogItemId: wire.catalogitemid ?? `${wire.productid}:${wire.skuid}:${wire.id}`,
        segment: wordOf(segments, wire.segment, 'commercial'),
        term: one.duration,
        billing: one.billingcycle,
        isRenewable: wire.isrenewable,
        refunds: (one.cancellationpolicies ?? []).flatMap(({ refundoptions }) => refundoptions ?? []),
      };
    });
  });

/** The plans of all availabilities of a sku; some documented answers print one availability without the list. */
export const plansSchema = caseless(
  z.union([
    z.object({ items: z.array(availability) }).transform((wire) => wire.items.flat()),
    availability,
    z.object({ items: z.null().optional(), totalcount: z.literal(0) }).transform((): Plan[] => []),
  ]),
);
