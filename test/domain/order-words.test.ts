import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { quantityChanged } from '../../src/domain/order-quantity.ts';
import { orderWords, type OrderWords } from '../../src/domain/order-words.ts';

const named = (name: string) => ({ kind: 'name', name }) as const;
const domain = (name: string) => ({ kind: 'domain', domain: name }) as const;

const understood: readonly (readonly [string, OrderWords])[] = [
  [
    '20 business premium yearly for Contoso',
    { quantity: 20, product: 'business premium', term: 'P1Y', customer: named('Contoso') },
  ],
  [
    '20 business premium for Fabrikam, yearly',
    { quantity: 20, product: 'business premium', term: 'P1Y', customer: named('Fabrikam') },
  ],
  ['add 15 E3 to contoso.com', { quantity: 15, product: 'E3', customer: domain('contoso.com') }],
  ['5 copilot for us', { quantity: 5, product: 'copilot', ownUse: true }],
  // Slips of the hand, which the product search understands.
  [
    '20 busines premuim for Contoso',
    { quantity: 20, product: 'busines premuim', customer: named('Contoso') },
  ],
  ['3 visoi plan 2 for us', { quantity: 3, product: 'visoi plan 2', ownUse: true }],
  [
    '7 E3 monthly for Fourth Coffee new customer',
    { quantity: 7, product: 'E3', term: 'P1M', customer: named('Fourth Coffee') },
  ],
  ['7 E3 für Fourth Coffee (neuer Kunde)', { quantity: 7, product: 'E3', customer: named('Fourth Coffee') }],
  ['10x Visio Plan 2 monthly', { quantity: 10, product: 'Visio Plan 2', term: 'P1M' }],
  [
    'zwanzig Business Premium jährlich für Fabrikam',
    { quantity: 20, product: 'Business Premium', term: 'P1Y', customer: named('Fabrikam') },
  ],
  ['order', {}],
  ['New order.', {}],
  ['bestellen', {}],
  ['eine neue Bestellung', {}],
  ['order for a new customer', { newCustomer: true }],
  ['3 E3 für einen neuen Kunden', { quantity: 3, product: 'E3', newCustomer: true }],
  ['3 E3 for a new company', { quantity: 3, product: 'E3', newCustomer: true }],
  [
    '3 E3 for a new company Alpine Ski House',
    { quantity: 3, product: 'E3', customer: named('Alpine Ski House') },
  ],
  [
    '3 E3 for our new customer called Alpine Ski House',
    { quantity: 3, product: 'E3', customer: named('Alpine Ski House') },
  ],
  [
    '3 E3 für ein neues Unternehmen namens Fabrikam',
    { quantity: 3, product: 'E3', customer: named('Fabrikam') },
  ],
  ['3 E3 for New Company Ltd', { quantity: 3, product: 'E3', customer: named('New Company Ltd') }],
  ['order for Contoso: 20 E3', { quantity: 20, product: 'E3', customer: named('Contoso') }],
  ['für Contoso 20 E3 bestellen', { quantity: 20, product: 'E3', customer: named('Contoso') }],
  [
    'Ich möchte 20 Business Premium für Contoso GmbH bestellen',
    { quantity: 20, product: 'Business Premium', customer: named('Contoso GmbH') },
  ],
  ['bestelle fünf Copilot für unsere Firma', { quantity: 5, product: 'Copilot', ownUse: true }],
  ['can you add 15 E3 to contoso.com?', { quantity: 15, product: 'E3', customer: domain('contoso.com') }],
  [
    'I need 3 Visio Plan 2 licences for Adventure Works',
    { quantity: 3, product: 'Visio Plan 2', customer: named('Adventure Works') },
  ],
  ['20 licences for Contoso', { quantity: 20, customer: named('Contoso') }],
  ['E3 for 15 users at Contoso', { quantity: 15, product: 'E3', customer: named('Contoso') }],
  ['Power BI Pro 25', { quantity: 25, product: 'Power BI Pro' }],
  ['1,000 E5', { quantity: 1000, product: 'E5' }],
  ['5 more E3 for Contoso please', { quantity: 5, product: 'E3', customer: named('Contoso') }],
  [
    'Business Premium, 20 seats, 3 years billed annually, for Wide World Importers SARL',
    {
      quantity: 20,
      product: 'Business Premium',
      term: 'P3Y',
      billing: 'annual',
      customer: named('Wide World Importers SARL'),
    },
  ],
  [
    '2 Teams Phone Standard jährlich, monatlich abgerechnet, für Contoso',
    {
      quantity: 2,
      product: 'Teams Phone Standard',
      term: 'P1Y',
      billing: 'monthly',
      customer: named('Contoso'),
    },
  ],
  ['20 E3 one year, paid upfront', { quantity: 20, product: 'E3', term: 'P1Y', billing: 'annual' }],
  [
    '20 E3 and 5 Copilot for Contoso',
    { quantity: 20, product: 'E3', customer: named('Contoso'), more: [{ quantity: 5, product: 'Copilot' }] },
  ],
];

describe('typed orders', () => {
  for (const [text, words] of understood) {
    it(`“${text}”: ${JSON.stringify(words)}`, () => assert.deepEqual(orderWords(text), words));
  }

  it('numbers that belong to a name: no quantity', () => {
    assert.deepEqual(orderWords('visio 2 for contoso'), { product: 'visio 2', customer: named('contoso') });
    assert.equal(orderWords('order 365 E3')?.quantity, undefined);
    assert.equal(orderWords('20 Microsoft 365 E3')?.quantity, 20);
    assert.equal(orderWords('order Visio Plan 2 licences')?.quantity, undefined);
    assert.equal(orderWords('order Microsoft 365 licences')?.quantity, undefined);
    assert.equal(orderWords('order 20 365 E3 for Contoso')?.quantity, 20);
    assert.equal(orderWords('order 2 365 E3 for Contoso')?.quantity, 2);
    assert.equal(orderWords('order 20 300 E3 for Contoso')?.quantity, 20_300);
  });

  for (const [text, notWhole] of [
    ['-5 E3', '-5'],
    ['order –5 E3 for Contoso', '–5'],
    ['0 E3', '0'],
    ['1.5 E3', '1.5'],
    ['0.500 E3', '0.500'],
    ['10,5 E3 für Contoso', '10,5'],
    ['5-10 E3', '5-10'],
    ['5 to 10 E3', '5 to 10'],
    ['E3 for 5 bis 10 users at Contoso', '5 bis 10'],
    ['E3 for -5 users', '-5'],
    ['E3, 1.5', '1.5'],
    ['for Contoso -5 E3', '-5'],
  ] as const) {
    it(`“${text}”: no quantity, no part of it either, and which number is none`, () => {
      const words = orderWords(text);
      assert.deepEqual([words?.quantity, words?.notWhole, words?.product], [undefined, notWhole, 'E3']);
    });
  }

  it('a second product in a number that is none: still there, and the number is named', () => {
    assert.deepEqual(orderWords('20 E3 and 0 Copilot'), {
      quantity: 20,
      notWhole: '0',
      product: 'E3',
      more: [{ notWhole: '0', product: 'Copilot' }],
    });
  });

  it('"for" inside a product: no customer', () => {
    assert.deepEqual(orderWords('5 Microsoft 365 Apps for business for Contoso'), {
      quantity: 5,
      product: 'Microsoft 365 Apps for business',
      customer: named('Contoso'),
    });
    assert.deepEqual(orderWords('3 Defender for Office 365 P1'), {
      quantity: 3,
      product: 'Defender for Office 365 P1',
    });
  });

  it('a customer with a number, a product or "and" in the name: kept whole', () => {
    assert.deepEqual(orderWords('20 E3 for 3M Ltd')?.customer, named('3M Ltd'));
    assert.deepEqual(
      orderWords('5 E3 for Microsoft Partner GmbH')?.customer,
      named('Microsoft Partner GmbH'),
    );
    assert.deepEqual(orderWords('20 E3 for Contoso and Fabrikam')?.customer, named('Contoso and Fabrikam'));
  });

  for (const text of [
    'can I order 5 E3?',
    'how do I order 5 E3',
    'what does E3 cost for Contoso?',
    'order status',
    'orders',
    'order F-1042',
    'Bestellung F-1042',
    'status',
    'help',
    'accept',
    'accept I-1042',
    'invite contoso.com for Northwind',
    'lade contoso.com ein',
    'add a person',
    'talk to a person',
    'we need help',
    '3 questions for you',
    'one Teams question',
    '5 people cannot sign in',
    '20 chairs for Contoso',
    '20 minutes for Contoso',
    '5 visits to Contoso',
    '20 E3 for Contoso are not working',
    'get Teams working',
    'return 3 seats',
    'cancel 5 E3 for Contoso',
    'trouble',
    'monthly',
    'yes',
    '20',
    'contoso.com',
    'Contoso',
    '',
    '?',
  ]) {
    it(`“${text}”: no order`, () => assert.equal(orderWords(text), undefined));
  }

  it('a pasted text: no order', () => {
    assert.equal(orderWords(`order 20 E3 ${'and tell everybody '.repeat(20)}`), undefined);
  });

  const quantities = fc.constantFrom(
    ...([
      ['1', 1],
      ['20', 20],
      ['250', 250],
      ['7x', 7],
      ['twelve', 12],
      ['fünf', 5],
      ['zwanzig', 20],
      ['forty', 40],
      ['twenty-five', 25],
      ['ninety nine', 99],
      ['fünfunddreißig', 35],
    ] as const),
  );
  const products = fc.constantFrom(
    'business premium',
    'E3',
    'Microsoft 365 E5',
    'M365 BP',
    'Visio Plan 2',
    'copilot',
    'Teams Phone Standard',
    'Apps for business',
    'Exchange Online (Plan 1)',
    'Power BI Pro',
  );
  const terms = fc.constantFrom(
    ...([
      ['', undefined],
      ['yearly', 'P1Y'],
      ['jährlich', 'P1Y'],
      ['for one year', 'P1Y'],
      ['monthly', 'P1M'],
      ['monatlich', 'P1M'],
      ['3 years', 'P3Y'],
      ['auf drei Jahre', 'P3Y'],
    ] as const),
  );
  const customers = fc.constantFrom(
    'Contoso',
    'Fabrikam GmbH',
    'Wide World Importers SARL',
    'Müller & Söhne KG',
  );
  const parts = fc.record({
    verb: fc.constantFrom('', 'order ', 'please order ', 'I need ', 'buy '),
    quantity: quantities,
    product: products,
    term: terms,
    customer: customers,
    marker: fc.constantFrom('for', 'für'),
    isTermFirst: fc.boolean(),
  });

  it('any sentence made of its parts: the same parts come back', () => {
    fc.assert(
      fc.property(parts, ({ verb, quantity, product, term, customer, marker, isTermFirst }) => {
        const whom = `${marker} ${customer}`;
        const tail = isTermFirst ? `${term[0]} ${whom}` : `${whom} ${term[0]}`;
        const words = orderWords(`${verb}${quantity[0]} ${product} ${tail}`);
        assert.equal(words?.quantity, quantity[1]);
        assert.equal(words?.product?.replace(/[()]/g, ''), product.replace(/[()]/g, ''));
        assert.equal(words?.term, term[1]);
        assert.deepEqual(words?.customer, named(customer));
      }),
    );
  });

  const noQuantities = fc.oneof(
    fc.integer({ min: 1, max: 99_999 }).map((count) => `-${count}`),
    fc.constantFrom('0', '00', '0x'),
    fc
      .tuple(fc.integer({ min: 0, max: 999 }), fc.constantFrom('.', ','), fc.integer({ min: 0, max: 99 }))
      .map((part) => part.join('')),
    fc
      .tuple(fc.nat(999), fc.constantFrom('-', '–', ' - ', '/', ' to ', ' bis ', ' oder '), fc.nat(999))
      .map((part) => part.join('')),
  );

  it('a number that is not whole or not positive, in any sentence: never a quantity, and the rest is kept', () => {
    fc.assert(
      fc.property(parts, noQuantities, ({ verb, product, term, customer, marker }, number) => {
        const words = orderWords(`${verb}${number} ${product} ${term[0]} ${marker} ${customer}`);
        assert.equal(words?.quantity, undefined);
        assert.equal(words?.notWhole, number.replace('x', ''));
        assert.equal(words?.product?.replace(/[()]/g, ''), product.replace(/[()]/g, ''));
        assert.deepEqual(words?.customer, named(customer));
      }),
    );
  });

  it('any text: never an error, never a senseless quantity, and case or spaces change nothing', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.constantFrom(
          'order',
          'for',
          '20',
          'E3',
          'yearly',
          'and',
          'für',
          'to',
          '?',
          'x',
          'contoso.com',
          ',',
          '-5',
          '1.5',
          '5-10',
          '0',
        ),
      ),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(pieces, (words) => {
        const text = words.join(' ');
        const read = orderWords(text);
        assert.deepEqual(orderWords(`  ${text.replaceAll(' ', '  ')} `), read);
        if (read === undefined) return;
        for (const { quantity = 1 } of [read, ...(read.more ?? [])])
          assert.ok(Number.isSafeInteger(quantity) && quantity > 0);
        assert.doesNotMatch(read.notWhole ?? '', /^[1-9]\d{0,5}$/);
        assert.notEqual(read.product, '');
      }),
    );
  });

  it('a text built to be slow: read at once', () => {
    const started = performance.now();
    for (const piece of ['1 ', '1-', '1 to ', '1.', 'for ', '1,', 'a ', 'for a 1 ', 'x', '1 year ', ', 1 '])
      orderWords(piece.repeat(200).slice(0, 200));
    assert.ok(performance.now() - started < 1000);
  });
});

describe('another quantity', () => {
  for (const [text, count] of [
    ['make it 25', 25],
    ['25 statt 20', 25],
    ['25 instead of 20', 25],
    ['mach daraus 30', 30],
    ['bitte auf 1.000', 1000],
    ['25', 25],
    ['12 Stück', 12],
    ['zwölf Stück bitte', 12],
    ['10 pcs', 10],
    ['25 E3', undefined],
    ['25 unitsold', undefined],
    ['make it yearly', undefined],
    ['20 30', undefined],
  ] as const) {
    it(`“${text}”: ${count ?? 'not meant'}`, () => assert.equal(quantityChanged(text)?.quantity, count));
  }

  for (const said of ['0', '-5', '1.5', '5-10']) {
    it(`“make it ${said}”: no quantity, and which number is none`, () =>
      assert.deepEqual(quantityChanged(`make it ${said}`), { notWhole: said }));
  }
});
