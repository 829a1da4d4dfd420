import { z } from 'zod';
import { customerOf } from '../../domain/order-phase.ts';
import type { Order } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import { plain } from '../kit/card.ts';
import { normal } from '../kit/words.ts';
import type { OrderDeskServices } from './services.ts';
import type { Words } from './text.ts';

/** The number that came with the command. */
export const deskMemory = z.object({ given: z.string().optional() });
export type DeskMemory = z.infer<typeof deskMemory>;

/** How many characters the reason for closing an order may have. */
export const longestReason = 300;

const asking =
  /^(?:(?:(?:latest |all )?orders?|(?:alle )?(?:bestellung(?:en)?|auftrag|aufträge))(?: (?<id>f-\d{1,9}))?|(?<only>f-\d{1,9}))$/;

/** Memory for "orders", "order F-1042" and "F-1042"; undefined when the words ask for something else. */
export function deskAskedFor(text: string): DeskMemory | undefined {
  const groups = asking.exec(normal(text))?.groups;
  if (groups === undefined) return undefined;
  return { given: (groups['id'] ?? groups['only'])?.toUpperCase() };
}

/** Whom an order is for, as staff reads it; `company`: the reseller, named where it orders for itself. */
export const customerName = (order: Order, t: Words, company?: string): string =>
  plain(nameOf(order, t, company));

/** The same for a button's title, which has to stay readable. */
export const shortName = (order: Order, t: Words, company?: string): string =>
  plain(nameOf(order, t, company?.slice(0, 20)).slice(0, 30));

/** The company of an order for itself; undefined for every other order, where nobody has to be looked up. */
export async function ownCompany(
  { resellers }: Pick<OrderDeskServices, 'resellers'>,
  order: Order,
  { tenantId, userId }: PersonKey,
): Promise<string | undefined> {
  if (customerOf(order) !== undefined) return undefined;
  return (await resellers.find(order.resellerId, { tenantId, userId, staff: true }))?.company;
}

function nameOf(order: Order, t: Words, company: string | undefined): string {
  const name = customerOf(order);
  if (name === undefined) return company === undefined ? t.own : t.ownOf(company);
  return name === '' ? t.somebody : name;
}
