import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { mailto } from '../../../../src/workflows/invitation/letters/mailto.ts';
import { linkIn } from '../../../../src/domain/page-address.ts';
import { asWords } from '../../../../src/domain/letter-words.ts';
import { areDays, asName } from '../../../../src/workflows/invitation/letters/rules.ts';

describe('rules of letters', () => {
  const links = [
    'https://evil.example/x',
    'HTTP://EVIL.EXAMPLE',
    'www.evil.example',
    'evil.example/path',
    'evil.example:8080/a',
    'evíl.example/',
    'javascript:alert(1)',
    'mailto:a@b.example',
    'msteams:/l/chat',
    'ftp://a',
    'evil.example?session=1',
    'evil.example#sign-in',
    'evil.example:8443',
    'evil.xn--p1ai/sign-in',
    'evil。example/sign-in',
    'evil.example／sign-in',
    '203.0.113.7/sign-in',
    '203.0.113.7:8443',
  ];
  for (const link of links) {
    it(`${link}: is the address of a page, wherever it stands`, () => {
      assert.equal(linkIn(link), link);
      assert.ok(linkIn(`Please open (${link} today.`)?.startsWith(link));
    });
  }

  const words = [
    'Call me at 09:30, or write to anna@contoso.com.',
    'We look after contoso.com and fabrikam.de; and/or more. 24/7!',
    'Note: Microsoft 365 E3/E5, v1.2/v1.3, 3.5/5',
    'Bitte bis 24.12./31.12. antworten. Z.B. so:\n- eins',
    'Did you get it from contoso.com? Version 1.2.3.4, at 10.30: yes.',
  ];
  for (const text of words) {
    it(`${JSON.stringify(text)}: has no link in it`, () => assert.equal(linkIn(text), undefined));
  }

  it('signs nobody sees between the letters of an address: gone before it is looked for', () => {
    for (const unseen of ['\u200b', '\u200d', '\u2060', '\u00ad', '\u061c', '\u180e']) {
      const hidden = `https:${unseen}//evil${unseen}.example/x`;
      assert.equal(linkIn(asWords(hidden)), 'https://evil.example/x');
      assert.equal(linkIn(asName(hidden)), 'https://evil.example/x');
    }
  });

  it('words and names: whatever they were, nothing unseen is left, and tidying twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const tidy of [asWords, asName]) {
          const once = tidy(text);
          assert.doesNotMatch(once, /[^\P{Cc}\n]|\p{Cf}/u);
          assert.equal(tidy(once), once);
        }
        assert.ok(!asName(text).includes('\n') && asName(text).length <= 100);
      }),
    );
  });

  it('days: rising whole ones from 1 to 90, or none at all', () => {
    assert.ok([[], [2, 5, 10], [90]].every(areDays));
    assert.ok(
      [[2, 2], [5, 2], [0], [91], [1.5], [NaN], Array.from({ length: 11 }, (_, n) => n + 1)].every(
        (days) => !areDays(days),
      ),
    );
  });
});

describe('opening the own mail program', () => {
  it('address, subject and body: escaped, line ends as mail has them', () => {
    assert.equal(
      mailto('a+b@c.example', 'So & so?', ['Hi\n\nyou\n']),
      'mailto:a%2Bb@c.example?subject=So%20%26%20so%3F&body=Hi%0D%0A%0D%0Ayou',
    );
  });

  it('nobody to write to yet: the program asks', () => {
    assert.match(mailto(undefined, 's', ['b']), /^mailto:\?subject=s/);
  });

  it('too long for some programs: the first shorter body that fits, else the last', () => {
    const long = 'ü'.repeat(1_000);
    assert.match(mailto('a@b.example', 's', [long, 'short', 'link']), /body=short$/);
    assert.match(mailto('a@b.example', 's', [long, long, 'link']), /body=link$/);
    assert.ok(mailto('a@b.example', 's', [long]).length > 2_000);
  });
});
