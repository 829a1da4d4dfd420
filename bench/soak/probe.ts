import { appendFileSync } from 'node:fs';
import v8 from 'node:v8';
import vm from 'node:vm';
import type { Sample } from './sample.ts';

// Read before the product by its process (NODE_OPTIONS=--import): at SIGUSR2 it collects garbage, more than once because
// finalisers set more free, and adds a line with what is left to the file SOAK_SAMPLES.

const file = process.env['SOAK_SAMPLES'];
v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;

function count(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

if (file !== undefined) {
  process.on('SIGUSR2', () => {
    for (let times = 0; times < 3; times += 1) collect();
    const { heapUsed, rss, external } = process.memoryUsage();
    const sample: Sample = {
      at: performance.now(),
      heapUsed,
      rss,
      external,
      handles: count(process.getActiveResourcesInfo()),
      listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
    };
    appendFileSync(file, `${JSON.stringify(sample)}\n`);
  });
}
