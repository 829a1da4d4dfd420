import assert from 'node:assert/strict';
import { Problem } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { createGraphForProvider } from '../../../src/services/graph/for-provider.ts';
import { createPartnerCenter } from '../../../src/services/partner-center/client.ts';
import { createOrderingAtMicrosoft } from '../../../src/services/partner-center/ordering.ts';
import { createTenantFactsReader } from '../../../src/services/tenant-facts/client.ts';
import { createBuyers } from '../../../src/workflows/buyer/index.ts';
import type { BuyersContext } from '../../../src/workflows/buyer/context.ts';
import { createCustomers } from '../../../src/workflows/customer/index.ts';
import { europe } from '../../services/support/accounts.ts';
import { rejectsWith } from '../../services/support/problems.ts';
import { startRehearsal, type Rehearsal } from '../../services/simulator/with-simulator.ts';
import {
  adventureWorks,
  cora,
  customerTenant,
  graphicDesign,
  leo,
  nina,
  northwind,
  northwindCsp,
  northwindOwnUse,
  sampleMemberships,
  wideWorld,
} from '../support/northwind.ts';

const accounts = [
  europe(),
  europe({ id: 'united-states', region: 'United States', markets: ['US'], credential: 'UNITED_STATES' }),
];
const minute = 60_000;

describe('buyers', function () {
  let rehearsal: Rehearsal;
  before(async () => {
    rehearsal = await startRehearsal();
  });
  after(() => rehearsal.stop());

  /** Buyers on the simulator that count calls; parts of Microsoft can be made to fail. */
  function desk(options: { resellers?: BuyersContext['resellers'] } = {}) {
    const calls: string[] = [];
    const failing = new Map<string, Problem>();
    let passed = 0;
    const clock = {
      now: () => rehearsal.clock.now() + passed,
      pass: (milliseconds: number) => void (passed += milliseconds),
    };
    const log = createLog('silent');
    /** The same port, noting each call by its method. */
    function counted<Port extends object>(port: Port): Port {
      return new Proxy(port, {
        get(target, name, receiver) {
          const method: unknown = Reflect.get(target, name, receiver);
          if (typeof method !== 'function' || typeof name !== 'string') return method;
          return (...args: unknown[]) => {
            calls.push(name);
            const problem = failing.get(name);
            if (problem !== undefined) {
              if (name === 'customersOfReseller') throw problem;
              return Promise.reject(problem);
            }
            return (method as (...all: unknown[]) => unknown).apply(target, args);
          };
        },
      });
    }
    const ordering = createOrderingAtMicrosoft(rehearsal);
    const graph = createGraphForProvider({
      ...rehearsal,
      home: { credential: 'EUROPE', tenantId: europe().tenantId, cloud: 'public' },
    });
    const buyers = createBuyers({
      customers: counted(ordering.customers),
      partnerCenter: counted(createPartnerCenter(rehearsal)),
      agreements: counted(ordering.agreements),
      purchasing: counted(ordering.purchasing),
      resellers: options.resellers ?? sampleMemberships(),
      tenants: createCustomers({
        tenantFacts: createTenantFactsReader({ sender: rehearsal.sender, clock }),
        directories: { public: graph },
        accounts,
        homeTenantId: europe().tenantId,
        log,
      }),
      accounts,
      clock,
      log,
    });
    const fail = (method: string, kind: Problem['kind'] = 'unavailable') =>
      void failing.set(method, new Problem(kind, 'as told', { remote: 'partner-center' }));
    return { buyers, calls, clock, fail, failing };
  }

  describe('search', () => {
    it('by name, part of a name, everyday domain part, slip of the pen: found', async () => {
      const { buyers } = desk();
      const ids = async (words: string) =>
        (await buyers.search(nina, words, 5)).map(({ tenantId }) => tenantId);
      assert.deepEqual(await ids('Adventure Works Ltd'), [adventureWorks]);
      assert.deepEqual(await ids('wide world'), [wideWorld]);
      assert.deepEqual(await ids('adventureworks.onmicrosoft.com'), [adventureWorks]);
      assert.deepEqual(await ids('advenure works'), [adventureWorks]);
      assert.deepEqual(await ids('Contoso'), []);
      assert.deepEqual(await ids('  '), []);
    });

    it('another reseller, somebody not admitted, a refused reseller: nothing, and nothing asked', async () => {
      const { buyers } = desk();
      assert.deepEqual(await buyers.search(cora, 'Adventure Works', 5), []);
      const none = desk();
      assert.deepEqual(await none.buyers.search(leo, 'Adventure Works', 5), []);
      assert.deepEqual(await none.buyers.ownTenants(leo), []);
      assert.deepEqual(await none.buyers.duplicates(leo, 'Adventure Works'), []);
      assert.deepEqual(none.calls, []);
      const refused = desk({ resellers: sampleMemberships([{ ...northwind, state: 'refused' }]) });
      assert.deepEqual(await refused.buyers.search(nina, 'Adventure Works', 5), []);
    });

    it('again within a minute: one reading of the list; later: another', async () => {
      const { buyers, calls, clock } = desk();
      await Promise.all([buyers.search(nina, 'adventure', 5), buyers.search(nina, 'wide', 5)]);
      assert.deepEqual(calls, ['customersOfReseller']);
      clock.pass(minute);
      await buyers.search(nina, 'adventure', 5);
      assert.equal(calls.length, 2);
    });

    it('Microsoft silent: the Problem, and asked again the next time', async () => {
      const { buyers, fail, failing } = desk();
      fail('customersOfReseller');
      await rejectsWith(buyers.search(nina, 'adventure', 5), 'unavailable');
      failing.clear();
      assert.equal((await buyers.search(nina, 'adventure', 5)).length, 1);
    });
  });

  describe('duplicates', () => {
    it('the same name with another form, or a slip: told; others and those of other resellers: not', async () => {
      const { buyers } = desk();
      const ids = async (name: string, by = nina) =>
        (await buyers.duplicates(by, name)).map(({ tenantId }) => tenantId);
      assert.deepEqual(await ids('Adventure Works Ltd.'), [adventureWorks]);
      assert.deepEqual(await ids('Adventure Works GmbH'), [adventureWorks]);
      assert.deepEqual(await ids('Adventur Works'), [adventureWorks]);
      assert.deepEqual(await ids('Graphic Design Institute'), []);
      assert.deepEqual(await ids('Adventure Works Limited', cora), []);
      assert.deepEqual(await ids('Works'), []);
      assert.deepEqual(await ids(''), []);
    });
  });

  describe('domain', () => {
    it('of a customer, by its everyday domain: found, with Microsoft’s name', async () => {
      const { buyers } = desk();
      assert.deepEqual(await buyers.byDomain(nina, 'adventure-works.com'), {
        kind: 'found',
        tenantId: adventureWorks,
        domain: 'adventureworks.onmicrosoft.com',
        name: 'Adventure Works Limited',
        accountId: 'europe',
        isCustomer: true,
      });
    });

    it('of another reseller’s customer: like anybody’s who has no relationship', async () => {
      const { buyers } = desk();
      const [theirs, nobodys] = [
        await buyers.byDomain(cora, 'adventure-works.com'),
        await buyers.byDomain(cora, 'fabrikam.de'),
      ];
      assert.ok(theirs.kind === 'found' && nobodys.kind === 'found');
      assert.deepEqual([theirs.isCustomer, nobodys.isCustomer], [false, false]);
      assert.deepEqual(Object.keys(theirs), Object.keys(nobodys));
    });

    it('no domain, an unknown one, our own selling tenant, the provider’s: told apart', async () => {
      const { buyers } = desk();
      const kind = async (domain: string) => (await buyers.byDomain(nina, domain)).kind;
      assert.deepEqual(
        [
          await kind('we are contoso'),
          await kind('nobody-has-this.example.com'),
          await kind('northwindcsp.com'),
          await kind('opendoor.onmicrosoft.com'),
        ],
        ['not-a-domain', 'unknown-domain', 'own-selling-tenant', 'own-selling-tenant'],
      );
    });

    it('another cloud, another region: told', async () => {
      const { buyers } = desk();
      assert.deepEqual(await buyers.byDomain(nina, 'adatum.onmicrosoft.us'), {
        kind: 'other-cloud',
        cloud: 'us-government',
      });
      assert.deepEqual(await buyers.byDomain(nina, 'wingtip.cn'), { kind: 'other-cloud', cloud: 'china' });
      assert.deepEqual(await buyers.byDomain(nina, 'litware.com'), {
        kind: 'other-region',
        region: 'United States',
      });
    });

    it('our own tenant for own licences: found, a customer', async () => {
      const { buyers } = desk();
      assert.partialDeepStrictEqual(await buyers.byDomain(nina, 'northwindit.com'), {
        kind: 'found',
        tenantId: northwindOwnUse,
        isCustomer: true,
      });
      assert.deepEqual(await buyers.ownTenants(nina), [
        { tenantId: northwindOwnUse, name: 'Northwind IT Ltd', domain: 'northwindit.onmicrosoft.com' },
      ]);
    });

    it('somebody without a reseller: refused', async () => {
      await assert.rejects(desk().buyers.byDomain(leo, 'adventure-works.com'));
      await assert.rejects(desk().buyers.standing(leo, adventureWorks));
    });
  });

  describe('standing', () => {
    it('a customer with everything: relationships, agreement, status, what it owns', async () => {
      const { buyers, calls } = desk();
      const standing = await buyers.standing(nina, adventureWorks);
      const { owned, ...facts } = standing;
      assert.deepEqual(facts, {
        tenantId: adventureWorks,
        accountId: 'europe',
        country: 'IE',
        nameAtMicrosoft: 'Adventure Works Limited',
        domain: 'adventureworks.onmicrosoft.com',
        providerRelationship: true,
        resellerRelationship: true,
        agreement: { kind: 'confirmed', signer: 'Ada Byrne', at: Date.UTC(2026, 2, 4) },
        accountStatus: 'allowed',
        segments: [],
      });
      const e3 = owned.find(({ title }) => title === 'Microsoft 365 E3');
      assert.deepEqual([e3?.productId, e3?.skuId, e3?.quantity], ['CFQ7TTC0LFLX', '0001', 40]);
      assert.ok((e3?.endsOn ?? 0) > 0);
      assert.equal(calls.length, 6, calls.join());
    });

    it('by domain and then at every step of a conversation: each part is asked for once', async () => {
      const { buyers, calls } = desk();
      await buyers.byDomain(nina, 'adventure-works.com');
      for (let step = 0; step < 5; step += 1) await buyers.standing(nina, adventureWorks);
      assert.equal(calls.length, 6, calls.join());
    });

    it('our own tenant at every step: each part is asked for once', async () => {
      const { buyers, calls } = desk();
      for (let step = 0; step < 5; step += 1) await buyers.standing(nina, northwindOwnUse);
      assert.equal(calls.length, 6, calls.join());
    });

    it('two minutes later: what may change is asked again; after ten nearly everything', async () => {
      const { buyers, calls, clock } = desk();
      await buyers.standing(nina, adventureWorks);
      calls.length = 0;
      clock.pass(2 * minute);
      await buyers.standing(nina, adventureWorks);
      assert.deepEqual(calls.toSorted(), ['accountStatus', 'subscriptions']);
      calls.length = 0;
      clock.pass(10 * minute);
      await buyers.standing(nina, adventureWorks);
      assert.deepEqual(calls.toSorted(), [
        'accountStatus',
        'customerDetails',
        'ofCustomer',
        'resellersOf',
        'subscriptions',
      ]);
    });

    it('without agreement: missing, and asked again each time', async () => {
      const { buyers, calls } = desk();
      const look = async () => (await buyers.standing(nina, wideWorld)).agreement.kind;
      assert.equal(await look(), 'missing');
      assert.equal(await look(), 'missing');
      assert.equal(calls.filter((call) => call === 'ofCustomer').length, 2);
    });

    it('another reseller’s customer: asked about at Microsoft with the same calls as nobody’s, so that waiting tells nothing', async () => {
      const { buyers, calls } = desk();
      const asked = async (domain: string, tenantId: string) => {
        const from = calls.length;
        await buyers.byDomain(cora, domain);
        await buyers.standing(cora, tenantId);
        return calls.slice(from).toSorted();
      };
      const nobodys = await asked('fabrikam.de', customerTenant(2));
      assert.ok(nobodys.length > 0);
      assert.deepEqual(await asked('wideworldimporters.fr', wideWorld), nobodys);
    });

    it('another reseller’s customer: like a tenant without any relationship', async () => {
      const { buyers, calls } = desk();
      const [theirs, nobodys] = [
        await buyers.standing(cora, adventureWorks),
        await buyers.standing(cora, customerTenant(2)),
      ];
      assert.partialDeepStrictEqual(theirs, {
        providerRelationship: false,
        resellerRelationship: false,
        nameAtMicrosoft: undefined,
        country: undefined,
        agreement: { kind: 'unknown' },
        owned: [],
      });
      const { tenantId: _, domain: __, ...same } = theirs;
      const { tenantId: ___, domain: ____, ...reference } = nobodys;
      assert.deepEqual(same, reference);
      assert.ok(!calls.includes('subscriptions') && !calls.includes('ofCustomer'), calls.join());
    });

    it('another region’s customer, and our selling tenant: without relationship', async () => {
      const { buyers, calls } = desk();
      for (const tenantId of [graphicDesign, northwindCsp]) {
        calls.length = 0;
        const standing = await buyers.standing(nina, tenantId);
        assert.equal(standing.providerRelationship, false);
        assert.equal(standing.nameAtMicrosoft, undefined);
      }
      // Nothing can be bought for the tenant one sells from, whatever Microsoft says about it.
      assert.deepEqual(calls, []);
    });

    it('our own tenant for own licences: known, though no reseller stands between', async () => {
      const standing = await desk().buyers.standing(nina, northwindOwnUse);
      assert.partialDeepStrictEqual(standing, {
        providerRelationship: true,
        resellerRelationship: false,
        accountStatus: 'allowed',
      });
      assert.equal(standing.agreement.kind, 'confirmed');
    });

    it('the provider’s customer through nobody: told so, and nothing else', async () => {
      const standing = await desk().buyers.standing(cora, northwindOwnUse);
      assert.partialDeepStrictEqual(standing, {
        providerRelationship: true,
        resellerRelationship: false,
        nameAtMicrosoft: undefined,
        agreement: { kind: 'unknown' },
        owned: [],
      });
    });

    it('somebody else’s customer registered as own: stays a stranger', async () => {
      const [own] = northwind.tenants;
      assert.ok(own !== undefined);
      const grabbed = {
        ...northwind,
        id: 'R-1003',
        tenants: [
          { tenantId: cora.tenantId, domain: 'cohoit.onmicrosoft.com', use: 'selling' as const },
          { tenantId: adventureWorks, domain: 'adventureworks.onmicrosoft.com', use: 'own-use' as const },
        ],
      };
      const { buyers } = desk({ resellers: sampleMemberships([grabbed]) });
      const standing = await buyers.standing(cora, adventureWorks);
      assert.deepEqual([standing.providerRelationship, standing.nameAtMicrosoft], [false, undefined]);
    });

    it('parts that fail: unknown, not an error', async () => {
      const { buyers, fail } = desk();
      for (const method of ['ofCustomer', 'accountStatus', 'qualifications', 'subscriptions']) fail(method);
      assert.partialDeepStrictEqual(await buyers.standing(nina, adventureWorks), {
        nameAtMicrosoft: 'Adventure Works Limited',
        agreement: { kind: 'unknown' },
        accountStatus: 'unknown',
        segments: [],
        owned: [],
        ownedUnknown: true,
      });
    });

    it('resellers of the tenant not told: our own list tells; that silent too: the Problem', async () => {
      const { buyers, fail } = desk();
      fail('resellersOf');
      assert.equal((await buyers.standing(nina, adventureWorks)).resellerRelationship, true);
      assert.equal((await buyers.standing(cora, adventureWorks)).providerRelationship, false);
      const silent = desk();
      silent.fail('resellersOf');
      silent.fail('customersOfReseller');
      await rejectsWith(silent.buyers.standing(nina, adventureWorks), 'unavailable');
    });

    it('our sign-in refused: the Problem, whatever the part', async () => {
      const { buyers, fail } = desk();
      fail('subscriptions', 'unauthorised');
      await rejectsWith(buyers.standing(nina, adventureWorks), 'unauthorised');
    });

    it('under review: told', async () => {
      rehearsal.switch({ vetting: 'UnderReview' });
      try {
        const { buyers, calls } = desk();
        for (const _ of [1, 2])
          assert.equal((await buyers.standing(nina, adventureWorks)).accountStatus, 'under-review');
        assert.equal(calls.filter((call) => call === 'accountStatus').length, 2);
      } finally {
        rehearsal.switch({ vetting: 'own' });
      }
    });
  });

  describe('address', () => {
    const company = { line1: 'Marienplatz 8', city: 'München', postalCode: '80331', country: 'de' };

    it('verified, to choose, unknown, incomplete', async () => {
      const { buyers, calls } = desk();
      const check = (more: object) => buyers.checkAddress('europe', { ...company, ...more });
      assert.deepEqual(await check({}), { kind: 'verified' });
      const choice = await check({ line1: 'Hauptstraße 1' });
      assert.ok(choice.kind === 'suggestions' && choice.suggestions.length > 0);
      assert.equal(choice.suggestions[0]?.country, 'DE');
      assert.deepEqual(await check({ line1: 'Nirgendwo 3' }), { kind: 'unknown' });
      calls.length = 0;
      assert.deepEqual(await check({ city: undefined }), { kind: 'unknown' });
      assert.deepEqual(calls, []);
    });

    it('nonsense from the service: unreadable', async () => {
      rehearsal.switch({ addressAnswer: 'unreadable' });
      try {
        assert.deepEqual(await desk().buyers.checkAddress('europe', company), { kind: 'unreadable' });
      } finally {
        rehearsal.switch({ addressAnswer: 'by-address' });
      }
    });
  });

  describe('what Microsoft publishes', () => {
    it('rules of a country: read once a day; silence: none, and asked again', async () => {
      const { buyers, calls, clock, fail, failing } = desk();
      fail('countryRules');
      assert.equal(await buyers.countryRules('europe', 'PL'), undefined);
      failing.clear();
      const rules = await buyers.countryRules('europe', 'PL');
      assert.equal(rules?.isRegistrationNumberRequired, true);
      const once = calls.length;
      await buyers.countryRules('europe', 'PL');
      assert.equal(calls.length, once);
      clock.pass(25 * 60 * 60_000);
      await buyers.countryRules('europe', 'PL');
      assert.equal(calls.length, once + 1);
    });

    it('the agreement: in the language of the country, new each time, for five minutes; else its page', async () => {
      const { buyers, clock, fail } = desk();
      const text = await buyers.agreementText('europe', 'DE');
      assert.ok(text.kind === 'document');
      assert.match(text.url, /^https:[^]*language=de-DE&country=DE/);
      assert.equal(text.until, clock.now() + 5 * 60_000);
      fail('document');
      assert.deepEqual(await buyers.agreementText('europe', 'DE'), {
        kind: 'page',
        url: 'https://aka.ms/customeragreement',
      });
    });
  });

  describe('name of a new tenant', () => {
    it('free: free, in one call, also where it is shown again; later asked anew', async () => {
      const { buyers, calls, clock } = desk();
      assert.deepEqual(
        await buyers.checkPrefix('europe', ' FourthCoffee.onmicrosoft.com ', 'Fourth Coffee'),
        {
          kind: 'free',
          prefix: 'fourthcoffee',
        },
      );
      const again = () => buyers.checkPrefix('europe', 'fourthcoffee', 'Fourth Coffee');
      await again();
      assert.deepEqual(calls, ['domainIsTaken']);
      clock.pass(2 * minute);
      await again();
      assert.equal(calls.length, 2);
    });

    it('taken: others that Microsoft calls free, in at most five calls', async () => {
      const { buyers, calls } = desk();
      const check = await buyers.checkPrefix('europe', 'adventureworks', 'Adventure Works Limited');
      assert.ok(check.kind === 'taken');
      assert.ok(check.free.length > 0 && !check.free.includes('adventureworks'));
      assert.ok(calls.length <= 5, calls.join());
      for (const prefix of check.free)
        assert.equal((await buyers.checkPrefix('europe', prefix, 'x')).kind, 'free');
    });

    it('not allowed: the reason, without asking', async () => {
      const { buyers, calls } = desk();
      const reason = async (typed: string) => {
        const check = await buyers.checkPrefix('europe', typed, 'Fabrikam');
        return check.kind === 'not-allowed' ? check.reason : check.kind;
      };
      assert.deepEqual(
        [await reason(''), await reason('fabrikam-de'), await reason('a'.repeat(28))],
        ['empty', 'characters', 'too-long'],
      );
      assert.deepEqual(calls, []);
    });
  });
});
