import assert from 'node:assert/strict';
import type { NewCustomer } from '../../../src/services/partner-center/customers-port.ts';
import { rejectsWith } from '../support/problems.ts';
import type { Reply } from '../support/remote.ts';
import {
  account,
  idHeaders,
  ids,
  openOrderingDesk,
  refused,
  refusing,
  tenantId,
  type OrderingDesk,
} from '../support/ordering.ts';

const address = { line1: '12 High St', city: 'Cork', postalCode: 'T12 X8N6', country: 'IE' };
const newCustomer: NewCustomer = {
  companyName: 'Fabrikam Ltd',
  domain: 'fabrikamie.onmicrosoft.com',
  address,
  culture: 'en-IE',
  language: 'en',
  contact: { firstName: 'Mary', lastName: 'Lane', email: 'mary@fabrikam.ie', phone: '+353215550100' },
};
const reseller = '66666666-6666-4666-8666-000000000001';

describe('customers at Partner Center', () => {
  let desk: OrderingDesk;
  beforeEach(async () => {
    desk = await openOrderingDesk();
  });
  afterEach(() => desk.remote.stop());

  describe('domain', () => {
    const taken = (domain = 'fabrikam.onmicrosoft.com') => desk.customers.domainIsTaken(account, domain);

    it('200: taken; 404: free', async () => {
      desk.remote.answerWith({ status: 200 }, { status: 404 });
      assert.deepEqual([await taken(), await taken()], [true, false]);
      const [seen] = desk.remote.seen;
      assert.deepEqual([seen?.method, seen?.path], ['HEAD', '/v1/domains/fabrikam.onmicrosoft.com']);
    });

    it('anything else: a Problem, never an answer', async () => {
      desk.remote.answerWith({ status: 403 });
      await rejectsWith(taken(), 'unauthorised');
      desk.remote.answerWith({ status: 204 });
      await rejectsWith(taken(), 'rejected');
      await rejectsWith(taken('../customers'), 'rejected', { code: 'not-a-domain' });
    });
  });

  describe('country rules', () => {
    const rules = (country = 'us') => desk.customers.countryRules(account, country);

    it('lists as they are and lists in an object: the same rules', async () => {
      const common = {
        iso2Code: 'us',
        isStateRequired: true,
        isPostalCodeRequired: true,
        postalCodeRegex: '^\\d{5}$',
      };
      const wrapped = {
        ...common,
        states: { value: ['WA'] },
        supportedLanguages: { value: ['en'] },
        supportedCultures: { value: ['en-US'] },
        countryCallingCodes: { value: ['+1'] },
      };
      const plain = {
        ...common,
        supportedStatesList: ['WA'],
        supportedLanguagesList: ['en'],
        supportedCulturesList: ['en-US'],
        countryCallingCodesList: ['1'],
      };
      desk.remote.answerWith({ json: wrapped }, { json: plain });
      const first = await rules();
      assert.deepEqual(first, await rules());
      assert.partialDeepStrictEqual(first, {
        country: 'US',
        states: ['WA'],
        cultures: ['en-US'],
        callingCodes: ['1'],
        isStateRequired: true,
        isRegistrationNumberRequired: false,
        postalCodePattern: '^\\d{5}$',
      });
      assert.equal(desk.remote.seen[0]?.path, '/v1/countryvalidationrules/US');
    });

    it('registration number and phone wanted: told, with the sample', async () => {
      const json = {
        iso2Code: 'PL',
        customerOrganizationRegistrationNumberRequired: true,
        customerOrganizationRegistrationNumberRegex: '^\\d{10}$',
        customerOrganizationRegistrationNumberSample: '1234567890',
        customerOrganizationPhoneNumberRequired: true,
      };
      desk.remote.answerWith({ json });
      assert.partialDeepStrictEqual(await rules('PL'), {
        isRegistrationNumberRequired: true,
        registrationNumberPattern: '^\\d{10}$',
        registrationNumberSample: '1234567890',
        isPhoneRequired: true,
      });
    });

    it('no rules for the country: undefined; no country: refused without a call', async () => {
      desk.remote.answerWith({ status: 404 });
      assert.equal(await rules('AQ'), undefined);
      await rejectsWith(rules('../x'), 'rejected', { code: 'not-a-country' });
      assert.equal(desk.remote.seen.length, 1);
    });
  });

  describe('address', () => {
    const validate = () => desk.customers.validateAddress(account, address);
    const wire = { country: 'IE', city: 'Cork', addressLine1: '12 High Street', postalCode: 'T12 X8N6' };
    const suggestion = { ...address, line1: '12 High Street', line2: undefined, state: undefined };

    for (const [status, kind] of [
      ['VerifiedShippable', 'verified'],
      ['Verified', 'verified'],
      ['InteractionRequired', 'confirm'],
      ['StreetPartial', 'choose'],
      ['PremisesPartial', 'choose'],
      ['Multiple', 'choose'],
      ['None', 'unknown'],
      ['not_validated', 'unknown'],
      ['Hopeful', 'unreadable'],
    ] as const) {
      it(`${status}: ${kind}, with the suggestions`, async () => {
        desk.remote.answerWith({ json: { originalAddress: {}, suggestedAddresses: [wire], status } });
        assert.deepEqual(await validate(), { kind, suggestions: [suggestion] });
      });
    }

    it('a choice of nothing: unknown', async () => {
      desk.remote.answerWith({ json: { status: 'Multiple', suggestedAddresses: [{ city: 'Cork' }] } });
      assert.deepEqual(await validate(), { kind: 'unknown', suggestions: [] });
    });

    for (const [title, reply] of [
      ['a page', { text: '<html>' }],
      ['another shape', { json: { verdict: 'fine' } }],
      ['refused', refusing(400, 800002)],
      ['gone', { status: 404 }],
      ['failing', { status: 500 }],
    ] as [string, Reply][]) {
      it(`${title}: unreadable, nothing is thrown`, async () => {
        desk.remote.answerWith(reply);
        assert.deepEqual(await validate(), { kind: 'unreadable', suggestions: [] });
      });
    }

    it('sign-in refused, throttled: a Problem', async () => {
      desk.remote.answerWith({ status: 401 });
      await rejectsWith(validate(), 'unauthorised');
      desk.remote.answerWith({ status: 429, headers: { 'retry-after': '7' } });
      await rejectsWith(validate(), 'throttled', { retryAfterSeconds: 7 });
    });

    it('asked with every field of the contract', async () => {
      desk.remote.answerWith({ json: { status: 'Verified' } });
      await validate();
      assert.deepEqual(desk.lastBody(), {
        addressLine1: '12 High St',
        city: 'Cork',
        state: '',
        postalCode: 'T12 X8N6',
        country: 'IE',
      });
    });
  });

  describe('new customer', () => {
    const create = (more: Partial<NewCustomer> = {}) =>
      desk.customers.createCustomer(account, { ...newCustomer, ...more }, ids);
    const made: Reply = {
      status: 201,
      json: {
        id: tenantId.toUpperCase(),
        companyProfile: { domain: 'FabrikamIE.onmicrosoft.com', companyName: 'Fabrikam Ltd' },
        relationshipToPartner: 'none',
        userCredentials: { userName: 'admin', password: '0Krha*Io' },
      },
    };

    it('made: the tenant, and the first sign-in once', async () => {
      desk.remote.answerWith(made);
      assert.deepEqual(await create(), {
        kind: 'created',
        tenantId,
        companyName: 'Fabrikam Ltd',
        domain: 'fabrikamie.onmicrosoft.com',
        userName: 'admin@fabrikamie.onmicrosoft.com',
        password: '0Krha*Io',
      });
      assert.partialDeepStrictEqual(desk.remote.seen[0]?.headers, {
        ...idHeaders,
        authorization: 'Bearer app-token-1',
      });
      assert.ok(!desk.remote.logged.some((line) => line.includes('0Krha')));
    });

    it('sent: what is known, and nothing else', async () => {
      desk.remote.answerWith(made);
      await create();
      assert.deepEqual(desk.lastBody(), {
        companyProfile: { domain: 'fabrikamie.onmicrosoft.com', companyName: 'Fabrikam Ltd' },
        billingProfile: {
          firstName: 'Mary',
          lastName: 'Lane',
          email: 'mary@fabrikam.ie',
          culture: 'en-IE',
          language: 'en',
          companyName: 'Fabrikam Ltd',
          defaultAddress: {
            firstName: 'Mary',
            lastName: 'Lane',
            addressLine1: '12 High St',
            city: 'Cork',
            postalCode: 'T12 X8N6',
            country: 'IE',
            phoneNumber: '+353215550100',
          },
        },
      });
    });

    it('for a reseller, with a registration number: both sent, asked as the agent', async () => {
      desk.remote.answerWith(made);
      await create({ resellerTenantId: reseller.toUpperCase(), registrationNumber: '1234567890' });
      assert.partialDeepStrictEqual(desk.lastBody(), {
        associatedPartnerId: reseller,
        companyProfile: { organizationRegistrationNumber: '1234567890' },
      });
      assert.equal(desk.remote.seen[0]?.headers.authorization, 'Bearer user-token-1');
    });

    for (const [status, code] of [
      [400, 600002],
      [400, 600049],
      [400, 600050],
      [400, 600051],
      [403, 2030],
      [400, 3000],
      [400, 800002],
      [409, 1003],
    ] as const) {
      it(`${status}/${code}: refused with both`, async () => {
        desk.remote.answerWith(refusing(status, code));
        assert.deepEqual(await create(), refused(status, code));
      });
    }

    for (const [title, reply] of [
      ['answer lost', 'drop'],
      ['gateway gave up', { status: 504 }],
      ['failed inside', refusing(500, 800003)],
      ['unreadable success', { status: 201, text: '<html>' }],
      ['success without a tenant', { status: 201, json: {} }],
    ] as [string, Reply][]) {
      it(`${title}: outcome unknown, sent once`, async () => {
        desk.remote.answerWith(reply);
        await rejectsWith(create(), 'outcome-unknown');
        assert.equal(desk.remote.seen.length, 1);
      });
    }

    it('answer lost: the Problem carries the correlation id that was sent', async () => {
      desk.remote.answerWith('drop');
      await rejectsWith(create(), 'outcome-unknown', { correlationId: ids.correlationId });
    });

    it('token refused: once more under the same request id, for nothing was done', async () => {
      desk.remote.answerWith({ status: 401 }, made);
      assert.equal((await create()).kind, 'created');
      assert.deepEqual(
        desk.remote.seen.map(({ headers }) => headers['ms-requestid']),
        [ids.requestId, ids.requestId],
      );
    });
  });

  describe('details', () => {
    const details = () => desk.customers.customerDetails(account, tenantId);

    it('with rights: company, contact, domains', async () => {
      const json = {
        id: tenantId,
        companyProfile: {
          domain: 'adventureworks.onmicrosoft.com',
          companyName: 'Adventure Works Limited',
          address: {
            country: 'ie',
            city: 'Dublin',
            addressLine1: '1 Quay',
            postalCode: 'D01',
            phoneNumber: '1234',
          },
          email: 'office@adventure-works.com',
        },
        billingProfile: {
          firstName: 'Ada',
          lastName: 'Byrne',
          email: 'ada@adventure-works.com',
          culture: 'en-IE',
          language: 'en',
        },
        relationshipToPartner: 'reseller',
        customDomains: ['Adventure-Works.com'],
      };
      desk.remote.answerWith({ json });
      assert.deepEqual(await details(), {
        kind: 'found',
        customer: {
          tenantId,
          companyName: 'Adventure Works Limited',
          domain: 'adventureworks.onmicrosoft.com',
          isReseller: true,
          country: 'IE',
          address: {
            line1: '1 Quay',
            line2: undefined,
            city: 'Dublin',
            state: undefined,
            postalCode: 'D01',
            country: 'IE',
          },
          email: 'ada@adventure-works.com',
          phone: '1234',
          firstName: 'Ada',
          lastName: 'Byrne',
          culture: 'en-IE',
          language: 'en',
          customDomains: ['adventure-works.com'],
        },
      });
    });

    it('without rights: the billing address tells the country, the rest is open', async () => {
      const json = {
        id: tenantId,
        companyProfile: { domain: 'a.onmicrosoft.com', companyName: 'A' },
        billingProfile: { defaultAddress: { country: 'IE' } },
        relationshipToPartner: 'none',
      };
      desk.remote.answerWith({ json });
      const found = await details();
      assert.partialDeepStrictEqual(found, {
        customer: { isReseller: false, country: 'IE', address: undefined, customDomains: [] },
      });
    });

    it('no relationship: not yet', async () => {
      desk.remote.answerWith(refusing(403, 20002));
      assert.deepEqual(await details(), { kind: 'not-yet' });
    });
  });

  describe('review by Microsoft', () => {
    const status = () => desk.customers.accountStatus(account, tenantId);

    for (const [text, expected] of [
      ['Allowed', 'allowed'],
      ['UnderReview', 'under-review'],
      ['NotAllowed', 'not-allowed'],
      ['Unknown', 'unknown'],
      ['Not Ready', 'unknown'],
    ] as const) {
      it(`${text}: ${expected}`, async () => {
        desk.remote.answerWith({ json: { type: 'account', status: text } });
        assert.equal(await status(), expected);
        const [seen] = desk.remote.seen;
        assert.equal(seen?.path, `/v1/customers/${tenantId}/validationStatus?type=account`);
        assert.equal(seen.headers.authorization, 'Bearer user-token-1');
      });
    }

    it('no status, 404/600074: none; another 404: a Problem', async () => {
      desk.remote.answerWith(refusing(404, 600074));
      assert.equal(await status(), 'none');
      desk.remote.answerWith({ status: 404 });
      await rejectsWith(status(), 'not-found');
    });
  });

  it('qualifications: a list, one alone, none', async () => {
    const qualifications = () => desk.customers.qualifications(account, tenantId);
    desk.remote.answerWith(
      {
        json: [
          { qualification: 'Education', vettingStatus: 'InReview', vettingCreateDate: 'x' },
          { qualification: 'X' },
        ],
      },
      { json: { Qualification: 'StateOwnedEntity' } },
      { json: [] },
    );
    assert.deepEqual(await qualifications(), [
      { name: 'education', vetting: 'in-review' },
      { name: 'other', vetting: undefined },
    ]);
    assert.deepEqual(await qualifications(), [{ name: 'state-owned-entity', vetting: undefined }]);
    assert.deepEqual(await qualifications(), []);
  });

  it('customers of a reseller: asked as the agent, page by page', async () => {
    const item = (id: string) => ({ id, companyProfile: { companyName: 'A', domain: 'a.onmicrosoft.com' } });
    desk.remote.answerWith(
      { json: { items: [item(tenantId)], continuationToken: 'one' } },
      { json: { items: [item(reseller)] } },
    );
    const pages: string[][] = [];
    for await (const page of desk.customers.customersOfReseller(account, reseller.toUpperCase()))
      pages.push(page.map((one) => one.tenantId));
    assert.deepEqual(pages, [[tenantId], [reseller]]);
    const [first, second] = desk.remote.seen;
    assert.equal(
      first?.query.get('filter'),
      `{"Field":"IndirectReseller","Value":"${reseller}","Operator":"starts_with"}`,
    );
    assert.equal(first.headers.authorization, 'Bearer user-token-1');
    assert.equal(second?.headers['ms-continuationtoken'], 'one');
  });

  it('customers by name: any text, as one value of the filter; none for nothing', async () => {
    desk.remote.answerWith({ json: { items: [] } });
    for await (const page of desk.customers.customersByName(account, ' O"Neil & {Söhne} '))
      assert.deepEqual(page, []);
    assert.deepEqual(JSON.parse(desk.remote.seen[0]?.query.get('filter') ?? ''), {
      Field: 'CompanyName',
      Value: 'O"Neil & {Söhne}',
      Operator: 'starts_with',
    });
    assert.throws(() => desk.customers.customersByName(account, ' '), {
      facts: { remote: 'partner-center', code: 'empty-name' },
    });
  });
});
