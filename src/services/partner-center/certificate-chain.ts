import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import type { CertificateStore } from './certificate-store.ts';

/** Certificates between leaf and root; Microsoft's chains have one or two. */
const longestChain = 5;

/** Hosts of the authorities that Microsoft's certificates name as the place of their issuer. */
const issuerHosts = new Set([
  'www.microsoft.com',
  'caissuers.microsoft.com',
  'cacerts.digicert.com',
  'cacerts.geotrust.com',
]);

export interface TrustBundle {
  /** Self-signed ones: trusted as they are. */
  readonly roots: readonly X509Certificate[];
  /** Others: may stand between leaf and root, trusted only through a root. */
  readonly intermediates: readonly X509Certificate[];
}

/** Sorts PEM certificates into roots and intermediates. Throws when one cannot be read: that is configuration. */
export function readTrustBundle(pems: readonly string[]): TrustBundle {
  const certificates = pems.map((pem) => new X509Certificate(pem));
  const isRoot = (certificate: X509Certificate) => certificate.checkIssued(certificate);
  return { roots: certificates.filter(isRoot), intermediates: certificates.filter((one) => !isRoot(one)) };
}

/** The public roots of Node that Microsoft's own certificates end at. */
export function microsoftRoots(): readonly string[] {
  return rootCertificates.filter((pem) => {
    const { subject } = new X509Certificate(pem);
    return /^O=(Microsoft Corporation|DigiCert[^\n]*)$/m.test(subject);
  });
}

export function isInDate(certificate: X509Certificate, now: number): boolean {
  return now >= certificate.validFromDate.getTime() && now <= certificate.validToDate.getTime();
}

/**
 * Whether the certificate leads to a trusted root, every step signed by an authority in date. Missing intermediates
 * are fetched from where the certificates say, if that is an authority's host. Revocation is not asked for.
 */
export async function isTrusted(
  leaf: X509Certificate,
  bundle: TrustBundle,
  store: CertificateStore,
  now: number,
): Promise<boolean> {
  let current = leaf;
  for (let length = 0; length < longestChain; length += 1) {
    const issued = (issuer: X509Certificate) => isIssuerOf(issuer, current, now);
    if (bundle.roots.some(issued)) return true;
    const next = bundle.intermediates.find(issued) ?? (await fetchIssuer(current, store, now));
    if (next === undefined) return false;
    current = next;
  }
  return false;
}

function isIssuerOf(issuer: X509Certificate, certificate: X509Certificate, now: number): boolean {
  return (
    issuer.ca &&
    isInDate(issuer, now) &&
    certificate.checkIssued(issuer) &&
    certificate.verify(issuer.publicKey)
  );
}

async function fetchIssuer(
  certificate: X509Certificate,
  store: CertificateStore,
  now: number,
): Promise<X509Certificate | undefined> {
  for (const url of issuerAddresses(certificate)) {
    const download = await store.get(url);
    if (download.kind === 'certificate' && isIssuerOf(download.certificate, certificate, now)) {
      return download.certificate;
    }
  }
  return undefined;
}

/** Authorities publish over http; the same hosts answer https, and only https leaves this product. */
function issuerAddresses(certificate: X509Certificate): string[] {
  return (certificate.infoAccess ?? '').split('\n').flatMap((line) => {
    const address = /^CA Issuers - URI:(.+)$/.exec(line)?.[1];
    const url = address === undefined ? null : URL.parse(address);
    if (url === null || !issuerHosts.has(url.host) || url.username !== '') return [];
    url.protocol = 'https:';
    return [url.href];
  });
}
