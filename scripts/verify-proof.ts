// npm run verify-proof -- <file.json> [--head R-1001:42:<hash>] [--key 0123-4567-89ab-cdef]: whether a proof holds, without a network or database.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyProof, type Kept } from '../src/workflows/audit/verify.ts';

/** Ends with a sentence about how it is called. */
function usage(why: string): never {
  console.error(`${why}\nnpm run verify-proof -- <file.json> [--head TRAIL:NUMBER:HASH]… [--key NAME]`);
  process.exit(2);
}

function headFrom(text: string): NonNullable<Kept['heads']>[number] {
  const [, trail = '', seq = '', hash = ''] =
    /^(.+):(\d+):([0-9a-f]{64})$/.exec(text) ?? usage(`no head: ${text}`);
  return { trail, seq: Number(seq), hash };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return usage(`${file} cannot be read`);
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { head: { type: 'string', multiple: true }, key: { type: 'string' } },
});
const [file] = positionals;
if (file === undefined || positionals.length > 1) usage('Name one file.');
const kept = { heads: values.head?.map(headFrom), key: values.key };
const verdict = verifyProof(readText(file), kept);
if (verdict.kind === 'broken') {
  console.error(`NOT PROVEN. The first break is at ${verdict.where}: ${verdict.why}.`);
  process.exit(1);
}
console.log('PROVEN');
for (const sentence of verdict.proven) console.log(`  ✓ ${sentence}`);
console.log('NOT PROVEN BY THE FILE ALONE');
for (const sentence of verdict.open) console.log(`  – ${sentence}`);
