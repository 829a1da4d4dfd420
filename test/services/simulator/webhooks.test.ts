import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPartnerCenter } from '../../../src/services/partner-center/client.ts';
import { parseWebhookEvent, validationIdOf } from '../../../src/services/partner-center/webhook-event.ts';
import { createWebhookVerifier } from '../../../src/services/partner-center/webhook-signature.ts';
import { europe } from '../support/accounts.ts';
import { startRehearsal, type Rehearsal } from './with-simulator.ts';

const account = europe();

interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: Buffer;
}

describe('webhooks of the simulator', () => {
  let rehearsal: Rehearsal;
  let receiver: ReturnType<typeof createServer>;
  let url: string;
  beforeEach(async () => {
    rehearsal = await startRehearsal();
    receiver = createServer((request, response) => void receive(request, response));
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  });
  afterEach(async () => {
    await rehearsal.stop();
    receiver.closeAllConnections();
    receiver.close();
  });

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    response.end();
    receiver.emit('delivery', { headers: request.headers, rawBody: Buffer.concat(chunks) });
  }

  async function testEvent(): Promise<{ delivery: Delivery; correlationId: string }> {
    const partnerCenter = createPartnerCenter(rehearsal);
    await partnerCenter.ensureWebhook(account, { url, events: ['test-created'] });
    const delivered = once(receiver, 'delivery') as Promise<[Delivery]>;
    const correlationId = await partnerCenter.requestValidationEvent(account);
    const [delivery] = await delivered;
    return { delivery, correlationId };
  }
  const verifierWith = (trust: readonly string[] | undefined) =>
    createWebhookVerifier({ ...rehearsal, trust });

  it('signed event: valid by the simulator’s root, and names the validation it belongs to', async () => {
    const { delivery, correlationId } = await testEvent();
    const verdict = await verifierWith([rehearsal.simulator.rootCertificate]).verify(delivery);
    assert.deepEqual(verdict, { kind: 'valid' });
    const parsed = parseWebhookEvent(JSON.parse(delivery.rawBody.toString('utf8')));
    assert.equal(parsed.kind === 'event' && validationIdOf(parsed.event), correlationId);
  });

  it('the same event against Microsoft’s public roots: not trusted', async () => {
    const { delivery } = await testEvent();
    assert.deepEqual(await verifierWith(undefined).verify(delivery), {
      kind: 'invalid',
      reason: 'certificate-not-trusted',
    });
  });

  it('forged by the switch: signature wrong', async () => {
    rehearsal.switch({ webhooks: 'forged' });
    const { delivery } = await testEvent();
    assert.deepEqual(await verifierWith([rehearsal.simulator.rootCertificate]).verify(delivery), {
      kind: 'invalid',
      reason: 'signature-wrong',
    });
  });
});
