import assert from 'node:assert/strict';
import { shapeDifferences } from '../../scripts/contract/compare.ts';
import {
  adventureWorks,
  customerAgreement,
  graphicDesign,
  newCustomer,
  northwind,
  startPartnerCalls,
  wideWorldImporters,
  type PartnerCalls,
} from './partner-calls.ts';
import type { ApiAnswer } from './test-simulator.ts';

// What Microsoft's documentation prints for these endpoints, as names with a value each; the values do not count.
const self = { uri: 'u', method: 'GET' };
const contact = { firstName: 'f', lastName: 'l', email: 'e', phoneNumber: 'p' };
const place = { country: 'c', city: 'c', addressLine1: 'a', postalCode: 'p' };
const billing = {
  id: 'i',
  email: 'e',
  culture: 'c',
  language: 'l',
  companyName: 'n',
  defaultAddress: { ...place, firstName: 'f', lastName: 'l', phoneNumber: 'p' },
  attributes: { etag: 'e', objectType: 'o' },
};
const company = {
  tenantId: 't',
  domain: 'd',
  companyName: 'n',
  links: { self },
  attributes: { objectType: 'o' },
};
const collection = { totalCount: 1, attributes: { objectType: 'o' } };
const standardError = { code: 1, description: 'd', source: 's' };
const serviceError = {
  code: 1,
  message: 'm',
  description: 'd',
  errorName: 'n',
  isRetryable: false,
  errorMessageExtended: 'x',
};

describe('answers as documented', () => {
  let partner: PartnerCalls;
  before(async () => {
    partner = await startPartnerCalls();
  });
  after(() => partner.stop());
  beforeEach(() => partner.simulator.world.reset());

  const customer = `/v1/customers/${adventureWorks}`;
  const post = (path: string, body: unknown) =>
    partner.call(path, { method: 'POST', headers: partner.ids(), body });
  const agreement = (id: string) =>
    post(`/v1/customers/${id}/agreements`, {
      primaryContact: { ...contact, email: 'someone@example.com' },
      templateId: customerAgreement,
      dateAgreed: '2026-06-14T00:00:00.000Z',
      type: 'MicrosoftCustomerAgreement',
    });
  const documented: [string, () => Promise<ApiAnswer>, number, unknown][] = [
    [
      'create a customer for a reseller',
      () =>
        post(
          '/v1/customers',
          newCustomer('trey.onmicrosoft.com', { more: { associatedPartnerId: northwind } }),
        ),
      201,
      {
        id: 'i',
        commerceId: 'i',
        companyProfile: company,
        billingProfile: billing,
        relationshipToPartner: 'reseller',
        allowDelegatedAccess: true,
        userCredentials: { userName: 'u', password: 'p' },
        associatedPartnerId: 'a',
        attributes: { objectType: 'o' },
      },
    ],
    [
      'read a customer',
      () => partner.call(customer),
      200,
      { companyProfile: company, billingProfile: billing, links: { self } },
    ],
    [
      'company profile',
      () => partner.call(`${customer}/profiles/company`),
      200,
      { ...company, address: { ...place, region: 'r', phoneNumber: 'p' }, email: 'e' },
    ],
    [
      'billing profile',
      () => partner.call(`${customer}/profiles/billing`),
      200,
      { ...billing, links: { self } },
    ],
    [
      'account status',
      () => partner.call(`${customer}/validationStatus?type=account`),
      200,
      { type: 'account', status: 'Allowed', lastUpdateDateTime: '2021-07-14T18:02:00' },
    ],
    [
      'no account status',
      () => partner.call(`/v1/customers/${wideWorldImporters}/validationStatus?type=account`),
      404,
      serviceError,
    ],
    [
      'qualifications',
      () => partner.call(`/v1/customers/${graphicDesign}/qualifications`, { account: 'united-states' }),
      200,
      [{ qualification: 'q', vettingStatus: 'v', vettingCreatedDate: 'd' }],
    ],
    [
      'agreements to be had',
      () => partner.call('/v1/agreements'),
      200,
      {
        ...collection,
        items: [{ templateId: 't', agreementType: 't', agreementLink: 'l', versionRank: 0 }],
        links: { self },
      },
    ],
    [
      'text of an agreement',
      () => partner.call(`/v1/agreementtemplates/${customerAgreement}/document?language=en-US&country=US`),
      200,
      { displayUri: 'u', downloadUri: 'u', language: 'l', country: 'c' },
    ],
    [
      'confirm an agreement',
      () => agreement(wideWorldImporters),
      201,
      { userId: 'u', primaryContact: contact, templateId: 't', dateAgreed: 'd', type: 't' },
    ],
    [
      'confirm it again',
      async () => {
        await agreement(wideWorldImporters);
        return await agreement(wideWorldImporters);
      },
      400,
      serviceError,
    ],
    [
      'confirmed agreements',
      () => partner.call(`${customer}/agreements?agreementType=MicrosoftCustomerAgreement`),
      200,
      {
        totalCount: 1,
        items: [{ primaryContact: contact, templateId: 't', dateAgreed: 'd', type: 't', agreementLink: 'l' }],
      },
    ],
    [
      'signed online',
      () => partner.call(`${customer}/directSignedMicrosoftCustomerAgreementStatus`),
      200,
      { isSigned: true },
    ],
    [
      'partner by id',
      () => partner.call('/v1/profiles/mpn?mpnId=4711982'),
      200,
      { partnerName: 'n', mpnId: 'm', profileType: 'p', links: { self }, attributes: { objectType: 'o' } },
    ],
    ['unknown partner', () => partner.call('/v1/profiles/mpn?mpnId=9999999'), 404, standardError],
    [
      'legal profile',
      () => partner.call('/v1/profiles/legalbusiness?vettingVersion=Current'),
      200,
      {
        companyName: 'n',
        address: { ...place, state: 's', firstName: 'f', lastName: 'l', phoneNumber: 'p' },
        primaryContact: contact,
        companyApproverAddress: { ...place, state: 's' },
        companyApproverEmail: 'e',
        vettingStatus: 'v',
        vettingSubStatus: 'v',
        profileType: 'p',
        links: { self },
      },
    ],
    [
      'partner agreement refused',
      () => partner.call('/v1/compliance/csp/agreementstatus?mpnId=4711983'),
      400,
      { ...standardError, data: ['l'] },
    ],
    [
      'resellers',
      () => partner.call('/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf'),
      200,
      {
        ...collection,
        items: [{ id: 'i', name: 'n', relationshipType: 't', state: 's', mpnId: 'm', location: 'l' }],
      },
    ],
    [
      'address',
      () => {
        const address = {
          AddressLine1: '1 Microsoft Way',
          City: 'Redmond',
          State: 'WA',
          PostalCode: '98052',
        };
        return post('/v1/validations/address', { ...address, Country: 'US' });
      },
      200,
      {
        originalAddress: { ...place, state: 's' },
        suggestedAddresses: [{ ...place, state: 's' }],
        status: 's',
      },
    ],
    [
      'country rules, the lists in the shape of the SDK',
      () => partner.call('/v1/countryvalidationrules/US'),
      200,
      {
        iso2Code: 'US',
        defaultCulture: 'c',
        isStateRequired: true,
        supportedStatesList: ['s'],
        supportedLanguagesList: ['l'],
        supportedCulturesList: ['c'],
        isPostalCodeRequired: true,
        postalCodeRegex: 'r',
        isCityRequired: true,
        isVatIdSupported: false,
        taxIdFormat: 'f',
        taxIdSample: 's',
        phoneNumberRegex: 'r',
        isTaxIdSupported: true,
        countryCallingCodesList: ['1'],
        attributes: { objectType: 'o' },
      },
    ],
  ];
  for (const [what, ask, status, shape] of documented) {
    it(`${what}: the status, and everything the documentation shows`, async () => {
      const answer = await ask();
      assert.equal(answer.status, status, answer.text);
      assert.deepEqual(shapeDifferences(shape, answer.body), []);
    });
  }

  it('byte order mark: before every answer when switched, and never alone', async () => {
    partner.set({ byteOrderMark: true });
    assert.ok((await partner.call(customer)).text.startsWith('\uFEFF{'));
    assert.equal((await partner.call('/v1/domains/trey.onmicrosoft.com', { method: 'HEAD' })).text, '');
  });

  it('app alone: refused where the documentation asks for a person', async () => {
    for (const path of [
      `${customer}/profiles/company`,
      `${customer}/validationStatus?type=account`,
      '/v1/profiles/mpn',
      '/v1/compliance/csp/agreementstatus?mpnId=4711982',
      '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf',
    ]) {
      const answer = await partner.call(path, { appOnly: true });
      assert.deepEqual([answer.status, answer.body['code']], [403, 900329], path);
    }
  });
});
