import { z } from 'zod';
import { caseless, sameEnum } from './caseless.ts';
import type { Subscription, SubscriptionProvisioning } from './orders-port.ts';
import { billing, guid, optionalText, term, time, wordOf } from './wire-values.ts';

const statuses: Readonly<Record<string, Subscription['status']>> = {
  none: 'none',
  active: 'active',
  pending: 'pending',
  suspended: 'suspended',
  expired: 'expired',
  disabled: 'disabled',
  deleted: 'deleted',
};

const isTrue = z
  .boolean()
  .nullish()
  .transform((value) => value === true);

const subscription = z
  .object({
    id: guid,
    orderid: optionalText,
    offerid: optionalText,
    offername: optionalText,
    friendlyname: optionalText,
    producttype: z.object({ id: z.string().nullish() }).nullish(),
    quantity: z.number().int(),
    status: z.string().nullish(),
    istrial: isTrue,
    autorenewenabled: isTrue,
    termduration: term,
    billingcycle: billing,
    effectivestartdate: time,
    commitmentenddate: time,
    commitmentenddatetime: time,
    cancellationalloweduntildate: time,
    refundablequantity: z
      .object({
        details: z.array(z.object({ quantity: z.number(), alloweduntildatetime: time })).nullish(),
      })
      .nullish(),
    partnerid: optionalText,
    promotionid: optionalText,
  })
  .transform((wire): Subscription => ({
    id: wire.id,
    orderId: wire.orderid,
    catalogItemId: isCatalogItem(wire.offerid) ? wire.offerid : undefined,
    title: wire.offername ?? wire.friendlyname ?? '',
    quantity: wire.quantity,
    status: wordOf(statuses, wire.status, 'unknown'),
    isTrial: wire.istrial,
    isNewCommerce: sameEnum(wire.producttype?.id, 'OnlineServicesNCE'),
    autoRenews: wire.autorenewenabled,
    term: wire.termduration,
    billing: wire.billingcycle,
    startedAt: wire.effectivestartdate,
    committedUntil: wire.commitmentenddatetime ?? wire.commitmentenddate,
    cancellableUntil: wire.cancellationalloweduntildate,
    refundable: (wire.refundablequantity?.details ?? []).flatMap((detail) =>
      detail.alloweduntildatetime === undefined
        ? []
        : [{ quantity: detail.quantity, until: detail.alloweduntildatetime }],
    ),
    resellerPartnerId: wire.partnerid,
    promotionId: wire.promotionid,
  }));

const isCatalogItem = (offerId: string | undefined) => offerId?.split(':').length === 3;

/** Contract 10.1. */
export const subscriptionsSchema = caseless(
  z.object({ items: z.array(subscription).nullish() }).transform((wire) => wire.items ?? []),
);

const provisionings: Readonly<Record<string, SubscriptionProvisioning['status']>> = {
  success: 'success',
  pending: 'pending',
  failed: 'failed',
  none: 'none',
};

export const subscriptionProvisioningSchema = caseless(
  z
    .object({ status: z.string().nullish(), quantity: z.number().nullish(), enddate: time })
    .transform((wire): SubscriptionProvisioning => ({
      status: wordOf(provisionings, wire.status, 'unknown'),
      quantity: wire.quantity ?? undefined,
      endsAt: wire.enddate,
    })),
);
