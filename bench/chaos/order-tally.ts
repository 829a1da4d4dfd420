import type { Written } from './tally.ts';

/** One order the seller tried to place; its quantity is its name, because no other order has it. */
export interface Tried {
  readonly quantity: number;
  /** The press on "place" was answered: from here on the bot owes the licences and the word of it. */
  readonly acknowledged: boolean;
}

export interface OrderTally {
  tried: number;
  acknowledged: number;
  /** Orders at Microsoft for these quantities. */
  bought: number;
  /** The seller reads that the licences are ready. */
  told: number;
  lost: number;
  doubled: number;
  /** One sentence for each thing that is not as it should be. */
  readonly faults: string[];
}

/**
 * Counts what became of the orders; pure. `boughtQuantities` are those of every order line at Microsoft, `written` is
 * what the seller reads, `repeat` what a message that may be a repeat says.
 */
export function tallyOrders(
  tried: readonly Tried[],
  boughtQuantities: readonly number[],
  written: readonly Written[],
  signs: { readonly ready: (quantity: number) => string; readonly repeat: string },
): OrderTally {
  const faults: string[] = [];
  const result: OrderTally = {
    tried: tried.length,
    acknowledged: tried.filter(({ acknowledged }) => acknowledged).length,
    bought: 0,
    told: 0,
    lost: 0,
    doubled: 0,
    faults,
  };
  for (const { quantity, acknowledged } of tried) {
    const bought = boughtQuantities.filter((one) => one === quantity).length;
    const said = written.filter(({ isCard, text }) => !isCard && text.includes(signs.ready(quantity)));
    const unmarked = said.filter(({ text }) => !text.includes(signs.repeat)).length;
    result.bought += bought;
    if (said.length > 0) result.told += 1;
    if (bought > 1) faults.push(`${quantity} licences: bought ${bought} times`);
    if (unmarked > 1) faults.push(`${quantity} licences: told ${unmarked} times without saying so`);
    if (bought > 1 || unmarked > 1) result.doubled += 1;
    if (acknowledged && bought === 0) faults.push(`${quantity} licences: acknowledged, never bought`);
    if (bought > 0 && said.length === 0) faults.push(`${quantity} licences: bought, the seller never heard`);
    if ((acknowledged && bought === 0) || (bought > 0 && said.length === 0)) result.lost += 1;
  }
  return result;
}

/** True when nothing is lost or doubled and something was ordered at all. */
export function areOrdersClean(result: OrderTally): boolean {
  return result.acknowledged > 0 && result.lost === 0 && result.doubled === 0;
}
