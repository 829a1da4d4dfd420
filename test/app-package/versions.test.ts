import assert from 'node:assert/strict';
import { chooseVersion, contentOf } from '../../appPackage/versions.ts';

const [old, fresh] = ['a'.repeat(64), 'b'.repeat(64)];
const choose = (parts: { built?: [string, string][]; content?: string; wanted?: string; project?: string }) =>
  chooseVersion({
    project: parts.project ?? '0.1.0',
    wanted: parts.wanted,
    content: parts.content ?? fresh,
    built: (parts.built ?? []).map(([version, content]) => ({ version, content })),
  });

describe('versions of the app package', () => {
  it('nothing built yet: the project’s version, or the one that is wanted', () => {
    assert.deepEqual(choose({}), { kind: 'new', version: '0.1.0' });
    assert.deepEqual(choose({ wanted: '0.0.9' }), { kind: 'new', version: '0.0.9' });
  });

  it('the same content again: the same version, also when it is asked for by name', () => {
    const built: [string, string][] = [['1.2.3', fresh]];
    assert.deepEqual(choose({ built, project: '9.0.0' }), { kind: 'again', version: '1.2.3' });
    assert.deepEqual(choose({ built, wanted: '1.2.3' }), { kind: 'again', version: '1.2.3' });
    assert.deepEqual(choose({ built, wanted: '1.3.0' }), { kind: 'new', version: '1.3.0' });
  });

  it('other content: the project’s version when it is higher, else the next one; numbers, not letters', () => {
    assert.deepEqual(choose({ built: [['0.1.9', old]] }), { kind: 'new', version: '0.1.10' });
    assert.deepEqual(choose({ built: [['0.1.10', old]], project: '0.1.9' }), {
      kind: 'new',
      version: '0.1.11',
    });
    assert.deepEqual(choose({ built: [['0.9.0', old]], project: '0.10.0' }), {
      kind: 'new',
      version: '0.10.0',
    });
  });

  it('content of an earlier version once more: a new version, because versions only rise', () => {
    const built: [string, string][] = [
      ['1.0.0', fresh],
      ['1.0.1', old],
    ];
    assert.deepEqual(choose({ built }), { kind: 'new', version: '1.0.2' });
  });

  it('a wanted version that does not rise, or is none: refused in words', () => {
    for (const wanted of ['1.2.3', '1.2.2', '0.9.9']) {
      const choice = choose({ built: [['1.2.3', old]], wanted });
      assert.equal(choice.kind, 'refused');
      assert.match(choice.kind === 'refused' ? choice.sentence : '', /does not rise: 1\.2\.3/);
    }
    for (const wanted of ['1.2', 'v1.2.3', '1.2.3-beta', '01.2.3'])
      assert.equal(choose({ wanted }).kind, 'refused', wanted);
  });

  it('the content: another byte or another name is another one, the order of files is not', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const one = contentOf([{ a: bytes('1'), b: bytes('2') }]);
    assert.equal(contentOf([{ b: bytes('2'), a: bytes('1') }]), one);
    assert.notEqual(contentOf([{ a: bytes('1'), b: bytes('3') }]), one);
    assert.notEqual(contentOf([{ a: bytes('1'), c: bytes('2') }]), one);
  });
});
