import assert from 'node:assert/strict';
import { card, folded, heading, numberInput, textInput } from '../../../src/dialogs/kit/card.ts';
import { filledIn } from '../../../src/dialogs/kit/card-copy.ts';

describe('a question that comes again', () => {
  const asked = card(
    heading('How long?'),
    numberInput({ id: 'days', label: 'Days', value: 365 }),
    textInput({ id: 'why', label: 'Why' }),
  );
  const valuesAfter = (fields: Record<string, string>) =>
    filledIn(asked, fields)
      .body.slice(1)
      .map(({ value }) => value);

  it('what was filled in: a number as a number, words as words', () => {
    assert.deepEqual(valuesAfter({ days: '731', why: '12' }), [731, '12']);
  });

  it('fields in a folded part: filled in where they are, and nothing else changes', () => {
    const part = (value: string) =>
      folded('letter', [heading('Whom?'), textInput({ id: 'to', label: 'To', value })]);
    const other = textInput({ id: 'why', label: 'Why', value: 'as it was' });
    assert.deepEqual(filledIn(card(part('stored'), other), { to: 'typed' }), card(part('typed'), other));
  });

  it('no number in a field for numbers: what was there before stays', () => {
    for (const days of ['', ' ', 'for ever', 'Infinity'])
      assert.deepEqual(valuesAfter({ days }), [365, undefined]);
  });
});
