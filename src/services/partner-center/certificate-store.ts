import { X509Certificate } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { isProblem } from '../../errors.ts';
import type { HttpSender } from '../http/port.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** A certificate is 1–2 KB. */
const maxBytes = 16 * 1024;
/** Forged requests choose the address; neither memory nor the number of downloads may follow them. */
const mostEntries = 32;
const mostDownloadsAMinute = 30;

export type Download =
  | { readonly kind: 'certificate'; readonly certificate: X509Certificate }
  | { readonly kind: 'unavailable' | 'unreadable' };

export interface CertificateStore {
  /**
   * The certificate at an address, DER or PEM. Remembered for an hour, a failure for a minute. `newerThan` (ms since
   * 1970) refuses an older memory. The caller has checked the host.
   */
  get(url: string, newerThan?: number): Promise<Download>;
  /** When the remembered answer for this address was fetched; undefined when none is. */
  fetchedAt(url: string): number | undefined;
}

/** Downloads certificates: 5 s, 16 KB, no redirects, single flight per address. */
export function createCertificateStore(sender: HttpSender, clock: Clock): CertificateStore {
  const kept = new Map<string, { download: Download; at: number }>();
  const underway = new Map<string, Promise<Download>>();
  let startedAt: number[] = [];

  function remembered(url: string, newerThan: number): Download | undefined {
    const entry = kept.get(url);
    if (entry === undefined || entry.at < newerThan) return undefined;
    const lifetime = entry.download.kind === 'certificate' ? hourMs : minuteMs;
    return clock.now() < entry.at + lifetime ? entry.download : undefined;
  }

  async function download(url: string): Promise<Download> {
    startedAt = startedAt.filter((time) => time > clock.now() - minuteMs);
    if (startedAt.length >= mostDownloadsAMinute) return { kind: 'unavailable' };
    startedAt.push(clock.now());
    const result = await fetchCertificate(sender, url);
    kept.delete(url);
    kept.set(url, { download: result, at: clock.now() });
    const [oldest] = kept.keys();
    if (kept.size > mostEntries && oldest !== undefined) kept.delete(oldest);
    return result;
  }

  return {
    get: (url, newerThan = -Infinity) => {
      const found = remembered(url, newerThan);
      if (found !== undefined) return Promise.resolve(found);
      const running = underway.get(url) ?? download(url).finally(() => underway.delete(url));
      underway.set(url, running);
      return running;
    },
    fetchedAt: (url) => kept.get(url)?.at,
  };
}

async function fetchCertificate(sender: HttpSender, url: string): Promise<Download> {
  try {
    const answer = await sender.send({
      remote: 'webhook-certificate',
      operation: 'GET certificate',
      method: 'GET',
      url,
      effect: 'repeatable',
      tries: 1,
      timeoutMs: 5000,
      maxBytes,
    });
    if (answer.status !== 200) return { kind: 'unavailable' };
    return readCertificate(answer.bytes);
  } catch (error) {
    if (isProblem(error))
      return { kind: error.facts.code === 'answer-too-large' ? 'unreadable' : 'unavailable' };
    throw error;
  }
}

function readCertificate(bytes: Uint8Array): Download {
  try {
    return { kind: 'certificate', certificate: new X509Certificate(bytes) };
  } catch {
    return { kind: 'unreadable' };
  }
}
