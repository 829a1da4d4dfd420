import { callIds } from './ordering-facts.ts';
import type { Sample } from './sample.ts';
import { listOf, property, textOf, type UsedEndpoint } from './used-endpoint.ts';

const hosts = ['api.partnercenter.microsoft.com'];
const id = '[0-9a-f-]{36}';
const whole = (source: string) => new RegExp(`^${source}/?$`, 'i');
const lower = (value: unknown) => textOf(value).toLowerCase();
const timeOf = (value: unknown) => Date.parse(`${textOf(value).replace(/Z$/, '')}Z`);

/** Without the parameter Microsoft answers about an older agreement; we never ask without it. */
const asksForOlder = ({ query }: Sample) =>
  query.has('agreementType') ? undefined : 'asks for the agreement before the one we use';

const statuses: Readonly<Record<string, string>> = {
  allowed: 'allowed',
  underreview: 'under-review',
  notallowed: 'not-allowed',
};

/** Customers, agreements and resellers at Partner Center, as ordering uses them. */
export const customerEndpoints: readonly UsedEndpoint[] = [
  {
    name: 'GET /v1/profiles/mpn',
    method: 'GET',
    hosts,
    path: whole('/v1/profiles/mpn'),
    notOurs: ({ query }) => (query.has('mpnId') ? undefined : 'asks for the profile of the account itself'),
    call: ({ ordering }, { account, ordering: { resellerPartnerId } }) =>
      ordering.resellers.profile(account, resellerPartnerId),
    expected: (body) => ({
      kind: 'found',
      name: textOf(property(body, 'partnerName')),
      mpnId: textOf(property(body, 'mpnId')),
    }),
  },
  {
    name: 'GET /v1/compliance/csp/agreementstatus',
    method: 'GET',
    hosts,
    path: whole('/v1/compliance/csp/agreementstatus'),
    // Names of parameters match in any letter case; ours are those of the article's table.
    freeQuery: /^mpnid$/i,
    facts: ({ query }, ordering) => {
      const tenantId = query.get('tenantId');
      return { ordering: { ...ordering, ...(tenantId === null ? {} : { reseller: { tenantId } }) } };
    },
    call: ({ ordering }, { account, ordering: { reseller } }) =>
      ordering.resellers.agreementSigned(account, reseller),
    expected: (body) => ({ kind: property(body, 'isAgreementSigned') === true ? 'signed' : 'unsigned' }),
  },
  {
    name: 'GET /v1/relationships',
    method: 'GET',
    hosts,
    path: whole('/v1/relationships'),
    call: ({ ordering }, { account }) => ordering.resellers.indirectResellers(account),
    expected: (body) =>
      listOf(property(body, 'items')).map((item) => ({
        tenantId: lower(property(item, 'id')),
        name: textOf(property(item, 'name')),
        mpnId: textOf(property(item, 'mpnId')),
        isActive: property(item, 'state') === 'Active',
        country: textOf(property(item, 'location')),
      })),
  },
  {
    name: 'HEAD /v1/domains/{domain}',
    method: 'HEAD',
    hosts,
    path: whole('/v1/domains/[^/]+'),
    call: ({ ordering }, { account, domain }) => ordering.customers.domainIsTaken(account, domain),
    expected: () => true,
  },
  {
    name: 'GET /v1/countryvalidationrules/{country}',
    method: 'GET',
    hosts,
    path: whole('/v1/countryvalidationrules/[^/]+'),
    call: ({ ordering }, { account }) => ordering.customers.countryRules(account, 'US'),
    expected: (body) => {
      const list = (name: string, sdkName: string) =>
        listOf(property(body, name, 'value') ?? property(body, sdkName)).map(textOf);
      return {
        country: textOf(property(body, 'iso2Code')),
        defaultCulture: textOf(property(body, 'defaultCulture')),
        states: list('states', 'supportedStatesList'),
        cultures: list('supportedCultures', 'supportedCulturesList'),
        languages: list('supportedLanguages', 'supportedLanguagesList'),
        callingCodes: list('countryCallingCodes', 'countryCallingCodesList'),
        isStateRequired: property(body, 'isStateRequired') === true,
        isPostalCodeRequired: property(body, 'isPostalCodeRequired') === true,
        postalCodePattern: textOf(property(body, 'postalCodeRegex')),
      };
    },
  },
  {
    name: 'POST /v1/validations/address',
    method: 'POST',
    hosts,
    path: whole('/v1/validations/address'),
    call: ({ ordering }, { account, ordering: { address } }) =>
      ordering.customers.validateAddress(account, address),
    expected: (body) => ({
      kind: /^verified/i.test(textOf(property(body, 'status'))) ? 'verified' : 'other',
      suggestions: listOf(property(body, 'suggestedAddresses')).map((one) => ({
        line1: textOf(property(one, 'addressLine1')),
        city: textOf(property(one, 'city')),
        postalCode: textOf(property(one, 'postalCode')),
        country: textOf(property(one, 'country')),
      })),
    }),
  },
  {
    name: 'POST /v1/customers',
    method: 'POST',
    hosts,
    path: whole('/v1/customers'),
    // The article's table has neither; the sample was written by the .NET SDK.
    freeBody: /^(relationshiptopartner|attributes)$/,
    call: ({ ordering }, { account, ordering: { newCustomer } }) =>
      ordering.customers.createCustomer(account, newCustomer, callIds),
    expected: (body) => ({
      kind: 'created',
      tenantId: lower(property(body, 'id')),
      companyName: textOf(property(body, 'companyProfile', 'companyName')),
      domain: lower(property(body, 'companyProfile', 'domain')),
      userName: `${textOf(property(body, 'userCredentials', 'userName'))}@${lower(property(body, 'companyProfile', 'domain'))}`,
      password: textOf(property(body, 'userCredentials', 'password')),
    }),
  },
  {
    name: 'GET /v1/customers/{id}/validationStatus',
    method: 'GET',
    hosts,
    path: whole(`/v1/customers/${id}/validationStatus`),
    call: ({ ordering }, { account, id: tenantId }) => ordering.customers.accountStatus(account, tenantId),
    expected: (body) => statuses[lower(property(body, 'status'))] ?? 'unknown',
  },
  {
    name: 'GET /v1/customers/{id}/qualifications',
    method: 'GET',
    hosts,
    path: whole(`/v1/customers/${id}/qualifications`),
    call: ({ ordering }, { account, id: tenantId }) => ordering.customers.qualifications(account, tenantId),
    // Not every qualification is vetted; which of them a customer has is its own affair.
    mayLack: /vetting$/,
    expected: (body) =>
      (Array.isArray(body) ? body : [body]).map((one) => ({
        name: textOf(property(one, 'qualification'))
          .replaceAll(/(?!^)[A-Z]/g, '-$&')
          .toLowerCase(),
      })),
  },
  {
    name: 'GET /v1/agreements',
    method: 'GET',
    hosts,
    path: whole('/v1/agreements'),
    notOurs: asksForOlder,
    call: ({ ordering }, { account }) => ordering.agreements.template(account),
    expected: (body) => ({ templateId: lower(property(listOf(property(body, 'items'))[0], 'templateId')) }),
  },
  {
    name: 'GET /v1/agreementtemplates/{id}/document',
    method: 'GET',
    hosts,
    path: whole(`/v1/agreementtemplates/${id}/document`),
    call: ({ ordering }, { account, ordering: { templateId, country } }) =>
      ordering.agreements.document(account, templateId, 'en-US', country),
    expected: (body) => ({
      displayUrl: textOf(property(body, 'displayUri')),
      downloadUrl: textOf(property(body, 'downloadUri')),
      language: textOf(property(body, 'language')),
      country: textOf(property(body, 'country')),
    }),
  },
  {
    name: 'GET /v1/customers/{id}/agreements',
    method: 'GET',
    hosts,
    path: whole(`/v1/customers/${id}/agreements`),
    notOurs: asksForOlder,
    call: ({ ordering }, { account, id: tenantId }) => ordering.agreements.ofCustomer(account, tenantId),
    expected: (body) =>
      listOf(property(body, 'items')).map((item) => ({
        templateId: lower(property(item, 'templateId')),
        agreedAt: timeOf(property(item, 'dateAgreed')),
        signer: { email: textOf(property(item, 'primaryContact', 'email')) },
      })),
  },
  {
    name: 'POST /v1/customers/{id}/agreements',
    method: 'POST',
    hosts,
    path: whole(`/v1/customers/${id}/agreements`),
    call: ({ ordering }, { account, id: tenantId, ordering: { templateId, signer } }) =>
      ordering.agreements.confirm(
        account,
        tenantId,
        { templateId, signer, agreedAt: Date.UTC(2018, 5, 14) },
        callIds,
      ),
    expected: () => ({ kind: 'recorded' }),
  },
  {
    name: 'GET /v1/customers/{id}/directSignedMicrosoftCustomerAgreementStatus',
    method: 'GET',
    hosts,
    path: whole(`/v1/customers/${id}/directSignedMicrosoftCustomerAgreementStatus`),
    call: ({ ordering }, { account, id: tenantId }) => ordering.agreements.directSigned(account, tenantId),
    expected: (body) => property(body, 'isSigned') === true,
  },
];
