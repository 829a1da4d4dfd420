import type { SimulatorContext } from '../context.ts';
import type { SimCartLine } from '../world/commerce-types.ts';
import type { SimPartnerAccount } from '../world/types.ts';
import { resellerOf } from './purchase-rules.ts';

const dayMs = 24 * 3600 * 1000;

/**
 * True when the first bill of these lines still fits the credit of the account and of the reseller: what was ordered
 * in the last 30 days counts with its first bill.
 */
export function creditSuffices(
  context: SimulatorContext,
  account: SimPartnerAccount,
  lines: readonly SimCartLine[],
): boolean {
  const { state } = context.world;
  const cut = state.switches.creditLimit * 100;
  const resellers = new Set(lines.map(resellerOf));
  return [null, ...resellers].every((mpnId) => {
    const line = state.commerce.creditLines.find(
      (candidate) => candidate.accountId === account.id && candidate.mpnId === mpnId,
    );
    const limit = cut > 0 && mpnId !== null ? cut : (line?.limit ?? Infinity);
    return (
      owed(context, account, mpnId) + firstBill(mpnId === null ? lines : ofReseller(lines, mpnId)) <= limit
    );
  });
}

const ofReseller = (lines: readonly SimCartLine[], mpnId: string) =>
  lines.filter((line) => resellerOf(line) === mpnId);

const firstBill = (lines: readonly SimCartLine[]) =>
  lines.reduce((sum, { pricing, quantity }) => sum + (pricing?.prorated ?? 0) * quantity, 0);

/** What the account (`mpnId` null) or one reseller under it has ordered in the last 30 days, in minor units. */
function owed(context: SimulatorContext, account: SimPartnerAccount, mpnId: string | null): number {
  const since = context.world.now().getTime() - 30 * dayMs;
  return context.world.state.commerce.orders
    .filter(({ accountId, createdAt }) => accountId === account.id && Date.parse(createdAt) >= since)
    .flatMap(({ lines }) => lines)
    .filter((line) => mpnId === null || line.mpnId === mpnId)
    .reduce((sum, { pricing, quantity }) => sum + pricing.prorated * quantity, 0);
}
