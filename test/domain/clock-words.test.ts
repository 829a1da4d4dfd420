import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { spanTyped, timesTyped, timeText, timeTyped } from '../../src/domain/clock-words.ts';

describe('times as people type them', () => {
  for (const [typed, minutes] of [
    ['17', 1020],
    ['17:00', 1020],
    ['17.30', 1050],
    ['5 pm', 1020],
    ['12 am', 0],
    ['12pm', 720],
    ['um 17 Uhr', 1020],
    ['24:00', 0],
    ['at 9', 540],
  ] as const)
    it(`${typed}: ${timeText(minutes)}`, () => assert.equal(timeTyped(typed), minutes));

  for (const typed of ['', '25', '17:60', '13 pm', '24:30', 'noon', '17-18', '5 5'])
    it(`${typed}: no time`, () => assert.equal(timeTyped(typed), undefined));

  for (const [typed, from, to] of [
    ['18:00-08:00', 1080, 480],
    ['18-8', 1080, 480],
    ['18 – 8', 1080, 480],
    ['from 6 pm to 8 am', 1080, 480],
    ['von 18 bis 8 Uhr', 1080, 480],
    ['22:30 until 7', 1350, 420],
  ] as const)
    it(`${typed}: from ${timeText(from)} to ${timeText(to)}`, () =>
      assert.deepEqual(timesTyped(typed), { from, to }));

  for (const typed of ['', '18', '18:00-18:00', '18-25', 'at night'])
    it(`${typed}: no hours`, () => assert.equal(timesTyped(typed), undefined));

  it('any time: written and read again, it is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
        assert.equal(timeTyped(timeText(minute)), minute);
      }),
    );
  });

  it('any text: read or not, never an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const read of [timeTyped, timesTyped, spanTyped]) read(text);
      }),
    );
  });

  for (const [typed, hours] of [
    ['for 2 hours', 2],
    ['an hour', 1],
    ['für 3 Tage', 72],
    ['eine Woche', 168],
    ['2 weeks', 336],
  ] as const)
    it(`${typed}: ${hours} hours`, () => assert.equal(spanTyped(typed), hours * 3_600_000));

  for (const typed of ['a while', '0 hours', '60 weeks', 'Monday'])
    it(`${typed}: no span`, () => assert.equal(spanTyped(typed), undefined));
});
