import assert from 'node:assert/strict';
import { countryTyped } from '../../src/domain/country-words.ts';
import { countryName, cspRegions } from '../../src/domain/markets.ts';

describe('a country typed by name', () => {
  it('code, English, German, usual names, whatever the spelling of marks: the same country', () => {
    const typed = {
      DE: ['de', 'DE', 'Germany', ' deutschland ', 'DEUTSCHLAND'],
      AT: ['Österreich', 'oesterreich', 'Austria'],
      GB: ['UK', 'United Kingdom', 'Vereinigtes Königreich', 'Großbritannien'],
      US: ['USA', 'usa', 'United States'],
      CI: ['Côte d’Ivoire', "Cote d'Ivoire"],
    };
    for (const [code, names] of Object.entries(typed))
      for (const name of names) assert.equal(countryTyped(name), code, name);
  });

  it('every market, as we name it ourselves: found again', () => {
    for (const code of cspRegions.flatMap((region) => region.countries))
      for (const language of ['en', 'de'])
        assert.equal(countryTyped(countryName(code, language)), code, `${code} ${language}`);
  });

  it('no market, no country, nothing: not found', () => {
    for (const text of ['Atlantis', 'Cuba', 'CU', '', '  ', 'Germany or Austria'])
      assert.equal(countryTyped(text), undefined, text);
  });
});
