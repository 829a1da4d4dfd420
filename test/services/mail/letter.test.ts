import assert from 'node:assert/strict';
import { letterLanguageOf, writeLetter, type Letter } from '../../../src/services/mail/letter.ts';

const letter = (changes: Partial<Letter> = {}): Letter => ({
  language: 'en',
  subject: 'A subject',
  paragraphs: ['First.'],
  ...changes,
});

describe('letters', () => {
  it('everything there is: text and HTML say the same, in the same order', () => {
    const written = writeLetter(
      letter({
        language: 'de',
        code: '123 456',
        links: [{ label: 'Öffnen', url: 'https://x.example/?a=1&b=2' }],
        after: ['Last.'],
      }),
    );
    assert.equal(written.text, 'First.\n\n123 456\n\nÖffnen:\nhttps://x.example/?a=1&b=2\n\nLast.\n');
    const order = ['First.', '123 456', 'href="https://x.example/?a=1&amp;b=2"', 'Öffnen</a>', 'Last.'];
    const places = order.map((part) => written.html.indexOf(part));
    assert.ok(places.every((place) => place > 0));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.match(written.html, /<html lang="de">/);
  });

  it('names with HTML in them: shown as they are, never run', () => {
    const evil = '<img src=x onerror="alert(1)"> & \'Co\'';
    const { html, text } = writeLetter(letter({ subject: evil, paragraphs: [evil], after: [evil] }));
    assert.doesNotMatch(html, /<img|onerror="/);
    assert.ok(text.includes(evil));
  });

  it('control signs in names: no second line in the subject, line ends kept in paragraphs', () => {
    const written = writeLetter(letter({ paragraphs: ['one\ntwo\u0000\r three'] }));
    assert.equal(written.text, 'one\ntwo   three\n');
    assert.match(written.html, /one<br>two/);
  });

  it('nothing in a mail loads anything', () => {
    const { html } = writeLetter(letter({ links: [{ label: 'Open', url: 'https://x.example/' }] }));
    assert.doesNotMatch(html, /<(script|img|link|iframe|form)|url\(|src=/i);
  });

  it('the language of a country: German where German is spoken in offices, English elsewhere', () => {
    assert.equal(letterLanguageOf('DE'), 'de');
    assert.equal(letterLanguageOf('at'), 'de');
    assert.equal(letterLanguageOf('IE'), 'en');
    assert.equal(letterLanguageOf(undefined), 'en');
  });
});
