import { Resolver } from 'node:dns/promises';
import { domainToASCII } from 'node:url';
import type { Clock } from '../../clock.ts';
import type { MailDomains, ReceivesMail } from './port.ts';

const minuteMs = 60_000;
const keptMs = { yes: 60 * minuteMs, no: 5 * minuteMs };
const mostKept = 1_000;
const queryMs = 1_500;
const tries = 2;
/** A person is waiting for the answer. */
const longestMs = 5_000;

/** At least two labels of letters, digits and dashes, the last one not a number. */
const hostName = /^(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9-]{2,63}$/;

/**
 * Asks the name servers: mail exchangers, and an address where there are none (RFC 5321 5.1); a null exchanger means
 * that no mail is taken (RFC 7505). `servers` are `address` or `address:port`; the machine's own when absent.
 */
export function createMailDomains(parts: {
  clock: Clock;
  servers?: readonly string[] | undefined;
  limitMs?: number;
}): MailDomains {
  const { clock, servers, limitMs = longestMs } = parts;
  const resolver = new Resolver({ timeout: queryMs, tries });
  if (servers !== undefined) resolver.setServers(servers);
  const kept = new Map<string, { answer: 'yes' | 'no'; until: number }>();
  const asking = new Map<string, Promise<ReceivesMail>>();

  async function ask(domain: string): Promise<ReceivesMail> {
    try {
      const exchangers = await resolver.resolveMx(domain);
      return exchangers.some(({ exchange }) => exchange !== '' && exchange !== '.') ? 'yes' : 'no';
    } catch (error) {
      if (isCode(error, 'ENOTFOUND')) return 'no';
      if (!isCode(error, 'ENODATA')) return 'unknown';
    }
    const addresses = [() => resolver.resolve4(domain), () => resolver.resolve6(domain)];
    for (const look of addresses) {
      try {
        if ((await look()).length > 0) return 'yes';
      } catch (error) {
        if (!isCode(error, 'ENODATA') && !isCode(error, 'ENOTFOUND')) return 'unknown';
      }
    }
    return 'no';
  }

  async function askInTime(domain: string): Promise<ReceivesMail> {
    const { promise: tooLate, resolve } = Promise.withResolvers<ReceivesMail>();
    const timer = setTimeout(() => resolve('unknown'), limitMs);
    try {
      const answer = await Promise.race([ask(domain), tooLate]);
      if (answer !== 'unknown') keep(domain, answer);
      return answer;
    } finally {
      clearTimeout(timer);
      asking.delete(domain);
    }
  }

  function keep(domain: string, answer: 'yes' | 'no'): void {
    const oldest = kept.keys().next().value;
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.delete(domain);
    kept.set(domain, { answer, until: clock.now() + keptMs[answer] });
  }

  return {
    receives(given) {
      const domain = domainToASCII(given.trim().replace(/\.$/, '')).toLowerCase();
      if (!hostName.test(domain)) return Promise.resolve('no');
      const known = kept.get(domain);
      if (known !== undefined && known.until > clock.now()) return Promise.resolve(known.answer);
      const already = asking.get(domain);
      if (already !== undefined) return already;
      const answer = askInTime(domain);
      asking.set(domain, answer);
      return answer;
    },
  };
}

const isCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && (error as { code?: unknown }).code === code;
