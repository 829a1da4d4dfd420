import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { jsonb } from '../../../src/services/store/jsonb.ts';
import { useDatabase } from '../../support/database.ts';

describe('jsonb', () => {
  const database = useDatabase();
  const through = async (value: unknown) => {
    const { rows } = await sql<{ v: unknown }>`select ${jsonb(value)}::jsonb as v`.execute(database().db);
    return rows[0]?.v;
  };

  for (const [what, value, expected] of [
    ['plain things', { a: [1, 'x', null, true], ü: '😀' }, undefined],
    ['backslashes before what looks like an escape', { a: '\\ud83d', b: '\\\\u0000', c: '\\' }, undefined],
    ['half an emoji', { a: 'a\ud83d' }, { a: 'a\ufffd' }],
    ['the other half, after a backslash', ['\\\ude00'], ['\\\ufffd']],
    ['NUL', { 'a\0': 'b\0' }, { 'a\ufffd': 'b\ufffd' }],
  ] as const) {
    it(`${what}: comes back as it went in, or with U+FFFD in its place`, async () => {
      assert.deepEqual(await through(value), expected ?? value);
    });
  }
});
