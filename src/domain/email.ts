import { asDomain } from './identifiers.ts';

export type EmailReading =
  | { readonly kind: 'ok'; readonly address: string; readonly domain: string }
  /** `ending`: the part after the last dot is none that mail is delivered to. */
  | { readonly kind: 'bad'; readonly why: 'empty' | 'form' | 'ending' };

/**
 * Reserved for tests and home networks: no mail server can be there (RFC 2606, RFC 6762, RFC 8375). The ending
 * .example is left to the name servers, which know of none either; the rehearsal's takes mail there.
 */
const nowhere = new Set([
  'test',
  'invalid',
  'localhost',
  'local',
  'internal',
  'lan',
  'home',
  'onion',
  'arpa',
]);
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;

/**
 * Reads a typed mail address. Only its form is judged; whether its server exists and a code comes back is asked
 * elsewhere. The domain comes back in small letters and as DNS writes it, the part before it as typed.
 */
export function readEmail(text: string): EmailReading {
  const typed = text.trim();
  if (typed === '') return { kind: 'bad', why: 'empty' };
  const at = typed.lastIndexOf('@');
  const local = typed.slice(0, at);
  if (at < 1 || local.length > 64 || typed.length > 254 || !localPart.test(local))
    return { kind: 'bad', why: 'form' };
  const domain = asDomain(typed.slice(at + 1));
  if (domain === undefined) return { kind: 'bad', why: 'form' };
  const ending = domain.slice(domain.lastIndexOf('.') + 1);
  if (!/^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(ending) || nowhere.has(ending))
    return { kind: 'bad', why: 'ending' };
  return { kind: 'ok', address: `${local}@${domain}`, domain };
}
