import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { alternativePrefixes, proposePrefix, readPrefix } from '../../src/domain/tenant-prefix.ts';

const isAllowed = (prefix: string) => /^[a-z0-9]{1,27}$/.test(prefix);

describe('tenant prefix', () => {
  it('letters and digits, with or without the rest of the domain: read in small letters', () => {
    assert.deepEqual(readPrefix(' Fabrikam24 '), { kind: 'ok', prefix: 'fabrikam24' });
    assert.deepEqual(readPrefix('Fabrikam.onmicrosoft.com'), { kind: 'ok', prefix: 'fabrikam' });
    assert.equal(readPrefix('a'.repeat(27)).kind, 'ok');
  });

  it('anything else: why not, and what would be allowed', () => {
    assert.deepEqual(readPrefix(''), { kind: 'not-allowed', reason: 'empty' });
    assert.deepEqual(readPrefix('fabrikam-de'), {
      kind: 'not-allowed',
      reason: 'characters',
      instead: 'fabrikamde',
    });
    assert.deepEqual(readPrefix('müller'), {
      kind: 'not-allowed',
      reason: 'characters',
      instead: 'mueller',
    });
    assert.deepEqual(readPrefix('a'.repeat(28)), {
      kind: 'not-allowed',
      reason: 'too-long',
      instead: 'a'.repeat(27),
    });
    assert.deepEqual(readPrefix('日本'), { kind: 'not-allowed', reason: 'characters' });
  });

  for (const [name, prefix] of [
    ['Fabrikam GmbH', 'fabrikam'],
    ['Müller & Söhne KG', 'muellersoehne'],
    ['Wide World Importers SARL', 'wideworldimporters'],
    ['Łódź Sp. z o.o.', 'lodz'],
    ['The Very Long Company Name Of Contoso Limited', 'theverylongcompanynameof'],
    ['日本電気', undefined],
  ] as const) {
    it(`${name}: ${prefix ?? 'no proposal'}`, () => assert.equal(proposePrefix(name), prefix));
  }

  it('a taken one: alternatives that say something first, numbers after', () => {
    assert.deepEqual(
      alternativePrefixes('fabrikam', { name: 'Fabrikam GmbH', country: 'DE', city: 'Bremen' }, 5),
      ['fabrikamde', 'fabrikamgmbh', 'fabrikambremen', 'fabrikam1', 'fabrikam2'],
    );
    assert.deepEqual(alternativePrefixes('abcdefghijklmnopqrstuvwxyza', { name: '日本' }, 1), [
      'abcdefghijklmnopqrstuvwxyz1',
    ]);
  });

  it('another name was typed and is taken: alternatives are of the company, not of that name', () => {
    const others = alternativePrefixes('contoso', { name: 'Fabrikam GmbH' });
    assert.equal(others[0], 'fabrikam');
    assert.ok(others.every((other) => other.startsWith('fabrikam')));
  });

  it('any company: proposal and alternatives are allowed, new, and each there once', () => {
    const anyCompany = fc.record({
      name: fc.string({ unit: 'grapheme', maxLength: 60 }),
      country: fc.constantFrom('DE', 'IE', undefined),
      city: fc.option(fc.string({ unit: 'grapheme', maxLength: 20 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(anyCompany, fc.stringMatching(/^[a-z0-9]{1,27}$/), (company, taken) => {
        const proposal = proposePrefix(company.name);
        assert.ok(proposal === undefined || isAllowed(proposal));
        const others = alternativePrefixes(taken, company);
        assert.ok(others.length > 0 && others.length <= 8);
        assert.ok(others.every((other) => isAllowed(other) && other !== taken));
        assert.equal(new Set(others).size, others.length);
      }),
    );
  });
});
