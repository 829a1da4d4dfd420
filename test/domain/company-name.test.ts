import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  companyNameProblem,
  compareCompanyNames,
  legalFormOf,
  letterDifference,
  withoutLegalForm,
} from '../../src/domain/company-name.ts';

const text = (segments: ReturnType<typeof letterDifference>, ...kinds: readonly string[]) =>
  segments
    .filter(({ kind }) => kinds.includes(kind))
    .map((segment) => segment.text)
    .join('');

describe('company names', () => {
  for (const [left, right, comparison] of [
    ['Contoso Ltd', 'Contoso Ltd', 'same'],
    ['contoso  LTD.', 'Contoso Ltd', 'same'],
    ['A.B.C. Ltd', 'ABC Ltd', 'same'],
    ['Wide World Importers S.A.R.L.', 'Wide World Importers SARL', 'same'],
    ['Adventure Works B.V.', 'AdventureWorks BV', 'same'],
    ['Nord Sp. z o.o.', 'Nord Sp.z o.o.', 'same'],
    ['Contoso Ltd', 'Contoso Limited', 'ending'],
    ['Contoso', 'Contoso Limited', 'ending'],
    ['Graphic Design Inc', 'Graphic Design Incorporated', 'ending'],
    ['Proseware Pty', 'Proseware Pty Ltd', 'ending'],
    ['Proseware Proprietary Limited', 'Proseware Pty. Ltd.', 'ending'],
    ['Fabrikam GmbH', 'Fabrikam Gesellschaft mit beschränkter Haftung', 'ending'],
    ['Fabrikam GmbH & Co. KG', 'Fabrikam GmbH und Co KG', 'ending'],
    ['Contoso GmbH', 'Contoso Ltd', 'different'],
    ['Fabrikam GmbH & Co. KG', 'Fabrikam GmbH', 'different'],
    ['Contoso Ltd', 'Contosa Ltd', 'different'],
    ['Müller GmbH', 'Mueller GmbH', 'different'],
    ['Contoso Ltd', 'Contoso Europe Ltd', 'different'],
    ['', 'Contoso', 'different'],
  ] as const) {
    it(`“${left}” and “${right}”: ${comparison}, either way round`, () => {
      assert.equal(compareCompanyNames(left, right), comparison);
      assert.equal(compareCompanyNames(right, left), comparison);
    });
  }

  it('any name: the same as itself in capitals and with dots, never less than that', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Contoso', 'Fabrikam', 'Nord', 'Ltd', 'GmbH', 'AG', 'X'), { minLength: 1 }),
        (words) => {
          const name = words.join(' ');
          assert.equal(compareCompanyNames(name, `${name.toUpperCase()}.`), 'same');
        },
      ),
    );
  });

  it('the legal form: told from the name, which is never empty', () => {
    assert.equal(withoutLegalForm('Fabrikam GmbH & Co. KG'), 'Fabrikam');
    assert.equal(legalFormOf('Fabrikam GmbH & Co. KG'), 'GmbH & Co. KG');
    assert.equal(withoutLegalForm('Limited'), 'Limited');
    assert.equal(legalFormOf('Contoso'), '');
    assert.equal(withoutLegalForm('Contoso, Inc.'), 'Contoso');
  });

  it('two spellings: where they differ, letter by letter', () => {
    assert.deepEqual(letterDifference('Contoso Ltd', 'Contosa Ltd'), [
      { text: 'Contos', kind: 'same' },
      { text: 'o', kind: 'only-left' },
      { text: 'a', kind: 'only-right' },
      { text: ' Ltd', kind: 'same' },
    ]);
    assert.deepEqual(letterDifference('Contoso', 'Contoso'), [{ text: 'Contoso', kind: 'same' }]);
    assert.deepEqual(letterDifference('👩‍🔬', '👩'), [
      { text: '👩‍🔬', kind: 'only-left' },
      { text: '👩', kind: 'only-right' },
    ]);
  });

  it('any two texts: both can be read out of the difference', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        const segments = letterDifference(left, right);
        assert.equal(text(segments, 'same', 'only-left'), left);
        assert.equal(text(segments, 'same', 'only-right'), right);
      }),
    );
  });

  for (const name of ['test', 'Test Ltd', 'TEST company 2', 'asdf', 'xyz', 'aaaa', 'ABC', 'Kunde', 'n/a']) {
    it(`“${name}”: made up`, () => assert.equal(companyNameProblem(name), 'test'));
  }

  for (const name of [
    'Contoso',
    '3M',
    'BP',
    'X Corp',
    'Testo SE',
    'ABC GmbH',
    '1&1 AG',
    '日本電気株式会社',
    'New Horizons Ltd',
    'The Example Factory',
  ]) {
    it(`“${name}”: may be real`, () => assert.equal(companyNameProblem(name), undefined));
  }

  it('nothing, one letter or only digits: no name', () => {
    assert.equal(companyNameProblem('  '), 'empty');
    assert.equal(companyNameProblem('A'), 'too-short');
    assert.equal(companyNameProblem('123'), 'too-short');
    assert.equal(companyNameProblem('--'), 'too-short');
  });
});
