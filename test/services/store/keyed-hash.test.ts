import assert from 'node:assert/strict';
import { createKeyedHash } from '../../../src/services/store/keyed-hash.ts';

const key = Buffer.alloc(32, 1).toString('base64');

describe('keyed hash', () => {
  it('the same secret, purpose and key: recognised by another instance', () => {
    const hash = createKeyedHash(key).of('123456', 'code');
    assert.match(hash, /^[0-9a-f]{8}\.[0-9a-f]{64}$/);
    assert.ok(createKeyedHash(key).matches('123456', 'code', hash));
  });

  it('another secret, purpose or key: not recognised', () => {
    const hash = createKeyedHash(key).of('123456', 'code');
    const other = Buffer.alloc(32, 2).toString('base64');
    assert.ok(!createKeyedHash(key).matches('123457', 'code', hash));
    assert.ok(!createKeyedHash(key).matches('123456', 'link', hash));
    assert.ok(!createKeyedHash(other).matches('123456', 'code', hash));
    assert.ok(!createKeyedHash(key).matches('123456', 'code', ''));
    assert.ok(!createKeyedHash(key).matches('123456', 'code', 'zz'));
  });

  it('purpose and secret are told apart wherever the border is', () => {
    const hash = createKeyedHash(key);
    assert.notEqual(hash.of('bc', 'a'), hash.of('c', 'ab'));
  });

  it('the key changed: recognised while the old one is known, and named by the new one from then on', () => {
    const newKey = Buffer.alloc(32, 3).toString('base64');
    const before = createKeyedHash(key).of('123456', 'code');
    const both = createKeyedHash(newKey, [key]);
    assert.ok(both.matches('123456', 'code', before));
    assert.ok(!both.matches('123457', 'code', before));
    assert.ok(both.candidates('123456', 'code').includes(before));
    assert.equal(both.of('123456', 'code'), createKeyedHash(newKey).of('123456', 'code'));
    assert.ok(!createKeyedHash(newKey).matches('123456', 'code', before));
  });

  it('made before hashes named their key: recognised still', () => {
    const hash = createKeyedHash(key);
    const nameless = hash.of('123456', 'code').slice(9);
    assert.ok(hash.matches('123456', 'code', nameless));
    assert.ok(hash.candidates('123456', 'code').includes(nameless));
  });

  it('a key of another length: refused', () => {
    assert.throws(() => createKeyedHash('c2hvcnQ='), /32 bytes/);
  });
});
