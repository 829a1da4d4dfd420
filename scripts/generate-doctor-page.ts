// Writes docs/doctor.md from the doctor's checks; with --check only compares and fails when it differs.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checks } from '../src/composition/doctor/index.ts';
import { pageOf } from '../src/composition/doctor/report.ts';
import { projectFolder } from './tools.ts';

const file = path.join(projectFolder, 'docs', 'doctor.md');
const wanted = pageOf(checks);
if (!process.argv.includes('--check')) {
  writeFileSync(file, wanted);
} else if (readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== wanted) {
  console.error('docs/doctor.md differs from src/composition/doctor; run scripts/generate-doctor-page.ts');
  process.exitCode = 1;
}
