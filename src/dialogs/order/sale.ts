import type { Buyer, OrderDraft } from '../../domain/order-draft.ts';
import type { BuyerStanding } from '../../workflows/buyer/port.ts';
import type { Offer, Segment } from '../../workflows/offers/port.ts';
import { resellerOf, type OrderScene } from './scene.ts';
import type { OrderServices } from './services.ts';

/** Where and to whom is sold: what the catalogue and the prices depend on. */
export interface Sale {
  readonly accountId: string;
  /** ISO 3166 alpha-2 of the buyer; of the reseller while the buyer's is not known. */
  readonly market: string;
  readonly segments: readonly Segment[];
  /** What Microsoft says about the buyer; undefined while there is no tenant. */
  readonly standing: BuyerStanding | undefined;
}

/** Reads for whom the order is; Microsoft is asked once for a tenant. */
export async function saleFor(services: OrderServices, scene: OrderScene): Promise<Sale> {
  const { draft } = scene.order;
  const reseller = await resellerOf(services, scene);
  const { buyer } = draft;
  const standing =
    buyer?.kind === 'tenant' ? await services.buyers.standing(scene.reader, buyer.tenantId) : undefined;
  const country = buyer?.kind === 'new' ? buyer.company.country : standing?.country;
  return {
    accountId: draft.accountId ?? reseller?.accountId ?? '',
    market: country ?? reseller?.country ?? '',
    segments: ['commercial', ...(standing?.segments ?? [])],
    standing,
  };
}

/** The buyer as people name it; empty while there is none. */
export function nameOfBuyer(buyer: Buyer | undefined, wish?: OrderDraft['wish']): string {
  if (buyer === undefined) return wish?.customer ?? '';
  return buyer.kind === 'tenant'
    ? (buyer.statedName ?? buyer.domain)
    : (buyer.company.name ?? wish?.customer ?? '');
}

/** `productId:skuId`, as offers name their bases. */
export const keyOf = ({ productId, skuId }: { productId: string; skuId: string }): string =>
  `${productId}:${skuId}`;

/** Whether the customer has, or will have with this order, one of the products an add-on belongs to. */
export function baseOf(
  offer: Offer,
  draft: OrderDraft,
  standing: BuyerStanding | undefined,
): string | undefined {
  const isBase = (one: { productId: string; skuId: string }) => offer.bases.includes(keyOf(one));
  const owned = standing?.owned.find((one) => one.status === 'active' && isBase(one));
  return (owned ?? draft.lines.find(isBase))?.title;
}
