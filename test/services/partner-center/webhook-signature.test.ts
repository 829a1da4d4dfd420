import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { microsoftRoots } from '../../../src/services/partner-center/certificate-chain.ts';
import {
  createWebhookVerifier,
  documentedCertificateHosts,
  type WebhookVerifier,
} from '../../../src/services/partner-center/webhook-signature.ts';
import { makeCertificate, type TestCertificate } from '../support/certificates.ts';
import { startRemote, type LocalRemote, type Reply } from '../support/remote.ts';

const host = '3psostorageacct.blob.core.windows.net';
const leafUrl = `https://${host}/cert/pcnotifications-dispatch.microsoft.com.cer`;
const issuerUrl = 'http://www.microsoft.com/pkiops/certs/issuing.crt';
const body = Buffer.from('{"EventName":"test-created","ResourceUri":"…"}', 'utf8');
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe('webhook signature', function () {
  let root: TestCertificate;
  let issuing: TestCertificate;
  let leaf: TestCertificate;
  let remote: LocalRemote;
  let verifier: WebhookVerifier;
  /** What each address answers. */
  let files: Map<string, Reply>;

  before(async () => {
    root = await makeCertificate({ name: 'CN=Test Root', authority: true });
    issuing = await makeCertificate({
      name: 'CN=Issuing CA, O=Microsoft Corporation',
      issuer: root,
      authority: true,
    });
    leaf = await makeLeaf();
  });
  beforeEach(async () => {
    remote = await startRemote();
    files = new Map<string, Reply>([
      [leafUrl, { bytes: leaf.der }],
      [issuerUrl.replace('http:', 'https:'), { bytes: issuing.der }],
    ]);
    remote.answer((seen) => files.get(`https://${seen.host}${seen.path}`) ?? { status: 404 });
    verifier = create([root.pem]);
  });
  afterEach(() => remote.stop());

  const makeLeaf = (more: Partial<Parameters<typeof makeCertificate>[0]> = {}) =>
    makeCertificate({
      name: 'CN=pcnotifications-dispatch.microsoft.com, O=Microsoft Corporation',
      issuer: issuing,
      issuerAt: issuerUrl,
      ...more,
    });
  const create = (trust: readonly string[] | undefined) =>
    createWebhookVerifier({ sender: remote.sender, clock: remote.clock, trust });
  const headers = (more: Record<string, string | undefined> = {}) => ({
    'x-ms-signature': `Signature ${leaf.sign(body)}`,
    'x-ms-certificate-url': leafUrl,
    'x-ms-signature-algorithm': 'rsa-sha256',
    ...more,
  });
  const reasonFor = async (
    more: Record<string, string | undefined>,
    rawBody: Uint8Array = body,
    by = verifier,
  ) => {
    const verdict = await by.verify({ headers: headers(more), rawBody });
    return verdict.kind === 'valid' ? 'valid' : verdict.reason;
  };
  const reasonWith = (certificate: TestCertificate, by = verifier) => {
    files.set(leafUrl, { bytes: certificate.der });
    return reasonFor({ 'x-ms-signature': `Signature ${certificate.sign(body)}` }, body, by);
  };

  it('header of its own, chain over a fetched intermediate: valid', async () => {
    assert.equal(await reasonFor({}), 'valid');
    assert.deepEqual(
      remote.seen.map((seen) => seen.host),
      [host, 'www.microsoft.com'],
    );
  });

  it('Authorization header, other letter case in names and values: valid', async () => {
    const signed = {
      Authorization: `signature ${leaf.sign(body)}`,
      'X-MS-Certificate-Url': leafUrl,
      'X-MS-Signature-Algorithm': 'RSA-SHA256',
    };
    assert.deepEqual(await verifier.verify({ headers: signed, rawBody: body }), { kind: 'valid' });
  });

  it('both headers: the one we registered for counts', async () => {
    assert.equal(await reasonFor({ authorization: 'Bearer from-a-gateway' }), 'valid');
  });

  it('PEM instead of DER, intermediate in the trust bundle: valid without another download', async () => {
    files.set(leafUrl, { text: leaf.pem });
    assert.equal(await reasonFor({}, body, create([root.pem, issuing.pem])), 'valid');
    assert.equal(remote.seen.length, 1);
  });

  describe('forged', () => {
    it('one byte of the body changed: signature wrong', async () => {
      assert.equal(await reasonFor({}, Buffer.concat([body, Buffer.from(' ')])), 'signature-wrong');
    });

    it('signed by another key: signature wrong', async () => {
      const other = await makeLeaf();
      assert.equal(await reasonFor({ 'x-ms-signature': `Signature ${other.sign(body)}` }), 'signature-wrong');
    });

    it('certificate that its owner signed himself, with the right names: not trusted', async () => {
      const name = 'CN=pcnotifications-dispatch.microsoft.com, O=Microsoft Corporation';
      const self = await makeCertificate({ name, authority: true });
      assert.equal(await reasonWith(self), 'certificate-not-trusted');
    });

    it('issuer that only says it is Microsoft: not trusted', async () => {
      const evilRoot = await makeCertificate({ name: 'CN=Test Root', authority: true });
      const evilIssuer = await makeCertificate({ name: issuing.name, issuer: evilRoot, authority: true });
      files.set(issuerUrl.replace('http:', 'https:'), { bytes: evilIssuer.der });
      assert.equal(await reasonWith(await makeLeaf({ issuer: evilIssuer })), 'certificate-not-trusted');
    });

    it('issued by an ordinary certificate of Microsoft, which is no authority: not trusted', async () => {
      const underLeaf = await makeCertificate({ name: 'CN=x', issuer: leaf });
      assert.equal(
        await reasonWith(underLeaf, create([root.pem, issuing.pem, leaf.pem])),
        'certificate-not-trusted',
      );
    });

    it('trusted root, but not issued by Microsoft: refused', async () => {
      assert.equal(await reasonWith(await makeLeaf({ issuer: root })), 'issuer-not-microsoft');
    });

    it('an intermediate in the trust bundle is no root: not trusted', async () => {
      assert.equal(await reasonFor({}, body, create([issuing.pem])), 'certificate-not-trusted');
    });

    it('key too short: signature wrong', async () => {
      assert.equal(await reasonWith(await makeLeaf({ bits: 1024 })), 'signature-wrong');
    });

    it('sample certificate against Microsoft’s public roots: not trusted', async () => {
      assert.equal(await reasonFor({}, body, create(undefined)), 'certificate-not-trusted');
    });
  });

  describe('dates, by the injected clock', () => {
    it('certificate ended, or not begun: out of date', async () => {
      const ended = await makeLeaf({ from: Date.now() - 2 * dayMs, to: Date.now() - dayMs });
      assert.equal(await reasonWith(ended), 'certificate-out-of-date');
      remote.clock.pass(hourMs);
      const early = await makeLeaf({ from: Date.now() + dayMs });
      assert.equal(await reasonWith(early), 'certificate-out-of-date');
    });

    it('intermediate or root ended: not trusted', async () => {
      const oldIssuer = await makeCertificate({
        name: issuing.name,
        issuer: root,
        authority: true,
        to: Date.now() - 1000,
      });
      files.set(issuerUrl.replace('http:', 'https:'), { bytes: oldIssuer.der });
      assert.equal(await reasonWith(await makeLeaf({ issuer: oldIssuer })), 'certificate-not-trusted');
    });
  });

  describe('headers', () => {
    const cases: [string, Record<string, string | undefined>, string][] = [
      ['no signature', { 'x-ms-signature': undefined }, 'headers-missing'],
      ['no certificate address', { 'x-ms-certificate-url': undefined }, 'headers-missing'],
      ['no algorithm', { 'x-ms-signature-algorithm': undefined }, 'headers-missing'],
      ['SHA-1', { 'x-ms-signature-algorithm': 'rsa-sha1' }, 'algorithm-unknown'],
      ['no algorithm at all', { 'x-ms-signature-algorithm': 'none' }, 'algorithm-unknown'],
      ['another scheme', { 'x-ms-signature': 'Bearer abc' }, 'signature-unreadable'],
      ['not base64', { 'x-ms-signature': 'Signature ***' }, 'signature-unreadable'],
      ['nothing after the scheme', { 'x-ms-signature': 'Signature ' }, 'signature-unreadable'],
    ];
    for (const [title, more, reason] of cases) {
      it(`${title}: ${reason}, nothing is fetched`, async () => {
        assert.equal(await reasonFor(more), reason);
        assert.equal(remote.seen.length, 0);
      });
    }
  });

  describe('address of the certificate', () => {
    for (const url of [
      'http://3psostorageacct.blob.core.windows.net/cert/x.cer',
      'https://evil.example/cert.cer',
      'https://3psostorageacct.blob.core.windows.net.evil.example/x.cer',
      'https://evil.example/3psostorageacct.blob.core.windows.net/x.cer',
      'https://3psostorageacct.blob.core.windows.net@evil.example/x.cer',
      'https://user:pass@3psostorageacct.blob.core.windows.net/x.cer',
      'https://3psostorageacct.blob.core.windows.net:8443/x.cer',
      'https://other.blob.core.windows.net/x.cer',
      'https://169.254.169.254/metadata',
      'https://127.0.0.1/x.cer',
      'https://[::1]/x.cer',
      'file:///etc/passwd',
      'ftp://3psostorageacct.blob.core.windows.net/x',
      'https://3psostorageacct.blob.core.windows.net/x.cer?redirect=https://evil.example',
      'https://3psostorageacct.blob.core.windows.net/x.cer#y',
      `https://3psostorageacct.blob.core.windows.net/${'x'.repeat(600)}`,
      'not a url',
    ]) {
      it(`${url.slice(0, 70)}: refused, nothing is fetched`, async () => {
        assert.equal(await reasonFor({ 'x-ms-certificate-url': url }), 'certificate-url-refused');
        assert.equal(remote.seen.length, 0);
      });
    }

    it('redirect to another host: not followed', async () => {
      files.set(leafUrl, { status: 302, headers: { location: 'https://evil.example/x.cer' } });
      assert.equal(await reasonFor({}), 'certificate-unavailable');
      assert.equal(remote.seen.length, 1);
    });

    it('larger than 16 KB: unreadable', async () => {
      files.set(leafUrl, { bytes: new Uint8Array(17_000) });
      assert.equal(await reasonFor({}), 'certificate-unreadable');
    });

    it('no certificate: unreadable', async () => {
      files.set(leafUrl, { text: '<html>' });
      assert.equal(await reasonFor({}), 'certificate-unreadable');
    });

    it('issuer named on a foreign host: not fetched, not trusted', async () => {
      const luring = await makeLeaf({ issuerAt: 'http://evil.example/issuer.crt' });
      assert.equal(await reasonWith(luring), 'certificate-not-trusted');
      assert.deepEqual(
        remote.seen.map((seen) => seen.host),
        [host],
      );
    });
  });

  describe('memory', () => {
    const downloads = () => remote.seen.filter((seen) => seen.host === host).length;

    it('a hundred requests at once: one download of each certificate', async () => {
      await Promise.all(Array.from({ length: 100 }, () => reasonFor({})));
      assert.equal(remote.seen.length, 2);
    });

    it('an hour: remembered; then fetched again', async () => {
      await reasonFor({});
      remote.clock.pass(hourMs - 1000);
      await reasonFor({});
      assert.equal(downloads(), 1);
      remote.clock.pass(2000);
      await reasonFor({});
      assert.equal(downloads(), 2);
    });

    it('unavailable: remembered for a minute only', async () => {
      const good = files.get(leafUrl)!;
      files.set(leafUrl, { status: 503 });
      assert.equal(await reasonFor({}), 'certificate-unavailable');
      files.set(leafUrl, good);
      assert.equal(await reasonFor({}), 'certificate-unavailable');
      assert.equal(downloads(), 1);
      remote.clock.pass(61_000);
      assert.equal(await reasonFor({}), 'valid');
    });

    it('renewed by Microsoft under the same address: noticed at the first signature that does not fit', async () => {
      assert.equal(await reasonFor({}), 'valid');
      remote.clock.pass(2 * 60_000);
      assert.equal(await reasonWith(await makeLeaf()), 'valid');
    });

    it('a flood of forged signatures: one download a minute', async () => {
      await reasonFor({});
      remote.clock.pass(2 * 60_000);
      for (let n = 0; n < 20; n += 1) await reasonFor({}, Buffer.from(`forged ${n}`));
      assert.equal(downloads(), 2);
    });

    it('a flood of addresses: what was good before stays good, also when it is fetched again', async () => {
      const ownUrl = `https://${host}/cert/another.cer`;
      files.set(ownUrl, { bytes: leaf.der });
      const own = { 'x-ms-certificate-url': ownUrl };
      assert.equal(await reasonFor(own), 'valid');
      for (let minute = 1; minute <= 62; minute += 1) {
        remote.clock.pass(60_000);
        for (let n = 0; n < 40; n += 1)
          await reasonFor({ 'x-ms-certificate-url': `https://${host}/${minute}-${n}.cer` });
        assert.equal(await reasonFor(own), 'valid', `minute ${minute}`);
      }
    });

    it('a flood of addresses right after the start: the documented one is fetched all the same', async () => {
      for (let n = 0; n < 40; n += 1) await reasonFor({ 'x-ms-certificate-url': `https://${host}/${n}.cer` });
      assert.equal(await reasonFor({}), 'valid');
    });

    it('looked at again for a forged signature while the host is down: what was remembered still counts', async () => {
      assert.equal(await reasonFor({}), 'valid');
      remote.clock.pass(120_000);
      files.delete(leafUrl);
      assert.equal(await reasonFor({ 'x-ms-signature': 'Signature AAAA' }), 'certificate-unavailable');
      assert.equal(await reasonFor({}), 'valid');
    });

    it('a flood of addresses: at most thirty downloads a minute', async () => {
      for (let n = 0; n < 50; n += 1)
        await reasonFor({ 'x-ms-certificate-url': `https://${host}/cert/${n}.cer` });
      assert.equal(downloads(), 30);
    });
  });

  it('public roots: Microsoft’s and DigiCert’s of this Node, all readable', () => {
    const owners = microsoftRoots().map((pem) => new X509Certificate(pem).subject);
    assert.ok(owners.some((subject) => subject.includes('O=Microsoft Corporation')));
    assert.ok(owners.every((subject) => /Microsoft Corporation|DigiCert/.test(subject)));
    assert.deepEqual(documentedCertificateHosts, [host]);
  });
});
