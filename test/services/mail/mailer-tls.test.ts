import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { Problem } from '../../../src/errors.ts';
import { createMailer, type SmtpServer } from '../../../src/services/mail/client.ts';
import { makeCertificate, type TestCertificate } from '../support/certificates.ts';

const from = { name: 'Open Door Technology', address: 'concierge@opendoor.example' };
const mail = {
  id: 'mail-1',
  to: 'anna@fabrikam.de',
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  at: 0,
};
const host = '127.0.0.1';

describe('mailer and TLS', function () {
  let root: TestCertificate;
  let right: TestCertificate;
  let elsewhere: TestCertificate;
  let expired: TestCertificate;
  let server: SMTPServer | undefined;
  let port: number;
  /** What servers have seen: whether the line was secured, who signed in, what came. */
  let seen: { secure: boolean; user: string | undefined; text: string }[];

  before(async () => {
    root = await makeCertificate({ name: 'CN=Own authority', authority: true });
    const issued = { name: 'CN=mail', issuer: root };
    right = await makeCertificate({ ...issued, addresses: [host] });
    elsewhere = await makeCertificate({ ...issued, addresses: ['192.0.2.1'] });
    expired = await makeCertificate({ ...issued, addresses: [host], from: 1, to: Date.now() - 1_000 });
  });
  beforeEach(() => {
    seen = [];
  });
  afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

  async function listen(certificate: TestCertificate | undefined, options: SMTPServerOptions = {}) {
    const opened = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      ...(certificate === undefined
        ? { disabledCommands: ['STARTTLS'] }
        : { key: certificate.privateKey, cert: certificate.pem }),
      onAuth: ({ username, password }, _session, done) =>
        password === 'right' ? done(null, { user: username }) : done(new Error('no')),
      onData(stream, session, done) {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          seen.push({ secure: session.secure, user: session.user as string | undefined, text });
          done();
        });
      },
      ...options,
    });
    opened.on('error', () => undefined);
    server = opened;
    await new Promise<void>((resolve) => opened.listen(0, host, resolve));
    ({ port } = opened.server.address() as AddressInfo);
  }
  const send = (changes: Partial<SmtpServer> = {}) =>
    createMailer({ server: { host, port, tls: 'starttls', trust: [root.pem], ...changes }, from }).send(mail);
  async function problemOf(sending: Promise<void>): Promise<[string, unknown, unknown]> {
    const error: unknown = await sending.then(
      () => assert.fail('the mail was taken'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof Problem, String(error));
    return [error.kind, error.facts.code, error.facts.status];
  }

  for (const tls of ['starttls', 'at-once'] as const) {
    describe(tls, () => {
      const options: SMTPServerOptions = { secure: tls === 'at-once' };

      it('a certificate of the authority that is trusted: the mail goes out secured, signed in', async () => {
        await listen(right, options);
        await send({ tls, user: 'concierge', password: 'right' });
        assert.deepEqual(
          seen.map(({ secure, user }) => ({ secure, user })),
          [{ secure: true, user: 'concierge' }],
        );
      });

      const untrusted: readonly [string, () => TestCertificate, boolean, string][] = [
        ['of an authority nobody knows', () => right, false, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
        ['made out for another host', () => elsewhere, true, 'ERR_TLS_CERT_ALTNAME_INVALID'],
        ['that has run out', () => expired, true, 'CERT_HAS_EXPIRED'],
      ];
      for (const [what, certificate, isKnown, code] of untrusted) {
        it(`a certificate ${what}: refused with the reason, nothing is sent, nobody signs in`, async () => {
          await listen(certificate(), options);
          const trust = isKnown ? [root.pem] : undefined;
          const sending = send({ tls, trust, user: 'concierge', password: 'right' });
          assert.deepEqual(await problemOf(sending), ['unauthorised', code, undefined]);
          assert.deepEqual(seen, []);
        });
      }

      it('a wrong password: unauthorised, nothing is sent', async () => {
        await listen(right, options);
        const sending = send({ tls, user: 'concierge', password: 'wrong' });
        assert.deepEqual(await problemOf(sending), ['unauthorised', 'EAUTH', 535]);
        assert.deepEqual(seen, []);
      });

      it('greylisted: unavailable, and taken when it comes again', async () => {
        let tries = 0;
        const onRcptTo: SMTPServerOptions['onRcptTo'] = (_address, _session, done) => {
          tries += 1;
          done(tries === 1 ? Object.assign(new Error('Greylisted'), { responseCode: 451 }) : null);
        };
        await listen(right, { ...options, onRcptTo });
        assert.deepEqual(await problemOf(send({ tls })), ['unavailable', 'EENVELOPE', 451]);
        await send({ tls });
        assert.equal(seen.length, 1);
      });

      it('refused for good: rejected', async () => {
        const onRcptTo: SMTPServerOptions['onRcptTo'] = (_address, _session, done) =>
          done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }));
        await listen(right, { ...options, onRcptTo });
        assert.deepEqual(await problemOf(send({ tls })), ['rejected', 'EENVELOPE', 550]);
        assert.deepEqual(seen, []);
      });
    });
  }

  it('a server without STARTTLS: nothing is sent in the open, not even the password', async () => {
    await listen(undefined);
    const [kind] = await problemOf(send({ user: 'concierge', password: 'right' }));
    assert.equal(kind, 'unauthorised');
    assert.deepEqual(seen, []);
  });

  it('a server that speaks without TLS where TLS is expected at once: unauthorised, nothing is sent', async () => {
    await listen(undefined);
    const [kind] = await problemOf(send({ tls: 'at-once' }));
    assert.equal(kind, 'unauthorised');
    assert.deepEqual(seen, []);
  });
});
