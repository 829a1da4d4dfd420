import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { exportJWK, SignJWT, type JWTHeaderParameters } from 'jose';
import { activity } from './support/activities.ts';
import { postActivity, postSigned } from './support/http.ts';
import { makePair, startKeyHost, type KeyHost, type SigningPair } from './support/key-host.ts';
import { botAppId, teamsServiceUrl } from './support/people.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const endorsed = makePair('endorsed-key');
const unendorsed = makePair('key-without-endorsements');
const webchatOnly = makePair('key-of-another-channel');
const everyChannel = makePair('key-of-every-channel');
const stranger = makePair('endorsed-key');

const seconds = (): number => Math.floor(Date.now() / 1000);
const claims = (): Record<string, unknown> => ({
  iss: 'https://api.botframework.com',
  aud: botAppId,
  serviceurl: teamsServiceUrl,
  nbf: seconds() - 10,
  exp: seconds() + 3600,
});
type Changes = Record<string, unknown>;

/** A token as the channel makes it, with claims, header or key of our choosing. */
async function token(
  changes: Changes = {},
  header: Partial<JWTHeaderParameters> = {},
  pair: SigningPair = endorsed,
): Promise<string> {
  const payload = JSON.parse(JSON.stringify({ ...claims(), ...changes })) as Changes;
  const protectedHeader = { alg: 'RS256', typ: 'JWT', kid: pair.kid, ...header };
  return new SignJWT(payload).setProtectedHeader(protectedHeader).sign(pair.privateKey);
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token put together by hand, for what no library would make. */
function handmade(header: object, sign: (input: string) => string, changes: Changes = {}): string {
  const input = `${part(header)}.${part({ ...claims(), ...changes })}`;
  return `${input}.${sign(input)}`;
}

interface Forgery {
  readonly authorization?: string | readonly string[];
  readonly body?: Changes;
  readonly path?: string;
}
const bearer = async (made: string | Promise<string>, body?: Changes): Promise<Forgery> => ({
  authorization: `Bearer ${await made}`,
  ...(body === undefined ? {} : { body }),
});

const publicPem = (): string => endorsed.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const hmac = (secret: string | Buffer) => (input: string) =>
  createHmac('sha256', secret).update(input).digest('base64url');
const foreign = 'https://smba.trafficmanager.net.attacker.example/emea/';

/** What an attacker may send, by what is wrong with it. */
const forgeries: Record<string, () => Promise<Forgery>> = {
  'no header': async () => ({}),
  'an empty header': async () => ({ authorization: '' }),
  'a scheme without token': async () => ({ authorization: 'Bearer ' }),
  garbage: async () => ({ authorization: 'Bearer not.a.token' }),
  'three dots of nothing': async () => ({ authorization: 'Bearer ...' }),
  'another scheme': async () => ({ authorization: `Basic ${await token()}` }),
  'the token without a scheme': async () => ({ authorization: await token() }),
  'two tokens in one header': async () => ({
    authorization: `Bearer ${await token()}, Bearer ${await token()}`,
  }),
  'alg none without a signature': () => bearer(handmade({ alg: 'none', kid: endorsed.kid }, () => '')),
  'alg none with a good signature': async () => {
    const good = (await token()).split('.');
    return bearer([part({ alg: 'none', kid: endorsed.kid }), good[1], good[2]].join('.'));
  },
  'alg "None" in other letters': () => bearer(handmade({ alg: 'nOnE', kid: endorsed.kid }, () => 'AA')),
  'HS256 with the public key (PEM) as secret': () =>
    bearer(handmade({ alg: 'HS256', kid: endorsed.kid }, hmac(publicPem()))),
  'HS256 with the modulus as secret': async () => {
    const { n = '' } = await exportJWK(endorsed.publicKey);
    return bearer(handmade({ alg: 'HS256', kid: endorsed.kid }, hmac(Buffer.from(n, 'base64url'))));
  },
  'RS384 with the right key': () => bearer(token({}, { alg: 'RS384' })),
  'PS256 with the right key': () => bearer(token({}, { alg: 'PS256' })),
  'signature of another token': async () => {
    const [header, payload] = (await token()).split('.');
    return bearer(`${header}.${payload}.${(await token({ jti: 'other' })).split('.')[2]}`);
  },
  'one flipped bit in the signature': async () => {
    const [header, payload, signature = ''] = (await token()).split('.');
    const bytes = Buffer.from(signature, 'base64url');
    bytes[7] = (bytes[7] ?? 0) ^ 1;
    return bearer(`${header}.${payload}.${bytes.toString('base64url')}`);
  },
  'payload changed after signing': async () => {
    const [header, , signature] = (await token()).split('.');
    return bearer(`${header}.${part({ ...claims(), exp: seconds() + 9_999_999 })}.${signature}`);
  },
  'the known key id on another key': () => bearer(token({}, {}, stranger)),
  'an unknown key id': () => bearer(token({}, { kid: randomUUID() })),
  'no key id': () => bearer(handmade({ alg: 'RS256' }, () => 'AAAA')),
  'a key id that is no text': () => bearer(handmade({ alg: 'RS256', kid: [endorsed.kid] }, () => 'AAAA')),
  'a key id that is a path': () => bearer(token({}, { kid: '../../../../dev/null' }, stranger)),
  'a key id that is JSON': () => bearer(token({}, { kid: '{"kid":"endorsed-key"}' }, stranger)),
  'a key id of every object': () => bearer(token({}, { kid: '__proto__' }, stranger)),
  'its own key in the header (jwk)': async () =>
    bearer(token({}, { jwk: await exportJWK(stranger.publicKey) }, stranger)),
  'an address of keys in the header (jku)': () =>
    bearer(token({}, { jku: 'https://attacker.example/keys' }, stranger)),
  'an address of certificates (x5u)': () =>
    bearer(token({}, { x5u: 'https://attacker.example/chain.pem' }, stranger)),
  'a certificate in the header (x5c)': () => bearer(token({}, { x5c: ['MIIBszCCARygAwIBAgI='] }, stranger)),
  'an extension we have to understand (crit)': () =>
    bearer(handmade({ alg: 'RS256', kid: endorsed.kid, crit: ['b64'], b64: false }, () => 'AAAA')),
  'another issuer': () => bearer(token({ iss: 'https://attacker.example' })),
  'an issuer with a slash at its end': () => bearer(token({ iss: 'https://api.botframework.com/' })),
  'the emulator as issuer (Entra v1)': () =>
    bearer(token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' })),
  'the emulator as issuer (Entra v2)': () =>
    bearer(token({ iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0' })),
  'no issuer': () => bearer(token({ iss: undefined })),
  'another bot as audience': () => bearer(token({ aud: '9f3e5b6a-2f5c-4d6e-8f55-0123456789ab' })),
  'no audience': () => bearer(token({ aud: undefined })),
  'several audiences, ours among them': () =>
    bearer(token({ aud: [botAppId, 'https://graph.microsoft.com'] })),
  'our audience as the only one of a list': () => bearer(token({ aud: [botAppId] })),
  'the bot’s own token for the connector': () =>
    bearer(token({ aud: 'https://api.botframework.com', appid: botAppId })),
  'expired beyond the skew': () => bearer(token({ nbf: seconds() - 8000, exp: seconds() - 301 })),
  'not valid yet beyond the skew': () => bearer(token({ nbf: seconds() + 310 })),
  'no end': () => bearer(token({ exp: undefined })),
  'no beginning': () => bearer(token({ nbf: undefined })),
  'an end that is text': () => bearer(token({ exp: 'never' })),
  'no service URL in the token': () => bearer(token({ serviceurl: undefined })),
  'a service URL that is no text': () => bearer(token({ serviceurl: [teamsServiceUrl] })),
  'the service URL of another region': () =>
    bearer(token({ serviceurl: 'https://smba.trafficmanager.net/amer/' })),
  'an activity that names another region': () =>
    bearer(token(), { serviceUrl: 'https://smba.trafficmanager.net/amer/' }),
  'an activity that names the attacker’s host': () => bearer(token(), { serviceUrl: foreign }),
  'a foreign host in claim and activity': () =>
    bearer(token({ serviceurl: foreign }), { serviceUrl: foreign }),
  'a host behind credentials in the URL': () => {
    const url = 'https://smba.trafficmanager.net@attacker.example/';
    return bearer(token({ serviceurl: url }), { serviceUrl: url });
  },
  'a listed name as the beginning of a longer one': () => {
    const url = 'https://evilbotframework.com/';
    return bearer(token({ serviceurl: url }), { serviceUrl: url });
  },
  'http instead of https': () => {
    const url = 'http://smba.trafficmanager.net/emea/';
    return bearer(token({ serviceurl: url }), { serviceUrl: url });
  },
  'loopback in claim and activity': () => {
    const url = 'http://127.0.0.1:9999/';
    return bearer(token({ serviceurl: url }), { serviceUrl: url });
  },
  'unsigned with a loopback service URL': async () => ({ body: { serviceUrl: 'http://127.0.0.1:9999/' } }),
  'a key without endorsements': () => bearer(token({}, {}, unendorsed)),
  'a key endorsed for another channel': () => bearer(token({}, {}, webchatOnly)),
  'a channel the key does not speak for': () => bearer(token(), { channelId: 'directline' }),
  'another channel of ours, with a key that speaks for it': () =>
    bearer(token({}, {}, everyChannel), { channelId: 'webchat' }),
  'Direct Line, under its own service URL': () => {
    const url = 'https://europe.directline.botframework.com/';
    return bearer(token({ serviceurl: url }, {}, everyChannel), { serviceUrl: url, channelId: 'directline' });
  },
  'Teams by its word, under the service URL of Direct Line': () => {
    const url = 'https://europe.directline.botframework.com/';
    return bearer(token({ serviceurl: url }, {}, everyChannel), { serviceUrl: url });
  },
  'a channel in other letters': () => bearer(token(), { channelId: 'MSTeams' }),
  'a token too large to be one': () => bearer(token({ padding: 'x'.repeat(10_000) })),
  'a token in the query': async () => ({ path: `/api/messages?access_token=${await token()}` }),
  'a token in the body': async () => ({
    body: { access_token: await token(), authorization: `Bearer ${await token()}` },
  }),
  'two headers, the bad one first': async () => ({
    authorization: ['Bearer a.b.c', `Bearer ${await token()}`],
  }),
  'two headers, the good one first': async () => ({
    authorization: [`Bearer ${await token()}`, 'Bearer a.b.c'],
  }),
};

/** Sends what fetch would not: several headers of one name. */
function send(origin: string, forgery: Forgery, body: object): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const content = JSON.stringify(body);
  const request = httpRequest(
    `${origin}${forgery.path ?? '/api/messages'}`,
    { method: 'POST' },
    (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    },
  );
  request.setHeader('content-type', 'application/json');
  if (forgery.authorization !== undefined) request.setHeader('authorization', forgery.authorization);
  request.on('error', reject);
  request.end(content);
  return promise;
}

describe('forged calls in production mode', () => {
  let keyHost: KeyHost;
  let simulatorOrigin = '';
  before(async () => {
    keyHost = await startKeyHost(
      () => simulatorOrigin,
      [
        { pair: endorsed, endorsements: ['msteams'] },
        { pair: unendorsed },
        { pair: webchatOnly, endorsements: ['webchat'] },
        { pair: everyChannel, endorsements: ['msteams', 'webchat', 'directline'] },
      ],
    );
  });
  const house = useRehearsal({
    production: true,
    config: (config) => {
      simulatorOrigin = config.rehearsalOrigin ?? '';
      return { ...config, rehearsalOrigin: keyHost.origin };
    },
  });
  after(() => keyHost.stop());

  let untouched: Record<string, number>;
  const good = async () =>
    postActivity(house().botOrigin(), activity(), { authorization: `Bearer ${await token()}` });

  before(async () => {
    untouched = await house().footprint();
    assert.equal(untouched['seen_activity'], 0);
  });

  it('there are many of them', () => {
    assert.ok(Object.keys(forgeries).length >= 60);
  });

  for (const [wrong, make] of Object.entries(forgeries)) {
    it(`${wrong}: 401 without a word, nothing stored, the token not logged`, async () => {
      const { logged } = house();
      const from = logged.length;
      const forgery = await make();
      const answer = await send(house().botOrigin(), forgery, activity(forgery.body));
      assert.deepEqual(answer, { status: 401, text: '' });
      assert.deepEqual(await house().footprint(), untouched);
      const lines = logged.slice(from).join('\n');
      for (const header of [forgery.authorization ?? []].flat()) {
        for (const piece of header.replace(/^\w+ /, '').split('.')) {
          if (piece.length > 12) assert.ok(!lines.includes(piece), 'a piece of the token is in the log');
        }
      }
    });
  }

  it('a token larger than any header may be: refused before anything of ours runs', async () => {
    const answer = await send(
      house().botOrigin(),
      { authorization: `Bearer ${'a'.repeat(40_000)}.b.c` },
      activity(),
    );
    assert.equal(answer.status, 431);
    assert.deepEqual(await house().footprint(), untouched);
  });

  it('fifty forged key ids at once, again and again: the keys are read at most hourly', async () => {
    await good();
    const before = keyHost.reads;
    const volley = async () => {
      const forged = await Promise.all(Array.from({ length: 50 }, () => token({}, { kid: randomUUID() })));
      const answers = await Promise.all(
        forged.map((one) => send(house().botOrigin(), { authorization: `Bearer ${one}` }, activity())),
      );
      assert.ok(answers.every(({ status, text }) => status === 401 && text === ''));
    };
    await volley();
    await volley();
    assert.equal(keyHost.reads, before);
    house().clock.setOffset(3_601_000);
    try {
      await volley();
      await volley();
    } finally {
      house().clock.setOffset(0);
    }
    assert.equal(keyHost.reads, before + 1);
  });

  it('fifty forged key ids while the keys cannot be read: few attempts, and known keys go on working', async () => {
    await good();
    keyHost.down = true;
    const before = keyHost.reads;
    house().clock.setOffset(2 * 3_601_000);
    try {
      for (let round = 0; round < 3; round += 1) {
        const forged = await Promise.all(Array.from({ length: 50 }, () => token({}, { kid: randomUUID() })));
        await Promise.all(
          forged.map((one) => send(house().botOrigin(), { authorization: `Bearer ${one}` }, activity())),
        );
      }
      assert.ok(keyHost.reads - before <= 3, `${keyHost.reads - before} attempts`);
      const lasting = await token({ exp: seconds() + 90 * 3600 });
      house().clock.setOffset(25 * 3_600_000);
      const answer = await postActivity(house().botOrigin(), activity(), {
        authorization: `Bearer ${lasting}`,
      });
      assert.equal(answer.status, 200);
    } finally {
      house().clock.setOffset(0);
      keyHost.down = false;
    }
  });

  it('after all of them a good token is served', async () => {
    assert.equal((await good()).status, 200);
    assert.notDeepEqual(await house().footprint(), untouched);
  });

  // Made when they are needed: this file may have been read minutes before.
  for (const [name, changes] of Object.entries<() => Changes>({
    'a minute past its end, within the skew': () => ({ nbf: seconds() - 4000, exp: seconds() - 60 }),
    'a claim in the other spelling': () => ({ serviceurl: undefined, serviceUrl: teamsServiceUrl }),
    'a service URL without the last slash': () => ({ serviceurl: teamsServiceUrl.slice(0, -1) }),
  })) {
    it(`good token, ${name}: served`, async () => {
      const authorization = `Bearer ${await token(changes())}`;
      assert.equal((await postActivity(house().botOrigin(), activity(), { authorization })).status, 200);
    });
  }
});

describe('forged calls in the rehearsal', () => {
  const house = useRehearsal();

  it('unsigned and naming Teams’ service URL: 401, nothing stored', async () => {
    const before = await house().footprint();
    const answer = await postActivity(house().botOrigin(), activity());
    assert.deepEqual([answer.status, answer.text], [401, '']);
    assert.deepEqual(await house().footprint(), before);
  });

  it('unsigned and naming another machine: 401', async () => {
    for (const serviceUrl of [
      'http://192.168.0.7:56150',
      'https://localhost.attacker.example/',
      'http://127.0.0.1.nip.io/',
    ]) {
      assert.equal((await postActivity(house().botOrigin(), activity({ serviceUrl }))).status, 401);
    }
  });

  it('a bad token and a loopback service URL: the bad token counts, 401', async () => {
    const body = activity({ serviceUrl: 'http://127.0.0.1:56150' });
    assert.equal(
      (await postActivity(house().botOrigin(), body, { authorization: 'Bearer a.b.c' })).status,
      401,
    );
  });

  it('signed by the simulated channel: served', async () => {
    assert.equal((await postSigned(house(), activity())).status, 200);
  });

  it('unsigned from a client on this machine: served', async () => {
    const body = activity({
      serviceUrl: 'http://127.0.0.1:9',
      conversation: { id: 'local', tenantId: activity()['tenant'] },
    });
    assert.equal((await postActivity(house().botOrigin(), body)).status, 200);
  });
});
