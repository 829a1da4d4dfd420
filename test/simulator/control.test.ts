import assert from 'node:assert/strict';
import { request } from 'node:http';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { seedWorld } from '../../simulator/world/seed.ts';
import { control, silent, startTestSimulator } from './test-simulator.ts';

const megan = '55555555-5555-4555-8555-000000000012';

describe('control panel of the rehearsal', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.stop());
  beforeEach(() => simulator.world.reset());

  const read = async (path: string) =>
    (await fetch(`${simulator.origin}/control/api/${path}`)).json() as Promise<Record<string, unknown>>;

  it('switches: read, changed in part, refused with a sentence when they cannot be', async () => {
    const { body } = await control(simulator, 'switches', { throttleNext: 3, webhooks: 'dropped' });
    assert.equal(body['throttleNext'], 3);
    assert.equal((await read('switches'))['webhooks'], 'dropped');
    for (const wrong of [
      { throttleNext: -1 },
      { webhooks: 'sometimes' },
      { unknown: 1 },
      { mfaMissing: 'yes' },
    ]) {
      const answer = await control(simulator, 'switches', wrong);
      assert.equal(answer.status, 400);
      assert.ok(answer.body['message']);
    }
    await control(simulator, 'switches/reset', {});
    assert.equal((await read('switches'))['throttleNext'], 0);
  });

  it('every switch of the world is on the page', async () => {
    const page = await (await fetch(`${simulator.origin}/control`)).text();
    for (const name of Object.keys(simulator.world.state.switches)) {
      assert.match(page, new RegExp(`name="${name}"`), name);
    }
  });

  it('time: advanced and set back; listeners hear it', async () => {
    const heard: number[] = [];
    simulator.world.onClockChange((offset) => heard.push(offset));
    await control(simulator, 'time', { advanceMs: 600_000 });
    const { body } = await control(simulator, 'time', { advanceMs: 600_000 });
    assert.equal(body['offsetMs'], 1_200_000);
    assert.ok(Math.abs(Date.parse(String(body['now'])) - Date.now() - 1_200_000) < 5000);
    await control(simulator, 'time', { reset: true });
    assert.deepEqual(heard, [600_000, 1_200_000, 0]);
  });

  it('accept and remove: by ids, with a verdict; unknown ids are 404', async () => {
    const customerTenantId = '33333333-3333-4333-8333-000000000001';
    const accept = (body: object) =>
      control(simulator, 'accept', { userId: megan, accountId: 'canada', ...body });
    assert.equal((await accept({})).body['kind'], 'wrong-region');
    assert.equal((await accept({ force: true })).body['kind'], 'accepted');
    assert.equal((await accept({ accountId: 'mars' })).status, 404);
    const removal = { customerTenantId, accountId: 'canada' };
    assert.deepEqual((await control(simulator, 'remove', removal)).body, { removed: true });
    assert.deepEqual((await control(simulator, 'remove', removal)).body, { removed: false });
  });

  it('journal: what happened since a number, of one kind', async () => {
    const { next } = await read('journal');
    await control(simulator, 'accept', { userId: megan, accountId: 'europe' });
    const { entries } = await read(`journal?since=${String(next)}&kind=acceptance`);
    assert.deepEqual(
      (entries as { userId: string }[]).map((entry) => entry.userId),
      [megan],
    );
  });

  it('counters: calls per endpoint with ids taken out, until they are reset', async () => {
    await control(simulator, 'counters/reset', {});
    const path = `/_/api.partnercenter.microsoft.com/v1/customers/${megan}`;
    await fetch(`${simulator.origin}${path}`);
    await fetch(`${simulator.origin}${path}`);
    assert.deepEqual(await read('counters'), { 'GET api.partnercenter.microsoft.com/v1/customers/{id}': 2 });
  });

  it('reset: the first world again, the clock too, but the bot stays registered for webhooks', async () => {
    await control(simulator, 'accept', { userId: megan, accountId: 'europe' });
    await control(simulator, 'time', { advanceMs: 1000 });
    const webhook = {
      url: 'http://127.0.0.1/',
      events: [],
      signatureTokenToMsSignatureHeader: true,
      subscriberId: 's',
    };
    simulator.world.change((state) => (state.accounts[0]!.webhook = webhook));
    await control(simulator, 'reset', {});
    assert.deepEqual(simulator.world.state.relationships, seedWorld().relationships);
    assert.equal(simulator.world.state.clockOffsetMs, 0);
    assert.deepEqual(simulator.world.state.accounts[0]?.webhook, webhook);
  });

  it('key rotation: a new key is published before the old one', async () => {
    const before = simulator.context.keys.channel.current().kid;
    const { body } = await control(simulator, 'keys', { issuer: 'channel' });
    const kids = (await simulator.context.keys.channel.jwks()).map((key) => key.kid);
    assert.deepEqual(kids, [body['kid'], before]);
    await control(simulator, 'keys', { issuer: 'channel', forgetOld: true });
    assert.equal(simulator.context.keys.channel.publicKey(before), undefined);
  });

  it('kill-bot: asks the rehearsal, which here has no bot', async () => {
    assert.deepEqual((await control(simulator, 'kill-bot', {})).body, { killed: false });
  });

  it('a form instead of JSON, another web page, another host name: refused', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${simulator.origin}/control/api/kill-bot`, { method: 'POST', headers, body: '{}' });
    assert.equal((await post({ 'content-type': 'application/x-www-form-urlencoded' })).status, 415);
    const json = { 'content-type': 'application/json' };
    assert.equal((await post({ ...json, origin: 'http://evil.example' })).status, 403);
    assert.equal((await post({ ...json, origin: 'null' })).status, 403);
    assert.equal((await post({ ...json, origin: simulator.origin })).status, 200);
    const rebound = await new Promise<number | undefined>((resolve, reject) => {
      request(`${simulator.origin}/control/api/people`, { headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    assert.equal(rebound, 403);
  });

  it('an address other than loopback: not listened on', async () => {
    await assert.rejects(startSimulator({ port: 0, host: '0.0.0.0', log: silent }), /loopback only/);
  });

  it('body above one megabyte: 413', async () => {
    const answer = await fetch(`${simulator.origin}/control/api/switches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'x'.repeat(1_100_000) }),
    });
    assert.equal(answer.status, 413);
  });

  it('start page: leads to Teams, the control panel and the admin center', async () => {
    const page = await (await fetch(`${simulator.origin}/`)).text();
    for (const link of [
      `/teams?user=${megan}`,
      '/control',
      '/_/admin.microsoft.com/Adminportal/Home',
      '/readme',
    ]) {
      assert.ok(page.includes(`href="${link}"`), link);
    }
  });
});
