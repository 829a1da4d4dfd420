import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { orderCorrection } from '../../src/domain/order-correction.ts';
import { quantityChanged } from '../../src/domain/order-quantity.ts';

interface Meant {
  readonly quantity?: number;
  readonly notWhole?: string;
  readonly term?: string;
  readonly billing?: string;
}
const line = (meant: Meant) => ({ kind: 'line', ...meant }) as const;
const quantity = (count: number) => line({ quantity: count });
const plan = (term?: string, billing?: string) =>
  line({ ...(term && { term }), ...(billing && { billing }) });
const product = (name?: string, count?: number) =>
  ({ kind: 'product', product: name, ...(count === undefined ? {} : { quantity: count }) }) as const;
const removal = (name: string) => ({ kind: 'removal', product: name }) as const;

describe('a correction in typed words', () => {
  for (const [text, meant] of [
    ['actually 25', quantity(25)],
    ['sorry, 25 please', quantity(25)],
    ['25 instead of 20', quantity(25)],
    ['nein, doch lieber 30', quantity(30)],
    ['I meant 25', quantity(25)],
    ['it should be 25', quantity(25)],
    ['set it to 25', quantity(25)],
    ['use 25', quantity(25)],
    ['no 25', quantity(25)],
    ['no, 25', quantity(25)],
    ['no 25 licences', quantity(25)],
    ['auf 25 setzen', quantity(25)],
    ['setzen Sie es auf 25', quantity(25)],
    ['make it 0', line({ notWhole: '0' })],
    ['make it two', quantity(2)],
    ['no one', undefined],
    ['no, one', quantity(1)],
    ['billed yearly please', plan(undefined, 'annual')],
    ['change it to monthly billing', plan(undefined, 'monthly')],
    ['monthly instead of yearly', plan('P1M')],
    ['change monthly to yearly', plan('P1Y')],
    ['change billing from monthly to yearly', plan('P1Y')],
    ['switch monthly billing to yearly billing', plan(undefined, 'annual')],
    ['monatlich auf jährlich ändern', plan('P1Y')],
    ['make it month to month', plan('P1M')],
    ['for three years, please', plan('P3Y')],
    ['we want it for 3 years paid annually', plan('P3Y', 'annual')],
    ['25 licences for three years', line({ quantity: 25, term: 'P3Y' })],
    ['bitte jährlich abgerechnet', plan(undefined, 'annual')],
    ['Laufzeit auf drei Jahre ändern', plan('P3Y')],
    ['not yearly', undefined],
    ['no monthly billing please', undefined],
    ['no annual commitment', undefined],
    ['kein Jahresvertrag', undefined],
    ['is it billed monthly', undefined],
    ['ist es jährlich', undefined],
    ['in a month', undefined],
    ['is it billed yearly?', undefined],
    ['yearly meeting on Monday', undefined],
    ['wrong product', product()],
    ["that's the wrong product!", product()],
    ['another product', undefined],
    ['falsches Produkt', product()],
    ['change product', product()],
    ['change the product to E5', product('E5')],
    ['Produkt ändern auf Business Standard', product('Business Standard')],
    ['make it E5', product('E5')],
    ['E5 instead', product('E5')],
    ['25 E3 instead', product('E3', 25)],
    ['add 20 E3 instead of Business Premium', product('E3', 20)],
    ['Business Standard instead of Business Premium', product('Business Standard')],
    ['lieber E5', product('E5')],
    ['i meant 5 Visio Plan 2', product('Visio Plan 2', 5)],
    ['no, 25 business premium', product('business premium', 25)],
    ['nein, 25 Business Premium bitte', product('Business Premium', 25)],
    ['make it E3 yearly', { ...product('E3'), term: 'P1Y' }],
    ['change it to 25 E5 billed monthly', { ...product('E5', 25), billing: 'monthly' }],
    ['no, business premium', undefined],
    ['no Teams', undefined],
    ['Lieber Microsoft', undefined],
    ['switch licenses to Contoso', undefined],
    ['change licence by Monday', undefined],
    ['remove the copilot', removal('copilot')],
    ['ohne Visio Plan 2', removal('Visio Plan 2')],
    ['Copilot bitte entfernen', removal('Copilot')],
    ['Copilot entfernen', removal('Copilot')],
    ['remove 5 copilot', undefined],
    ['remove me', undefined],
    ['make it quick', undefined],
    ['make it happen instead', undefined],
    ['E5', undefined],
    ['yes', undefined],
    ['place order', undefined],
    ['', undefined],
  ] as const) {
    it(`“${text}”: ${meant === undefined ? 'none' : JSON.stringify(meant)}`, () => {
      const { words: _, isBare: __, ...read } = { words: '', isBare: false, ...orderCorrection(text) };
      assert.deepEqual(read, meant ?? {});
    });
  }

  for (const [text, isBare] of [
    ['25', true],
    ['36 please', true],
    ['two', true],
    ['take one', true],
    ['31.12.2026', true],
    ['no, one', true],
    ['actually 25', false],
    ['make it two', false],
    ['25 licences', false],
    ['25 instead of 20', false],
  ] as const)
    it(`“${text}”: ${isBare ? 'a number and nothing else' : 'more than a number'}`, () => {
      const read = orderCorrection(text);
      assert.equal(read?.kind === 'line' && read.isBare, isBare);
    });

  it('any words: never throws, and a number is one that can be ordered, or said to be none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const read = orderCorrection(text);
        if (read?.kind !== 'line') return;
        assert.ok((read.notWhole ?? read.quantity ?? read.term ?? read.billing) !== undefined);
        assert.ok((read.quantity ?? 1) > 0);
      }),
    );
  });

  it('a text built to be slow: read at once', () => {
    const started = performance.now();
    for (const piece of [
      'no ',
      'no 1 ',
      'set ',
      'setze ',
      'setzen sie ',
      'use ',
      'it ',
      'please ',
      'instead ',
      'to, ',
      'not ',
      'make it ',
      '1 ',
      'statt ',
    ])
      orderCorrection(piece.repeat(120).slice(0, 120));
    for (const piece of ['änder auf ', 'nein, ', 'should be ', 'make it that ', 'not 1 ', 'auf zu in '])
      for (const end of ['x', '1', '25 instead of 3']) quantityChanged(`${piece.repeat(400)}${end}`);
    assert.ok(performance.now() - started < 1000);
  });
});
