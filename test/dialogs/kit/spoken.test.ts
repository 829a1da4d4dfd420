import assert from 'node:assert/strict';
import { oneFullStop, spoken } from '../../../src/dialogs/kit/spoken.ts';
import { words as accept } from '../../../src/dialogs/accept/text.ts';
import { caseWords as inviteCase } from '../../../src/dialogs/invite/case-text.ts';
import { words as invite } from '../../../src/dialogs/invite/text.ts';

describe('sentences that end with a name', () => {
  it('a name with a full stop at its end: one full stop, bold or not, at the end or in the middle', () => {
    assert.equal(oneFullStop('for Litware Inc..'), 'for Litware Inc.');
    assert.equal(oneFullStop('for **Litware Inc.**. It takes'), 'for **Litware Inc.** It takes');
    assert.equal(oneFullStop('said “wait.”. Then'), 'said “wait.” Then');
  });

  it('dots that belong there: left alone', () => {
    for (const text of ['contoso..com is no domain', 'wait... then', 'a. b', 'v1.5.', '.', ''])
      assert.equal(oneFullStop(text), text);
  });

  it('words of every depth pass, and stay what they were', () => {
    const all = { ask: (name: string) => `For ${name}.`, deep: { steps: ['a..', 'b'], n: (n: number) => n } };
    const words = spoken({ en: all, de: all })('en');
    assert.equal(words.ask('Litware Inc.'), 'For Litware Inc.');
    assert.equal(words.ask.length, 1);
    assert.deepEqual(words.deep.steps, ['a..', 'b']);
    assert.equal(words.deep.n(3), 3);
  });

  it('the texts of the flows: no sentence of a company whose name ends with a dot has two', () => {
    for (const language of ['en', 'de'] as const) {
      const { greet, accepted, already } = accept(language);
      const { facts } = invite(language);
      const { messages } = inviteCase(language);
      const inc = 'Open Door Technology, Inc.';
      for (const said of [
        greet.asks('Open Door', inc, 'Litware Inc.'),
        accepted.sentence('11:42', 'Litware Inc.', '', inc),
        already.text('Litware Inc.', inc),
        messages.removed('Litware Inc.', inc),
        facts.already('Litware Inc.', inc),
      ])
        assert.doesNotMatch(said, /\.\**\.(\s|$)/);
    }
  });
});
