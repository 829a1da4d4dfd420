import assert from 'node:assert/strict';
import { dayTyped } from '../../src/domain/day-words.ts';

/** A Monday. */
const today = { year: 2026, month: 9, day: 14 };
const said = (text: string, monthFirst = false): string | undefined => {
  const day = dayTyped(text, today, monthFirst);
  return day && `${day.year}-${day.month}-${day.day}`;
};

describe('days as typed', () => {
  for (const [text, day] of [
    ['3 December', '2026-12-3'],
    ['3. Dezember', '2026-12-3'],
    ['December 3rd', '2026-12-3'],
    ['3rd of december, 2027', '2027-12-3'],
    ['03.12.', '2026-12-3'],
    ['3.12.2026', '2026-12-3'],
    ['2026-12-03', '2026-12-3'],
    ['5. März', '2027-3-5'],
    ['1 September', '2027-9-1'],
    ['14 September', '2026-9-14'],
    ['29.2.', undefined],
    ['31 November', undefined],
    ['tomorrow', '2026-9-15'],
    ['Freitag', '2026-9-18'],
    ['Monday', '2026-9-21'],
    ['next Friday', '2026-9-18'],
    ['32 December', undefined],
    ['3 Smarch', undefined],
    ['', undefined],
  ] as const) {
    it(`“${text}”: ${day ?? 'none'}`, () => assert.equal(said(text), day));
  }

  it('slashes: as the writer reads them', () => {
    assert.equal(said('12/3'), '2027-3-12');
    assert.equal(said('12/3', true), '2026-12-3');
  });
});
