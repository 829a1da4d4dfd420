import assert from 'node:assert/strict';
import { choiceTyped, type PromptMemory } from '../../../src/dialogs/kit/card-prompt.ts';

const memory: PromptMemory = {
  stamp: 's',
  titles: { take: 'Take this one', other: 'Another, please' },
  words: { take: ['yes', 'ja'] },
  text: 'answer',
  awaitsSignIn: false,
};

describe('the button that typed words stand for', () => {
  for (const [said, choice] of [
    ['Take this one', 'take'],
    ['YES!', 'take'],
    ['yes pls', 'take'],
    ['Yes, please.', 'take'],
    ['bitte ja', 'take'],
    ['ja danke', 'take'],
    ['2', 'other'],
    ['2 please', 'other'],
    ['another, please', 'other'],
    ['please', undefined],
    ['yes but not now', undefined],
    ['yes please yes', undefined],
    ['3', undefined],
  ] as const)
    it(`“${said}”: ${choice ?? 'none'}`, () => assert.equal(choiceTyped(memory, said), choice));

  it('a number where numbers are answers: no button; no thanks in front of a message for people: a part of it', () => {
    for (const said of ['2', '2 please', 'bitte 2'])
      assert.equal(choiceTyped({ ...memory, hasNumbers: true }, said), undefined);
    assert.equal(choiceTyped({ ...memory, hasNumbers: true }, 'yes please'), 'take');
    assert.equal(choiceTyped({ ...memory, text: 'prose' }, 'yes please'), undefined);
    assert.equal(choiceTyped({ ...memory, text: 'prose' }, 'yes'), 'take');
  });
});
