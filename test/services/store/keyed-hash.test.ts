import assert from 'node:assert/strict';
import { createKeyedHash } from '../../../src/services/store/keyed-hash.ts';

const key = Buffer.alloc(32, 1).toString('base64');

describe('keyed hash', () => {
  it('the same secret, purpose and key: recognised by another instance', () => {
    const hash = createKeyedHash(key).of('123456', 'code');
    assert.match(hash, /^[0-9a-f]{64}$/);
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

  it('a key of another length: refused', () => {
    assert.throws(() => createKeyedHash('c2hvcnQ='), /32 bytes/);
  });
});
