import 'reflect-metadata';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { send } from '../http/exchange.ts';
import type { Remote } from '../http/routes.ts';

/** Where a receiver finds the signer's certificate, and where that certificate says its issuer is. */
export const signerCertificateUrl =
  'https://3psostorageacct.blob.core.windows.net/cert/pcnotifications-dispatch.microsoft.com.cer';
const issuerPath = '/pkiops/certs/rehearsal-issuing-ca.cer';

/** The signer of webhooks with the chain that leads to its root (contract 11.2). */
export interface Certificates {
  readonly rootPem: string;
  /** DER. */
  readonly issuer: Uint8Array;
  readonly leaf: Uint8Array;
  readonly signingKey: KeyObject;
}

interface Saved {
  root: string;
  issuer: string;
  leaf: string;
  signingKey: string;
}

/** Reads the chain saved in the folder (`certificates.json`, `root.pem`), or makes one and saves it. */
export async function openCertificates(folder?: string): Promise<Certificates> {
  const file = folder === undefined ? undefined : join(folder, 'certificates.json');
  const saved = (file === undefined ? undefined : await readSaved(file)) ?? (await makeChain());
  if (file !== undefined && folder !== undefined) {
    await writeFile(file, JSON.stringify(saved), { mode: 0o600 });
    await writeFile(join(folder, 'root.pem'), saved.root);
  }
  return {
    rootPem: saved.root,
    issuer: new Uint8Array(new x509.X509Certificate(saved.issuer).rawData),
    leaf: new Uint8Array(new x509.X509Certificate(saved.leaf).rawData),
    signingKey: createPrivateKey(saved.signingKey),
  };
}

/** The two hosts the certificates are fetched from. */
export function createCertificateHosts(certificates: Certificates): Remote {
  const files: Record<string, Uint8Array> = {
    [`3psostorageacct.blob.core.windows.net${new URL(signerCertificateUrl).pathname}`]: certificates.leaf,
    [`www.microsoft.com${issuerPath}`]: certificates.issuer,
  };
  return {
    hosts: ['3psostorageacct.blob.core.windows.net', 'www.microsoft.com'],
    handle: (exchange, host) => {
      const file = files[`${host}${exchange.path}`];
      if (file === undefined || exchange.method !== 'GET') return Promise.resolve(false);
      send(exchange.response, 200, file, { 'content-type': 'application/octet-stream' });
      return Promise.resolve(true);
    },
  };
}

async function readSaved(file: string): Promise<Saved | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Saved;
  } catch {
    return undefined;
  }
}

const dayMs = 24 * 3600 * 1000;
const ellipticKey = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const rsaKey = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};

async function makeChain(): Promise<Saved> {
  const { subtle } = globalThis.crypto;
  const rootKeys = await subtle.generateKey(ellipticKey, true, ['sign', 'verify']);
  const issuerKeys = await subtle.generateKey(ellipticKey, true, ['sign', 'verify']);
  const leafKeys = await subtle.generateKey(rsaKey, true, ['sign', 'verify']);
  const rootName = 'CN=CSP Concierge Rehearsal Root, O=CSP Concierge';
  const issuerName = 'C=US, O=Microsoft Corporation, CN=Rehearsal Issuing CA 01';
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: rootName,
    keys: rootKeys,
    signingAlgorithm: ellipticKey,
    ...validFor(7300),
    extensions: authority(),
  });
  const issuer = await x509.X509CertificateGenerator.create({
    subject: issuerName,
    issuer: rootName,
    publicKey: issuerKeys.publicKey,
    signingKey: rootKeys.privateKey,
    signingAlgorithm: ellipticKey,
    ...validFor(3650),
    extensions: authority(0),
  });
  const leaf = await x509.X509CertificateGenerator.create({
    subject: 'C=US, O=Microsoft Corporation, CN=pcnotifications-dispatch.microsoft.com',
    issuer: issuerName,
    publicKey: leafKeys.publicKey,
    signingKey: issuerKeys.privateKey,
    signingAlgorithm: ellipticKey,
    ...validFor(1825),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.AuthorityInfoAccessExtension({ caIssuers: [`http://www.microsoft.com${issuerPath}`] }),
    ],
  });
  const signingKey = Buffer.from(await subtle.exportKey('pkcs8', leafKeys.privateKey)).toString('base64');
  return {
    root: root.toString('pem'),
    issuer: issuer.toString('pem'),
    leaf: leaf.toString('pem'),
    signingKey: `-----BEGIN PRIVATE KEY-----\n${signingKey}\n-----END PRIVATE KEY-----\n`,
  };
}

function authority(pathLength?: number): x509.Extension[] {
  return [
    new x509.BasicConstraintsExtension(true, pathLength, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
  ];
}

function validFor(days: number): { notBefore: Date; notAfter: Date } {
  return { notBefore: new Date(Date.now() - dayMs), notAfter: new Date(Date.now() + days * dayMs) };
}
