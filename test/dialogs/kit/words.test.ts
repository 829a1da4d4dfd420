import assert from 'node:assert/strict';
import { sampleAccounts } from '../../../scripts/gallery/sample-accounts.ts';
import { accountTyped, regionName, regionTitle } from '../../../src/dialogs/kit/account-names.ts';
import { plain } from '../../../src/dialogs/kit/card.ts';
import { languageOf, moment, tomorrowMorning, type Reader } from '../../../src/dialogs/kit/language.ts';
import { cspRegions } from '../../../src/domain/markets.ts';
import { commandOf, kitWords, normal } from '../../../src/dialogs/kit/words.ts';
import { languages } from '../../../src/dialogs/kit/language.ts';

const reader = (timeZone: string, locale = 'en-IE'): Reader => ({
  language: languageOf(locale),
  locale,
  timeZone,
});

describe('words that are compared', () => {
  it('case, spaces, quotes and punctuation: make no difference; a lone question mark stays', () => {
    for (const text of ['Help', ' help! ', '"HELP"', 'help?', 'help ?'])
      assert.equal(commandOf(text), 'help', text);
    assert.equal(commandOf('?'), 'help');
    assert.equal(normal('Start   over.'), 'start over');
  });

  it('a command inside a sentence: is none', () => {
    for (const text of ['help me with my licences', 'go back home', ''])
      assert.equal(commandOf(text), undefined, text);
  });

  it('commands of every language: understood whatever the reader speaks, and none means two things', () => {
    const seen = new Map<string, string>();
    for (const language of languages) {
      for (const [command, forms] of Object.entries(kitWords(language).commands)) {
        for (const form of forms) {
          assert.equal(commandOf(form), command, form);
          assert.equal(seen.get(form) ?? command, command, `${form} means two things`);
          seen.set(form, command);
        }
      }
    }
  });
});

describe('foreign text', () => {
  it('Markdown, tags, addresses and hidden characters: nothing acts', () => {
    assert.equal(plain('[x](http://evil.example)'), '\\[x\\](http: //evil.example)');
    assert.equal(plain('**b** _i_ `c` <at>you</at>'), '\\*\\*b\\*\\* \\_i\\_ \\`c\\` ‹at›you‹/at›');
    assert.equal(plain('a\u202eb\u200bc\nd'), 'a b c d');
    assert.equal(plain('1. one'), '1\\. one');
    assert.equal(plain('- one'), '\\- one');
  });

  it('ordinary names: unchanged', () => {
    for (const name of [
      'Contoso Ltd',
      'A. Datum Corporation',
      'Fabrikam GmbH & Co. KG',
      'Consolidated Messenger (IE)',
      'Zoë',
    ]) {
      assert.equal(plain(name), name);
    }
  });
});

describe('an account typed by name', () => {
  const typed = (text: string) => {
    const found = accountTyped(sampleAccounts, text);
    return found === undefined ? undefined : [found.account.id, found.rest];
  };

  it('id, region, currency, company or the whole title: found', () => {
    for (const text of [
      'europe',
      'Europe',
      'EUR',
      'eur ',
      'Open Door Technology (Ireland) Limited',
      'Europe (EUR)',
    ]) {
      assert.deepEqual(typed(text), ['europe', ''], text);
    }
    assert.deepEqual(typed('Europe (EUR) – Open Door Technology (Ireland) Limited'), ['europe', '']);
  });

  it('regions of the usual names: in the language of the text; the provider’s own names as they are', () => {
    const [unitedStates] = sampleAccounts;
    assert.equal(regionTitle(unitedStates, 'de'), 'Vereinigte Staaten (USD)');
    assert.equal(regionTitle(unitedStates, 'en'), 'United States (USD)');
    assert.equal(regionTitle({ ...unitedStates!, region: 'Nordics' }, 'de'), 'Nordics (USD)');
    assert.equal(regionTitle(undefined, 'de'), '?');
    for (const text of ['Europa', 'Europa (EUR)', 'Europa (EUR) – Open Door Technology (Ireland) Limited'])
      assert.deepEqual(typed(text), ['europe', ''], text);
  });

  it('every region of Microsoft’s list: a German name, unless it is the same', () => {
    const same = cspRegions.filter(
      ({ name }) => regionName({ ...sampleAccounts[0]!, region: name }, 'de') === name,
    );
    assert.deepEqual(
      same.map(({ id }) => id),
      ['china', 'japan', 'taiwan'],
    );
  });

  it('a reason behind it: told apart', () => {
    assert.deepEqual(typed('Canada, because we pay there'), ['canada', 'we pay there']);
    assert.deepEqual(typed('CAD – billed in Toronto'), ['canada', 'billed in Toronto']);
  });

  it('another word that begins the same, nothing, or two that fit: not found', () => {
    for (const text of ['Europeans', '', 'the Europe one', 'euros'])
      assert.equal(typed(text), undefined, text);
    const twins = sampleAccounts.map((account) => ({ ...account, currency: 'EUR' }));
    assert.equal(accountTyped(twins, 'EUR'), undefined);
  });
});

describe('times for readers', () => {
  it('weekday, date, time and zone of the reader, summer and winter', () => {
    assert.equal(moment(Date.UTC(2026, 8, 14, 10, 42), reader('Europe/Dublin')), 'Mon, 14 Sept, 11:42 IST');
    assert.equal(moment(Date.UTC(2026, 11, 14, 10, 42), reader('Europe/Dublin')), 'Mon, 14 Dec, 10:42 GMT');
    assert.match(
      moment(Date.UTC(2026, 8, 14, 10, 42), reader('Europe/Berlin', 'de-DE')),
      /Mo.*14.*12:42 MESZ/,
    );
  });

  it('a reader whose language we do not speak: the date is in the language of the text', () => {
    const at = Date.UTC(2026, 8, 14, 10, 42);
    assert.equal(moment(at, reader('Asia/Tokyo', 'ja-JP')), 'Mon 14 Sept, 19:42 GMT+9');
    assert.match(moment(at, { ...reader('Europe/Berlin', 'en-US'), language: 'de' }), /^Mo\., 14\. Sept\./);
  });

  it('a locale or zone nobody knows: a time all the same', () => {
    assert.match(moment(0, reader('Mars/Olympus', '!!')), /UTC/);
  });

  const nine: readonly (readonly [zone: string, now: number, expected: number])[] = [
    ['Europe/Dublin', Date.UTC(2026, 8, 14, 10, 42), Date.UTC(2026, 8, 15, 8)],
    ['Europe/Dublin', Date.UTC(2026, 8, 14, 23, 30), Date.UTC(2026, 8, 16, 8)],
    ['Pacific/Auckland', Date.UTC(2026, 8, 14, 10, 42), Date.UTC(2026, 8, 14, 21)],
    ['America/Los_Angeles', Date.UTC(2026, 8, 14, 3), Date.UTC(2026, 8, 14, 16)],
    ['Asia/Kolkata', Date.UTC(2026, 8, 14, 10, 42), Date.UTC(2026, 8, 15, 3, 30)],
    // Clocks go forward on 8 March.
    ['America/Los_Angeles', Date.UTC(2026, 2, 7, 12), Date.UTC(2026, 2, 8, 16)],
    // Clocks go back on 25 October.
    ['Europe/Dublin', Date.UTC(2026, 9, 24, 12), Date.UTC(2026, 9, 25, 9)],
  ];
  for (const [zone, now, expected] of nine) {
    it(`tomorrow morning in ${zone}, from ${new Date(now).toISOString()}: nine o'clock there`, () => {
      assert.equal(
        new Date(tomorrowMorning(now, reader(zone))).toISOString(),
        new Date(expected).toISOString(),
      );
    });
  }
});
