import assert from 'node:assert/strict';
import { createCipheriv, randomBytes } from 'node:crypto';
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
      assert.match(text, /^v2\.[0-9a-f]{8}\.[\w-]+$/);
      assert.equal(Buffer.from(text.slice(12), 'base64url').includes('the secret'), false);
    }
  });

  it('opened for another purpose, or with another key: refused', () => {
    const sealed = box.seal('the secret', 'refresh-token:europe');
    assert.throws(() => box.open(sealed, 'refresh-token:canada'), /cannot be opened/);
    const other = createSecretBox(randomBytes(32).toString('base64'));
    assert.throws(() => other.open(sealed, 'refresh-token:europe'), /cannot be opened/);
  });

  it('any byte changed: refused', () => {
    const sealed = box.seal('secret', 'test');
    const bytes = Buffer.from(sealed.slice(12), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.throws(
        () => box.open(`${sealed.slice(0, 12)}${changed.toString('base64url')}`, 'test'),
        /cannot be opened/,
      );
    }
  });

  it('cut short, or of an unknown version: refused', () => {
    const sealed = box.seal('secret', 'test');
    assert.throws(() => box.open(sealed.slice(0, 30), 'test'), /known format/);
    assert.throws(() => box.open(`v3.${sealed.slice(3)}`, 'test'), /known format/);
    assert.throws(() => box.open(`v2.${sealed.slice(12)}`, 'test'), /known format/);
    assert.throws(() => box.open('', 'test'), /known format/);
  });

  it('key of another length: refused without showing it', () => {
    const short = Buffer.alloc(16, 9).toString('base64');
    assert.throws(
      () => createSecretBox(short),
      (error: Error) => error.message.includes('32 bytes') && !error.message.includes(short),
    );
  });

  describe('with several keys', () => {
    const [first, second, third] = [1, 2, 3].map((n) => Buffer.alloc(32, n).toString('base64')) as [
      string,
      string,
      string,
    ];

    it('sealed by a key that is kept for opening: opened, and sealed anew by the current one', () => {
      const before = createSecretBox(first).seal('the secret', 'test');
      const both = createSecretBox(second, [third, first]);
      assert.equal(both.open(before, 'test'), 'the secret');
      const anew = both.seal('the secret', 'test');
      assert.ok(anew.startsWith(both.currentPrefix));
      assert.equal(createSecretBox(second).open(anew, 'test'), 'the secret');
      assert.throws(() => createSecretBox(second).open(before, 'test'), /cannot be opened/);
    });

    it('relabelled as sealed by another known key: refused', () => {
      const both = createSecretBox(second, [first]);
      const before = createSecretBox(first).seal('the secret', 'test');
      assert.throws(() => both.open(both.currentPrefix + before.slice(12), 'test'), /cannot be opened/);
    });

    it('sealed before texts named their key: opened by whichever fits', () => {
      // Sealed by the first key with the form of then.
      const nonce = Buffer.alloc(12, 5);
      const cipher = createCipheriv('aes-256-gcm', Buffer.from(first, 'base64'), nonce);
      cipher.setAAD(Buffer.from('v1.test'));
      const body = Buffer.concat([cipher.update('of then'), cipher.final()]);
      const sealed = `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
      assert.equal(createSecretBox(second, [first]).open(sealed, 'test'), 'of then');
      assert.throws(() => createSecretBox(second, [third]).open(sealed, 'test'), /cannot be opened/);
    });

    it('the name of a key: says nothing that helps to find it, and tells two apart', () => {
      const names = [first, second].map((key) => createSecretBox(key).currentPrefix);
      assert.equal(new Set(names).size, 2);
      for (const name of names) assert.match(name, /^v2\.[0-9a-f]{8}\.$/);
    });
  });
});
