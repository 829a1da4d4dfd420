// Writes .env.example from the table of settings; with --check only compares and fails when it differs.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { envExample } from './env-example.ts';
import { projectFolder } from './tools.ts';

const file = path.join(projectFolder, '.env.example');
const wanted = envExample();
if (!process.argv.includes('--check')) {
  writeFileSync(file, wanted);
} else if (readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== wanted) {
  console.error('.env.example differs from src/config/settings.ts; run scripts/generate-env-example.ts');
  process.exitCode = 1;
}
