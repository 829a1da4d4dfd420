import assert from 'node:assert/strict';
import { filledIn, letterFault } from '../../src/domain/own-letter.ts';

const facts = {
  sender: 'Northwind IT',
  provider: 'Open Door',
  account: 'Open Door (Ireland) Limited',
  place: 'admin center',
};
const letter = (words: string, subject = 'From {sender}') => ({ subject, words });

describe('the provider’s own letter', () => {
  it('every place: filled in once, and what is filled in is not read again', () => {
    assert.equal(
      filledIn('{sender} and {provider}: {account} in the {place}', { ...facts, sender: '{account}' }),
      '{account} and Open Door: Open Door (Ireland) Limited in the admin center',
    );
  });

  it('a sound letter: no fault', () => {
    assert.equal(letterFault(letter('Please accept {account}.')), undefined);
  });

  const faulty = [
    ['no words', letter(' '), 'empty'],
    ['no subject', letter('{account}', ' '), 'empty'],
    ['words of 2,001 characters', letter(`{account}${'x'.repeat(1_992)}`), 'too-long'],
    ['a subject of 151 characters', letter('{account}', 'x'.repeat(151)), 'too-long'],
    ['a place nobody knows', letter('{account} {price}'), 'unknown-place'],
    ['a place of every object', letter('{account} {constructor}'), 'unknown-place'],
    ['a page in the words', letter('{account}: https://evil.example/accept'), 'link-in-words'],
    ['a page in the subject', letter('{account}', 'See evil.example/accept'), 'link-in-words'],
    ['a page taken apart by a soft hyphen', letter('{account} evil.c\u00adom/login'), 'link-in-words'],
    ['a page taken apart by a sign of no width', letter('{account} https\u200b://evil.com'), 'link-in-words'],
    ['a page taken apart by a joiner', letter('{account} evil\u034f.com/login'), 'link-in-words'],
    ['a scheme without its slashes', letter('{account} http:evil.com'), 'link-in-words'],
    ['a scheme with one slash', letter('{account} https:/evil.com'), 'link-in-words'],
    ['a page in wide letters', letter('{account} ｅｖｉｌ．ｃｏｍ／login'), 'link-in-words'],
    ['a backslash', letter('{account} evil.com\\login'), 'link-in-words'],
    ['a page that a name becomes part of', letter('{account}: {sender}.com/login'), 'link-in-words'],
    ['without the account’s name', letter('Please accept.'), 'account-missing'],
  ] as const;
  for (const [situation, written, kind] of faulty)
    it(`${situation}: ${kind}`, () => {
      assert.equal(letterFault(written)?.kind, kind);
    });

  it('words of exactly 2,000 characters: no fault', () => {
    assert.equal(letterFault(letter(`{account}${'x'.repeat(1_991)}`)), undefined);
  });
});
