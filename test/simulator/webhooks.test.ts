import assert from 'node:assert/strict';
import { createVerify, X509Certificate } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { acceptInvitation } from '../../simulator/partner-center/relationships.ts';
import type { Simulator } from '../../simulator/server.ts';
import { eventually } from '../support/eventually.ts';
import {
  accountOf,
  appToken,
  callApi,
  control,
  partnerCenter,
  simulated,
  startTestSimulator,
  temporaryFolder,
  userOf,
} from './test-simulator.ts';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

describe('simulated webhooks', () => {
  let simulator: Simulator;
  let receiver: Server;
  let url: string;
  let received: Received[];
  let statuses: number[];
  let token: string;

  before(async () => {
    simulator = await startTestSimulator();
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
        response.statusCode = statuses.shift() ?? 200;
        response.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/api/webhooks/partner-center/europe`;
  });
  after(async () => {
    await simulator.stop();
    receiver.close();
  });
  let minutes = 0;
  beforeEach(async () => {
    received = [];
    statuses = [];
    simulator.world.reset();
    simulator.world.change((state) => state.accounts.forEach((account) => (account.webhook = null)));
    minutes += 2;
    simulator.world.setClock(minutes * 60_000);
    token = await appToken(simulator);
  });

  const call = (method: string, path: string, body?: unknown) =>
    callApi(simulator, partnerCenter(`/webhooks/v1/registration${path}`), token, {
      method,
      ...(body === undefined ? {} : { body }),
    });
  const events = ['test-created', 'reseller-relationship-accepted-by-customer'];
  const register = (more: Record<string, unknown> = {}) =>
    call('POST', '', {
      WebhookUrl: url,
      WebhookEvents: events,
      SignatureTokenToMsSignatureHeader: true,
      ...more,
    });
  const accept = () =>
    acceptInvitation(simulator.context, {
      user: userOf(simulator, 'Megan Bowen'),
      account: accountOf(simulator, 'europe'),
    });
  const got = (count: number) =>
    eventually(() => (received.length >= count ? received : undefined), `${count} webhooks`);
  const attempts = () => simulator.world.journal.since(0, 'webhook-attempt');

  it('registration: 404, created, 409, replaced, read', async () => {
    assert.equal((await call('GET', '')).status, 404);
    assert.equal((await call('PUT', '', { WebhookUrl: url, WebhookEvents: events })).status, 404);
    const created = await register();
    assert.equal(created.status, 200);
    assert.equal(created.body['WebhookUrl'], url);
    assert.ok(created.body['SubscriberId']);
    assert.equal((await register()).status, 409);
    await call('PUT', '', { webhookUrl: url, webhookEvents: ['test-created'] });
    const read = await call('GET', '');
    assert.deepEqual(read.body['webhookEvents'], ['test-created']);
    assert.equal(read.body['signatureTokenToMsSignatureHeader'], false);
    assert.ok((await call('GET', '/events')).text.includes('reseller-relationship-accepted-by-customer'));
  });

  it('registration with an unknown event, no address or no events: 400', async () => {
    assert.equal((await register({ WebhookEvents: ['nonsense'] })).status, 400);
    assert.equal((await register({ WebhookEvents: [] })).status, 400);
    assert.equal((await register({ WebhookUrl: 'nowhere' })).status, 400);
  });

  it('acceptance: one event, signed by the leaf whose chain ends in our root', async () => {
    await register();
    accept();
    const [{ headers, body } = assert.fail('nothing came')] = await got(1);
    const event = JSON.parse(body) as Record<string, string>;
    assert.equal(event['EventName'], 'reseller-relationship-accepted-by-customer');
    assert.equal(
      event['ResourceUri'],
      'https://api.partnercenter.microsoft.com/v1/customers/33333333-3333-4333-8333-000000000001',
    );
    assert.ok(!Number.isNaN(Date.parse(event['ResourceChangeUtcDate'] ?? '')));
    assert.equal(headers['x-ms-signature-algorithm'], 'rsa-sha256');
    const fetchDer = async (address: string) =>
      Buffer.from(await (await fetch(simulated(simulator, address))).arrayBuffer());
    const leaf = new X509Certificate(await fetchDer(String(headers['x-ms-certificate-url'])));
    const signature = /^Signature (.+)$/.exec(String(headers['x-ms-signature']))?.[1] ?? '';
    const verify = (text: string) =>
      createVerify('RSA-SHA256').update(text).verify(leaf.publicKey, signature, 'base64');
    assert.equal(verify(body), true);
    assert.equal(verify(`${body} `), false);
    assert.match(leaf.issuer, /O=Microsoft Corporation/);
    const issuerUrl = /CA Issuers - URI:(\S+)/.exec(leaf.infoAccess ?? '')?.[1] ?? '';
    const issuer = new X509Certificate(await fetchDer(issuerUrl.replace('http://', 'https://')));
    const root = new X509Certificate(simulator.rootCertificate);
    assert.equal(leaf.verify(issuer.publicKey), true);
    assert.equal(issuer.verify(root.publicKey), true);
    assert.equal(root.verify(root.publicKey), true);
    assert.equal(issuer.ca && root.ca && !leaf.ca, true);
  });

  it('registered without the signature switch: the signature is in Authorization', async () => {
    await register({ SignatureTokenToMsSignatureHeader: false });
    accept();
    const [first] = await got(1);
    assert.match(String(first?.headers.authorization), /^Signature /);
    assert.equal(first?.headers['x-ms-signature'], undefined);
  });

  it('receiver fails twice: delivered at the third attempt, same bytes', async () => {
    statuses = [500, 503];
    await register();
    accept();
    const all = await got(3);
    assert.equal(new Set(all.map(({ body }) => body)).size, 1);
    await eventually(
      () => (simulator.world.state.deliveries.length === 0 ? true : undefined),
      'an empty queue',
    );
    assert.deepEqual(
      attempts()
        .slice(-3)
        .map((entry) => [entry['attempt'], entry['delivered']]),
      [
        [1, false],
        [2, false],
        [3, true],
      ],
    );
  });

  it('not registered for the event: nothing is sent', async () => {
    await register({ WebhookEvents: ['test-created'] });
    accept();
    assert.equal(simulator.world.state.deliveries.length, 0);
    assert.equal(
      simulator.world.journal.since(0, 'webhook-not-sent').at(-1)?.['why'],
      'not registered for it',
    );
  });

  it('switches dropped and doubled: none, two', async () => {
    await register();
    await control(simulator, 'switches', { webhooks: 'dropped' });
    accept();
    assert.equal(simulator.world.state.deliveries.length, 0);
    await control(simulator, 'switches', { webhooks: 'doubled' });
    await call('POST', '/validationEvents');
    const [first, second] = await got(2);
    assert.equal(first?.body, second?.body);
  });

  it('switch forged: sent once, and the published certificate does not verify it', async () => {
    await register();
    await control(simulator, 'switches', { webhooks: 'forged' });
    statuses = [401];
    accept();
    const [{ headers, body } = assert.fail('nothing came')] = await got(1);
    const address = simulated(simulator, String(headers['x-ms-certificate-url']));
    const leaf = new X509Certificate(Buffer.from(await (await fetch(address)).arrayBuffer()));
    const signature = String(headers['x-ms-signature']).slice('Signature '.length);
    assert.equal(createVerify('RSA-SHA256').update(body).verify(leaf.publicKey, signature, 'base64'), false);
    await eventually(
      () => (simulator.world.state.deliveries.length === 0 ? true : undefined),
      'an empty queue',
    );
  });

  it('switch webhookDelayMs: waits before the first attempt', async () => {
    await register();
    await control(simulator, 'switches', { webhookDelayMs: 150 });
    const start = performance.now();
    accept();
    await got(1);
    assert.ok(performance.now() - start >= 145);
  });

  it('validation event: delivered, then reported as completed; the third in a minute is refused', async () => {
    assert.equal((await call('POST', '/validationEvents')).status, 404);
    simulator.world.setClock(simulator.world.state.clockOffsetMs + 61_000);
    await register();
    const { body } = await call('POST', '/validationEvents');
    const [first] = await got(1);
    assert.ok(first?.body.includes(`/validationEvents/${String(body['correlationId'])}`));
    const report = await eventually(async () => {
      const answer = await call('GET', `/validationEvents/${String(body['correlationId'])}`);
      return answer.body['status'] === 'completed' ? answer.body : undefined;
    }, 'a completed validation');
    assert.equal((report['results'] as { responseCode: string }[])[0]?.responseCode, 'OK');
    assert.equal((await call('POST', '/validationEvents')).status, 200);
    const third = await call('POST', '/validationEvents');
    assert.equal(third.status, 429);
    assert.ok(Number(third.headers.get('retry-after')) > 0);
    assert.equal((await call('GET', '/validationEvents/nonsense')).status, 404);
  });

  it('an address off loopback: never called', async () => {
    await register({ WebhookUrl: 'https://hooks.example/api' });
    accept();
    const attempt = await eventually(
      () => attempts().find((entry) => String(entry['outcome']).startsWith('refused')),
      'a refused attempt',
    );
    assert.equal(attempt['delivered'], false);
  });

  it('restart with deliveries pending: registration, keys and root stay, the event arrives', async () => {
    const folder = await temporaryFolder();
    const first = await startTestSimulator(folder.path);
    first.world.change(() => {
      accountOf(first, 'europe').webhook = {
        url,
        events,
        signatureTokenToMsSignatureHeader: true,
        subscriberId: 's',
      };
      first.world.state.switches.webhookDelayMs = 300;
    });
    acceptInvitation(first.context, {
      user: userOf(first, 'Megan Bowen'),
      account: accountOf(first, 'europe'),
    });
    const { kid } = first.context.keys.signIn.current();
    await first.stop();
    assert.equal(received.length, 0);
    const second = await startTestSimulator(folder.path);
    await got(1);
    assert.equal(second.context.keys.signIn.current().kid, kid);
    assert.equal(second.rootCertificate, first.rootCertificate);
    assert.equal(
      second.world.state.relationships.at(-1)?.customerTenantId,
      userOf(second, 'Megan Bowen').tenantId,
    );
    await second.stop();
    await folder.remove();
  });
});
