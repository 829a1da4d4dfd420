import assert from 'node:assert/strict';
import { packed } from '../../../appPackage/archive.ts';
import { microsoftRoots } from '../../../src/services/partner-center/certificate-chain.ts';
import type { HttpSender } from '../../../src/services/http/port.ts';
import { createAnswer } from '../../../src/services/http/answer.ts';
import { Problem } from '../../../src/errors.ts';
import { sampleFacts, sampleFiles } from '../../app-package/samples.ts';
import { sampleProvider } from './sample-provider.ts';
import { useDoctor } from './doctor-desk.ts';

const dayMs = 24 * 3_600_000;
const key = (bytes: Uint8Array) => ({ encryptionKey: Buffer.from(bytes).toString('base64') });

describe('the doctor, in our own house', () => {
  const desk = useDoctor();

  it('another Node: too old is a fault, newer than tried a warning', async () => {
    assert.match((await desk().trouble('node', { nodeVersion: '22.17.0' }))[0] ?? '', /^fault: Node is 22/);
    assert.match((await desk().trouble('node', { nodeVersion: '26.0.0' }))[0] ?? '', /^warn: Node is 26/);
  });

  it('a clock that is off: a minute is a warning, ten a fault, either way', async () => {
    const { simulator, trouble } = desk();
    simulator.world.setClock(60_000);
    assert.match((await trouble('clock'))[0] ?? '', /^warn: The clock is \d+ s behind/);
    simulator.world.setClock(-600_000);
    assert.match((await trouble('clock'))[0] ?? '', /^fault: The clock is \d+ s ahead of/);
  });

  it('a key made by hand: a fault; made by chance: fine', async () => {
    const { trouble } = desk();
    const written = Buffer.from('our very secret key of 32 bytes!');
    assert.match((await trouble('encryption-key', { config: key(written) }))[0] ?? '', /^fault: .*wrote/);
    const poor = Buffer.alloc(32, 200).fill(7, 16);
    assert.match((await trouble('encryption-key', { config: key(poor) }))[0] ?? '', /^fault: .* 2 different/);
    for (let n = 0; n < 200; n += 1)
      assert.deepEqual(
        await trouble('encryption-key', { config: key(crypto.getRandomValues(new Uint8Array(32))) }),
        [],
      );
  });

  describe('public address', () => {
    const https = {
      publicUrl: 'https://concierge.opendoor.example',
      port: 0,
      host: '127.0.0.1',
      drainSeconds: 0,
    };
    const config = { mode: 'production', server: https } as const;
    const answering = (health: number, message: number): HttpSender => ({
      send: ({ method }) =>
        Promise.resolve(
          createAnswer(method === 'GET' ? health : message, {}, Buffer.from('{"status":"alive"}')),
        ),
    });

    it('reached, safe, strangers refused: fine', async () => {
      assert.deepEqual(await desk().trouble('public-address', { config, sender: answering(200, 401) }), []);
    });

    it('strangers let in: a fault', async () => {
      const found = await desk().trouble('public-address', { config, sender: answering(200, 202) });
      assert.match(found[0] ?? '', /^fault: .*takes messages without a signature/);
    });

    it('nobody behind the gateway, or somebody else: a fault each', async () => {
      const { trouble } = desk();
      const answered = async (status: number) =>
        (await trouble('public-address', { config, sender: answering(status, 401) }))[0] ?? '';
      assert.match(await answered(503), /^fault: Nobody answers behind/);
      assert.match(await answered(404), /^fault: .*not answered by this service/);
    });

    it('a certificate nobody trusts, or no way there: a fault each, with the cause', async () => {
      const failing = (code: string): HttpSender => ({
        send: ({ remote }) => {
          const cause = Object.assign(new Error('no'), { code });
          return Promise.reject(
            new Problem('unavailable', 'no', { remote, code: 'nothing-sent' }, { cause }),
          );
        },
      });
      const say = async (code: string) => {
        const [finding] = await desk().look('public-address', { config, sender: failing(code) });
        return `${finding?.sentence} ${finding?.next}`;
      };
      assert.match(await say('CERT_HAS_EXPIRED'), /CERT_HAS_EXPIRED.*Give the gateway a certificate/);
      assert.match(await say('ENOTFOUND'), /ENOTFOUND.*in DNS/);
    });

    it('a certificate that runs out soon: a warning', async () => {
      const certificateOf = () => Promise.resolve(Date.now() + 3.5 * dayMs);
      const found = await desk().trouble('public-address', {
        config,
        sender: answering(200, 401),
        certificateOf,
      });
      assert.match(found[0] ?? '', /^warn: .*runs out in 3 days/);
    });
  });

  it('mail: none at all, a server that is away, a mailbox that is not there: told', async () => {
    const { trouble } = desk();
    assert.match(
      (await trouble('mail', { config: { mail: undefined } }))[0] ?? '',
      /^warn: Nothing is configured/,
    );
    const server = { host: '127.0.0.1', port: 1, tls: 'none', trust: undefined } as const;
    const from = { name: '', address: 'concierge@opendoor.example' };
    assert.match(
      (await trouble('mail', { config: { mail: { server, from } } }))[0] ?? '',
      /^fault: The mail server/,
    );
    const mailbox = (mailSender: string) => trouble('mail', { config: { mailSender, mail: undefined } });
    assert.match(
      (await mailbox('nobody@opendoor.onmicrosoft.com'))[0] ?? '',
      /^fault: There is no such mailbox/,
    );
    assert.deepEqual(await mailbox('priya@opendoor.onmicrosoft.com'), []);
  });

  it('roots of webhooks: of one’s own in production, or all run out: told', async () => {
    const { trouble } = desk();
    assert.match(
      (await trouble('webhook-trust', { config: { mode: 'production' } }))[0] ?? '',
      /^warn: .*roots of your own/,
    );
    assert.deepEqual(await trouble('webhook-trust', { config: { webhookTrust: undefined } }), []);
    assert.deepEqual(
      await trouble('webhook-trust', { config: { mode: 'production', webhookTrust: microsoftRoots() } }),
      [],
    );
    const clock = { now: () => Date.UTC(2100, 0, 1) };
    assert.match((await trouble('webhook-trust', { clock }))[0] ?? '', /^fault: All roots have run out/);
  });

  it('an app package: of this bot and address is fine, of others a fault that says which, broken another', async () => {
    const { trouble, look } = desk();
    const server = { publicUrl: sampleFacts.publicUrl, port: 0, host: '', drainSeconds: 0 };
    const packageOf = (changes: Partial<typeof sampleFacts>) =>
      packed(sampleFiles({ ...sampleFacts, ...changes }));
    const [fine] = await look('teams-app', { config: { server }, builtPackage: packageOf({}) });
    assert.equal(fine?.level, 'ok');
    const told = async (builtPackage: Uint8Array) =>
      (await trouble('teams-app', { config: { server }, builtPackage }))[0] ?? '';
    assert.match(
      await told(packageOf({ publicUrl: 'https://old.opendoor.example' })),
      /^fault: .*another address and another sign-in/,
    );
    assert.match(
      await told(packageOf({ appId: '1c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10' })),
      /^fault: .*another bot/,
    );
    assert.match(await told(Buffer.from('PK')), /^fault: .*cannot be read/);
  });

  it('staff: nobody, people who are gone, or groups in another tenant than the bot’s: told', async () => {
    const { trouble, look } = desk();
    const config = sampleProvider();
    const staff = (changes: Partial<typeof config.staff>) => ({
      config: { provider: { ...config, staff: { ...config.staff, ...changes } } },
    });
    assert.match(
      (await trouble('staff', staff({ people: [], groups: [] })))[0] ?? '',
      /^fault: Nobody is staff/,
    );
    const gone = { objectId: '22222222-2222-4222-8222-00000000dead', role: 'admin-agent' } as const;
    assert.match((await trouble('staff', staff({ people: [gone] })))[0] ?? '', /^fault .*no such person/);
    const elsewhere = await look('staff', staff({ tenantId: '11111111-1111-4111-8111-000000000001' }));
    assert.match(elsewhere[0]?.sentence ?? '', /another tenant than the bot’s/);
  });

  it('a link of another partner in the provider file: a fault that forbids its use', async () => {
    const provider = sampleProvider();
    const [first] = provider.accounts;
    const link =
      'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=99999999-9999-4999-8999-000000000001&msppId=0&DAP=false#/BillingAccounts/partner-invitation';
    const accounts = first === undefined ? [] : [{ ...first, link }];
    const [found] = await desk().look('relationship-link', {
      config: { provider: { ...provider, accounts } },
    });
    assert.match(
      `${found?.level} ${found?.sentence} ${found?.next}`,
      /^fault .*wrong-partner.*Never use this link/,
    );
  });
});
