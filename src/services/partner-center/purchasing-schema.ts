import { z } from 'zod';
import { caseless, sameEnum } from './caseless.ts';
import type {
  Cart,
  CartLine,
  LinePricing,
  LineProvisioning,
  MicrosoftOrder,
  MicrosoftOrderLine,
  MicrosoftOrderStatus,
} from './orders-port.ts';
import {
  billing,
  guid,
  optionalMoney,
  optionalText,
  term,
  time,
  wholeNumber,
  wordOf,
} from './wire-values.ts';

const amount = z.union([z.number(), z.string()]).nullish();
const pricing = z
  .object({
    listprice: amount,
    discountedprice: amount,
    proratedprice: amount,
    price: amount,
    extendedprice: amount,
  })
  .nullish();

function linePricing(wire: z.output<typeof pricing>, currency: string | undefined): LinePricing | undefined {
  if (wire === null || wire === undefined || currency === undefined) return undefined;
  return {
    listPrice: optionalMoney(wire.listprice, currency),
    discountedPrice: optionalMoney(wire.discountedprice, currency),
    proratedPrice: optionalMoney(wire.proratedprice, currency),
    price: optionalMoney(wire.price, currency),
    extendedPrice: optionalMoney(wire.extendedprice, currency),
  };
}

const cartLine = z
  .object({
    id: wholeNumber,
    catalogitemid: z.string(),
    quantity: z.number().int(),
    currencycode: optionalText,
    billingcycle: billing,
    termduration: term,
    ordergroup: z.union([z.string(), z.number().transform(String)]).nullish(),
    error: z.object({ errorcode: wholeNumber, errordescription: optionalText }).nullish(),
    pricing,
  })
  .transform((wire): CartLine => ({
    number: wire.id,
    catalogItemId: wire.catalogitemid,
    quantity: wire.quantity,
    term: wire.termduration,
    billing: wire.billingcycle,
    group: wire.ordergroup ?? undefined,
    error: wire.error ? { code: wire.error.errorcode, description: wire.error.errordescription } : undefined,
    pricing: linePricing(wire.pricing, wire.currencycode),
  }));

const cartStates: Readonly<Record<string, Cart['state']>> = { active: 'active', ordered: 'ordered' };

/** Contract 8.1. */
export const cartSchema = caseless(
  z
    .object({
      id: z.string().min(1),
      status: z.string().nullish(),
      expirationtimestamp: time,
      lineitems: z.array(cartLine),
    })
    .transform((wire): Cart => ({
      id: wire.id,
      state: wordOf(cartStates, wire.status, 'unknown'),
      expiresAt: wire.expirationtimestamp,
      lines: wire.lineitems,
    })),
);

const orderStatuses: Readonly<Record<string, MicrosoftOrderStatus>> = {
  completed: 'completed',
  pending: 'pending',
  cancelled: 'cancelled',
  suspended: 'suspended',
  pendingreview: 'pending-review',
  pendingpoupload: 'pending-po-upload',
  pouploadcomplete: 'po-upload-complete',
  poreviewrejected: 'po-review-rejected',
  partialsuccess: 'partial-success',
  error: 'error',
};

const orderLine = z.object({
  lineitemnumber: wholeNumber,
  offerid: z.string(),
  quantity: z.number().int(),
  termduration: term,
  subscriptionid: guid.nullish(),
  transactiontype: z.string().nullish(),
  pricing,
});

const order = z
  .object({
    id: z.string().min(1),
    status: z.string().nullish(),
    creationdate: time,
    currencycode: optionalText,
    lineitems: z.array(orderLine).nullish(),
    totalprice: amount,
  })
  .transform((wire): MicrosoftOrder => ({
    id: wire.id,
    status: wordOf(orderStatuses, wire.status, 'unknown'),
    createdAt: wire.creationdate,
    totalPrice: optionalMoney(wire.totalprice, wire.currencycode),
    lines: (wire.lineitems ?? []).map((line): MicrosoftOrderLine => ({
      number: line.lineitemnumber,
      catalogItemId: line.offerid,
      quantity: line.quantity,
      term: line.termduration,
      subscriptionId: line.subscriptionid ?? undefined,
      transaction: line.transactiontype?.toLowerCase(),
      pricing: linePricing(line.pricing, wire.currencycode),
    })),
  }));

/** Contract 9. */
export const orderSchema = caseless(order);
export const ordersSchema = caseless(
  z.object({ items: z.array(order).nullish() }).transform((wire) => wire.items ?? []),
);

const checkoutResult = z
  .object({
    orders: z.array(order).nullish(),
    ordererrors: z
      .array(
        z.object({
          ordergroupid: z.union([z.string(), z.number().transform(String)]).nullish(),
          code: wholeNumber,
          description: optionalText,
        }),
      )
      .nullish(),
  })
  .refine((wire) => wire.orders != null || wire.ordererrors != null, 'neither orders nor errors')
  .transform((wire) => ({
    orders: wire.orders ?? [],
    errors: (wire.ordererrors ?? []).map(({ ordergroupid, code, description }) => ({
      group: ordergroupid ?? undefined,
      code,
      description,
    })),
  }));

/** Contract 8.3; the documented new-commerce answer prints the one order alone. */
export const checkoutSchema = caseless(
  z.union([checkoutResult, order.transform((one) => ({ orders: [one], errors: [] }))]),
);

const fulfilments: Readonly<Record<string, LineProvisioning['status']>> = {
  fulfilled: 'fulfilled',
  unfulfilled: 'unfulfilled',
  prefulfillmentpending: 'pending',
};

export const orderProvisioningSchema = caseless(
  z
    .object({
      items: z
        .array(
          z
            .object({
              lineitemnumber: wholeNumber,
              status: z.string().nullish(),
              quantityprovisioninginformation: z
                .array(z.object({ quantity: z.number(), status: z.string().nullish() }))
                .nullish(),
            })
            .transform((wire): LineProvisioning => ({
              number: wire.lineitemnumber,
              status: wordOf(fulfilments, wire.status, 'unknown'),
              fulfilled: (wire.quantityprovisioninginformation ?? [])
                .filter(({ status }) => sameEnum(status, 'fulfilled'))
                .reduce((total, { quantity }) => total + quantity, 0),
            })),
        )
        .nullish(),
    })
    .transform((wire) => wire.items ?? []),
);
