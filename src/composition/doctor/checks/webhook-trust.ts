import { X509Certificate } from 'node:crypto';
import {
  isInDate,
  microsoftRoots,
  readTrustBundle,
} from '../../../services/partner-center/certificate-chain.ts';
import { check } from '../check.ts';

/** Which roots webhooks have to lead to, and whether they are still good. */
export const webhookTrust = check({
  id: 'webhook-trust',
  looksAt: 'The roots that the certificates of Partner Center’s webhooks have to lead to.',
  remedies: {
    expired:
      'Put roots that are still good into the file that CONCIERGE_WEBHOOK_TRUST_FILE names, or leave it out: then the built-in ones count.',
    none: 'Put the self-signed roots into the file; certificates in between alone are trusted by nobody.',
    own: 'Leave CONCIERGE_WEBHOOK_TRUST_FILE out unless a gateway of yours signs webhooks anew: whoever holds those keys can forge acceptances.',
  },
  look({ config, clock }, say) {
    const { webhookTrust: given } = config;
    const { roots } = readTrustBundle(given ?? microsoftRoots());
    const good = roots.filter((root) => isInDate(root, clock.now()));
    if (roots.length === 0) return say.fault('none', 'The file holds no root.');
    if (good.length === 0) return say.fault('expired', 'All roots have run out; every webhook is refused.');
    if (given !== undefined && config.mode === 'production' && !isOfMicrosoft(roots))
      return say.warn('own', 'Webhooks are believed that lead to roots of your own.');
    say.ok(`Webhooks have to lead to one of ${good.length} roots.`);
  },
});

function isOfMicrosoft(roots: readonly X509Certificate[]): boolean {
  const known = new Set(microsoftRoots().map((pem) => new X509Certificate(pem).fingerprint256));
  return roots.every(({ fingerprint256 }) => known.has(fingerprint256));
}
