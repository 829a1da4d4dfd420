import { asDomain } from './identifiers.ts';
import { quantityPattern } from './order-quantity.ts';

/** Whom a typed order is for, as far as the words say. */
export type CustomerWords =
  { readonly kind: 'domain'; readonly domain: string } | { readonly kind: 'name'; readonly name: string };

const ownUse =
  /(?<![\p{L}\p{N}])(?:(?:for|für) (?:us|ourselves|me|myself|uns|mich)(?: (?:selbst|selber))?|(?:(?:for|für) )?(?:(?:our|my)(?: own)? (?:company|organi[sz]ation|firm|business|team|use)|(?:our )?own (?:company|organi[sz]ation|firm|use)|internal use|(?:unsere|meine|die)(?: eigene)? (?:firma|organisation)|(?:unseren |unser |den )?eigenbedarf|(?:die )?eigene nutzung|eigennutzung))(?![\p{L}\p{N}])/iu;
const anyCustomer =
  /^(?:(?:an?|the|my|our|this|eine[nm]?|de[nm]|die|unsere[nm]?|meine[nm]?)(?: |$))?(?:(?:new|existing|neuen?|bestehenden?)(?: |$))?(?:customer|client|kunden?|kundin)(?: |$)(?:(?:called|named|namens) )?/i;
/** Without an article it may be a name: “New Company Ltd”. */
const newCompany =
  /^(?:an?|the|my|our|one|eine?|die|das|unsere?|meine?) (?:brand )?(?:new|neue[ns]?) (?:company|business|organi[sz]ation|firm|firma|unternehmen|organisation)(?: |$)(?:(?:called|named|namens) )?/i;
const newCustomer =
  /^(?:(?:for|für) )?(?:(?:an?|the|my|our|one|ein(?:e[nr]?)?|de[nr]|die|unsere[nr]?|meine[nr]?) )?(?:brand )?(?:new|neue[nr]?) (?:customer|client|kunden?|kundin)$/iu;
/** "Fourth Coffee, a new customer": what they are, not what they are called. */
const calledNew =
  /(?:,| –| -)? ?\(?(?:(?:an?|our|my|ein(?:e[nr]?)?|unsere[nr]?|meine[nr]?) )?(?:brand )?(?:new|neue[nr]?) (?:customer|client|kunden?|kundin)\)?$/iu;
// Before a digit, a sign is a part of the number.
const edges = /^(?:[\s;:!"'„“”]|[.,–−-](?!\d))+|[\s,;:!"'„“”–-]+$/g;

const first = new RegExp(String.raw`^(?:for|für) (.+?)[:,]? (?=${quantityPattern} ?[x×]? ?\p{L})`, 'iu');
const markers = /(?<![\p{L}\p{N}])(for|für|at|bei|to|an|zu) /giu;
// "Apps for business", "Defender for Office 365", "Copilot for Sales": part of the name.
const namesBeforeFor = /(?:apps|defender|copilot|365|dynamics|protection|security|server)$/i;
const namesAfterFor =
  /^(?:business|enterprise|endpoints?|identity|office|microsoft|m365|o365|cloud apps|sales|service|finance|servers|iot|frontline|unternehmen)(?![\p{L}\p{N}])/iu;

/**
 * Takes the customer out of a typed order: what follows "for", a domain anywhere, or the asker's own organisation.
 * `isAdding` lets "add … to Contoso" name one too.
 */
export function takeCustomer(
  text: string,
  isAdding: boolean,
): {
  customer: CustomerWords | undefined;
  isOwnUse: boolean;
  /** A new customer is meant, and not named. */
  isNew?: true;
  rest: string;
} {
  const own = ownUse.exec(text);
  if (own !== null) {
    const rest = `${text.slice(0, own.index)} ${text.slice(own.index + own[0].length)}`;
    return { customer: undefined, isOwnUse: true, rest: clean(rest) };
  }
  const leading = first.exec(text);
  if (leading !== null) {
    return found(leading[1] ?? '', text.slice(leading[0].length));
  }
  for (const match of text.matchAll(markers)) {
    const before = text.slice(0, match.index).trim();
    const after = text.slice(match.index + match[0].length);
    if (!isMarker((match[1] ?? '').toLowerCase(), before, after, isAdding)) continue;
    // "for Contoso, 20": the number belongs to the goods.
    const number = /, ?(\d{1,6})$/.exec(after);
    return number === null
      ? found(after, before)
      : found(after.slice(0, number.index), `${number[1] ?? ''} ${before}`);
  }
  const domain = text.split(' ').find((word) => domainIn(word) !== undefined);
  return domain === undefined
    ? { customer: undefined, isOwnUse: false, rest: clean(text) }
    : found(domain, text.replace(domain, ' '));
}

function isMarker(marker: string, before: string, after: string, isAdding: boolean): boolean {
  if (marker === 'for' || marker === 'für') {
    return !(namesBeforeFor.test(before) && namesAfterFor.test(after));
  }
  if (marker === 'at' || marker === 'bei') return true;
  return isAdding || domainIn(after.split(' ')[0] ?? '') !== undefined;
}

/** True for words that mean some new customer and name none: "a new customer", "neuer Kunde". */
export const isNewCustomer = (words: string): boolean =>
  newCustomer.test(clean(words)) || clean(words).replace(newCompany, '') === '';

function found(words: string, rest: string): ReturnType<typeof takeCustomer> {
  if (isNewCustomer(words)) return { customer: undefined, isOwnUse: false, isNew: true, rest: clean(rest) };
  const name = clean(words)
    .replace(anyCustomer, '')
    .replace(newCompany, '')
    .replace(calledNew, '')
    .replace(edges, '');
  const domain = domainIn(name);
  const customer: CustomerWords | undefined =
    name === '' ? undefined : domain === undefined ? { kind: 'name', name } : { kind: 'domain', domain };
  return { customer, isOwnUse: false, rest: clean(rest) };
}

/** A domain, also out of an address: `admin@contoso.com`. */
function domainIn(word: string): string | undefined {
  const name = word
    .replace(edges, '')
    .replace(/\.$/, '')
    .replace(/^https?:\/\//i, '');
  const host = name.slice(name.lastIndexOf('@') + 1);
  return /\.\p{L}{2,}$/u.test(host) ? asDomain(host) : undefined;
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').replace(edges, '');
}
