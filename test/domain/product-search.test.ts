import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { searchProducts } from '../../src/domain/product-search.ts';

const titles = [
  'Microsoft 365 Business Basic',
  'Microsoft 365 Business Standard',
  'Microsoft 365 Business Premium',
  'Microsoft 365 Apps for business',
  'Microsoft 365 Apps for enterprise',
  'Microsoft 365 E3',
  'Microsoft 365 E3 (no Teams)',
  'Microsoft 365 E5',
  'Microsoft 365 F3',
  'Office 365 E1',
  'Office 365 E3',
  'Office 365 A3 for faculty',
  'Microsoft 365 Copilot',
  'Microsoft Copilot Studio',
  'Microsoft Teams Phone Standard',
  'Microsoft Teams Premium',
  'Exchange Online (Plan 1)',
  'Exchange Online (Plan 2)',
  'SharePoint (Plan 1)',
  'Visio Plan 1',
  'Visio Plan 2',
  'Planner and Project Plan 3',
  'Power BI Pro',
  'Power BI Premium Per User',
  'Microsoft Entra ID P1',
  'Microsoft Entra ID P2',
  'Microsoft Defender for Business',
  'Microsoft Defender for Endpoint P1',
  'Windows 365 Business 2 vCPU, 4 GB, 128 GB',
  'Windows 11 Enterprise E3',
];
const offers = titles.map((title, index) => ({
  productId: `CFQ7TTC0${String(index)}`,
  skuId: '0001',
  title,
}));

function found(
  words: string,
  owned?: (offer: (typeof offers)[number]) => boolean,
): string | readonly string[] {
  const result = searchProducts(offers, words, owned);
  if (result.kind === 'none') return [];
  return result.kind === 'certain' ? result.offer.title : result.offers.map((offer) => offer.title);
}

describe('product search', () => {
  for (const [words, title] of [
    ['BP', 'Microsoft 365 Business Premium'],
    ['business premium', 'Microsoft 365 Business Premium'],
    ['Biz Std', 'Microsoft 365 Business Standard'],
    ['bus prem', 'Microsoft 365 Business Premium'],
    ['M365 E3', 'Microsoft 365 E3'],
    ['o365 e3', 'Office 365 E3'],
    ['office E3', 'Office 365 E3'],
    ['E 5', 'Microsoft 365 E5'],
    ['E3 ohne Teams', 'Microsoft 365 E3 (no Teams)'],
    ['copilot', 'Microsoft 365 Copilot'],
    ['Copilot for Microsoft 365', 'Microsoft 365 Copilot'],
    ['copilot studio', 'Microsoft Copilot Studio'],
    ['Teams Phone', 'Microsoft Teams Phone Standard'],
    ['EXO P1', 'Exchange Online (Plan 1)'],
    ['visio 2', 'Visio Plan 2'],
    ['project 3', 'Planner and Project Plan 3'],
    ['Power BI Pro', 'Power BI Pro'],
    ['pbi pro', 'Power BI Pro'],
    ['AAD P2', 'Microsoft Entra ID P2'],
    ['defender for business licences', 'Microsoft Defender for Business'],
    ['Windows 365', 'Windows 365 Business 2 vCPU, 4 GB, 128 GB'],
    ['busness premium', 'Microsoft 365 Business Premium'],
    ['copilt', 'Microsoft 365 Copilot'],
    ['vizio plan 2', 'Visio Plan 2'],
  ] as const) {
    it(`“${words}”: ${title}`, () => assert.equal(found(words), title));
  }

  it('words that fit several alike: a choice, the likeliest first', () => {
    assert.deepEqual(found('E3'), ['Microsoft 365 E3', 'Office 365 E3']);
    assert.deepEqual(found('visio'), ['Visio Plan 1', 'Visio Plan 2']);
    assert.deepEqual(found('apps'), ['Microsoft 365 Apps for business', 'Microsoft 365 Apps for enterprise']);
    assert.deepEqual(found('P1').slice(0, 2), [
      'Microsoft Entra ID P1',
      'Microsoft Defender for Endpoint P1',
    ]);
    assert.ok(found('plan 1').length <= 5);
  });

  it('several alike, one of them owned: that one', () => {
    assert.equal(
      found('E3', (offer) => offer.title === 'Office 365 E3'),
      'Office 365 E3',
    );
    assert.equal(found('E3', () => true).length, 2);
  });

  it('an everyday word alone: a choice, never certain', () => {
    assert.deepEqual(found('basic'), ['Microsoft 365 Business Basic']);
  });

  it('another product: nothing, however many of its words occur somewhere', () => {
    for (const words of [
      'Dynamics 365 Sales Enterprise',
      'Adobe Teams',
      'Azure Premium',
      'pizza',
      '365',
      'Microsoft',
      '',
      '!',
    ])
      assert.deepEqual(found(words), [], words);
  });

  it('a code that does not exist: not corrected into one that does', () => {
    assert.deepEqual(found('E7'), []);
    assert.deepEqual(found('visio plan 4'), []);
  });

  it('a word too many: asked, not guessed', () => {
    assert.deepEqual(found('business premium contoso'), ['Microsoft 365 Business Premium']);
  });

  it('an exact title among any others: always that one', () => {
    const anyTitles = fc.uniqueArray(
      fc.oneof(
        fc.constantFrom(...titles),
        fc
          .array(
            fc.constantFrom(
              'Microsoft',
              '365',
              'Visio',
              'Plan',
              '2',
              'for',
              'E3',
              'Premium',
              'Copilot',
              '(no Teams)',
            ),
            { minLength: 1, maxLength: 5 },
          )
          .map((words) => words.join(' ')),
      ),
      {
        minLength: 1,
        maxLength: 12,
        selector: (title) =>
          title
            .toLowerCase()
            .replace(/[^a-z0-9]+/g, ' ')
            .trim(),
      },
    );
    fc.assert(
      fc.property(anyTitles, fc.nat(), fc.boolean(), (list, pick, isLoud) => {
        const catalogue = list.map((title, index) => ({ productId: String(index), skuId: '0001', title }));
        const meant = catalogue[pick % catalogue.length]!;
        const result = searchProducts(catalogue, isLoud ? meant.title.toUpperCase() : ` ${meant.title} `);
        const same =
          result.kind === 'certain' ? [result.offer] : result.kind === 'choose' ? result.offers : [];
        assert.ok(same.includes(meant));
        // Titles that differ only in how a short form is written are a choice of exactly those.
        if (result.kind === 'choose') assert.ok(same.length < 4);
      }),
    );
  });

  it('any words: at most five, each once, all from the catalogue', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (words) => {
        const result = searchProducts(offers, words);
        const some = result.kind === 'choose' ? result.offers : [];
        assert.ok(some.length <= 5 && new Set(some).size === some.length);
        assert.ok(some.every((offer) => offers.includes(offer)));
      }),
    );
  });
});
