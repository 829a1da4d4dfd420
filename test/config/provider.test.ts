import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseProviderFile } from '../../src/config/provider.ts';
import { sampleText } from './sample-environment.ts';

// The sample as plain JSON, to be spoilt: deliberately loose, because faulty files have any shape.
type Loose = Record<string, unknown>;
interface SampleFile extends Loose {
  provider: Loose & { contact: Loose };
  accounts: Loose[];
  staff: Loose;
}

const europe = 2;
/** The faults of the sample file after a change, as `path: sentence`. */
function faultsAfter(change: (file: SampleFile) => void): string[] {
  const file = JSON.parse(sampleText) as SampleFile;
  change(file);
  const { provider, faults } = parseProviderFile(JSON.stringify(file));
  assert.equal(provider === undefined, faults.length > 0);
  return faults.map((fault) => `${fault.path}: ${fault.sentence}`);
}
/** The faults after changing fields of the European account. */
const faultsOfEurope = (fields: Loose) =>
  faultsAfter((file) => Object.assign(file.accounts[europe] ?? {}, fields));

describe('provider file', () => {
  it('the sample: four accounts whose regions have become countries', () => {
    const { provider, faults } = parseProviderFile(sampleText);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      provider?.accounts.map((account) => [account.id, account.currency, account.markets.length]),
      [
        ['united-states', 'USD', 5],
        ['canada', 'CAD', 2],
        ['europe', 'EUR', 45],
        ['australia', 'AUD', 21],
      ],
    );
    assert.ok(provider.accounts[europe]?.markets.includes('IE'));
    assert.equal(provider.staff.people[0]?.role, 'admin-agent');
  });

  it('optional parts are absent: defaults', () => {
    const file = JSON.parse(sampleText) as SampleFile;
    for (const name of ['resellers', 'customers', 'languages']) Reflect.deleteProperty(file, name);
    for (const name of ['news', 'groups']) Reflect.deleteProperty(file.staff, name);
    const { provider } = parseProviderFile(JSON.stringify(file));
    assert.deepEqual(provider?.resellers, { allowSelfRegistration: false, known: [] });
    assert.deepEqual(provider.customers, { admission: 'anyone' });
    assert.deepEqual(provider.staff.news, { channel: true, people: true });
    assert.deepEqual(provider.staff.groups, []);
    assert.deepEqual(provider.languages, ['en', 'de']);
  });

  it('not JSON: one fault for the whole file', () => {
    const { provider, faults } = parseProviderFile('{ "provider": ');
    assert.equal(provider, undefined);
    assert.equal(faults.length, 1);
    assert.match(faults[0]?.sentence ?? '', /^is not JSON: /);
  });

  it('JSON of another kind: faults, never a crash', () => {
    for (const text of ['null', '[]', '7', '"x"', '{"accounts":{}}', '{"accounts":[null,1,{}]}']) {
      const { provider, faults } = parseProviderFile(text);
      assert.equal(provider, undefined, text);
      assert.ok(faults.length > 0, text);
    }
  });

  it('markets overlap in one cloud: refused, naming the country and the other account', () => {
    assert.deepEqual(faultsOfEurope({ markets: ['IE', 'CA'] }), [
      'accounts[2].markets: account canada already sells in Canada (CA); a country belongs to one account.',
    ]);
  });

  it('markets overlap in different clouds: allowed', () => {
    const faults = faultsAfter((file) => {
      const link =
        'https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=11111111-1111-4111-8111-000000000003&csp=1&msppid=0';
      Object.assign(file.accounts[europe] ?? {}, { markets: ['US'], cloud: 'us-government', link });
      Reflect.deleteProperty(file, 'resellers');
    });
    assert.deepEqual(faults, []);
  });

  it('a whole region overlaps: three countries named, the others counted', () => {
    const [fault] = faultsOfEurope({ markets: 'csp-region:australia' });
    // The fault stands at the later of the two accounts.
    assert.match(
      fault ?? '',
      /^accounts\[3\]\.markets: account europe already sells in .+, .+, .+ and 18 more;/,
    );
  });

  it('an account without a link: refused, saying which two kinds there are', () => {
    const [fault] = faultsOfEurope({ link: undefined });
    assert.match(fault ?? '', /^accounts\[2\]\.link: is missing: "fetch" asks Partner Center/);
  });

  it('a fixed link of this account: accepted, in every documented form', () => {
    const tenant = '11111111-1111-4111-8111-000000000003';
    for (const link of [
      `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${tenant}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`,
      `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${tenant.toUpperCase()}#/partners/invitation`,
      `https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=${tenant}&csp=1&msppid=0`,
    ]) {
      assert.deepEqual(faultsOfEurope({ link }), [], link);
    }
  });

  it("a link on a host that is not Microsoft's, or not https: refused", () => {
    const query = '?partnerId=11111111-1111-4111-8111-000000000003';
    for (const [link, sentence] of [
      [
        `https://admin.microsoft.com.example/${query}`,
        /admin\.microsoft\.com\.example is not one of Microsoft's hosts/,
      ],
      [`https://admin.microsoft.com@evil.example/${query}`, /evil\.example is not one of/],
      [`https://admin.microsoft.com:8443/${query}`, /admin\.microsoft\.com:8443 is not one of/],
      [`http://admin.microsoft.com/${query}`, /must be "fetch" or the https/],
      ['later', /must be "fetch" or the https/],
    ] as const) {
      const faults = faultsOfEurope({ link });
      assert.equal(faults.length, 1, link);
      assert.match(faults[0] ?? '', sentence);
    }
  });

  it("a link that names another partner's tenant: refused", () => {
    const link =
      'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=99999999-9999-4999-8999-999999999999#/partners/invitation';
    assert.match(
      faultsOfEurope({ link })[0] ?? '',
      /^accounts\[2\]\.link: does not name this account's tenant/,
    );
  });

  const spoilt: readonly (readonly [situation: string, fields: Loose, fault: RegExp])[] = [
    ['an unknown country', { markets: ['IE', 'XX'] }, /^accounts\[2\]\.markets\[1\]: "XX" is not a country/],
    ['a country in words', { markets: ['Ireland'] }, /"Ireland" is not a country/],
    ['a country nobody may sell in', { markets: ['RU'] }, /Russia \(RU\) is in no CSP market list/],
    ['no country at all', { markets: [] }, /markets: must name at least one country/],
    ['a misspelt region', { markets: 'csp-region:eurpe' }, /Did you mean csp-region:europe\?/],
    ['a region without its prefix', { markets: 'europe' }, /"europe" is not a CSP region/],
    ['markets of another type', { markets: 5 }, /must be a list of countries/],
    ['a currency that is none', { currency: 'EURO' }, /currency: must be an ISO 4217/],
    ['a currency in small letters', { currency: 'eur' }, /currency: must be an ISO 4217/],
    ['a tenant that is no GUID', { tenantId: 'opendoor.com' }, /tenantId: must be a GUID/],
    ['a partner id that is no number', { partnerId: 'abc' }, /partnerId: must be the partner location id/],
    ['an id with spaces', { id: 'Europe one' }, /id: must be lower-case words/],
    ['a credential in small letters', { credential: 'europe' }, /credential: must be upper-case/],
    ['an unknown cloud', { cloud: 'moon' }, /cloud: must be public, us-government/],
    ['an empty legal name', { legalName: ' ' }, /legalName: must not be empty/],
    [
      'a misspelt field',
      { legalNmae: 'x' },
      /accounts\[2\]\.legalNmae: is not a field\. Did you mean legalName\?/,
    ],
    [
      'a group for rights nobody asks for',
      { adminGroups: { everything: '44444444-4444-4444-8444-000000000002' } },
      /adminGroups/,
    ],
    ['a group that is no object id', { adminGroups: { licences: 'CSP' } }, /adminGroups\.licences/],
    ['an id used twice', { id: 'canada' }, /id: canada is used by two accounts/],
    [
      'a tenant used twice',
      { tenantId: '11111111-1111-4111-8111-000000000001' },
      /united-states has the same tenant/,
    ],
  ];
  for (const [situation, fields, fault] of spoilt) {
    it(`${situation}: refused at its place, alone`, () => {
      const faults = faultsOfEurope(fields);
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0] ?? '', fault);
    });
  }

  it('faults of several kinds: all told at once', () => {
    const faults = faultsAfter((file) => {
      Object.assign(file.accounts[0] ?? {}, { currency: 'DOLLAR' });
      Object.assign(file.accounts[3] ?? {}, { markets: ['CA'] });
      file.provider.contact['email'] = 'priya';
      file.staff['people'] = [{ objectId: 'x', role: 'boss' }];
    });
    const places = faults.map((fault) => fault.replace(/: .*/, ''));
    assert.deepEqual(places.toSorted(), [
      'accounts[0].currency',
      'accounts[3].markets',
      'provider.contact.email',
      'staff.people[0].objectId',
      'staff.people[0].role',
    ]);
  });

  it('nobody in the staff: refused', () => {
    const faults = faultsAfter((file) => Object.assign(file.staff, { people: [], groups: [] }));
    assert.match(faults[0] ?? '', /^staff: names neither people nor groups/);
  });

  it('a contact for an account that does not exist: refused with a proposal', () => {
    const faults = faultsAfter((file) => {
      file.provider.contact['perRegion'] = { eurpe: { name: 'Priya Nair', email: 'priya@opendoor.example' } };
    });
    assert.deepEqual(faults, ['provider.contact.perRegion.eurpe: is no account. Did you mean europe?']);
  });

  describe('known resellers', () => {
    type Known = { sellingTenant: Loose; ownUseTenants: Loose[]; people: Loose[] } & Loose;
    const faultsOfKnown = (change: (known: Known, file: SampleFile) => void) =>
      faultsAfter((file) => change((file['resellers'] as { known: Known[] }).known[0]!, file));

    it('the sample: one with a seller and an owner', () => {
      const [known] = parseProviderFile(sampleText).provider?.resellers.known ?? [];
      assert.deepEqual(
        [known?.company, known?.people.map(({ name, roles }) => [name, ...roles])],
        [
          'Northwind IT Ltd',
          [
            ['Nina Roth', 'seller'],
            ['Oscar Ward', 'owner'],
          ],
        ],
      );
    });

    it('mail address of somebody: as it is written, and only if it is one', () => {
      const [known] = parseProviderFile(sampleText).provider?.resellers.known ?? [];
      assert.deepEqual(
        known?.people.map(({ email }) => email),
        ['nina@northwindcsp.com', undefined],
      );
      const faults = faultsOfKnown(({ people }) => Object.assign(people[1]!, { email: 'oscar' }));
      assert.deepEqual(faults, ['resellers.known[0].people[1].email: must be an e-mail address.']);
    });

    it('tenants: neither the provider’s nor one twice', () => {
      const faults = faultsOfKnown((known, file) => {
        known.sellingTenant['tenantId'] = file.staff['tenantId'];
        known.ownUseTenants.push({ ...known.ownUseTenants[0] });
      });
      assert.deepEqual(faults, [
        'resellers.known[0].sellingTenant.tenantId: is the tenant of account europe already.',
        'resellers.known[0].ownUseTenants[1].tenantId: is the tenant of Northwind IT Ltd already.',
      ]);
    });

    it('partner id of an account, no owner, a country nobody sells in: each is a fault', () => {
      const faults = faultsOfKnown((known) => {
        known['partnerId'] = '4711003';
        known['country'] = 'JP';
        known.people.pop();
      });
      assert.deepEqual(faults, [
        'resellers.known[0].partnerId: is used twice.',
        'resellers.known[0].people: names no owner, so nobody could admit colleagues.',
        'resellers.known[0].country: no account of the public cloud sells in Japan (JP).',
      ]);
    });

    it('a role nobody knows, or none: said with its place', () => {
      const faults = faultsOfKnown((known) => {
        Object.assign(known.people[0] ?? {}, { roles: ['boss'] });
        Object.assign(known.people[1] ?? {}, { roles: [] });
      });
      assert.deepEqual(faults, [
        'resellers.known[0].people[0].roles[0]: must be seller or owner.',
        'resellers.known[0].people[1].roles: must hold at least one role.',
      ]);
    });
  });
});

describe('provider file: national clouds', () => {
  it('the sample with accounts there: without a fault, each in its cloud', () => {
    const file = path.resolve(import.meta.dirname, '../../provider.clouds.sample.json');
    const { provider, faults } = parseProviderFile(readFileSync(file, 'utf8'));
    assert.deepEqual(faults, []);
    assert.deepEqual(
      provider?.accounts.filter(({ cloud }) => cloud !== 'public').map(({ id, cloud }) => [id, cloud]),
      [
        ['government', 'us-government'],
        ['china', 'china'],
      ],
    );
    assert.equal(provider.clouds.china.desk?.name, 'China desk');
  });

  const partner = '99999999-9999-4999-8999-999999999999';
  const government = `https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=${partner}&csp=1&msppid=0`;
  const china = `https://portal.partner.microsoftonline.cn/Adminportal/Home?invType=ResellerRelationship&partnerId=${partner}&msppId=0#/partners/invitation`;
  const withClouds = (clouds: object) => faultsAfter((file) => void Object.assign(file, { clouds }));
  const invitation = (link: string) => ({ legalName: 'Open Door Technology', tenantId: partner, link });

  it('desks, and links of partner tenants there: accepted', () => {
    const desk = { name: 'China desk', email: 'china@opendoor.example' };
    assert.deepEqual(
      withClouds({
        'us-government': { invitation: invitation(government) },
        china: { desk, invitation: invitation(china) },
        germany: { desk },
      }),
      [],
    );
  });

  it('a link of another cloud or partner, or one for the closed cloud: refused at its place', () => {
    assert.match(
      withClouds({ china: { invitation: invitation(government) } })[0] ?? '',
      /^clouds\.china\.invitation\.link: portal\.office\.com is not one of Microsoft's hosts/,
    );
    assert.match(
      withClouds({
        'us-government': { invitation: invitation(government.replace(partner, homeTenant)) },
      })[0] ?? '',
      /^clouds\.us-government\.invitation\.link: does not name this account's tenant/,
    );
    assert.match(
      withClouds({ germany: { invitation: invitation(government) } })[0] ?? '',
      /^clouds\.germany\.invitation: is not a field/,
    );
  });

  it('an account for US Government without its link: the fault shows what it looks like', () => {
    const [fault] = faultsAfter((file) => {
      Object.assign(file.accounts[europe] ?? {}, { markets: ['US'], cloud: 'us-government', link: 'fetch' });
      Reflect.deleteProperty(file, 'resellers');
    });
    assert.match(fault ?? '', /cannot be "fetch".+portal\.office\.com\/partner\/partnersignup\.aspx\?type=/);
  });

  it('an account and a link beside it in one cloud: refused', () => {
    const faults = faultsAfter((file) => {
      Object.assign(file.accounts[europe] ?? {}, {
        markets: ['US'],
        cloud: 'us-government',
        link: government.replace(partner, homeTenant),
      });
      Reflect.deleteProperty(file, 'resellers');
      Object.assign(file, { clouds: { 'us-government': { invitation: invitation(government) } } });
    });
    assert.deepEqual(faults, [
      'clouds.us-government.invitation: is there twice: account europe has a link of its own.',
    ]);
  });
});

const homeTenant = '11111111-1111-4111-8111-000000000003';
