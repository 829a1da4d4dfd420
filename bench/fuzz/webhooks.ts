import * as fc from 'fast-check';
import type { HttpInput } from './input.ts';
import { changed, changes } from './values.ts';

const names = [
  'reseller-relationship-accepted-by-customer',
  'indirect-reseller-relationship-accepted-by-customer',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-terminated',
  'test-created',
  'subscription-updated',
];
const resources = [
  'https://api.partnercenter.microsoft.com/v1/customers/33333333-3333-4333-8333-000000000001',
  'http://api.partnercenter.microsoft.com/webhooks/v1/customers/33333333-3333-4333-8333-000000000002',
  'https://partner.microsoft.com/granularAdminRelationships/72a7ae7e-4887-4e34-9755-2e1e9b26b943-63f017cb-9e0d-4f14-94bd-4871902b3409',
  'https://attacker.example/v1/customers/33333333-3333-4333-8333-000000000001',
  'http://169.254.169.254/latest/meta-data',
  'file:///etc/passwd',
];

/** Partner Center's events: signed as it does, and by nobody, changed before or after signing. */
export const webhooks: fc.Arbitrary<HttpInput> = fc
  .record({
    event: fc.record({
      EventName: fc.constantFrom(...names),
      ResourceUri: fc.constantFrom(...resources),
      ResourceName: fc.constantFrom('Customer', 'x'),
      AuditUri: fc.constantFrom(null, 'https://attacker.example/audit'),
      ResourceChangeUtcDate: fc
        .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
        .map((date) => date.toISOString()),
    }),
    made: changes(3),
    account: fc.constantFrom('europe', 'europe', 'united-states', 'nobody', '..%2f..', '__proto__'),
    headers: fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      {
        weight: 1,
        arbitrary: fc.record({
          'x-ms-certificate-url': fc.constantFrom(
            'http://127.0.0.1:1/x',
            'https://attacker.example/x.cer',
            'x',
            '',
          ),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ 'x-ms-signature-algorithm': fc.constantFrom('none', 'rsa-sha1', '') }),
      },
    ),
    signed: fc.boolean(),
  })
  .map(({ event, made, account, headers, signed }): HttpInput => {
    const isGenuine = signed && Object.keys(headers).length === 0 && /^(europe|united-states)$/.test(account);
    return {
      kind: signed ? 'webhook, signed' : 'webhook, unsigned',
      authority: isGenuine ? 'rightful' : 'none',
      method: 'POST',
      path: `/api/webhooks/partner-center/${account}`,
      signing: signed ? 'webhook' : 'none',
      headers: { 'content-type': 'application/json', ...headers },
      body: changed(event, made),
    };
  });
