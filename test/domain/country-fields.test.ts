import assert from 'node:assert/strict';
import {
  countryFields,
  cultureFor,
  fieldProblems,
  type LiveCountryRules,
} from '../../src/domain/country-fields.ts';
import { postalCodeOf } from '../../src/domain/address-formats.ts';
import { cspRegions } from '../../src/domain/markets.ts';
import { safePattern } from '../../src/domain/safe-pattern.ts';

const live: LiveCountryRules = {
  defaultCulture: 'en-US',
  cultures: ['es-US', 'en-US'],
  isStateRequired: true,
  states: ['WA', 'NSW', 'XX'],
  isPostalCodeRequired: true,
  postalCodePattern: String.raw`^\d{5}$`,
  isCityRequired: true,
  isPhoneRequired: false,
  isRegistrationNumberRequired: false,
  registrationNumberPattern: undefined,
  registrationNumberSample: undefined,
};

describe('fields of a company by country', () => {
  it('Germany: no state, no number; German first', () => {
    const fields = countryFields('de');
    assert.equal(fields.country, 'DE');
    assert.equal(fields.state, undefined);
    assert.equal(fields.registrationNumber, undefined);
    assert.equal(fields.phone.required, false);
    assert.deepEqual(fields.cultures, ['de-DE', 'en-US']);
    assert.deepEqual(fields.agreementLanguages, ['de-DE', 'en-US']);
  });

  it('United States, Canada, Australia: states to choose from, in Australia by name', () => {
    const choices = (country: string) => countryFields(country).state?.choices ?? [];
    assert.equal(choices('US').length, 51);
    assert.deepEqual(
      choices('US').find((state) => state.value === 'WA'),
      { value: 'WA', name: 'Washington' },
    );
    assert.equal(choices('CA').length, 13);
    assert.equal(choices('AU').length, 8);
    assert.ok(choices('AU').some((state) => state.value === 'New South Wales'));
    assert.deepEqual(countryFields('CN').state, { required: true, choices: [] });
  });

  it('the countries of the contract: registration number and phone, elsewhere neither', () => {
    const asked = 'AE AM AZ BR BY HU IN IQ KG KZ MD MM PL RU SA SS TH TJ TR UA UZ VE VN ZA'.split(' ');
    const all = [...cspRegions.flatMap((region) => region.countries), 'RU', 'BY'];
    const found = all.filter((country) => countryFields(country).registrationNumber !== undefined);
    assert.deepEqual(found.sort(), asked);
    assert.ok(all.every((country) => countryFields(country).phone.required === asked.includes(country)));
  });

  it('Poland: ten digits', () => {
    const fields = countryFields('PL');
    const company = { city: 'Warszawa', postalCode: '00-001', phone: '+48221234567' };
    assert.deepEqual(fieldProblems(fields, { ...company, registrationNumber: '1234563218' }), []);
    assert.deepEqual(fieldProblems(fields, { ...company, registrationNumber: '12345' }), [
      { field: 'registrationNumber', problem: 'form' },
    ]);
    assert.deepEqual(fieldProblems(fields, {}), [
      { field: 'postalCode', problem: 'missing' },
      { field: 'city', problem: 'missing' },
      { field: 'registrationNumber', problem: 'missing' },
      { field: 'phone', problem: 'missing' },
    ]);
  });

  it('a state that is none, a postal code of another country: said', () => {
    assert.deepEqual(
      fieldProblems(countryFields('US'), { city: 'Boston', state: 'Mass', postalCode: '9021' }),
      [
        { field: 'postalCode', problem: 'form' },
        { field: 'state', problem: 'form' },
      ],
    );
    assert.deepEqual(fieldProblems(countryFields('IE'), { city: 'Dublin' }), [
      { field: 'postalCode', problem: 'missing' },
    ]);
    assert.deepEqual(fieldProblems(countryFields('IE'), { city: 'Dublin', postalCode: 'D02 X285' }), []);
    assert.deepEqual(fieldProblems(countryFields('GB'), { city: 'London', postalCode: 'sw1a 1aa' }), []);
  });

  it('Microsoft’s own rules: win over what we know, with the names people know', () => {
    const fields = countryFields('US', live);
    assert.deepEqual(fields.state?.choices, [
      { value: 'WA', name: 'Washington' },
      { value: 'NSW', name: 'NSW' },
      { value: 'XX', name: 'XX' },
    ]);
    assert.deepEqual(fields.cultures, ['en-US', 'es-US']);
    assert.equal(fields.postalCode.pattern, live.postalCodePattern);
    assert.equal(
      countryFields('AU', { ...live, states: ['NSW'] }).state?.choices[0]?.name,
      'New South Wales',
    );
    const number = {
      ...live,
      isRegistrationNumberRequired: true,
      registrationNumberPattern: '^A$',
      registrationNumberSample: 'A',
    };
    assert.deepEqual(countryFields('DE', number).registrationNumber, {
      required: true,
      pattern: '^A$',
      example: 'A',
    });
  });

  it('a number the documents want and the rules do not: may be given, may be left out', () => {
    const fields = countryFields('IN', live);
    assert.equal(fields.registrationNumber?.required, false);
    const company = { city: 'Delhi', postalCode: '11000', state: 'WA', phone: '+911123456789' };
    assert.deepEqual(fieldProblems(fields, company), []);
    assert.deepEqual(fieldProblems(fields, { ...company, registrationNumber: 'ABCDE1234F' }), []);
  });

  it('a pattern that cannot be read or refuses our example: ours is kept, no example misleads', () => {
    assert.equal(
      countryFields('DE', { ...live, postalCodePattern: '(' }).postalCode.pattern,
      String.raw`^\d{5}$`,
    );
    assert.equal(countryFields('DE', { ...live, postalCodePattern: '^D-' }).postalCode.example, undefined);
    assert.equal(safePattern('('), undefined);
    assert.equal(safePattern(''), undefined);
    assert.equal(safePattern('a'.repeat(501)), undefined);
  });

  it('every example: fits its own pattern', () => {
    const countries = cspRegions.flatMap((region) => region.countries);
    const known = countries.filter((country) => postalCodeOf(country) !== undefined);
    assert.ok(known.length > 40);
    for (const country of known) {
      const { postalCode } = countryFields(country);
      assert.match(postalCode.example ?? '', new RegExp(postalCode.pattern ?? '(?!)', 'i'), country);
    }
  });

  it('every market: a culture with its language; the customer’s own when Microsoft has it', () => {
    for (const country of cspRegions.flatMap((region) => region.countries)) {
      const { culture, language } = cultureFor(countryFields(country));
      assert.match(culture, /^[a-z]{2,3}-/, country);
      assert.match(language, /^[a-z]{2,3}$/, country);
    }
    assert.deepEqual(cultureFor(countryFields('CH'), 'fr'), { culture: 'fr-CH', language: 'fr' });
    assert.deepEqual(cultureFor(countryFields('DE'), 'ja'), { culture: 'de-DE', language: 'de' });
    assert.deepEqual(cultureFor(countryFields('XX')), { culture: 'en-US', language: 'en' });
  });
});
