import { compareCompanyNames } from './company-name.ts';
import { tenantOf, type Order } from './order.ts';

/** Placed this long ago (milliseconds), an order of the same products may be the one that is meant. */
export const alikeForMs = 7 * 24 * 60 * 60_000;

/** True when both buy as much of the same products for the same company; terms and prices do not count. */
export const isAlike = (one: Order, other: Order): boolean =>
  isForSame(one, other) && goodsOf(one) === goodsOf(other);

function isForSame(one: Order, other: Order): boolean {
  const [tenant, otherTenant] = [tenantOf(one), tenantOf(other)];
  if (tenant !== undefined && otherTenant !== undefined) return tenant.tenantId === otherTenant.tenantId;
  const [name, otherName] = [newCompanyOf(one), newCompanyOf(other)];
  if (name === undefined || otherName === undefined) return false;
  return compareCompanyNames(name, otherName) !== 'different';
}

const newCompanyOf = ({ draft: { buyer } }: Order): string | undefined =>
  buyer?.kind === 'new' ? buyer.company.name : undefined;

const goodsOf = ({ draft }: Order): string =>
  draft.lines
    .map(({ productId, skuId, quantity }) => `${productId}:${skuId}:${quantity}`)
    .toSorted()
    .join(' ');
