import assert from 'node:assert/strict';
import { countriesOf, countryName, cspRegionOf, cspRegions, isMarket } from '../../src/domain/markets.ts';

describe('markets', () => {
  it('every country: in exactly one region, two capitals', () => {
    const countries = cspRegions.flatMap((region) => region.countries);
    assert.equal(new Set(countries).size, countries.length);
    assert.equal(countries.length, 244);
    assert.ok(countries.every((country) => /^[A-Z]{2}$/.test(country)));
  });

  it('the four regions of the sample: as Microsoft lists them', () => {
    assert.deepEqual(countriesOf('united-states'), ['AS', 'GU', 'MP', 'UM', 'US']);
    assert.deepEqual(countriesOf('canada'), ['CA', 'PM']);
    assert.equal(countriesOf('europe')?.length, 45);
    assert.equal(countriesOf('australia')?.length, 21);
    assert.equal(countriesOf('new-zealand')?.includes('NZ'), true);
    assert.equal(countriesOf('atlantis'), undefined);
  });

  it('a country of each kind: its region, or none', () => {
    assert.equal(cspRegionOf('IE')?.id, 'europe');
    assert.equal(cspRegionOf('ie')?.id, 'europe');
    assert.equal(cspRegionOf('GB')?.id, 'europe');
    assert.equal(cspRegionOf('JP')?.id, 'japan');
    assert.equal(cspRegionOf('RU'), undefined);
    assert.equal(isMarket('au'), true);
    assert.equal(isMarket('XX'), false);
    assert.equal(isMarket(''), false);
  });

  it('names: in the language asked for, never an error', () => {
    assert.equal(countryName('de', 'en'), 'Germany');
    assert.equal(countryName('DE', 'de-AT'), 'Deutschland');
    assert.equal(countryName('XJ', 'de'), 'Jan Mayen');
    assert.equal(countryName('XX', 'en'), 'XX');
    assert.equal(countryName('nonsense', 'en'), 'NONSENSE');
    assert.equal(countryName('DE', 'not a language'), 'Germany');
  });
});
