import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { orderCorrection } from '../../src/domain/order-correction.ts';

const quantity = (count: number) => ({ kind: 'quantity', quantity: count }) as const;
const product = (name?: string, count?: number) =>
  ({ kind: 'product', product: name, ...(count === undefined ? {} : { quantity: count }) }) as const;
const plan = (term?: string, billing?: string) => ({
  kind: 'plan',
  ...(term && { term }),
  ...(billing && { billing }),
});

describe('a correction in typed words', () => {
  for (const [text, meant] of [
    ['actually 25', quantity(25)],
    ['sorry, 25 please', quantity(25)],
    ['25 instead of 20', quantity(25)],
    ['nein, doch lieber 30', quantity(30)],
    ['make it 0', { kind: 'quantity', notWhole: '0' }],
    ['billed yearly please', plan(undefined, 'annual')],
    ['change it to monthly billing', plan(undefined, 'monthly')],
    ['monthly instead of yearly', plan('P1M')],
    ['for three years, please', plan('P3Y')],
    ['we want it for 3 years paid annually', plan('P3Y', 'annual')],
    ['bitte jährlich abgerechnet', plan(undefined, 'annual')],
    ['Laufzeit auf drei Jahre ändern', plan('P3Y')],
    ['not yearly', undefined],
    ['wrong product', product()],
    ["that's the wrong product!", product()],
    ['another product', product()],
    ['falsches Produkt', product()],
    ['change product', product()],
    ['change the product to E5', product('E5')],
    ['Produkt ändern auf Business Standard', product('Business Standard')],
    ['make it E5', product('E5')],
    ['E5 instead', product('E5')],
    ['Business Standard instead of Business Premium', product('Business Standard')],
    ['lieber E5', product('E5')],
    ['i meant 5 Visio Plan 2', product('Visio Plan 2', 5)],
    ['remove the copilot', { kind: 'removal', product: 'copilot' }],
    ['ohne Visio Plan 2', { kind: 'removal', product: 'Visio Plan 2' }],
    ['Copilot bitte entfernen', { kind: 'removal', product: 'Copilot' }],
    ['Copilot entfernen', { kind: 'removal', product: 'Copilot' }],
    ['remove 5 copilot', undefined],
    ['remove me', undefined],
    ['make it quick', undefined],
    ['make it happen instead', undefined],
    ['is it billed yearly?', undefined],
    ['yearly meeting on Monday', undefined],
    ['E5', undefined],
    ['yes', undefined],
    ['place order', undefined],
    ['', undefined],
  ] as const) {
    it(`“${text}”: ${meant === undefined ? 'none' : JSON.stringify(meant)}`, () => {
      const { words: _, ...read } = { words: '', ...orderCorrection(text) };
      assert.deepEqual(read, meant ?? {});
    });
  }

  it('any words: never throws, and a number is one that can be ordered, or said to be none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const read = orderCorrection(text);
        if (read?.kind !== 'quantity') return;
        assert.ok(read.notWhole !== undefined || (read.quantity ?? 0) > 0);
      }),
    );
  });

  it('a text built to be slow: read at once', () => {
    const started = performance.now();
    for (const piece of ['no ', 'it ', 'please ', 'instead ', 'to, ', 'not ', 'make it ', '1 ', 'statt '])
      orderCorrection(piece.repeat(120).slice(0, 120));
    assert.ok(performance.now() - started < 1000);
  });
});
