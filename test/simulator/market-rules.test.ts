import assert from 'node:assert/strict';
import { codeOf, startPartnerCalls, type PartnerCalls } from './partner-calls.ts';

describe('country rules and addresses at the simulated Partner Center', () => {
  let partner: PartnerCalls;
  before(async () => {
    partner = await startPartnerCalls();
  });
  after(() => partner.stop());
  beforeEach(() => partner.simulator.world.reset());

  const rules = async (iso2: string) =>
    (await partner.call(`/v1/countryvalidationrules/${iso2}`, { appOnly: true })).body;
  const check = async (body: Record<string, unknown>) => {
    const answer = await partner.call('/v1/validations/address', { method: 'POST', body });
    return answer.body as {
      status: string;
      suggestedAddresses: Record<string, string>[];
      originalAddress: Record<string, string>;
      validationMessage?: string;
    };
  };
  const bremen = { city: 'Bremen', state: '', postalCode: '28195', country: 'DE' };

  it('rules of a country: what its companies must give, in the shape of the SDK', async () => {
    const ireland = await rules('ie');
    assert.equal(ireland['iso2Code'], 'IE');
    assert.equal(ireland['defaultCulture'], 'en-IE');
    assert.deepEqual(ireland['countryCallingCodesList'], ['353']);
    assert.equal(ireland['customerOrganizationRegistrationNumberRequired'], false);
    assert.match('D02 XH91', new RegExp(String(ireland['postalCodeRegex'])));
    const states = (await rules('US'))['supportedStatesList'] as string[];
    assert.ok(states.includes('WA') && !states.includes('XX'));
    assert.deepEqual(codeOf(await partner.call('/v1/countryvalidationrules/XX')), [404, 1000]);
  });

  it('registration number: required with pattern and sample that fits it, for each of the 24 countries', async () => {
    const countries = 'AE AM AZ BR BY HU IN IQ KG KZ MD MM PL RU SA SS TH TJ TR UA UZ VE VN ZA'.split(' ');
    for (const country of countries) {
      const one = await rules(country);
      assert.equal(one['customerOrganizationRegistrationNumberRequired'], true, country);
      assert.equal(one['customerOrganizationPhoneNumberRequired'], true, country);
      const pattern = new RegExp(String(one['customerOrganizationRegistrationNumberRegex']));
      assert.match(String(one['customerOrganizationRegistrationNumberSample']), pattern, country);
    }
  });

  it('every market of the accounts: there are rules, and patterns that can be used', async () => {
    for (const country of partner.simulator.world.state.accounts.flatMap(({ countries }) => countries)) {
      const one = await rules(country);
      assert.equal(one['iso2Code'], country);
      assert.match('020 555 0100', new RegExp(String(one['phoneNumberRegex'])), country);
      assert.doesNotMatch('?'.repeat(20), new RegExp(String(one['postalCodeRegex'])), country);
      assert.ok((one['supportedCulturesList'] as string[]).includes(String(one['defaultCulture'])), country);
    }
  });

  it('address as documented: shippable, with the longer ZIP code', async () => {
    const body = {
      AddressLine1: '1 Microsoft Way',
      City: 'Redmond',
      State: 'WA',
      PostalCode: '98052',
      Country: 'US',
    };
    const answer = await check(body);
    assert.equal(answer.status, 'VerifiedShippable');
    assert.equal(answer.suggestedAddresses[0]?.['postalCode'], '98052-8300');
    assert.equal(answer.originalAddress['postalCode'], '98052');
  });

  it('words of the address: every status, with as many suggestions as it has', async () => {
    const cases: [string, string, number][] = [
      ['Hafenstraße 7', 'Verified', 1],
      ['Hafenstr. 7', 'InteractionRequired', 1],
      ['Hafenstraße', 'StreetPartial', 3],
      ['Hafenstraße 7 Suite', 'PremisesPartial', 2],
      ['Hauptstraße 7', 'Multiple', 3],
      ['Nirgendwo 1', 'None', 0],
    ];
    for (const [addressLine1, status, suggestions] of cases) {
      const answer = await check({ ...bremen, addressLine1 });
      assert.deepEqual(
        [answer.status, answer.suggestedAddresses.length],
        [status, suggestions],
        addressLine1,
      );
    }
    const [spelled] = (await check({ ...bremen, addressLine1: 'Hafenstr. 7' })).suggestedAddresses;
    assert.equal(spelled?.['addressLine1'], 'Hafenstraße 7');
    const yerevan = { addressLine1: '1 Abovyan', city: 'Yerevan', postalCode: '0001', country: 'AM' };
    assert.equal((await check(yerevan)).status, 'NotValidated');
  });

  it('state or postal code that cannot be: None with a message; nothing in a required field: 400', async () => {
    const seattle = { addressLine1: '1 Pike Place', city: 'Seattle', postalCode: '98101', country: 'US' };
    assert.match((await check({ ...seattle, state: 'XX' })).validationMessage ?? '', /state XX/);
    assert.equal((await check({ ...bremen, postalCode: '1', addressLine1: 'Hafenstraße 7' })).status, 'None');
    const answer = await partner.call('/v1/validations/address', { method: 'POST', body: { ...bremen } });
    assert.deepEqual(codeOf(answer), [400, 3000]);
  });

  it('switched: any status for any address, or an answer that is no JSON', async () => {
    const statuses = ['VerifiedShippable', 'PremisesPartial', 'None', 'NotValidated'] as const;
    for (const status of statuses) {
      partner.set({ addressAnswer: status });
      assert.equal((await check({ ...bremen, addressLine1: 'Hafenstraße 7' })).status, status);
    }
    partner.set({ addressAnswer: 'unreadable' });
    const body = { ...bremen, addressLine1: 'Hafenstraße 7' };
    const answer = await partner.call('/v1/validations/address', { method: 'POST', body });
    assert.equal(answer.status, 200);
    assert.throws(() => JSON.parse(answer.text));
  });
});
