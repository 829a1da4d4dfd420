const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * Ages of an order at which its provisioning is looked at. Three early looks find what is ready at once; Microsoft
 * refreshes the state every 15 minutes (Partner Center contract 3.8), so nothing closer brings news after that, and
 * four looks are enough for whatever takes a quarter of an hour. Later, patience.
 */
const looks: readonly number[] = [
  30 * second,
  2.5 * minute,
  7.5 * minute,
  15.5 * minute,
  ...every(15 * minute, 30.5 * minute, 2 * hour),
  ...every(30 * minute, 2.5 * hour, 6 * hour),
  ...every(2 * hour, 8 * hour, 24 * hour),
];
/** Beyond a day somebody has been called; until then an order is asked about this often at most. */
export const looksOfTheFirstDay = looks.length;
const afterwards = 12 * hour;
/** Two looks are never closer, whatever the clock says. */
const closest = 5 * second;
/** How much of the wait is added at most, so that orders placed together do not ask together. */
const spread = 0.1;

/**
 * How many milliseconds from now to look at provisioning again.
 *
 * @param age milliseconds since the order was accepted
 * @param jitter from 0 to 1, drawn by the caller
 */
export function nextLook(age: number, jitter: number): number {
  const since = Math.max(0, age);
  const at = looks.find((look) => look >= since + closest);
  const wait = at === undefined ? afterwards : at - since;
  return Math.round(wait + Math.min(1, Math.max(0, jitter)) * spread * wait);
}

function every(step: number, from: number, to: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}
