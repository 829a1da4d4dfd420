import assert from 'node:assert/strict';
import { anything, assert as holds, property, string } from 'fast-check';
import { Problem } from '../src/errors.ts';
import { createLog } from '../src/log.ts';

function linesOf(write: (log: ReturnType<typeof createLog>) => void): readonly string[] {
  const lines: string[] = [];
  write(createLog('debug', { write: (line) => void lines.push(line) }));
  return lines;
}

const fieldsOf = (line: string | undefined) => JSON.parse(line ?? '') as Record<string, unknown>;

describe('log lines', () => {
  it('a name with line breaks and terminal codes: stays one line that no terminal obeys', () => {
    const name = 'Contoso\r\n{"level":60,"msg":"forged"}\u001b[2J\u009b31m\u2028\u2029\u202egnp.exe\u007f';
    const [line, more] = linesOf((log) => log.info({ name, nested: { name }, [name]: 1 }, 'said'));
    assert.equal(more, undefined);
    assert.equal(line?.trimEnd().split(/[\n\r\u2028\u2029]/).length, 1);
    // oxlint-disable-next-line no-control-regex
    assert.doesNotMatch(line.trimEnd(), /[\u0000-\u001f\u007f-\u009f\u2028-\u202e]|\\u00[01]|\\[rn]/);
    assert.equal(fieldsOf(line)['msg'], 'said');
  });

  it('a text of a million characters, a deep and a wide value: the line stays short and tells how long it was', () => {
    let deep: object = { end: 'x'.repeat(1_000) };
    for (let i = 0; i < 50; i += 1) deep = { deep };
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`key${i}`, i]));
    const [line = ''] = linesOf((log) => log.warn({ text: 'y'.repeat(1_000_000), deep, wide }, 'said'));
    assert.ok(line.length < 3_000, String(line.length));
    assert.match(line, /1000000 characters/);
  });

  it('anything at all in a field: one readable line', () => {
    holds(
      property(anything({ withBigInt: false }), string({ unit: 'binary' }), (value, text) => {
        const lines = linesOf((log) => log.info({ value, text, err: new Error(text) }, 'said'));
        assert.equal(lines.length, 1);
        assert.equal(fieldsOf(lines[0])['msg'], 'said');
        assert.equal(lines[0]?.trimEnd().split(/\n|\r|\u2028|\u2029/).length, 1);
      }),
      { numRuns: 50 },
    );
  });

  it('an error of the database: kind, code and place; not the row it was about', () => {
    const error = Object.assign(new Error('invalid input syntax for type bigint: "anna@contoso.com"'), {
      severity: 'ERROR',
      code: '22P02',
      detail: 'Key (address)=(anna@contoso.com) already exists.',
      where: 'COPY anna@contoso.com',
    });
    const [line = ''] = linesOf((log) => log.error({ err: error }, 'failed'));
    assert.ok(!line.includes('anna@'), line);
    const { err } = fieldsOf(line) as { err: { code: string; message: string; stack: string[] } };
    assert.equal(err.code, '22P02');
    assert.match(err.message, /^invalid input syntax/);
    assert.match(err.stack[0] ?? '', /^at .*log\.test\.ts/);
  });

  it('a Problem with its cause: both are told, each once', () => {
    const cause = new TypeError('fetch failed');
    const problem = new Problem('unavailable', 'graph gave no answer', { remote: 'graph' }, { cause });
    const { err } = fieldsOf(linesOf((log) => log.error({ err: problem }, 'failed'))[0]) as {
      err: { type: string; cause: { type: string; message: string } };
    };
    assert.equal(err.type, 'Problem');
    assert.deepEqual([err.cause.type, err.cause.message], ['TypeError', 'fetch failed']);
  });

  it('a secret in a field of that name: not written', () => {
    const secrets = {
      token: 'eyJ0',
      Authorization: 'Bearer eyJ0',
      clientSecret: 'eyJ0',
      refresh_token: { parts: ['eyJ0'] },
    };
    for (const fields of [secrets, { call: secrets }, { call: { with: secrets } }, { calls: [[secrets]] }]) {
      const [line = ''] = linesOf((log) => log.info({ ...fields, user: 'nina' }, 'said'));
      assert.ok(!line.includes('eyJ0') && line.includes('nina'), line);
    }
  });

  it('a secret inside of a message: not written, and the rest of it is', () => {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJl';
    const messages = [
      `refused: ${token} is not valid`,
      `authorization: Bearer s3cr3t-0f-ours is not valid`,
      `POST refresh_token=s3cr3t-0f-ours&client_secret=s3cr3t-0f-ours is not valid`,
      `{"client_assertion": "s3cr3t-0f-ours", "grant": 1} is not valid`,
      `postgres://ops:s3cr3t-0f-ours@db:5432/concierge is not valid`,
      `${'x'.repeat(470)} is not valid ${token}`,
    ];
    for (const message of messages) {
      const error = new Error('outer', { cause: new Error(message) });
      const [line = ''] = linesOf((log) => log.error({ err: error, text: message }, 'failed'));
      assert.ok(!/eyJ|s3cr3t/.test(line), line);
      assert.match(line, /is not valid/);
    }
  });

  it('what only sounds like a secret: written as it is', () => {
    const said = 'token-endpoint of anna@contoso.com: the password policy, 3 tokens';
    assert.equal(fieldsOf(linesOf((log) => log.info({ said }, 'said'))[0])['said'], said);
  });
});
