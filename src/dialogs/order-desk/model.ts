import { z } from 'zod';
import { customerOf } from '../../domain/order-phase.ts';
import type { Order } from '../../domain/order.ts';
import { plain } from '../kit/card.ts';
import { normal } from '../kit/words.ts';
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

/** Whom an order is for, as staff reads it. */
export const customerName = (order: Order, t: Words): string => plain(nameOf(order, t));

/** The same for a button's title, which has to stay readable. */
export const shortName = (order: Order, t: Words): string => plain(nameOf(order, t).slice(0, 30));

function nameOf(order: Order, t: Words): string {
  const name = customerOf(order);
  if (name === undefined) return t.own;
  return name === '' ? t.somebody : name;
}
