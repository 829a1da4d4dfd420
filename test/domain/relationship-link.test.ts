import assert from 'node:assert/strict';
import { checkLink, checkWrittenLink, templateLink } from '../../src/domain/relationship-link.ts';
import { europe } from '../services/support/accounts.ts';

const account = europe();
const other = '22222222-2222-4222-8222-222222222222';
const reseller = { tenantId: '99999999-9999-4999-8999-999999999999' };
const query = `invType=ResellerRelationship&partnerId=${account.tenantId}&msppId=0&DAP=false`;
const home = 'https://admin.microsoft.com/Adminportal/Home';
const fragment = '#/BillingAccounts/partner-invitation';
const indirect = `invType=IndirectResellerRelationship&partnerId=${reseller.tenantId}&msppId=4847383&indirectCSPId=${account.tenantId}&DAP=false`;

describe('relationship link', () => {
  for (const [title, link] of [
    ['documented form', `${home}?${query}${fragment}`],
    ['newer fragment', `${home}?${query}#/partners/invitation`],
    ['newer host', `https://admin.cloud.microsoft/?${query}#/partners/invitation`],
    ['older host', `https://businessstore.microsoft.com/manage/partner-invitation?${query}`],
    [
      'older host with a language',
      `https://businessstore.microsoft.com/en-ie/manage/partner-invitation?${query}`,
    ],
    [
      'Office portal',
      `https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=${account.tenantId}&csp=1&msppid=0`,
    ],
    [
      'names and ids in other letter case',
      `${home}?INVTYPE=resellerrelationship&PartnerId=${account.tenantId.toUpperCase()}${fragment}`,
    ],
    ['reseller with us as provider', `${home}?${indirect}${fragment}`],
  ] as const) {
    it(`${title}: valid`, () => {
      assert.equal(checkLink(account, link).kind, 'valid');
    });
  }

  for (const [title, link, reason] of [
    ['no URL', 'see the mail', 'not-a-url'],
    [
      'another host',
      `https://admin.microsoft.com.evil.example/Adminportal/Home?${query}${fragment}`,
      'host-refused',
    ],
    ['http', `${home}?${query}${fragment}`.replace('https', 'http'), 'host-refused'],
    ['a port', `https://admin.microsoft.com:8443/Adminportal/Home?${query}${fragment}`, 'host-refused'],
    ['credentials', `https://admin.microsoft.com@evil.example/?${query}`, 'host-refused'],
    [
      'credentials on the right host',
      `https://x:y@admin.microsoft.com/Adminportal/Home?${query}${fragment}`,
      'host-refused',
    ],
    ['script', 'javascript:alert(1)', 'host-refused'],
    [
      'another page of the host',
      `https://admin.microsoft.com/Adminportal/Other?${query}${fragment}`,
      'unknown-form',
    ],
    ['another fragment', `${home}?${query}#/users`, 'unknown-form'],
    [
      'another kind of invitation',
      `${home}?${query.replace('ResellerRelationship', 'Advisor')}${fragment}`,
      'unknown-form',
    ],
    ['no partner', `${home}?invType=ResellerRelationship${fragment}`, 'unknown-form'],
    [
      'partner that is no GUID',
      `${home}?invType=ResellerRelationship&partnerId=4711${fragment}`,
      'unknown-form',
    ],
    ['the partner twice', `${home}?${query}&PARTNERID=${other}${fragment}`, 'unknown-form'],
    ['another partner', `${home}?${query.replace(account.tenantId, other)}${fragment}`, 'wrong-partner'],
    [
      'a reseller of another provider',
      `${home}?${indirect.replace(account.tenantId, other)}${fragment}`,
      'wrong-partner',
    ],
    [
      'a reseller without a provider',
      `${home}?${indirect.replace(/&indirectCSPId=[^&]+/, '')}${fragment}`,
      'wrong-partner',
    ],
  ] as const) {
    it(`${title}: ${reason}`, () => {
      assert.deepEqual(checkLink(account, link), { kind: 'invalid', reason });
    });
  }

  it('asked for a reseller: only its own link will do', () => {
    assert.equal(checkLink(account, `${home}?${indirect}${fragment}`, reseller).kind, 'valid');
    const wrong = { kind: 'invalid', reason: 'wrong-reseller' };
    assert.deepEqual(checkLink(account, `${home}?${query}${fragment}`, reseller), wrong);
    assert.deepEqual(checkLink(account, `${home}?${indirect}${fragment}`, { tenantId: other }), wrong);
  });

  it('link of another cloud: host refused', () => {
    const government = europe({ cloud: 'us-government' });
    assert.deepEqual(checkLink(government, `${home}?${query}${fragment}`), {
      kind: 'invalid',
      reason: 'host-refused',
    });
  });

  for (const cloud of ['public', 'us-government', 'germany'] as const) {
    it(`template, ${cloud}: passes its own check`, () => {
      const link = templateLink(europe({ cloud }));
      assert.equal(checkWrittenLink(europe({ cloud }), link ?? '').kind, 'valid');
    });
  }

  it('template, China: none, its page is not documented', () => {
    assert.equal(templateLink(europe({ cloud: 'china' })), undefined);
  });

  describe('one that people write down', () => {
    const plain = `invType=ResellerRelationship&partnerId=${account.tenantId}`;
    const office = `https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=${account.tenantId}`;

    for (const [title, link] of [
      ['as Partner Center shows it', `${home}?${query}${fragment}`],
      ['nothing but the partner', `${home}?${plain}${fragment}`],
      ['the account’s own location', `${home}?${plain}&msppId=${account.partnerId}${fragment}`],
      ['Office portal', `${office}&csp=1&msppid=0`],
    ] as const) {
      it(`${title}: valid`, () => {
        assert.equal(checkWrittenLink(account, link).kind, 'valid');
      });
    }

    for (const [title, link, reason] of [
      [
        'a reseller of anybody’s choice, with us as provider',
        `${home}?${indirect}${fragment}`,
        'of-reseller',
      ],
      ['another provider beside us', `${home}?${plain}&indirectCSPId=${other}${fragment}`, 'foreign-id'],
      [
        'ourselves as the provider of ourselves',
        `${home}?${plain}&indirectCSPId=${account.tenantId}${fragment}`,
        'foreign-id',
      ],
      ['another partner’s location', `${home}?${plain}&msppId=666${fragment}`, 'foreign-id'],
      ['another partner’s location, Office portal', `${office}&csp=1&msppid=666`, 'foreign-id'],
      ['delegated administration', `${home}?${plain}&msppId=0&DAP=true${fragment}`, 'asks-for-admin-rights'],
      [
        'delegated administration, in other words',
        `${home}?${plain}&dap=1${fragment}`,
        'asks-for-admin-rights',
      ],
      [
        'a parameter of nobody’s',
        `${home}?${plain}&returnUrl=https://evil.example/${fragment}`,
        'unknown-parameter',
      ],
      ['a known parameter with another value', `${office}&csp=2`, 'unknown-parameter'],
    ] as const) {
      it(`${title}: ${reason}`, () => {
        assert.deepEqual(checkWrittenLink(account, link), { kind: 'invalid', reason });
      });
    }

    it('China, where delegated administration is all there is: may be asked for', () => {
      const link = `https://portal.partner.microsoftonline.cn/Adminportal/Home?${plain}&msppId=0&DAP=true#/partners/invitation`;
      assert.equal(checkWrittenLink(europe({ cloud: 'china' }), link).kind, 'valid');
    });
  });
});
