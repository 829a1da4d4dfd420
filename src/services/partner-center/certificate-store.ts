import { X509Certificate } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { isProblem } from '../../errors.ts';
import type { HttpSender } from '../http/port.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** A certificate is 1–2 KB. */
const maxBytes = 16 * 1024;
/** Forged requests choose the address; neither memory nor the number of downloads may follow them. Of each kind. */
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
  /**
   * These addresses have proven good: what is remembered of them, and downloads from them, are apart from those of
   * addresses that anybody names, so that forged requests cannot use them up.
   */
  vouchFor(urls: readonly string[]): void;
  /** When the remembered answer for this address was fetched; undefined when none is. */
  fetchedAt(url: string): number | undefined;
}

interface Shelf {
  readonly kept: Map<string, { download: Download; at: number }>;
  startedAt: number[];
}

/**
 * Downloads certificates: 5 s, 16 KB, no redirects, single flight per address. `isVouched` is asked about addresses that
 * are good from the start.
 */
export function createCertificateStore(
  sender: HttpSender,
  clock: Clock,
  isVouched: (url: string) => boolean = () => false,
): CertificateStore {
  const named: Shelf = { kept: new Map(), startedAt: [] };
  const vouched: Shelf = { kept: new Map(), startedAt: [] };
  const underway = new Map<string, Promise<Download>>();
  const good = new Set<string>();
  const shelfOf = (url: string): Shelf => (good.has(url) || isVouched(url) ? vouched : named);

  function remembered(url: string, newerThan: number): Download | undefined {
    const entry = shelfOf(url).kept.get(url);
    if (entry === undefined || entry.at < newerThan) return undefined;
    const lifetime = entry.download.kind === 'certificate' ? hourMs : minuteMs;
    return clock.now() < entry.at + lifetime ? entry.download : undefined;
  }

  async function download(url: string): Promise<Download> {
    const shelf = shelfOf(url);
    shelf.startedAt = shelf.startedAt.filter((time) => time > clock.now() - minuteMs);
    if (shelf.startedAt.length >= mostDownloadsAMinute) return { kind: 'unavailable' };
    shelf.startedAt.push(clock.now());
    const result = await fetchCertificate(sender, url);
    const isStillGood = remembered(url, -Infinity)?.kind === 'certificate';
    // Whoever makes us look again must not make us forget.
    if (result.kind === 'certificate' || !isStillGood) keep(url, { download: result, at: clock.now() });
    return result;
  }

  function keep(url: string, entry: { download: Download; at: number }): void {
    const { kept } = shelfOf(url);
    kept.delete(url);
    kept.set(url, entry);
    dropOldest(kept);
  }

  return {
    get: (url, newerThan = -Infinity) => {
      const found = remembered(url, newerThan);
      if (found !== undefined) return Promise.resolve(found);
      const running = underway.get(url) ?? download(url).finally(() => underway.delete(url));
      underway.set(url, running);
      return running;
    },
    vouchFor: (urls) => {
      for (const url of urls) {
        const entry = named.kept.get(url);
        good.delete(url);
        good.add(url);
        named.kept.delete(url);
        if (entry !== undefined) vouched.kept.set(url, entry);
      }
      dropOldest(good);
      dropOldest(vouched.kept);
    },
    fetchedAt: (url) => shelfOf(url).kept.get(url)?.at,
  };
}

function dropOldest(entries: Set<string> | Map<string, unknown>): void {
  for (const key of entries.keys()) {
    if (entries.size <= mostEntries) return;
    entries.delete(key);
  }
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
