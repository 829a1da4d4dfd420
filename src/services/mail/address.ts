import { domainToASCII } from 'node:url';

/** A mail address in its parts. */
export interface MailAddress {
  /** Lower case, the domain in its ASCII form: how the same address is recognised, and what mail is sent to. */
  readonly address: string;
  readonly domain: string;
}

const localPart = /^(?=.{1,64}$)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainName =
  /^(?=.{3,190}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)([a-z0-9][a-z0-9-]{0,61}[a-z0-9]|[a-z])$/;

/** Reads one bare address; undefined for lists, names in front, quotes, and everything that is none (RFC 5321 4.1.2). */
export function readMailAddress(text: string): MailAddress | undefined {
  const [local = '', host = '', ...rest] = text.trim().toLowerCase().split('@');
  const domain = domainToASCII(host);
  if (rest.length > 0 || !localPart.test(local) || !domainName.test(domain)) return undefined;
  return { address: `${local}@${domain}`, domain };
}
