import type { HeldSubscription, LicenceCount } from '../../../services/graph/customer-port.ts';
import type { Subscription } from '../../../services/partner-center/orders-port.ts';
import type { LicenceLine, Part, UnknownBecause } from '../port.ts';
import type { Reading } from './read.ts';

const held: readonly Subscription['status'][] = ['active', 'pending', 'suspended'];

export interface Licences {
  readonly licences: Part<readonly LicenceLine[]>;
  readonly seatsUnknown: UnknownBecause | undefined;
}

/**
 * What was bought through our accounts beside what the customer's directory counts. The directory tells used and free
 * for a product as a whole, whoever sold it, so subscriptions of one product share a line.
 */
export function licencesOf(readings: readonly Reading[]): Licences {
  const bought = readings.flatMap(({ subscriptions }) =>
    subscriptions.kind === 'known' ? subscriptions.value : [],
  );
  const isBoughtKnown = readings.every(({ subscriptions }) => subscriptions.kind === 'known');
  // The directory is one, whichever account asks.
  const directory = readings.find(({ licences }) => licences.kind === 'known')?.licences;
  const counts = directory?.kind === 'known' ? directory.value : undefined;
  const asked = readings[0]?.licences;
  const seatsUnknown = counts === undefined && asked?.kind === 'unknown' ? asked.because : undefined;
  if (!isBoughtKnown && bought.length === 0 && counts === undefined) {
    const because = firstReason(readings) ?? 'silent';
    return { licences: { kind: 'unknown', because }, seatsUnknown };
  }
  const ours = bought.filter(({ status }) => held.includes(status));
  return { licences: { kind: 'known', value: linesOf(ours, counts ?? [], isBoughtKnown) }, seatsUnknown };
}

function firstReason(readings: readonly Reading[]): UnknownBecause | undefined {
  const missing = readings.find(({ subscriptions }) => subscriptions.kind === 'unknown')?.subscriptions;
  return missing?.kind === 'unknown' ? missing.because : undefined;
}

function linesOf(
  ours: readonly Subscription[],
  counts: readonly LicenceCount[],
  isBoughtKnown: boolean,
): readonly LicenceLine[] {
  const skuOf = new Map(
    counts.flatMap(({ skuId, subscriptions }) => subscriptions.map(({ commerceId }) => [commerceId, skuId])),
  );
  // What the directory does not know yet is told apart by what it is called.
  const groups = Map.groupBy(ours, ({ id, title }) => skuOf.get(id) ?? `title ${title}`);
  const bought = [...groups].map(([key, subscriptions]) =>
    lineOf(
      subscriptions,
      counts.find(({ skuId }) => skuId === key),
    ),
  );
  const others = counts
    .filter(({ skuId, enabled, warning }) => !groups.has(skuId) && enabled + warning > 0)
    .map((count) => foreignLine(count, isBoughtKnown));
  return [...bought.sort(byTitle), ...others.sort(byTitle)];
}

const byTitle = (a: LicenceLine, b: LicenceLine): number => (a.title < b.title ? -1 : 1);

function lineOf(subscriptions: readonly Subscription[], count: LicenceCount | undefined): LicenceLine {
  const ids = new Set(subscriptions.map(({ id }) => id));
  const there = subscriptions.filter(({ status }) => status !== 'pending');
  return {
    title: subscriptions[0]?.title ?? '',
    bought: sum(subscriptions.map(({ quantity }) => quantity)),
    elsewhere: sum(foreign(count?.subscriptions ?? [], ids).map(({ quantity }) => quantity)),
    seats: count && { used: count.used, free: count.free },
    endsAt: earliest(there.map(({ committedUntil }) => committedUntil)),
    renews: there.length === 0 ? undefined : there.every(({ autoRenews }) => autoRenews),
    isPending: subscriptions.some(({ status }) => status === 'pending'),
  };
}

/** None of it is among what Partner Center lists; while that list is missing nobody can say who sold it. */
function foreignLine(count: LicenceCount, isBoughtKnown: boolean): LicenceLine {
  const { partNumber, enabled, warning, used, free, subscriptions } = count;
  return {
    title: partNumber,
    bought: isBoughtKnown ? 0 : undefined,
    elsewhere: isBoughtKnown ? enabled + warning : 0,
    seats: { used, free },
    endsAt: earliest(subscriptions.map(({ endsAt }) => endsAt)),
    renews: undefined,
    isPending: false,
  };
}

const foreign = (all: readonly HeldSubscription[], ours: ReadonlySet<string>) =>
  all.filter(({ commerceId }) => !ours.has(commerceId));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
