import type { World } from '../../simulator/world/types.ts';
import { orderKinds, type OrderKind } from '../support/order-kinds.ts';
import { walkToOrder } from '../support/order-walk.ts';
import { personAt } from '../support/person.ts';
import type { Tried } from './order-tally.ts';

/** A walk meets a few starts of the bot; after that the seller gives up, which nobody owes anything for. */
const walkMs = 90_000;
/** Of this as many as one likes can be bought for one customer. */
const product = 'Microsoft 365 E3';

/** One order more, with a quantity by which it is found at Microsoft. */
export interface OrderNumbers {
  next(): { readonly quantity: number; readonly kind: OrderKind };
}

/** Of these all orders go to one tenant: small numbers are theirs. */
const ofOneTenant: ReadonlySet<OrderKind['name']> = new Set(['existing customer', 'own use']);
/** Microsoft sells one tenant ten thousand licences of a product, some of which they have. */
const mostOfOneTenant = 9_500;

/**
 * Kinds in turn; quantities from 1 for those of one tenant, until it has all it gets, from 1,001 for the others. None
 * comes twice.
 */
export function orderNumbers(kinds: readonly OrderKind[] = orderKinds): OrderNumbers {
  let turn = 0;
  const last = { small: 0, large: 1_000 };
  const sums = new Map<OrderKind['name'], number>();
  return {
    next: () => {
      for (;;) {
        turn += 1;
        const kind = kinds[turn % kinds.length]!;
        if (!ofOneTenant.has(kind.name)) return { quantity: (last.large += 1), kind };
        const sum = (sums.get(kind.name) ?? 0) + last.small + 1;
        if (sum > mostOfOneTenant) continue;
        sums.set(kind.name, sum);
        return { quantity: (last.small += 1), kind };
      }
    },
  };
}

/** A seller who places one order after the other, of every kind, until told to stop; but one at least. */
export async function keepOrdering(
  place: { readonly origin: string; readonly world: () => World },
  seller: string,
  plan: {
    readonly numbers: OrderNumbers;
    readonly isOver: () => boolean;
    /** Called before an order of the kind is begun, and when its seller has done with it. */
    readonly customers: { add(number: number): void; acceptSoon(number: number): void };
  },
): Promise<readonly Tried[]> {
  const person = personAt(place.origin, seller);
  await person.open();
  const tried: Tried[] = [];
  do {
    const { quantity, kind } = plan.numbers.next();
    const walk = { kind, quantity, number: quantity, product, deadlineMs: walkMs };
    if (kind.name === 'customer to come') plan.customers.add(quantity);
    const acknowledged = await walkToOrder(person, place.world, walk);
    if (kind.name === 'customer to come') plan.customers.acceptSoon(quantity);
    tried.push({ seller, quantity, kind, acknowledged });
  } while (!plan.isOver());
  return tried;
}
