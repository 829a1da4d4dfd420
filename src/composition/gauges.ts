import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Meter, ObservableGauge } from '@opentelemetry/api';
import type { Clock } from '../clock.ts';
import { instruments, type InstrumentName, type LabelsOf, type NameOf } from '../instruments.ts';
import type { Operating } from '../workflows/operating/port.ts';
import { readingsOf, type Tell } from './readings.ts';

export interface GaugeSources {
  readonly operating: Pick<Operating, 'numbers'>;
  /** Connections of this instance. */
  readonly connections: () => { readonly used: number; readonly idle: number; readonly queued: number };
  readonly ready: () => boolean;
  /** When this instance last looked for due work to the end, as performance.now() tells it. */
  readonly lookedAt: () => number;
  readonly version: string;
  readonly clock: Clock;
}

/** Longer than this nobody who watches waits for the database; the numbers of this instance come all the same. */
const patienceMs = 1_500;
const nanosecondsPerSecond = 1e9;

/** Hands every gauge of the table to the meter, read when somebody asks. Returns what ends the looking. */
export function observeGauges(meter: Meter, sources: GaugeSources): () => void {
  const names = (Object.keys(instruments) as InstrumentName[]).filter(
    (name): name is NameOf<'gauge'> => instruments[name].kind === 'gauge',
  );
  const gauges = new Map<NameOf<'gauge'>, ObservableGauge>(
    names.map((name) => {
      const { unit, description } = instruments[name];
      return [name, meter.createObservableGauge(name, { unit, description })];
    }),
  );
  const lag = monitorEventLoopDelay({ resolution: 10 });
  lag.enable();
  const startedAt = sources.clock.now();

  meter.addBatchObservableCallback(
    async (result) => {
      const tell: Tell = <Name extends NameOf<'gauge'>>(
        name: Name,
        value: number | undefined,
        labels: LabelsOf<Name>,
      ) => {
        const gauge = gauges.get(name);
        if (gauge !== undefined && value !== undefined) result.observe(gauge, value, labels);
      };
      ofThisInstance(tell);
      await ofAllInstances(tell);
    },
    [...gauges.values()],
  );

  function ofThisInstance(tell: Tell): void {
    for (const [quantile, value] of [
      ['0.5', lag.percentile(50)],
      ['0.99', lag.percentile(99)],
      ['1', lag.max],
    ] as const)
      // The histogram holds whole waits of its timer: what exceeds the ten milliseconds asked for is lateness.
      tell('concierge.process.lag.seconds', Math.max(0, value / nanosecondsPerSecond - 0.01), { quantile });
    lag.reset();
    const memory = process.memoryUsage();
    tell('concierge.process.memory.bytes', memory.rss, { part: 'rss' });
    tell('concierge.process.memory.bytes', memory.heapUsed, { part: 'heap' });
    tell('concierge.process.memory.bytes', memory.external, { part: 'external' });
    tell('concierge.process.start.seconds', performance.timeOrigin / 1_000, { version: sources.version });
    tell('concierge.process.ready', sources.ready() ? 1 : 0, {});
    tell('concierge.process.look.age.seconds', (performance.now() - sources.lookedAt()) / 1_000, {});
    const { used, idle, queued } = sources.connections();
    tell('concierge.database.connections', used, { state: 'used' });
    tell('concierge.database.connections', idle, { state: 'idle' });
    tell('concierge.database.queued', queued, {});
  }

  async function ofAllInstances(tell: Tell): Promise<void> {
    const numbers = await inTime(sources.operating.numbers());
    tell('concierge.numbers.readable', numbers === undefined ? 0 : 1, {});
    if (numbers !== undefined) readingsOf(numbers, { now: sources.clock.now(), startedAt }, tell);
  }

  return () => lag.disable();
}

/** Undefined when it takes too long or fails. */
async function inTime<Value>(work: Promise<Value>): Promise<Value | undefined> {
  const { promise: over, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), patienceMs);
  try {
    return await Promise.race([work.catch(() => undefined), over]);
  } finally {
    clearTimeout(timer);
  }
}
