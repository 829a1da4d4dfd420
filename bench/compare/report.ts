import { quantile } from '../support/statistics.ts';
import { table } from '../support/table.ts';
import { stackTitles, type StackName } from './stacks.ts';
import type { Window } from './windows.ts';

export interface Measured {
  readonly firstTurnMs: number[];
  readonly windows: Window[];
  /** With a token of its own for every request. */
  readonly freshTokenWindows: Window[];
  readonly latencies: number[];
  /** Megabytes when warm, and after `conversations` more people have talked. */
  memory: { start: number; after: number };
}

/** Others took less than this share of the machine: the window counts. */
const quiet = 0.1;
const fewest = 3;
const median = (numbers: readonly number[]) => quantile(numbers, 0.5);
const targets = { cpu: 0.55, edge: 0.4, firstTurn: 1 };

/** The windows nobody disturbed; where there are fewer than three, the three least disturbed ones. */
export function quietWindows(windows: readonly Window[]): readonly Window[] {
  const sorted = windows.toSorted((a, b) => a.disturbance - b.disturbance);
  const undisturbed = sorted.filter(({ disturbance }) => disturbance < quiet);
  return undisturbed.length >= fewest ? undisturbed : sorted.slice(0, fewest);
}

/** The table, what is written to the file, and the names of the targets that were missed. */
export function peersReport(
  measured: Readonly<Partial<Record<StackName, Measured>>>,
  facts: { conversations: number; quick: boolean },
) {
  const stacks = Object.entries(measured) as [StackName, Measured][];
  const figures = Object.fromEntries(
    stacks.map(([name, one]) => {
      const windows = quietWindows(one.windows);
      const cpu = windows.map(({ cpuPerTurn }) => cpuPerTurn);
      return [
        name,
        {
          cpu: median(cpu),
          cpuLow: Math.min(...cpu),
          cpuHigh: Math.max(...cpu),
          databaseCpu: median(windows.map(({ databaseCpuPerTurn }) => databaseCpuPerTurn)),
          freshTokenCpu: median(quietWindows(one.freshTokenWindows).map(({ cpuPerTurn }) => cpuPerTurn)),
          turnsPerSecond: median(windows.map(({ turnsPerSecond }) => turnsPerSecond)),
          thrownAway: one.windows.filter(({ disturbance }) => disturbance >= quiet).length,
          windows: one.windows.length,
          firstTurnMs: median(one.firstTurnMs),
          p50: quantile(one.latencies, 0.5),
          p95: quantile(one.latencies, 0.95),
          p99: quantile(one.latencies, 0.99),
          memory: one.memory,
        },
      ];
    }),
  );
  const sample = figures['botbuilder'];
  const own = figures['concierge'];
  const ratio = (part: number, whole: number | undefined) =>
    whole === undefined ? '' : (part / whole).toFixed(2);
  const whole = Math.round;
  const lines = [
    '',
    table([
      [
        'a turn, token checked',
        'CPU µs',
        'range',
        'ratio to sample',
        'database µs',
        'CPU µs, fresh token each',
        'turns/s',
        'disturbed',
      ],
      ...stacks.map(([name]) => {
        const one = figures[name]!;
        return [
          stackTitles[name],
          whole(one.cpu),
          `${whole(one.cpuLow)}–${whole(one.cpuHigh)}`,
          ratio(one.cpu, sample?.cpu),
          whole(one.databaseCpu),
          whole(one.freshTokenCpu),
          whole(one.turnsPerSecond),
          `${one.thrownAway} of ${one.windows}`,
        ];
      }),
    ]),
    '',
    table([
      [
        '150 turns/s; start; memory',
        'p50 ms',
        'p95 ms',
        'p99 ms',
        'start to first turn ms',
        'ratio to sample',
        'MB warm',
        `MB after ${facts.conversations} people`,
      ],
      ...stacks.map(([name]) => {
        const one = figures[name]!;
        return [
          stackTitles[name],
          one.p50.toFixed(1),
          one.p95.toFixed(1),
          one.p99.toFixed(1),
          whole(one.firstTurnMs),
          ratio(one.firstTurnMs, sample?.firstTurnMs),
          whole(one.memory.start),
          whole(one.memory.after),
        ];
      }),
    ]),
  ];
  const verdicts: Record<string, boolean> = {};
  if (own !== undefined && sample !== undefined) {
    const others = ['botbuilder', 'agents', 'teams'].flatMap((name) => figures[name] ?? []);
    verdicts['cpuPerTurn'] = own.cpu / sample.cpu <= targets.cpu;
    const { edge } = figures;
    if (edge !== undefined) {
      verdicts['edgeCpuPerTurn'] = edge.cpu / sample.cpu <= targets.edge;
      verdicts['edgeBelowEachSdk'] = others.every(({ cpu }) => edge.cpu < cpu);
    }
    verdicts['p99BelowEachPeer'] = others.every(({ p99 }) => own.p99 < p99);
    verdicts['firstTurn'] = own.firstTurnMs / sample.firstTurnMs <= targets.firstTurn;
  }
  const missed = Object.entries(verdicts).flatMap(([name, met]) => (met ? [] : [name]));
  lines.push('', missed.length === 0 ? 'All targets met.' : `Missed: ${missed.join(', ')}`);
  return { lines, missed, results: { ...facts, figures, verdicts } };
}
