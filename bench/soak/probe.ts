import { appendFileSync, readFileSync } from 'node:fs';
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

/** Without the pages of files (node itself, libraries), which the machine takes away and brings back as it likes. */
function ownMemory(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const [, kilobytes] = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024;
}

if (file !== undefined) {
  process.on('SIGUSR2', () => {
    for (let times = 0; times < 3; times += 1) collect();
    const { heapUsed, heapTotal, rss, external } = process.memoryUsage();
    const sample: Sample = {
      at: performance.now(),
      heapUsed,
      heapTotal,
      rss,
      own: ownMemory() ?? rss,
      external,
      handles: count(process.getActiveResourcesInfo()),
      listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
    };
    appendFileSync(file, `${JSON.stringify(sample)}\n`);
  });
}
