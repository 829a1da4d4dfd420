/** What one process holds after its garbage has been collected. */
export interface Sample {
  /** Milliseconds since the process began. */
  readonly at: number;
  /** Bytes. */
  readonly heapUsed: number;
  /** What the heap has taken from the machine. */
  readonly heapTotal: number;
  readonly rss: number;
  /** Of `rss` what is the process's own, where the machine tells. */
  readonly own: number;
  readonly external: number;
  /** Open timers, sockets and the like, by kind. */
  readonly handles: Readonly<Record<string, number>>;
  /** Listeners on the process itself. */
  readonly listeners: number;
}

export interface Trend {
  /** Means of the first and the last third. */
  readonly first: number;
  readonly last: number;
  /** Slope of the straight line through all points, in units per minute. */
  readonly perMinute: number;
  /** The last third against the first, 0.05 for 5 % more. */
  readonly growth: number;
}

/** How numbers taken at equal distances of a minute develop. Throws for fewer than three. */
export function trendOf(numbers: readonly number[]): Trend {
  const third = Math.floor(numbers.length / 3);
  if (third === 0) throw new Error('a trend needs three numbers');
  const mean = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0) / some.length;
  const [first, last] = [mean(numbers.slice(0, third)), mean(numbers.slice(-third))];
  const [middle, average] = [(numbers.length - 1) / 2, mean(numbers)];
  const above = numbers.reduce((sum, one, minute) => sum + (minute - middle) * (one - average), 0);
  const below = numbers.reduce((sum, _one, minute) => sum + (minute - middle) ** 2, 0);
  return { first, last, perMinute: above / below, growth: first === 0 ? 0 : last / first - 1 };
}

/** Open handles that count: timers come and go with what is being done. */
export const handlesOf = ({ handles }: Sample): number =>
  Object.entries(handles).reduce((sum, [kind, times]) => (kind === 'Timeout' ? sum : sum + times), 0);
