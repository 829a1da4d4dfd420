import assert from 'node:assert/strict';
import { createSocket, type Socket } from 'node:dgram';
import { decode, encode } from 'dns-packet';
import type { Simulator } from '../../../simulator/server.ts';
import { createMailDomains } from '../../../src/services/mail-domains/client.ts';
import { startTestSimulator } from '../../simulator/test-simulator.ts';
import { movedClock } from '../support/remote.ts';

describe('whether a domain takes mail', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.stop());
  beforeEach(() => {
    simulator.world.reset();
    simulator.world.counters.reset();
  });
  const clock = movedClock();
  const fresh = () => createMailDomains({ clock, servers: [simulator.mail.nameServer], limitMs: 2_000 });
  const asked = () => Object.values(simulator.world.counters.all()).reduce((sum, n) => sum + n, 0);

  it('a domain with a mail exchanger: yes', async () => {
    assert.equal(await fresh().receives('fabrikam.de'), 'yes');
    assert.equal(await fresh().receives('Contoso.COM.'), 'yes');
  });

  it('no exchanger but an address: yes, as mail servers do it', async () => {
    assert.equal(await fresh().receives('mail.fabrikam.de'), 'yes');
  });

  it('a domain that does not exist: no', async () => {
    assert.equal(await fresh().receives('nobody-has-this.invalid'), 'no');
  });

  it('a domain that says it takes none: no', async () => {
    assert.equal(await fresh().receives('no-mail.fabrikam.de'), 'no');
  });

  for (const name of [
    'example.u',
    'localhost',
    '127.0.0.1',
    '',
    'a b.de',
    '-x.de',
    `${'a'.repeat(64)}.de`,
    '..',
  ]) {
    it(`${JSON.stringify(name)}: no, without asking anybody`, async () => {
      assert.equal(await fresh().receives(name), 'no');
      assert.equal(asked(), 0);
    });
  }

  it('nobody answers: unknown within the limit, and asked again the next time', async () => {
    simulator.world.change((state) => (state.switches.nameServer = 'silent'));
    const domains = createMailDomains({ clock, servers: [simulator.mail.nameServer], limitMs: 100 });
    assert.equal(await domains.receives('fabrikam.de'), 'unknown');
    simulator.world.change((state) => (state.switches.nameServer = 'normal'));
    assert.equal(await domains.receives('fabrikam.de'), 'yes');
  });

  it('asked twice: answered from memory, for an hour when yes, for five minutes when no', async () => {
    const domains = fresh();
    await domains.receives('fabrikam.de');
    await domains.receives('nobody.invalid');
    const once = asked();
    await domains.receives('fabrikam.de');
    await domains.receives('nobody.invalid');
    assert.equal(asked(), once);
    clock.pass(6 * 60_000);
    await domains.receives('fabrikam.de');
    assert.equal(asked(), once);
    await domains.receives('nobody.invalid');
    assert.ok(asked() > once);
  });

  it('many ask at once: one question', async () => {
    const domains = fresh();
    await Promise.all(Array.from({ length: 20 }, () => domains.receives('fabrikam.de')));
    assert.equal(asked(), 1);
  });
});

describe('whether a domain takes mail, with a name server in trouble', () => {
  let socket: Socket;
  afterEach(() => void socket.close());

  async function answering(rcode: number): Promise<string> {
    socket = createSocket('udp4');
    socket.on('message', (bytes, from) => {
      const { id = 0, questions = [] } = decode(bytes);
      socket.send(encode({ type: 'response', id, flags: rcode, questions }), from.port, from.address);
    });
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return `127.0.0.1:${socket.address().port}`;
  }

  for (const [what, rcode] of [
    ['fails', 2],
    ['refuses to answer', 5],
  ] as const) {
    it(`it ${what}: unknown, not no`, async () => {
      const domains = createMailDomains({ clock: movedClock(), servers: [await answering(rcode)] });
      assert.equal(await domains.receives('fabrikam.de'), 'unknown');
    });
  }
});
