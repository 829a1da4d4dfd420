import assert from 'node:assert/strict';
import { Problem } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import type { GraphForProvider } from '../../../src/services/graph/port.ts';
import type { TenantFacts, TenantFactsReader } from '../../../src/services/tenant-facts/port.ts';
import { createCustomers, domainIn } from '../../../src/workflows/customer/index.ts';
import { accounts, customerFacts } from '../support/sample-people.ts';

const contoso: TenantFacts = {
  tenantId: customerFacts(1).tenantId,
  cloud: 'public',
  regionScope: 'EU',
  regionSubScope: undefined,
};

describe('domain in a text', () => {
  for (const text of [
    'contoso.com',
    ' Contoso.COM ',
    'https://contoso.com/',
    'http://www.contoso.com/shop?x=1#top',
    'admin@contoso.com',
    'contoso.com.',
  ]) {
    it(`"${text}": contoso.com`, () => {
      assert.equal(domainIn(text), 'contoso.com');
    });
  }

  for (const text of [
    '',
    'contoso',
    'we are contoso',
    'contoso..com',
    '-a.com',
    '10.0.0.1',
    `${'a'.repeat(260)}.com`,
  ]) {
    it(`"${text.slice(0, 20)}": none`, () => {
      assert.equal(domainIn(text), undefined);
    });
  }

  it('letters of other languages: kept, in lower case', () => {
    assert.equal(domainIn('BÜCHER.example'), 'bücher.example');
  });
});

describe('picture of a customer', () => {
  function customers(parts: {
    facts?: TenantFacts;
    named?: () => ReturnType<GraphForProvider['tenantById']>;
  }) {
    const asked: string[] = [];
    const tenantFacts: TenantFactsReader = {
      find: (text) => {
        asked.push(`facts ${text}`);
        return Promise.resolve(
          parts.facts === undefined ? { kind: 'unknown-domain' } : { kind: 'found', facts: parts.facts },
        );
      },
    };
    const named = parts.named ?? (() => Promise.resolve({ kind: 'not-found' as const }));
    const graph: GraphForProvider = {
      tenantById: (id) => {
        asked.push(`name ${id}`);
        return named();
      },
      tenantByDomain: () => Promise.reject(new Error('not asked')),
      memberGroups: () => Promise.reject(new Error('not asked')),
    };
    const log = createLog('silent');
    const homeTenantId = '11111111-1111-4111-8111-000000000003';
    return {
      asked,
      customers: createCustomers({
        tenantFacts,
        directories: { public: graph },
        accounts,
        homeTenantId,
        log,
      }),
    };
  }

  const directoryKnows = () =>
    Promise.resolve({
      kind: 'found' as const,
      tenant: {
        tenantId: contoso.tenantId,
        displayName: 'Contoso Ltd',
        defaultDomain: 'contoso.onmicrosoft.com',
      },
    });

  it('by domain: name from the directory, account from the region, no country without sign-in', async () => {
    const desk = customers({ facts: contoso, named: directoryKnows });
    assert.deepEqual(await desk.customers.byDomain('https://contoso.com'), {
      kind: 'found',
      picture: {
        facts: {
          tenantId: contoso.tenantId,
          name: 'Contoso Ltd',
          domain: 'contoso.onmicrosoft.com',
          country: undefined,
          cloud: 'public',
        },
        proposal: { kind: 'likely', account: accounts[0], because: 'region-scope' },
      },
    });
    assert.deepEqual(desk.asked, ['facts contoso.com', `name ${contoso.tenantId}`]);
  });

  it('signed in: country, name and domain of the own tenant win, and the account is certain', async () => {
    const desk = customers({ facts: contoso, named: directoryKnows });
    const signedIn = { countryCode: 'ca', displayName: 'Contoso', defaultDomain: 'contoso.com' };
    const found = await desk.customers.byTenant(contoso.tenantId, signedIn);
    assert.ok(found.kind === 'found');
    assert.deepEqual(found.picture.facts, {
      tenantId: contoso.tenantId,
      name: 'Contoso',
      domain: 'contoso.com',
      country: 'CA',
      cloud: 'public',
    });
    assert.deepEqual(found.picture.proposal, { kind: 'certain', account: accounts[1], country: 'CA' });
  });

  for (const [title, named] of [
    ['does not know it', undefined],
    [
      'cannot be asked',
      () => Promise.reject(new Problem('unauthorised', 'no', { remote: 'graph', status: 403 })),
    ],
  ] as const) {
    it(`the directory ${title}: the domain stands in for the name`, async () => {
      const desk = customers({ facts: contoso, ...(named === undefined ? {} : { named }) });
      const found = await desk.customers.byDomain('contoso.com');
      assert.ok(found.kind === 'found');
      assert.equal(found.picture.facts.name, 'contoso.com');
    });
  }

  it('a bug in the directory: not hidden', async () => {
    const desk = customers({ facts: contoso, named: () => Promise.reject(new TypeError('bug')) });
    await assert.rejects(desk.customers.byDomain('contoso.com'), TypeError);
  });

  it('another cloud: the directory, which knows only the public one, is not asked', async () => {
    const desk = customers({ facts: { ...contoso, cloud: 'china' }, named: directoryKnows });
    const found = await desk.customers.byDomain('wingtip.cn');
    assert.ok(found.kind === 'found');
    assert.deepEqual(found.picture.proposal, { kind: 'no-account-in-cloud', cloud: 'china' });
    assert.deepEqual(desk.asked, ['facts wingtip.cn']);
  });

  for (const own of ['11111111-1111-4111-8111-000000000003', '11111111-1111-4111-8111-000000000002']) {
    it(`one of our own tenants (${own.slice(-1)}): cannot be our customer`, async () => {
      const desk = customers({ facts: { ...contoso, tenantId: own } });
      assert.deepEqual(await desk.customers.byDomain('opendoor.example'), { kind: 'own-tenant' });
    });
  }

  it('no domain, or one nobody has: said so, and nobody is asked about a text that is none', async () => {
    const desk = customers({});
    assert.deepEqual(await desk.customers.byDomain('hello'), { kind: 'not-a-domain' });
    assert.deepEqual(desk.asked, []);
    assert.deepEqual(await desk.customers.byDomain('nobody.example'), { kind: 'unknown-domain' });
  });

  it('accounts: by cloud and by id', () => {
    const desk = customers({});
    assert.deepEqual(desk.customers.accountsIn('public'), accounts);
    assert.deepEqual(desk.customers.accountsIn('china'), []);
    assert.equal(desk.customers.account('canada'), accounts[1]);
    assert.equal(desk.customers.account('mars'), undefined);
  });
});
