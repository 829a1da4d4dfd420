import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { countriesOf, cspRegions } from '../../src/domain/markets.ts';
import type { Cloud, PartnerAccount } from '../../src/domain/partner-account.ts';
import { proposeAccount } from '../../src/domain/region.ts';

function account(
  id: string,
  markets: readonly string[] = countriesOf(id) ?? [],
  cloud: Cloud = 'public',
): PartnerAccount {
  return {
    id,
    legalName: `Open Door Technology (${id})`,
    region: id,
    currency: 'EUR',
    markets,
    cloud,
    tenantId: `11111111-1111-4111-8111-${id.padEnd(12, '0').slice(0, 12)}`,
    partnerId: '4711000',
    credential: 'EUROPE',
    link: 'fetch',
  };
}
const four = ['united-states', 'canada', 'europe', 'australia'].map((id) => account(id));
const ids = (accounts: readonly PartnerAccount[]) => accounts.map((one) => one.id);

describe('region proposal', () => {
  for (const [country, id] of [
    ['IE', 'europe'],
    ['de', 'europe'],
    ['US', 'united-states'],
    ['PM', 'canada'],
    ['TV', 'australia'],
  ] as const) {
    it(`a tenant in ${country}: certainly ${id}, whatever the region scope says`, () => {
      const proposal = proposeAccount({ accounts: four, cloud: 'public', country, regionScope: 'AS' });
      assert.equal(proposal.kind === 'certain' && proposal.account.id, id);
      assert.equal(proposal.kind === 'certain' && proposal.country, country.toUpperCase());
    });
  }

  it('a country no account sells in: said so, also when the region scope fits an account', () => {
    const proposal = proposeAccount({ accounts: four, cloud: 'public', country: 'NZ', regionScope: 'OC' });
    assert.deepEqual(proposal, { kind: 'not-sold-there', country: 'NZ' });
  });

  it('only the region scope is known and leaves one account: likely', () => {
    for (const [regionScope, id] of [
      ['EU', 'europe'],
      ['eu', 'europe'],
      ['OC', 'australia'],
    ] as const) {
      const proposal = proposeAccount({ accounts: four, cloud: 'public', regionScope });
      assert.equal(proposal.kind === 'likely' && proposal.account.id, id);
    }
  });

  it('the region scope leaves several accounts: a choice of those', () => {
    const proposal = proposeAccount({ accounts: four, cloud: 'public', regionScope: 'NA' });
    assert.deepEqual(proposal.kind === 'choose' && ids(proposal.accounts), ['united-states', 'canada']);
  });

  it('the region scope is missing, unknown, or fits no account: a choice of all', () => {
    for (const regionScope of [undefined, '', 'WW', 'XY', 'AS', 'constructor']) {
      const proposal = proposeAccount({ accounts: four, cloud: 'public', regionScope });
      assert.deepEqual(proposal.kind === 'choose' && ids(proposal.accounts), ids(four), regionScope);
    }
  });

  it("another cloud: only that cloud's accounts count", () => {
    assert.deepEqual(proposeAccount({ accounts: four, cloud: 'china', country: 'CN' }), {
      kind: 'no-account-in-cloud',
      cloud: 'china',
    });
    const government = account('government', ['US'], 'us-government');
    const proposal = proposeAccount({
      accounts: [...four, government],
      cloud: 'us-government',
      country: 'US',
    });
    assert.equal(proposal.kind === 'certain' && proposal.account.id, 'government');
    const byScope = proposeAccount({
      accounts: [...four, government],
      cloud: 'us-government',
      regionScope: 'USGov',
    });
    assert.equal(byScope.kind === 'likely' && byScope.account.id, 'government');
  });

  const clouds: Cloud[] = ['public', 'us-government', 'china', 'germany'];
  const allCountries = cspRegions.flatMap((region) => region.countries);
  const anyAccounts = fc.array(
    fc
      .record({ region: fc.constantFrom(...cspRegions), cloud: fc.constantFrom(...clouds), id: fc.uuid() })
      .map(({ region, cloud, id }) => account(id, region.countries, cloud)),
    { maxLength: 6 },
  );
  const anyCountry = fc.option(fc.oneof(fc.constantFrom(...allCountries), fc.constantFrom('RU', 'XX')), {
    nil: undefined,
  });
  const anyScope = fc.option(fc.constantFrom('NA', 'EU', 'AS', 'OC', 'AF', 'SA', 'WW', 'USG', '??'), {
    nil: undefined,
  });
  const anyQuestion = fc.record({
    accounts: anyAccounts,
    cloud: fc.constantFrom(...clouds),
    country: anyCountry,
    regionScope: anyScope,
  });

  it('any question: never an account of another cloud, and never one that does not sell in the known country', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const proposal = proposeAccount(question);
        const proposed =
          'account' in proposal ? [proposal.account] : 'accounts' in proposal ? proposal.accounts : [];
        for (const one of proposed) {
          assert.equal(one.cloud, question.cloud);
          if (question.country) assert.ok(one.markets.includes(question.country));
        }
      }),
    );
  });

  it('any question: the country decides alone, and without it nothing is ever certain or refused', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { kind } = proposeAccount(question);
        const inCloud = question.accounts.filter((one) => one.cloud === question.cloud);
        const sells = inCloud.some((one) => question.country && one.markets.includes(question.country));
        if (inCloud.length === 0) assert.equal(kind, 'no-account-in-cloud');
        else if (question.country) assert.equal(kind, sells ? 'certain' : 'not-sold-there');
        else assert.ok(kind === 'likely' || kind === 'choose');
      }),
    );
  });

  it('any question with a choice: at least one account, in the order of the file, none twice', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const proposal = proposeAccount(question);
        if (proposal.kind !== 'choose') return;
        assert.ok(proposal.accounts.length > 0);
        const positions = proposal.accounts.map((one) => question.accounts.indexOf(one));
        assert.deepEqual(
          positions,
          positions.toSorted((a, b) => a - b),
        );
        assert.equal(new Set(positions).size, positions.length);
      }),
    );
  });
});
