import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { compiled } from '../../../src/services/store/compiled.ts';
import { useDatabase } from '../../support/database.ts';

describe('statements that are put together once', () => {
  const database = useDatabase();

  it('each run has its own values, wherever and however often they stand; what was written into it stays', async () => {
    let written = 0;
    const echo = compiled<{ one: string; other: number }, { answer: string }>((value) => {
      written += 1;
      return sql`select ${value('one')}::text || ${value('other')}::text || ${value('one')}::text || ${'!'} as answer`;
    });
    const answers = await Promise.all(
      ['a', "b'; drop table reseller; --", ''].map((one, other) => echo(database().db, { one, other })),
    );
    assert.deepEqual(answers, [
      [{ answer: 'a0a!' }],
      [{ answer: "b'; drop table reseller; --1b'; drop table reseller; --!" }],
      [{ answer: '2!' }],
    ]);
    assert.equal(written, 1);
  });
});
