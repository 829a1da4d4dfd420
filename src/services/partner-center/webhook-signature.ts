import { verify as verifySignature, type X509Certificate } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { HttpSender } from '../http/port.ts';
import {
  isInDate,
  isTrusted,
  microsoftRoots,
  readTrustBundle,
  type TrustBundle,
} from './certificate-chain.ts';
import { createCertificateStore } from './certificate-store.ts';

/** The one host Microsoft's documentation names (Partner Center contract 11.2). */
export const documentedCertificateHosts: readonly string[] = ['3psostorageacct.blob.core.windows.net'];

/** And the address on it that its samples show: no flood of other addresses comes before it, also after a start. */
const documentedAddress =
  'https://3psostorageacct.blob.core.windows.net/cert/pcnotifications-dispatch.microsoft.com.cer';

/** A certificate that fails to verify is fetched again if the remembered one is older than this. */
const renewAfterMs = 60_000;

export type RefusedBecause =
  | 'headers-missing'
  | 'algorithm-unknown'
  | 'signature-unreadable'
  | 'certificate-url-refused'
  /** The certificate could not be had now; the same request may be good later. */
  | 'certificate-unavailable'
  | 'certificate-unreadable'
  | 'certificate-out-of-date'
  | 'issuer-not-microsoft'
  | 'certificate-not-trusted'
  | 'signature-wrong';

export type WebhookVerdict =
  { readonly kind: 'valid' } | { readonly kind: 'invalid'; readonly reason: RefusedBecause };

export interface WebhookVerifierOptions {
  readonly sender: HttpSender;
  readonly clock: Clock;
  /** PEM: self-signed ones are trusted roots, others known intermediates. Microsoft's public roots when absent. */
  readonly trust?: readonly string[] | undefined;
  /** Exact host names a certificate may come from. */
  readonly allowedCertificateHosts?: readonly string[];
}

export interface SignedRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body exactly as it came. */
  readonly rawBody: Uint8Array;
}

export interface WebhookVerifier {
  /** Whether Partner Center sent this. Never rejects for anything the sender of the request controls. */
  verify(request: SignedRequest): Promise<WebhookVerdict>;
}

/** Checks the signature of webhook requests (Partner Center contract 11.2). */
export function createWebhookVerifier(options: WebhookVerifierOptions): WebhookVerifier {
  const { clock } = options;
  const hosts = options.allowedCertificateHosts ?? documentedCertificateHosts;
  // Addresses of issuers stand in certificates; requests cannot name them.
  const store = createCertificateStore(
    options.sender,
    clock,
    (url) => url === documentedAddress || !hosts.includes(new URL(url).host),
  );
  let bundle: TrustBundle | undefined = options.trust && readTrustBundle(options.trust);

  async function judge(signed: Signed, rawBody: Uint8Array, newerThan?: number): Promise<WebhookVerdict> {
    const download = await store.get(signed.certificateUrl, newerThan);
    if (download.kind !== 'certificate') return refused(`certificate-${download.kind}`);
    const { certificate } = download;
    if (!isInDate(certificate, clock.now())) return refused('certificate-out-of-date');
    if (!/^O=Microsoft Corporation$/m.test(certificate.issuer)) return refused('issuer-not-microsoft');
    bundle ??= readTrustBundle(microsoftRoots());
    if (!(await isTrusted(certificate, bundle, store, clock.now())))
      return refused('certificate-not-trusted');
    if (!isSignedBy(certificate, rawBody, signed.signature)) return refused('signature-wrong');
    store.vouchFor([signed.certificateUrl]);
    return { kind: 'valid' };
  }

  return {
    verify: async ({ headers, rawBody }) => {
      const signed = readHeaders(headers, hosts);
      if ('kind' in signed) return signed;
      const verdict = await judge(signed, rawBody);
      if (verdict.kind === 'valid') return verdict;
      // Microsoft may have renewed the certificate under the same address since it was remembered.
      const fetchedAt = store.fetchedAt(signed.certificateUrl);
      if (fetchedAt === undefined || fetchedAt > clock.now() - renewAfterMs) return verdict;
      return await judge(signed, rawBody, clock.now() - renewAfterMs);
    },
  };
}

interface Signed {
  readonly signature: Uint8Array;
  readonly certificateUrl: string;
}

const refused = (reason: RefusedBecause): WebhookVerdict => ({ kind: 'invalid', reason });

function readHeaders(headers: SignedRequest['headers'], hosts: readonly string[]): Signed | WebhookVerdict {
  const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const text = (name: string) => {
    const value = named.get(name);
    return typeof value === 'string' ? value.trim() : undefined;
  };
  const credentials = text('x-ms-signature') ?? text('authorization');
  const address = text('x-ms-certificate-url');
  const algorithm = text('x-ms-signature-algorithm');
  if (credentials === undefined || address === undefined || algorithm === undefined)
    return refused('headers-missing');
  if (algorithm.toLowerCase() !== 'rsa-sha256') return refused('algorithm-unknown');
  const base64 = /^Signature +([A-Za-z0-9+/]+={0,2})$/i.exec(credentials)?.[1];
  if (base64 === undefined) return refused('signature-unreadable');
  const certificateUrl = allowedAddress(address, hosts);
  if (certificateUrl === undefined) return refused('certificate-url-refused');
  return { signature: Buffer.from(base64, 'base64'), certificateUrl };
}

/** The address if it may be fetched: anybody can send us a request that names one. */
function allowedAddress(text: string, hosts: readonly string[]): string | undefined {
  const url = URL.parse(text);
  if (url === null || url.protocol !== 'https:' || !hosts.includes(url.host)) return undefined;
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return isPlain && text.length <= 500 ? url.href : undefined;
}

function isSignedBy(certificate: X509Certificate, rawBody: Uint8Array, signature: Uint8Array): boolean {
  const key = certificate.publicKey;
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) return false;
  return verifySignature('RSA-SHA256', rawBody, key, signature);
}
