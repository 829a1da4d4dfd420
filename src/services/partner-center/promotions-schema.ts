import { z } from 'zod';
import { caseless, sameEnum } from './caseless.ts';
import type { CustomEnd, Promotion, PromotionObstacle } from './catalogue-port.ts';
import { billing, guid, plainEnum, term, time, wordOf } from './wire-values.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** `0.167` → 16.7, without the noise of binary fractions. */
function percentOf(share: string | number | null | undefined): number | undefined {
  const value = share === null || share === undefined || share === '' ? NaN : Number(share);
  return value > 0 && value <= 1 ? Math.round(value * 1_000_000) / 10_000 : undefined;
}

const requiredProduct = z
  .object({
    productid: z.string(),
    skuid: z.string(),
    term: z.object({ duration: term, billingcycle: billing }).nullish(),
    pricingpolicies: z
      .array(
        z.object({
          policytype: z.string().nullish(),
          value: z.union([z.string(), z.number()]).nullish(),
        }),
      )
      .nullish(),
  })
  .transform((wire) => ({
    productId: wire.productid,
    skuId: wire.skuid,
    term: wire.term?.duration,
    billing: wire.term?.billingcycle,
    percentOff: percentOf(
      wire.pricingpolicies?.find(({ policytype }) => sameEnum(policytype, 'PercentDiscount'))?.value,
    ),
  }));

const seats = z.object({ minseats: z.number().nullish(), maxseats: z.number().nullish() });

export const promotionsSchema = caseless(
  z
    .object({
      items: z
        .array(
          z
            .object({
              id: z.string(),
              name: text,
              description: text,
              startdate: time,
              enddate: time,
              requiredproducts: z.array(requiredProduct).nullish(),
              promotionconstraints: z.object({ seatconstraints: z.array(seats).nullish() }).nullish(),
            })
            .transform((wire): Promotion => {
              const [limits] = wire.promotionconstraints?.seatconstraints ?? [];
              return {
                promotionId: wire.id,
                name: wire.name,
                description: wire.description,
                startsAt: wire.startdate,
                endsAt: wire.enddate,
                products: wire.requiredproducts ?? [],
                minSeats: limits?.minseats ?? undefined,
                maxSeats: limits?.maxseats ?? undefined,
              };
            }),
        )
        .nullish(),
    })
    .transform((wire) => wire.items ?? []),
);

const obstacles: Readonly<Record<string, PromotionObstacle['kind']>> = {
  seatcount: 'seat-count',
  term: 'term',
  prerequisiteproductownership: 'prerequisite-missing',
  redemptionlimit: 'redeemed-too-often',
  offerpurchasedpreviously: 'bought-before',
  invalidcatalogitemid: 'unknown-item',
  invalidpromotion: 'unknown-promotion',
};

const obstacle = z
  .object({
    type: z.string().nullish(),
    minimumrequiredseats: z.number().nullish(),
    maximumrequiredseats: z.number().nullish(),
  })
  .transform((wire): PromotionObstacle => ({
    kind: wordOf(obstacles, wire.type, 'other'),
    minSeats: wire.minimumrequiredseats ?? undefined,
    maxSeats: wire.maximumrequiredseats ?? undefined,
  }));

/** Every verdict with the item it is about, in the order of the answer. */
export const eligibilitiesSchema = caseless(
  z
    .object({
      items: z
        .array(
          z.object({
            id: z.coerce.number().nullish(),
            catalogitemid: z.string(),
            eligibilities: z
              .array(
                z.object({
                  promotionid: z.string(),
                  iseligible: z.boolean(),
                  errors: z.array(obstacle).nullish(),
                }),
              )
              .nullish(),
          }),
        )
        .nullish(),
    })
    .transform((wire) =>
      (wire.items ?? []).flatMap((item) =>
        (item.eligibilities ?? []).map((one) => ({
          itemId: item.id ?? undefined,
          catalogItemId: item.catalogitemid,
          promotionId: one.promotionid,
          isEligible: one.iseligible,
          because: one.errors ?? [],
        })),
      ),
    ),
);

/** Contract 7. */
export const customEndsSchema = caseless(
  z
    .object({
      items: z
        .array(
          z.object({
            allowedcustomtermenddatetype: z.string().nullish(),
            allowedcustomtermenddate: time,
            cotermsubscriptionids: z.array(guid).nullish(),
          }),
        )
        .nullish(),
    })
    .transform((wire) =>
      (wire.items ?? []).flatMap((item): CustomEnd[] => {
        const date = item.allowedcustomtermenddate;
        if (date === undefined) return [];
        const isCalendar = plainEnum(item.allowedcustomtermenddatetype) === 'calendarmonthaligned';
        return [
          {
            endsOn: new Date(date).toISOString().slice(0, 10),
            kind: isCalendar ? 'calendar-month' : 'subscription',
            subscriptionIds: item.cotermsubscriptionids ?? [],
          },
        ];
      }),
    ),
);
