import 'reflect-metadata';
import assert from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { ConfigFault } from '../../src/config/config-fault.ts';
import { readConfig } from '../../src/config/config.ts';
import type { RawEnvironment } from '../../src/config/environment.ts';
import { rehearsalEnvironment, sampleEnvironment, sampleText } from './sample-environment.ts';

/** Reads from a list of files in memory; any other name does not exist. */
const filesOf = (files: Record<string, string>) => (file: string) => {
  const text = files[file];
  if (text === undefined) throw Object.assign(new Error(`no such file ${file}`), { code: 'ENOENT' });
  return text;
};
const sampleFiles = { 'provider.json': sampleText };

function faultsOf(env: RawEnvironment, files: Record<string, string> = sampleFiles): string[] {
  try {
    readConfig(env, filesOf(files));
  } catch (error) {
    assert.ok(error instanceof ConfigFault);
    return error.faults.map((fault) => `${fault.key}: ${fault.sentence}`);
  }
  assert.fail('no fault was found');
}

async function makeCertificate(): Promise<{ certificate: string; key: string }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=concierge',
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2027-01-01'),
    signingAlgorithm: algorithm,
    keys,
  });
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: made.toString('pem'), key: x509.PemConverter.encode(key, 'PRIVATE KEY') };
}

describe('config', () => {
  it('sample file and environment: one frozen configuration', () => {
    const config = readConfig(sampleEnvironment(), filesOf(sampleFiles));
    assert.equal(config.mode, 'production');
    assert.equal(config.server.publicUrl, 'https://concierge.opendoor.example');
    assert.equal(config.bot.credential.clientSecret, 'secret of the bot');
    assert.equal(config.credentials['EUROPE']?.refreshToken, 'token of EUROPE');
    assert.equal(config.provider.accounts.length, 4);
    assert.equal(config.webhookTrust, undefined);
    assert.throws(() => Object.assign(config.server, { port: 1 }), TypeError);
    assert.throws(() => Object.assign(config.provider.accounts[0] ?? {}, { legalName: 'x' }), TypeError);
    assert.throws(() => Object.assign(config.credentials, { EUROPE: {} }), TypeError);
  });

  it('the rehearsal as npm start sets it: read', () => {
    const config = readConfig(rehearsalEnvironment(), filesOf(sampleFiles));
    assert.equal(config.mode, 'rehearsal');
    assert.equal(config.rehearsalOrigin, 'http://127.0.0.1:3978');
  });

  it('environment and provider file are both faulty: all faults in one error, each with its place', () => {
    const env = { ...sampleEnvironment(), PORT: 'abc', CONCIERGE_CREDENTIAL_CANADA_CLIENT_ID: undefined };
    const text = sampleText.replace('"EUR"', '"EURO"');
    assert.deepEqual(faultsOf(env, { 'provider.json': text }), [
      'PORT: is "abc" but must be a whole number from 0 to 65535.',
      'provider.json: accounts[2].currency: must be an ISO 4217 currency in capitals, such as EUR.',
      'CONCIERGE_CREDENTIAL_CANADA_CLIENT_ID: is missing for account canada.',
    ]);
  });

  it('the provider file cannot be read: its key and the reason', () => {
    assert.deepEqual(faultsOf(sampleEnvironment(), {}), [
      'CONCIERGE_PROVIDER_FILE: names provider.json, which cannot be read (ENOENT).',
    ]);
  });

  it('a credential that the environment does not have: the place in the file and the missing keys', () => {
    const text = sampleText.replace('"EUROPE"', '"EUROP"');
    assert.deepEqual(faultsOf(sampleEnvironment(), { 'provider.json': text }), [
      'provider.json: accounts[2].credential: CONCIERGE_CREDENTIAL_EUROP_CLIENT_ID and its secret are missing. Did you mean EUROPE?',
    ]);
  });

  it('a part of a credential is missing: each part by its own key', () => {
    const env = sampleEnvironment();
    delete env['CONCIERGE_CREDENTIAL_EUROPE_CLIENT_SECRET'];
    delete env['CONCIERGE_CREDENTIAL_EUROPE_REFRESH_TOKEN'];
    assert.deepEqual(faultsOf(env), [
      'CONCIERGE_CREDENTIAL_EUROPE_CLIENT_SECRET: is missing for account europe, and so is CONCIERGE_CREDENTIAL_EUROPE_CERTIFICATE_FILE.',
      "CONCIERGE_CREDENTIAL_EUROPE_REFRESH_TOKEN: is missing for account europe; Partner Center gives the link only to an agent's sign-in.",
    ]);
  });

  it('a fixed link and no refresh token: fine, nothing has to be fetched', () => {
    const file = JSON.parse(sampleText) as { accounts: { link: string; tenantId: string }[] };
    for (const account of file.accounts) {
      account.link = `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${account.tenantId}#/partners/invitation`;
    }
    const env = sampleEnvironment();
    for (const key of Object.keys(env).filter((name) => name.endsWith('_REFRESH_TOKEN'))) delete env[key];
    const config = readConfig(env, filesOf({ 'provider.json': JSON.stringify(file) }));
    assert.equal(config.credentials['EUROPE']?.refreshToken, undefined);
  });

  it('a faulty client id: told once, with what it should be, and not also as missing', () => {
    const faults = faultsOf({ ...sampleEnvironment(), CONCIERGE_CREDENTIAL_EUROPE_CLIENT_ID: 'europe' });
    assert.equal(faults.length, 1);
    assert.match(faults[0] ?? '', /^CONCIERGE_CREDENTIAL_EUROPE_CLIENT_ID: is "europe" but must be a GUID/);
  });

  describe('certificates', () => {
    const withCertificate = () => ({
      ...sampleEnvironment(),
      CONCIERGE_BOT_APP_SECRET: undefined,
      CONCIERGE_BOT_CERTIFICATE_FILE: 'bot.pem',
    });

    it('key and certificate in any order: thumbprint, key and chain', async () => {
      const { certificate, key } = await makeCertificate();
      const { certificate: issuer } = await makeCertificate();
      const files = { ...sampleFiles, 'bot.pem': `# ours\n${key}\n${certificate}\n${issuer}\n` };
      const { credential } = readConfig(withCertificate(), filesOf(files)).bot;
      const fingerprint = new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();
      assert.equal(credential.certificate?.thumbprintSha256, fingerprint);
      assert.match(credential.certificate.privateKey, /^-----BEGIN PRIVATE KEY-----/);
      assert.equal(credential.certificate.x5c.match(/BEGIN CERTIFICATE/g)?.length, 2);
      assert.equal(credential.clientSecret, undefined);
    });

    it('the file is not what it should be: refused without quoting it', async () => {
      const { certificate, key } = await makeCertificate();
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const strange = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
      const broken = '-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----';
      for (const [text, sentence] of [
        ['nothing', /holds no certificate/],
        [key, /holds no certificate/],
        [certificate, /holds no unencrypted private key/],
        [`${certificate}\n${strange}`, /private key that does not belong to its first certificate/],
        [`${certificate}\n${broken}`, /private key that cannot be read/],
      ] as const) {
        const faults = faultsOf(withCertificate(), { ...sampleFiles, 'bot.pem': text });
        assert.equal(faults.length, 1);
        assert.match(faults[0] ?? '', sentence);
        assert.match(faults[0] ?? '', /^CONCIERGE_BOT_CERTIFICATE_FILE: names bot\.pem, which /);
        assert.doesNotMatch(faults[0] ?? '', /hush/);
      }
    });

    it('an account signs in by certificate: read like that of the bot; both kinds at once are refused', async () => {
      const { certificate, key } = await makeCertificate();
      const files = { ...sampleFiles, 'europe.pem': certificate + key };
      const both = { ...sampleEnvironment(), CONCIERGE_CREDENTIAL_EUROPE_CERTIFICATE_FILE: 'europe.pem' };
      assert.match(
        faultsOf(both, files)[0] ?? '',
        /^CONCIERGE_CREDENTIAL_EUROPE_CERTIFICATE_FILE: is set together/,
      );
      const env = { ...both, CONCIERGE_CREDENTIAL_EUROPE_CLIENT_SECRET: undefined };
      assert.ok(readConfig(env, filesOf(files)).credentials['EUROPE']?.certificate);
    });

    it('a trust file: every certificate in it; one without any is refused', async () => {
      const { certificate } = await makeCertificate();
      const env = { ...sampleEnvironment(), CONCIERGE_WEBHOOK_TRUST_FILE: 'roots.pem' };
      const config = readConfig(
        env,
        filesOf({ ...sampleFiles, 'roots.pem': `${certificate}\n${certificate}` }),
      );
      assert.equal(config.webhookTrust?.length, 2);
      assert.deepEqual(faultsOf(env, { ...sampleFiles, 'roots.pem': 'none' }), [
        'CONCIERGE_WEBHOOK_TRUST_FILE: names roots.pem, which holds no certificate in PEM form.',
      ]);
    });

    it('a trust file for the mail server: handed on with it; one that cannot be read is refused', async () => {
      const { certificate } = await makeCertificate();
      const env = {
        ...sampleEnvironment(),
        CONCIERGE_SMTP_URL: 'smtps://smtp.opendoor.example',
        CONCIERGE_MAIL_FROM: 'a@b.example',
        CONCIERGE_SMTP_TRUST_FILE: 'mail.pem',
      };
      const config = readConfig(env, filesOf({ ...sampleFiles, 'mail.pem': certificate }));
      assert.deepEqual(config.mail?.server.trust, [certificate.trim()]);
      assert.match(faultsOf(env, sampleFiles)[0] ?? '', /^CONCIERGE_SMTP_TRUST_FILE: names mail\.pem/);
    });
  });
});
