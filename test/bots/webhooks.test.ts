import assert from 'node:assert/strict';
import { randomUUID, sign } from 'node:crypto';
import { join } from 'node:path';
import {
  openCertificates,
  signerCertificateUrl,
  type Certificates,
} from '../../simulator/partner-center/certificates.ts';
import { eventually } from '../support/eventually.ts';
import { tenant } from './support/people.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const accepted = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({
    EventName: 'reseller-relationship-accepted-by-customer',
    ResourceUri: `https://api.partnercenter.microsoft.com/v1/customers/${tenant.contoso}`,
    ResourceName: 'Customer',
    AuditUri: null,
    ResourceChangeUtcDate: new Date(Date.now() + Math.random() * 1e9).toISOString(),
    ...changes,
  });

describe('webhook endpoint', () => {
  const house = useRehearsal();
  let certificates: Certificates;
  before(async () => {
    certificates = await openCertificates(join(house().dataDir, 'simulator'));
  });

  const signed = (body: string, url = signerCertificateUrl): Record<string, string> => ({
    authorization: `Signature ${sign('RSA-SHA256', Buffer.from(body), certificates.signingKey).toString('base64')}`,
    'x-ms-certificate-url': url,
    'x-ms-signature-algorithm': 'rsa-sha256',
  });
  async function post(body: string, headers: Record<string, string> = signed(body), account = 'europe') {
    const answer = await fetch(`${house().botOrigin()}/api/webhooks/partner-center/${account}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: answer.status, text: await answer.text() };
  }
  const stored = async () => (await house().footprint())['webhook_event'] ?? 0;
  const outcomeOf = (dedupe: number) =>
    eventually(async () => {
      const rows = await house().database.db.selectFrom('webhook_event').selectAll().orderBy('id').execute();
      return rows[dedupe]?.outcome ?? undefined;
    }, 'an outcome');

  const body = accepted();
  const forgeries: Record<string, () => [string, Record<string, string>]> = {
    'without any signature': () => [body, {}],
    'without the address of the certificate': () => [body, { ...signed(body), 'x-ms-certificate-url': '' }],
    'with the signature of another body': () => [body, signed(accepted())],
    'with a changed body': () => [body.replace(tenant.contoso, tenant.fabrikam), signed(body)],
    'with one more space in the body': () => [`${body} `, signed(body)],
    'with garbage as signature': () => [body, { ...signed(body), authorization: 'Signature !!!' }],
    'with a bearer token instead': () => [body, { ...signed(body), authorization: 'Bearer a.b.c' }],
    'with another algorithm': () => [body, { ...signed(body), 'x-ms-signature-algorithm': 'none' }],
    'with a certificate of somebody’s own': () => [body, signed(body, 'https://attacker.example/cert.cer')],
    'with a certificate behind the allowed host’s name': () => [
      body,
      signed(body, 'https://3psostorageacct.blob.core.windows.net.attacker.example/cert/x.cer'),
    ],
    'with a certificate over http': () => [body, signed(body, signerCertificateUrl.replace('https', 'http'))],
    'with a certificate on this machine': () => [body, signed(body, 'http://127.0.0.1:1/cert.cer')],
  };
  for (const [what, make] of Object.entries(forgeries)) {
    it(`${what}: 401 without a word, nothing stored`, async () => {
      const before = await stored();
      assert.deepEqual(await post(...make()), { status: 401, text: '' });
      assert.equal(await stored(), before);
    });
  }

  it('a certificate that cannot be had now: 503, so that Partner Center delivers again', async () => {
    const before = await stored();
    const missing = signed(body, signerCertificateUrl.replace('dispatch', 'renewed'));
    assert.deepEqual(await post(body, missing), { status: 503, text: '' });
    assert.equal(await stored(), before);
  });

  it('an account nobody has: 404 before anything is read or fetched', async () => {
    for (const account of ['atlantis', '__proto__', 'europe%2f..%2fcanada', 'EUROPE']) {
      assert.equal((await post(body, signed(body), account)).status, 404);
    }
  });

  it('no JSON, although signed: 400', async () => {
    for (const text of [
      '',
      '[]',
      'null',
      '{"EventName":5}',
      '{"EventName":""}',
      `${'['.repeat(60)}${']'.repeat(60)}`,
    ]) {
      assert.equal((await post(text)).status, 400);
    }
  });

  it('signed and delivered three times at once and once later: 200 each time, stored once', async () => {
    const before = await stored();
    const event = accepted();
    const answers = await Promise.all([post(event), post(event), post(event)]);
    answers.push(await post(event));
    assert.deepEqual(
      answers.map(({ status, text }) => [status, text]),
      Array.from({ length: 4 }, () => [200, '']),
    );
    assert.equal(await stored(), before + 1);
  });

  it('an acceptance that Partner Center does not show: nothing is believed', async () => {
    const index = await stored();
    await post(
      accepted({ ResourceUri: `https://api.partnercenter.microsoft.com/v1/customers/${tenant.fabrikam}` }),
    );
    assert.equal(await outcomeOf(index), 'not-confirmed');
    assert.equal((await house().footprint())['invitation'], 0);
  });

  it('a resource on a foreign host, or that is no customer: nobody is called, nothing happens', async () => {
    const calls = async () =>
      Object.keys((await (await fetch(`${house().origin}/control/api/counters`)).json()) as object);
    const before = await calls();
    for (const ResourceUri of [
      `https://attacker.example/v1/customers/${tenant.contoso}`,
      `https://api.partnercenter.microsoft.com@attacker.example/v1/customers/${tenant.contoso}`,
      `https://api.partnercenter.microsoft.com/v1/customers/../../../${tenant.contoso}`,
      `https://api.partnercenter.microsoft.com/v1/customers/${tenant.contoso.slice(0, -1)}/`,
      'file:///etc/passwd',
      'javascript:alert(1)',
      null,
    ]) {
      const index = await stored();
      assert.equal((await post(accepted({ ResourceUri }))).status, 200);
      assert.equal(await outcomeOf(index), 'no-customer');
    }
    assert.deepEqual(
      (await calls()).filter((call) => !before.includes(call)),
      [],
    );
  });

  it('an event for one account at the address of another: asked for there, where it is not true', async () => {
    house().simulator.world.change((state) => {
      state.relationships.length = 0;
    });
    const index = await stored();
    await post(accepted(), undefined, 'canada');
    assert.equal(await outcomeOf(index), 'not-confirmed');
  });

  it('an event of a kind we do not know, with fields we do not know: stored and left aside', async () => {
    const index = await stored();
    const event = accepted({ EventName: 'Something-New', Extra: { deep: [randomUUID()] }, __proto__: 1 });
    assert.equal((await post(event)).status, 200);
    assert.equal(await outcomeOf(index), 'not-used');
  });
});
