import assert from 'node:assert/strict';
import type { PartnerAccount } from '../../../src/domain/partner-account.ts';
import { Problem } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import type { ValidationCode } from '../../../src/services/partner-center/port.ts';
import { createNationalClouds } from '../../../src/workflows/cloud/index.ts';
import { sampleAccounts } from '../../support/sample-world.ts';

const homeTenantId = '11111111-1111-4111-8111-000000000003';
const priya = { tenantId: homeTenantId, userId: '22222222-2222-4222-8222-000000000001', staff: true };
const nina = { tenantId: '66666666-6666-4666-8666-000000000001', userId: 'n', staff: false };

const europe = sampleAccounts.find(({ id }) => id === 'europe')!;
const chinaAccount: PartnerAccount = {
  ...europe,
  id: 'china',
  cloud: 'china',
  legalName: 'Open Door Technology (Shanghai) Co., Ltd.',
  markets: ['CN'],
};
const kept = {
  legalName: 'Open Door Federal',
  tenantId: europe.tenantId,
  link: 'https://portal.office.com/kept',
};
const desk = { name: 'China desk', email: 'china@opendoor.example' };

function house(parts: {
  accounts?: readonly PartnerAccount[];
  codes?: () => Promise<readonly ValidationCode[]>;
}) {
  const asked: string[] = [];
  const clouds = createNationalClouds({
    partnerCenter: {
      async relationshipLink(account) {
        asked.push(`link ${account.id}`);
        return `https://portal.partner.microsoftonline.cn/${account.id}`;
      },
      async validationCodes(account) {
        asked.push(`codes ${account.id}`);
        return (await parts.codes?.()) ?? [];
      },
    },
    accounts: parts.accounts ?? sampleAccounts,
    clouds: { 'us-government': { invitation: kept }, china: { desk }, germany: {} },
    homeTenantId,
    log: createLog('silent'),
  });
  return { clouds, asked };
}

const code = (left: number | undefined): ValidationCode => ({
  organisation: 'City of Redmond',
  code: `C${left}`,
  allowed: 5,
  left,
});

describe('national clouds of the house', () => {
  it('a link that is kept: named, given to staff only, and nobody hears of an acceptance', async () => {
    const { clouds, asked } = house({});
    assert.deepEqual(clouds.wayInto('us-government'), { legalName: kept.legalName, accountId: undefined });
    assert.equal(await clouds.linkInto('us-government', priya), kept.link);
    assert.equal(await clouds.linkInto('us-government', nina), undefined);
    assert.equal(await clouds.linkInto('us-government', { ...nina, staff: true }), undefined);
    assert.deepEqual(asked, []);
  });

  it('an account there: its link is asked for anew, and its relationships can be asked about', async () => {
    const { clouds, asked } = house({ accounts: [...sampleAccounts, chinaAccount] });
    assert.deepEqual(clouds.wayInto('china'), { legalName: chinaAccount.legalName, accountId: 'china' });
    assert.match((await clouds.linkInto('china', priya)) ?? '', /china$/);
    assert.deepEqual(asked, ['link china']);
  });

  it('nothing configured, or a closed cloud: no way in, even with an account', async () => {
    const { clouds } = house({ accounts: [...sampleAccounts, { ...chinaAccount, cloud: 'germany' }] });
    assert.equal(clouds.wayInto('china'), undefined);
    assert.equal(clouds.wayInto('germany'), undefined);
    assert.equal(await clouds.linkInto('germany', priya), undefined);
  });

  it('desks: as configured', () => {
    const { clouds } = house({});
    assert.deepEqual([clouds.desk('china'), clouds.desk('germany')], [desk, undefined]);
  });

  it('validation codes: of the accounts that sell in the United States, those with customers left, for staff', async () => {
    const government: PartnerAccount = { ...europe, id: 'gov', cloud: 'us-government', markets: ['US'] };
    const { clouds, asked } = house({
      accounts: [...sampleAccounts, government],
      codes: async () => [code(3), code(0), code(undefined)],
    });
    assert.deepEqual(await clouds.validationCodes(priya), [code(3), code(undefined)]);
    assert.deepEqual(await clouds.validationCodes(nina), []);
    assert.deepEqual(asked, ['codes united-states']);
  });

  it('Partner Center does not tell: unknown; a bug is not hidden', async () => {
    const refused = house({ codes: () => Promise.reject(new Problem('unavailable', 'no', { remote: 'x' })) });
    assert.equal(await refused.clouds.validationCodes(priya), 'unknown');
    const broken = house({ codes: () => Promise.reject(new TypeError('bug')) });
    await assert.rejects(broken.clouds.validationCodes(priya), TypeError);
  });
});
