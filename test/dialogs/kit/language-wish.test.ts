import assert from 'node:assert/strict';
import { languageWish } from '../../../src/dialogs/kit/language-wish.ts';
import { languages } from '../../../src/dialogs/kit/language.ts';
import { commandOf, kitWords } from '../../../src/dialogs/kit/words.ts';

describe('asking for a language', () => {
  const asks: readonly (readonly [wish: 'en' | 'de' | 'other', words: readonly string[]])[] = [
    [
      'en',
      [
        'english',
        'English!',
        'in english please',
        'Do you speak English?',
        'can you speak english with me, please',
        'language: english',
        'switch to English',
        'auf Englisch bitte',
        'Sprache Englisch',
        'anglais',
      ],
    ],
    [
      'de',
      [
        'deutsch',
        'Deutsch bitte',
        'auf deutsch',
        'Sprache: Deutsch',
        'sprichst du deutsch?',
        'Können wir Deutsch reden?',
        'German please',
        'in german',
      ],
    ],
    [
      'other',
      ['français', 'en français svp', 'auf Polnisch', 'Spanish', 'language', 'Sprache?', 'change language'],
    ],
  ];
  for (const [wish, words] of asks)
    for (const said of words) it(`“${said}”: ${wish}`, () => assert.equal(languageWish(said), wish));

  for (const said of [
    'deutsch gmbh',
    'Deutschland',
    'Germany',
    'German and English',
    '20 business premium for Deutsche Bahn',
    'what is the agreement in german about',
    'in',
    'to',
    'please',
    'en',
    'de',
    'me',
    '',
    '?',
  ])
    it(`“${said}”: is about something else`, () => assert.equal(languageWish(said), undefined));

  it('commands: none of them asks for a language', () => {
    for (const language of languages)
      for (const forms of Object.values(kitWords(language).commands))
        for (const form of forms) assert.equal(languageWish(form), undefined, form);
  });

  it('what the bot tells people to type: understood', () => {
    assert.equal(languageWish('auf Deutsch'), 'de');
    assert.match(kitWords('en').helpAlways, / · auf Deutsch$/);
    assert.equal(languageWish('in English'), 'en');
    assert.match(kitWords('de').helpAlways, / · in English$/);
    for (const language of languages) {
      assert.equal(languageWish(kitWords(language).ownName), language);
      assert.equal(commandOf(kitWords(language).ownName), undefined);
    }
  });
});
