import assert from 'node:assert/strict';
import { createPartnerCenter } from '../../../src/services/partner-center/client.ts';
import type { Customer, PartnerCenter } from '../../../src/services/partner-center/port.ts';
import { europe } from '../support/accounts.ts';
import { rejectsWith } from '../support/problems.ts';
import { startRemote, type LocalRemote, type Reply } from '../support/remote.ts';
import { countingSignIn, type CountingSignIn } from '../support/sign-in.ts';

const account = europe();
const contoso = '33333333-3333-4333-8333-000000000001';
const customerBody = (id = contoso, more: Record<string, unknown> = {}) => ({
  id,
  companyProfile: { tenantId: id, domain: 'Contoso.onmicrosoft.com', companyName: 'Contoso Ltd' },
  relationshipToPartner: 'reseller',
  ...more,
});
const customer: Customer = {
  tenantId: contoso,
  companyName: 'Contoso Ltd',
  domain: 'contoso.onmicrosoft.com',
  isReseller: true,
};
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const linkOf = (tenantId: string) =>
  `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${tenantId}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`;

describe('Partner Center', () => {
  let remote: LocalRemote;
  let signIn: CountingSignIn;
  let partnerCenter: PartnerCenter;
  beforeEach(async () => {
    remote = await startRemote();
    signIn = countingSignIn();
    partnerCenter = createPartnerCenter({ sender: remote.sender, signIn });
  });
  afterEach(() => remote.stop());
  const found = () => partnerCenter.customer(account, contoso);

  describe('every call', () => {
    it('carries the token of the account and the headers of the contract', async () => {
      remote.answerWith({ json: customerBody() });
      await found();
      const [seen] = remote.seen;
      assert.deepEqual([seen?.host, seen?.method], ['api.partnercenter.microsoft.com', 'GET']);
      assert.equal(seen?.headers.authorization, 'Bearer app-token-1');
      assert.equal(seen?.headers.accept, 'application/json');
      assert.match(String(seen?.headers['ms-requestid']), guid);
      assert.match(String(seen?.headers['ms-correlationid']), guid);
      assert.equal(seen?.headers.validatemfa, undefined);
      assert.deepEqual(signIn.requests[0], {
        credential: 'EUROPE',
        tenantId: account.tenantId,
        authority: 'https://login.microsoftonline.com',
        scope: 'https://api.partnercenter.microsoft.com/.default',
      });
    });

    it('China: its own base, authority and scope', async () => {
      remote.answerWith({ json: customerBody() });
      await partnerCenter.customer(europe({ cloud: 'china' }), contoso);
      assert.equal(remote.seen[0]?.host, 'partner.partnercenterapi.microsoftonline.cn');
      assert.equal(signIn.requests[0]?.scope, 'https://partner.partnercenterapi.microsoftonline.cn/.default');
      assert.equal(signIn.requests[0]?.authority, 'https://login.partner.microsoftonline.cn');
    });

    it('repeated after 503 and a lost answer: the request id stays, a new call has a new one', async () => {
      remote.answerWith({ status: 503 }, 'drop', { json: customerBody() });
      await found();
      await found();
      const ids = remote.seen.map(({ headers }) => headers['ms-requestid']);
      assert.deepEqual([new Set(ids.slice(0, 3)).size, new Set(ids).size], [1, 2]);
      assert.equal(new Set(remote.seen.map(({ headers }) => headers['ms-correlationid'])).size, 2);
    });

    it('401: the token is forgotten and the call made once more', async () => {
      remote.answerWith({ status: 401 }, { json: customerBody() });
      assert.equal((await found()).kind, 'found');
      assert.deepEqual(signIn.forgotten, ['app-token-1']);
      assert.equal(remote.seen[1]?.headers.authorization, 'Bearer app-token-2');
    });

    it('401 for good: unauthorised after the second', async () => {
      remote.answerWith({ status: 401, json: { code: 400, description: 'Access denied' } });
      await rejectsWith(found(), 'unauthorised', { status: 401, code: '400' });
      assert.equal(remote.seen.length, 2);
    });

    it('429: throttled with the seconds, not asked again', async () => {
      const json = { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' };
      remote.answerWith({ status: 429, headers: { 'retry-after': '57' }, json });
      await rejectsWith(found(), 'throttled', { retryAfterSeconds: 57 });
      assert.equal(remote.seen.length, 1);
    });

    it('500 for ever: unavailable with the correlation id', async () => {
      remote.answerWith({ status: 500, headers: { 'ms-correlationid': 'c-1' }, json: { code: 5000 } });
      await rejectsWith(found(), 'unavailable', { status: 500, correlationId: 'c-1' });
    });

    it('byte order mark, stray question mark, PascalCase: read all the same', async () => {
      const pascal = {
        Id: contoso.toUpperCase(),
        CompanyProfile: { Domain: 'contoso.onmicrosoft.com', CompanyName: 'Contoso Ltd' },
        RelationshipToPartner: 'Reseller',
      };
      for (const start of ['\uFEFF', '?']) {
        remote.answerWith({ text: start + JSON.stringify(pascal) });
        assert.deepEqual(await found(), { kind: 'found', customer });
      }
    });

    it('a proxy answers with a page: unavailable', async () => {
      remote.answerWith({ text: '<html>' });
      await rejectsWith(found(), 'unavailable', { code: 'unreadable-answer' });
    });
  });

  describe('customer by id', () => {
    it('there: found', async () => {
      remote.answerWith({ json: customerBody() });
      assert.deepEqual(await found(), { kind: 'found', customer });
      assert.equal(remote.seen[0]?.path, `/v1/customers/${contoso}`);
    });

    for (const relationship of ['none', 'advisor', 'microsoft_support', undefined]) {
      it(`relationship ${relationship ?? 'absent'}: found, but no reseller relationship`, async () => {
        remote.answerWith({ json: customerBody(contoso, { relationshipToPartner: relationship }) });
        assert.deepEqual(await found(), { kind: 'found', customer: { ...customer, isReseller: false } });
      });
    }

    const notYet: Reply[] = [
      { status: 403, json: { code: 20002 } },
      { status: 404, json: { code: 1000 } },
      { status: 404, json: { code: '60003' } },
      { status: 404 },
    ];
    for (const reply of notYet) {
      it(`${JSON.stringify(reply)}: not yet`, async () => {
        remote.answerWith(reply);
        assert.deepEqual(await found(), { kind: 'not-yet' });
      });
    }

    it('403 for another reason: a Problem', async () => {
      remote.answerWith({ status: 403, json: { code: 900150 } });
      await rejectsWith(found(), 'unauthorised', { code: '900150' });
      remote.answerWith({ status: 403, json: { code: 900124 } });
      await rejectsWith(found(), 'rejected', { code: '900124' });
    });

    it('id that is no GUID: rejected without a call', async () => {
      for (const id of ['', 'contoso.com', `${contoso}/orders`, '../../v1/customers']) {
        await rejectsWith(partnerCenter.customer(account, id), 'rejected', { code: 'not-a-guid' });
      }
      assert.deepEqual([remote.seen.length, signIn.requests.length], [0, 0]);
    });
  });

  describe('customers by domain', () => {
    it('asks with the filter of the contract', async () => {
      remote.answerWith({ json: { totalCount: 1, items: [customerBody()] } });
      assert.deepEqual(await partnerCenter.customersByDomain(account, 'Contoso.com'), [customer]);
      assert.equal(remote.seen[0]?.query.get('size'), '0');
      assert.equal(
        remote.seen[0]?.query.get('filter'),
        '{"Field":"Domain","Value":"contoso.com","Operator":"starts_with"}',
      );
    });

    it('nobody: empty', async () => {
      remote.answerWith({ json: { totalCount: 0, items: [], attributes: { objectType: 'Collection' } } });
      assert.deepEqual(await partnerCenter.customersByDomain(account, 'contoso.com'), []);
    });

    it('no domain: rejected without a call', async () => {
      for (const text of ['', '"}', 'contoso', 'a b.com']) {
        await rejectsWith(partnerCenter.customersByDomain(account, text), 'rejected', {
          code: 'not-a-domain',
        });
      }
      assert.equal(remote.seen.length, 0);
    });
  });

  describe('all customers', () => {
    const all = async () => {
      const pages: string[][] = [];
      for await (const page of partnerCenter.allCustomers(account))
        pages.push(page.map(({ tenantId }) => tenantId));
      return pages;
    };
    const id = (n: number) => `33333333-3333-4333-8333-00000000000${n}`;

    it('three pages, token in body or in the next link: followed by header', async () => {
      remote.answerWith(
        { json: { items: [customerBody(id(1))], continuationToken: 'one' } },
        {
          json: {
            items: [],
            links: { next: { uri: '/customers', headers: [{ key: 'MS-ContinuationToken', value: 'two' }] } },
          },
        },
        {
          json: { items: [customerBody(id(2)), customerBody(id(3))], links: { self: { uri: '/customers' } } },
        },
      );
      assert.deepEqual(await all(), [[id(1)], [], [id(2), id(3)]]);
      assert.deepEqual(
        remote.seen.map(({ query, headers }) => [
          query.get('seekOperation'),
          headers['ms-continuationtoken'],
        ]),
        [
          [null, undefined],
          ['Next', 'one'],
          ['Next', 'two'],
        ],
      );
      assert.deepEqual(new Set(remote.seen.map(({ query }) => query.get('size'))), new Set(['500']));
    });

    it('the same token with another page: goes on; with the same page: ends', async () => {
      remote.answerWith(
        { json: { items: [customerBody(id(1))], continuationToken: 'same' } },
        { json: { items: [customerBody(id(2))], continuationToken: 'same' } },
      );
      assert.deepEqual(await all(), [[id(1)], [id(2)], [id(2)]]);
    });

    it('throttled on the second page: the first was handed over, then a Problem', async () => {
      remote.answerWith({ json: { items: [customerBody()], continuationToken: 'one' } }, { status: 429 });
      await rejectsWith(all(), 'throttled');
    });
  });

  it('resellers of a customer: asked as the agent', async () => {
    const item = { id: account.tenantId, name: 'First Up Consultants', mpnId: 4847383, state: 'Active' };
    remote.answerWith({ json: { items: [item, { id: contoso, name: 'ReleCloud' }] } });
    assert.deepEqual(await partnerCenter.resellersOf(account, contoso), [
      { tenantId: account.tenantId, name: 'First Up Consultants', mpnId: '4847383', state: 'Active' },
      { tenantId: contoso, name: 'ReleCloud', mpnId: undefined, state: undefined },
    ]);
    const [seen] = remote.seen;
    assert.equal(seen?.path, `/v1/customers/${contoso}/relationships`);
    assert.deepEqual(
      [seen?.headers.authorization, seen?.headers.validatemfa],
      ['Bearer user-token-1', 'true'],
    );
  });

  describe('relationship link', () => {
    it('fetched: asked as the agent, checked, returned', async () => {
      remote.answerWith({ json: { url: linkOf(account.tenantId), attributes: {} } });
      assert.equal(await partnerCenter.relationshipLink(account), linkOf(account.tenantId));
      const [seen] = remote.seen;
      assert.deepEqual(
        [seen?.path, seen?.headers.validatemfa],
        ['/v1/customers/relationshiprequests', 'true'],
      );
    });

    it('fetched, but of another partner or on another host: rejected', async () => {
      remote.answerWith({ json: { url: linkOf(contoso) } });
      await rejectsWith(partnerCenter.relationshipLink(account), 'rejected', { code: 'link-wrong-partner' });
      remote.answerWith({
        json: { url: linkOf(account.tenantId).replace('admin.microsoft.com', 'evil.example') },
      });
      await rejectsWith(partnerCenter.relationshipLink(account), 'rejected', { code: 'link-host-refused' });
    });

    it('for a reseller: named in the question, and in the answer', async () => {
      const url = linkOf(contoso)
        .replace('ResellerRelationship', 'IndirectResellerRelationship')
        .replace('&DAP', `&indirectCSPId=${account.tenantId}&DAP`);
      remote.answerWith({ json: { url } });
      assert.equal(await partnerCenter.relationshipLink(account, { tenantId: contoso }), url);
      assert.equal(remote.seen[0]?.query.get('indirectResellerId'), contoso);
      await rejectsWith(partnerCenter.relationshipLink(account, { tenantId: account.tenantId }), 'rejected', {
        code: 'link-wrong-reseller',
      });
    });

    it('fixed in the configuration: returned without a call, checked all the same', async () => {
      const fixed = europe({ link: linkOf(account.tenantId) });
      assert.equal(await partnerCenter.relationshipLink(fixed), fixed.link);
      await rejectsWith(partnerCenter.relationshipLink(europe({ link: linkOf(contoso) })), 'rejected');
      assert.equal(remote.seen.length, 0);
    });

    it('role without the rights: unauthorised', async () => {
      remote.answerWith({ status: 403, json: { code: 900150 } });
      await rejectsWith(partnerCenter.relationshipLink(account), 'unauthorised', { code: '900150' });
    });

    it('second factor missing: unauthorised with that code', async () => {
      const headers = { 'www-authenticate': 'Bearer error="invalid_token"', ismfacompliant: 'false' };
      remote.answerWith({ status: 401, headers });
      await rejectsWith(partnerCenter.relationshipLink(account), 'unauthorised', { code: 'mfa-missing' });
    });
  });

  describe('webhook registration', () => {
    const wanted = {
      url: 'https://bot.example/api/webhooks/partner-center/europe',
      events: ['test-created', 'subscription-updated'],
    };
    const ensure = () => partnerCenter.ensureWebhook(account, wanted);
    const calls = () => remote.seen.map(({ method }) => method);
    const present = (more: Record<string, unknown> = {}): Reply => ({
      json: { WebhookUrl: wanted.url, WebhookEvents: ['Subscription-Updated', 'test-created'], ...more },
    });

    it('none yet: created, with the signature in a header of its own', async () => {
      remote.answerWith({ status: 404 }, { json: { SubscriberId: contoso } });
      assert.equal(await ensure(), 'created');
      assert.deepEqual(calls(), ['GET', 'POST']);
      assert.equal(remote.seen[1]?.path, '/webhooks/v1/registration');
      assert.deepEqual(JSON.parse(remote.seen[1]?.body ?? ''), {
        WebhookUrl: wanted.url,
        WebhookEvents: wanted.events,
        SignatureTokenToMsSignatureHeader: true,
      });
    });

    it('as wanted, events in another order and letter case: unchanged', async () => {
      remote.answerWith(present());
      assert.equal(await ensure(), 'unchanged');
      assert.deepEqual(calls(), ['GET']);
    });

    for (const [title, reply] of [
      ['another address', present({ WebhookUrl: 'https://old.example/' })],
      ['other events', present({ WebhookEvents: ['test-created'] })],
      ['signature in the Authorization header', present({ signatureTokenToMsSignatureHeader: false })],
    ] as const) {
      it(`${title}: updated`, async () => {
        remote.answerWith(reply, { json: {} });
        assert.equal(await ensure(), 'updated');
        assert.deepEqual(calls(), ['GET', 'PUT']);
      });
    }

    it('registered meanwhile by another instance (409): updated', async () => {
      remote.answerWith({ status: 404 }, { status: 409 }, { json: {} });
      assert.equal(await ensure(), 'updated');
      assert.deepEqual(calls(), ['GET', 'POST', 'PUT']);
    });

    it('answer lost while registering: repeated, found to exist (409), so updated', async () => {
      remote.answerWith({ status: 404 }, 'drop', { status: 409 }, { json: {} });
      assert.equal(await ensure(), 'updated');
      assert.deepEqual(calls(), ['GET', 'POST', 'POST', 'PUT']);
    });

    it('cannot be read, cannot be written: the Problem', async () => {
      remote.answerWith({ status: 403, json: { code: 900150 } });
      await rejectsWith(ensure(), 'unauthorised');
      remote.answerWith({ status: 404 }, { status: 400, json: { code: 1 } });
      await rejectsWith(ensure(), 'rejected', { code: '1' });
    });

    it('event names: the list', async () => {
      remote.answerWith({ json: ['test-created', 'invoice-ready'] });
      assert.deepEqual(await partnerCenter.webhookEvents(account), ['test-created', 'invoice-ready']);
    });

    it('validation event: asked for once, its id returned; a lost answer is not repeated', async () => {
      remote.answerWith({ json: { correlationId: contoso } });
      assert.equal(await partnerCenter.requestValidationEvent(account), contoso);
      remote.answerWith('drop');
      await rejectsWith(partnerCenter.requestValidationEvent(account), 'outcome-unknown');
      assert.equal(remote.seen.length, 2);
    });

    it('validation event: its outcome', async () => {
      remote.answerWith({
        json: { correlationId: contoso, status: 'completed', results: [{ responseCode: 'OK' }] },
      });
      assert.deepEqual(await partnerCenter.validationEvent(account, contoso), {
        status: 'completed',
        responseCodes: ['OK'],
      });
      await rejectsWith(partnerCenter.validationEvent(account, '../x'), 'rejected');
    });
  });
});
