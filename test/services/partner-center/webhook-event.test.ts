import assert from 'node:assert/strict';
import {
  customerIdOf,
  dedupeKey,
  parseWebhookEvent,
  relationshipIdOf,
  validationIdOf,
  type WebhookEvent,
} from '../../../src/services/partner-center/webhook-event.ts';

const id = '4b2a6e33-8791-4386-bd2b-0d55baf25039';
const accepted = {
  EventName: 'reseller-relationship-accepted-by-customer',
  ResourceUri: `https://api.partnercenter.microsoft.com/v1/customers/${id}`,
  ResourceName: 'Customer',
  AuditUri: null,
  ResourceChangeUtcDate: '2026-10-18T00:26:24.0159088+00:00',
};
function read(more: Record<string, unknown> = {}): WebhookEvent {
  const parsed = parseWebhookEvent({ ...accepted, ...more });
  assert.equal(parsed.kind, 'event');
  return parsed.kind === 'event' ? parsed.event : assert.fail();
}

describe('webhook event', () => {
  it('documented form: read', () => {
    assert.deepEqual(read(), {
      eventName: accepted.EventName,
      resourceName: 'Customer',
      resourceUri: accepted.ResourceUri,
      auditUri: undefined,
      resourceChangeUtcDate: accepted.ResourceChangeUtcDate,
    });
  });

  it('other letter case, parts left out, more than we know: read', () => {
    const parsed = parseWebhookEvent({
      eventname: 'dap-admin-relationship-approved',
      RESOURCEURI: null,
      more: { deep: [1] },
    });
    assert.equal(parsed.kind === 'event' && parsed.event.eventName, 'dap-admin-relationship-approved');
  });

  it('what was read, stored and read again: the same', () => {
    const stored: unknown = JSON.parse(JSON.stringify(read()));
    assert.deepEqual(parseWebhookEvent(stored), { kind: 'event', event: read() });
  });

  for (const json of [
    undefined,
    null,
    'text',
    [],
    {},
    { EventName: '' },
    { EventName: 7 },
    { EventName: 'x'.repeat(201) },
  ]) {
    it(`${JSON.stringify(json)?.slice(0, 40)}: unreadable`, () => {
      assert.deepEqual(parseWebhookEvent(json), { kind: 'unreadable' });
    });
  }

  it('delivered again: the same key; any of its three facts different: another', () => {
    const key = dedupeKey(read());
    assert.equal(
      dedupeKey(read({ EventName: accepted.EventName.toUpperCase(), AuditUri: 'https://x' })),
      key,
    );
    for (const more of [
      { EventName: 'test-created' },
      { ResourceUri: `${accepted.ResourceUri}0` },
      { ResourceChangeUtcDate: '2026-10-18T00:26:25Z' },
    ]) {
      assert.notEqual(dedupeKey(read(more)), key);
    }
  });

  for (const [title, uri] of [
    ['as documented', accepted.ResourceUri],
    [
      'http and wrong prefix, with a subscription',
      `http://api.partnercenter.microsoft.com/webhooks/v1/customers/${id}/subscriptions/1`,
    ],
    ['upper case', `HTTPS://API.PARTNERCENTER.MICROSOFT.COM/V1/Customers/${id.toUpperCase()}`],
    ['China', `https://partner.partnercenterapi.microsoftonline.cn/v1/customers/${id}`],
  ]) {
    it(`customer, ${title}: its id`, () => {
      assert.equal(customerIdOf(read({ ResourceUri: uri })), id);
    });
  }

  for (const uri of [
    null,
    '',
    `https://evil.example/v1/customers/${id}`,
    `https://api.partnercenter.microsoft.com.evil.example/v1/customers/${id}`,
    `https://api.partnercenter.microsoft.com@evil.example/v1/customers/${id}`,
    `https://api.partnercenter.microsoft.com:444/v1/customers/${id}`,
    `ftp://api.partnercenter.microsoft.com/v1/customers/${id}`,
    `//api.partnercenter.microsoft.com/v1/customers/${id}`,
    `https://169.254.169.254/v1/customers/${id}`,
    'https://api.partnercenter.microsoft.com/v1/customers/usagerecords',
    `https://api.partnercenter.microsoft.com/v1/customers/${id}x`,
    `https://api.partnercenter.microsoft.com/v2/customers/${id}`,
    `https://api.partnercenter.microsoft.com/?next=/v1/customers/${id}`,
  ]) {
    it(`customer, ${uri ?? 'no address'}: none`, () => {
      assert.equal(customerIdOf(read({ ResourceUri: uri })), undefined);
    });
  }

  it('validation event: its correlation id', () => {
    const uri = `http://api.partnercenter.microsoft.com/webhooks/v1/registration/validationEvents/${id}`;
    assert.equal(validationIdOf(read({ ResourceUri: uri })), id);
    assert.equal(validationIdOf(read()), undefined);
  });

  const relationship = `${id}-${id}`;
  for (const [title, uri, expected] of [
    [
      'as documented',
      `https://partner.microsoft.com/granularAdminRelationships/${relationship}`,
      relationship,
    ],
    [
      'of an assignment, upper case',
      `https://partner.microsoft.com/GranularAdminRelationships/${relationship.toUpperCase()}/accessAssignments/1`,
      relationship,
    ],
    ['half an id', `https://partner.microsoft.com/granularAdminRelationships/${id}`, undefined],
    ['another host', `https://evil.example/granularAdminRelationships/${relationship}`, undefined],
    [
      'a host of Partner Center',
      `https://api.partnercenter.microsoft.com/granularAdminRelationships/${relationship}`,
      undefined,
    ],
    ['no address', null, undefined],
  ] as const) {
    it(`admin rights, ${title}: ${expected === undefined ? 'none' : 'the relationship'}`, () => {
      assert.equal(relationshipIdOf(read({ ResourceUri: uri })), expected);
    });
  }
});
