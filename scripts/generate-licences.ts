// npm run licences: writes docs/licences.md; with --check only compares. Fails on a licence that is not allowed.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { licenceFaults, licenceReport, packagesOf } from './licences.ts';
import { projectFolder } from './tools.ts';

const packages = packagesOf(readFileSync(path.join(projectFolder, 'package-lock.json'), 'utf8'));
const faults = licenceFaults(packages);
for (const fault of faults) console.error(fault);
const file = path.join(projectFolder, 'docs', 'licences.md');
const wanted = licenceReport(packages);
if (!process.argv.includes('--check')) {
  writeFileSync(file, wanted);
  console.log(
    `${packages.length} packages, ${faults.length} under licences that are not allowed: docs/licences.md`,
  );
} else if (readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== wanted) {
  console.error('docs/licences.md differs from package-lock.json; run npm run licences');
  process.exitCode = 1;
}
if (faults.length > 0) process.exitCode = 1;
