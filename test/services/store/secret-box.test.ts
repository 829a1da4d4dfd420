import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createSecretBox } from '../../../src/services/store/secret-box.ts';

const box = createSecretBox(Buffer.alloc(32, 7).toString('base64'));

describe('secret box', () => {
  it('sealed and opened for the same purpose: the secret, whatever characters it has', () => {
    for (const secret of ['', 'a', 'ü\n\u{1F511}', 'x'.repeat(10_000)]) {
      assert.equal(box.open(box.seal(secret, 'test'), 'test'), secret);
    }
  });

  it('sealed twice: two texts, neither of which shows the secret', () => {
    const sealed = [box.seal('the secret', 'test'), box.seal('the secret', 'test')];
    assert.notEqual(sealed[0], sealed[1]);
    for (const text of sealed) {
      assert.match(text, /^v1\.[\w-]+$/);
      assert.equal(Buffer.from(text.slice(3), 'base64url').includes('the secret'), false);
    }
  });

  it('opened for another purpose, or with another key: refused', () => {
    const sealed = box.seal('the secret', 'refresh-token:europe');
    assert.throws(() => box.open(sealed, 'refresh-token:canada'), /cannot be opened/);
    const other = createSecretBox(randomBytes(32).toString('base64'));
    assert.throws(() => other.open(sealed, 'refresh-token:europe'), /cannot be opened/);
  });

  it('any byte changed: refused', () => {
    const bytes = Buffer.from(box.seal('secret', 'test').slice(3), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.throws(() => box.open(`v1.${changed.toString('base64url')}`, 'test'), /cannot be opened/);
    }
  });

  it('cut short, or of an unknown version: refused', () => {
    const sealed = box.seal('secret', 'test');
    assert.throws(() => box.open(sealed.slice(0, 20), 'test'), /known format/);
    assert.throws(() => box.open(`v2.${sealed.slice(3)}`, 'test'), /known format/);
    assert.throws(() => box.open('', 'test'), /known format/);
  });

  it('key of another length: refused without showing it', () => {
    const short = Buffer.alloc(16, 9).toString('base64');
    assert.throws(
      () => createSecretBox(short),
      (error: Error) => error.message.includes('32 bytes') && !error.message.includes(short),
    );
  });
});
