import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Server } from 'node:net';
import type { Simulator } from '../../../simulator/server.ts';
import type { Switches } from '../../../simulator/world/types.ts';
import { Problem } from '../../../src/errors.ts';
import { createMailer, type SmtpServer } from '../../../src/services/mail/client.ts';
import { createGraphMailer } from '../../../src/services/mail/graph-client.ts';
import type { Mail, Mailer } from '../../../src/services/mail/port.ts';
import { problemOfSmtp } from '../../../src/services/mail/smtp-problem.ts';
import { startTestSimulator } from '../../simulator/test-simulator.ts';
import { graphParts } from './graph-parts.ts';

// Frozen as the configuration is.
const from = Object.freeze({ name: 'Open Door Technology', address: 'concierge@opendoor.example' });
const mail = (changes: Partial<Mail> = {}): Mail => ({
  id: 'mail-1',
  to: 'anna@fabrikam.de',
  subject: 'Über uns – 20 €',
  text: 'Grüße\n\nZweiter Absatz, lang genug, dass die Zeile umbrochen wird: https://x.example/abc?def=1&x=äöü ende.\n',
  html: '<p>Grüße</p>',
  at: Date.UTC(2026, 0, 2, 3, 4, 5),
  ...changes,
});

async function problemOf(sending: Promise<void>): Promise<Problem> {
  const error: unknown = await sending.then(
    () => assert.fail('the mail was taken'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Problem, String(error));
  return error;
}

/** One of the two ways mail goes out; both keep the same promises. */
interface Way {
  readonly name: string;
  readonly mailer: (simulator: Simulator) => Mailer;
  readonly from: string;
  readonly messageId: string;
  /** What the recipient reads as plain text. */
  readonly text: (one: Mail) => string;
  readonly refused: number;
  readonly later: number;
}

const bySmtp: Way = {
  name: 'mail server',
  mailer: (simulator) => {
    const url = new URL(simulator.mail.smtpUrl);
    return createMailer({ server: { host: url.hostname, port: Number(url.port), tls: 'none' }, from });
  },
  from: 'Open Door Technology <concierge@opendoor.example>',
  messageId: '<mail-1@opendoor.example>',
  text: ({ text }) => text,
  refused: 550,
  later: 451,
};

const byGraph: Way = {
  name: 'Graph',
  mailer: (simulator) => createGraphMailer(graphParts(simulator)),
  from: 'Priya Nair <priya@opendoor.onmicrosoft.com>',
  messageId: '<mail-1@opendoor.onmicrosoft.com>',
  text: () => 'Grüße',
  refused: 400,
  later: 429,
};

for (const way of [bySmtp, byGraph])
  describe(`mails by ${way.name}, against the simulator`, () => {
    let simulator: Simulator;
    before(async () => {
      simulator = await startTestSimulator();
    });
    after(() => simulator.stop());
    beforeEach(() => simulator.world.reset());
    const send = (one: Mail) => way.mailer(simulator).send(one);
    const switchMail = (value: Switches['mail']) =>
      simulator.world.change((state) => (state.switches.mail = value));

    it('a mail with umlauts and a long line: arrives as it was written, with our sender and a fixed id', async () => {
      await send(mail());
      const [got] = simulator.world.state.mails;
      assert.equal(got?.to, 'anna@fabrikam.de');
      assert.equal(got.from, way.from);
      assert.equal(got.subject, 'Über uns – 20 €');
      assert.equal(got.text.trimEnd(), way.text(mail()).trimEnd());
      assert.equal(got.html.trimEnd(), '<p>Grüße</p>');
      assert.equal(got.messageId, way.messageId);
    });

    it('sent again: the same Message-ID, so that it is known as a repeat', async () => {
      await send(mail());
      await send(mail());
      assert.deepEqual(
        simulator.world.state.mails.map(({ copies }) => copies),
        [2],
      );
    });

    it('a subject with line ends: no further header, no further recipient', async () => {
      await send(mail({ subject: 'Hello\r\nBcc: evil@attacker.example\r\n\r\nbody\u2028x' }));
      assert.equal(simulator.world.state.mails.length, 1);
      const [got] = simulator.world.state.mails;
      assert.equal(got?.to, 'anna@fabrikam.de');
      assert.equal(got.subject, 'Hello Bcc: evil@attacker.example body x');
    });

    for (const to of [
      'a@fabrikam.de, b@attacker.example',
      'a@fabrikam.de\r\nRCPT TO:<b@attacker.example>',
      'Anna <a@fabrikam.de>',
      'a b@fabrikam.de',
      '',
    ]) {
      it(`${JSON.stringify(to)} as recipient: rejected, nothing sent`, async () => {
        assert.equal((await problemOf(send(mail({ to })))).kind, 'rejected');
        assert.equal(simulator.world.state.mails.length, 0);
      });
    }

    it('the address is refused: rejected, with its number and without the address', async () => {
      switchMail('refused');
      const problem = await problemOf(send(mail()));
      assert.equal(problem.kind, 'rejected');
      assert.equal(problem.facts.status, way.refused);
      assert.doesNotMatch(JSON.stringify([problem.message, problem.facts, problem.cause]), /anna/);
    });

    it('put off: unavailable, to be tried again', async () => {
      switchMail('later');
      const problem = await problemOf(send(mail()));
      assert.deepEqual([problem.kind, problem.facts.status], ['unavailable', way.later]);
    });

    it('we may not send: unauthorised, whoever the mail was for', async () => {
      switchMail('not-allowed');
      assert.equal((await problemOf(send(mail()))).kind, 'unauthorised');
      assert.equal(simulator.world.state.mails.length, 0);
    });

    it('the connection breaks after the mail was taken: outcome unknown', async () => {
      switchMail('answer-lost');
      assert.equal((await problemOf(send(mail()))).kind, 'outcome-unknown');
      assert.equal(simulator.world.state.mails.length, 1);
    });
  });

describe('mail server: texts', () => {
  it('a text that looks like a file or an address to fetch: stays text', async () => {
    const simulator = await startTestSimulator();
    try {
      await bySmtp.mailer(simulator).send(mail({ text: '/etc/passwd', html: 'file:///etc/passwd' }));
      assert.equal(simulator.world.state.mails[0]?.text.trim(), '/etc/passwd');
    } finally {
      await simulator.stop();
    }
  });
});

describe('mailer against servers in trouble', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  async function listen(greet: string | undefined): Promise<SmtpServer> {
    const opened = createServer((socket) => {
      socket.on('error', () => undefined);
      if (greet !== undefined) socket.write(greet);
    });
    server = opened;
    await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
    return { host: '127.0.0.1', port: (opened.address() as AddressInfo).port, tls: 'none' };
  }

  it('nobody listens: unavailable', async () => {
    const closed = await listen('');
    await new Promise((resolve) => server?.close(resolve));
    const problem = await problemOf(createMailer({ server: closed, from }).send(mail()));
    assert.equal(problem.kind, 'unavailable');
  });

  it('a server that never says anything: given up after the limit', async () => {
    const silent = await listen(undefined);
    const started = performance.now();
    await problemOf(createMailer({ server: silent, from, limitMs: 200 }).send(mail()));
    assert.ok(performance.now() - started < 3_000);
  });

  it('a server that closes the door at once: unavailable', async () => {
    const busy = await listen('421 Come back later\r\n');
    assert.equal((await problemOf(createMailer({ server: busy, from }).send(mail()))).kind, 'unavailable');
  });
});

describe('what a failed try means', () => {
  const cases: readonly (readonly [string, object, string])[] = [
    ['sign-in refused', { code: 'EAUTH', responseCode: 535, permanent: true }, 'unauthorised'],
    ['no TLS to be had', { code: 'ETLS' }, 'unauthorised'],
    ['sign in first', { code: 'EENVELOPE', responseCode: 530, permanent: true }, 'unauthorised'],
    ['mailbox unknown', { code: 'EENVELOPE', responseCode: 550, permanent: true }, 'rejected'],
    ['mailbox full for now', { code: 'EENVELOPE', responseCode: 452, permanent: false }, 'unavailable'],
    ['host unknown', { code: 'EDNS' }, 'unavailable'],
    ['no connection', { code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'unavailable'],
    ['no greeting', { code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT' }, 'unavailable'],
    ['silence in the middle', { code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT' }, 'outcome-unknown'],
    ['connection lost', { code: 'ECONNECTION' }, 'outcome-unknown'],
    ['something else', {}, 'outcome-unknown'],
  ];
  for (const [what, failure, kind] of cases) {
    it(`${what}: ${kind}`, () => assert.equal(problemOfSmtp(failure).kind, kind));
  }
});
