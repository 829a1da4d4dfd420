const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const domainPattern = new RegExp(`^(?:${label}\\.)+(?!\\d+$)${label}$`);

/** True for a GUID in any letter case. */
export function isGuid(text: string | null | undefined): text is string {
  return typeof text === 'string' && guidPattern.test(text);
}

/** The id of a delegated admin relationship, two GUIDs with a hyphen between, in lower case; undefined for anything else. */
export function asGdapId(text: string): string | undefined {
  const isOne = text[36] === '-' && isGuid(text.slice(0, 36)) && isGuid(text.slice(37));
  return isOne ? text.toLowerCase() : undefined;
}

/** A domain name as DNS knows it: lower case, other scripts as punycode. Undefined for anything that is none. */
export function asDomain(text: string): string | undefined {
  const name = text.trim();
  // Characters that would end the host part of the address below.
  if (/[\s/?#@:\\%[\]]/.test(name)) return undefined;
  const domain = URL.parse(`https://${name}`)?.hostname ?? '';
  return domain.length <= 253 && domainPattern.test(domain) ? domain : undefined;
}
