import type { OrderKind } from '../support/order-kinds.ts';
import type { Written } from './tally.ts';

/** One order a seller tried to place; its quantity is its name, because no other order has it. */
export interface Tried {
  readonly seller: string;
  readonly quantity: number;
  readonly kind: OrderKind;
  /** The press on "place" was answered: from here on the bot owes the licences and the word of it. */
  readonly acknowledged: boolean;
}

/** What there is at Microsoft and in the chats at the end. */
export interface OrderEvidence {
  /** Quantities of every order line at Microsoft. */
  readonly bought: readonly number[];
  /** Companies of all tenants. */
  readonly companies: readonly string[];
  /** Whether an owner has said no to it: then nobody owes any licences. */
  readonly refused: (quantity: number) => boolean;
  /** What this seller reads. */
  readonly written: (seller: string) => readonly Written[];
  /** How a message that the licences are ready begins. */
  readonly ready: (order: Tried) => string;
  /** What a message that may be a repeat says. */
  readonly repeat: string;
}

export interface OrderTally {
  tried: number;
  acknowledged: number;
  /** Orders at Microsoft for these quantities. */
  bought: number;
  /** Tenants made for them. */
  tenants: number;
  /** The seller reads that the licences are ready. */
  told: number;
  /** Messages beyond the first that say that they may be a repeat. */
  toldAgain: number;
  lost: number;
  doubled: number;
  /** One sentence for each thing that is not as it should be. */
  readonly faults: string[];
}

/** Counts what became of the orders; pure. */
export function tallyOrders(tried: readonly Tried[], evidence: OrderEvidence): OrderTally {
  const faults: string[] = [];
  const result: OrderTally = {
    tried: tried.length,
    acknowledged: tried.filter(({ acknowledged }) => acknowledged).length,
    bought: 0,
    tenants: 0,
    told: 0,
    toldAgain: 0,
    lost: 0,
    doubled: 0,
    faults,
  };
  const { ready, repeat } = evidence;
  for (const order of tried) {
    const { quantity, acknowledged, kind, seller } = order;
    const bought = evidence.bought.filter((one) => one === quantity).length;
    const made =
      kind.name === 'new tenant' ? evidence.companies.filter((one) => one === kind.customer(quantity)) : [];
    const said = evidence
      .written(seller)
      .filter(({ isCard, text }) => !isCard && text.includes(ready(order)));
    const unmarked = said.filter(({ text }) => !text.includes(repeat)).length;
    result.bought += bought;
    result.tenants += made.length;
    if (said.length > 0) result.told += 1;
    result.toldAgain += Math.max(0, Math.min(said.length - unmarked, said.length - 1));
    const fault = (what: string) => faults.push(`${quantity} licences, ${kind.name}: ${what}`);
    if (bought > 1) fault(`bought ${bought} times`);
    if (made.length > 1) fault(`${made.length} tenants`);
    if (unmarked > 1) fault(`told ${unmarked} times without saying so`);
    if (bought > 1 || made.length > 1 || unmarked > 1) result.doubled += 1;
    const isMissing = acknowledged && bought === 0 && !evidence.refused(quantity);
    if (isMissing) fault('acknowledged, never bought');
    if (bought > 0 && said.length === 0) fault('bought, the seller never heard');
    if (isMissing || (bought > 0 && said.length === 0)) result.lost += 1;
  }
  return result;
}

/** True when nothing is lost or doubled and something was ordered at all. */
export function areOrdersClean(result: OrderTally): boolean {
  return result.acknowledged > 0 && result.lost === 0 && result.doubled === 0;
}
