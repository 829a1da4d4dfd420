// Writes docs/dashboard.json and the list of metrics in docs/operating.md from the table of instruments; with --check only
// compares.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dashboard } from './dashboard/grafana.ts';
import { withMetrics } from './dashboard/metrics-list.ts';
import { projectFolder } from './tools.ts';

const read = (file: string) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
const json = path.join(projectFolder, 'docs', 'dashboard.json');
const page = path.join(projectFolder, 'docs', 'operating.md');
const wanted = new Map([
  [json, `${JSON.stringify(dashboard(), null, 2)}\n`],
  [page, withMetrics(read(page))],
]);
for (const [file, text] of wanted) {
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (read(file) !== text) {
    console.error(
      `${path.basename(file)} differs from src/instruments.ts; run scripts/generate-dashboard.ts`,
    );
    process.exitCode = 1;
  }
}
