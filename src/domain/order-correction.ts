import { licenceWording } from './licence-words.ts';
import { quantityChanged, takeQuantity, type Counted } from './order-quantity.ts';
import { takeTerm } from './order-term.ts';
import type { BillingCycle, Term } from './order-draft.ts';

/** How many, for how long and how it is billed, as far as that was said; one of them at least. */
export interface LineCorrection extends Counted {
  readonly kind: 'line';
  readonly term?: Term;
  readonly billing?: BillingCycle;
  /** The words in which term and billing were said, without what it is not to be. */
  readonly words: string;
  /** A number and nothing else: where buttons are numbered, or another number is asked for, it is that. */
  readonly isBare: boolean;
}

export interface ProductCorrection {
  readonly kind: 'product';
  readonly product: string | undefined;
  readonly quantity?: number;
  readonly term?: Term;
  readonly billing?: BillingCycle;
}

/** What typed words want otherwise of an order whose product has been named. */
export type OrderCorrection =
  | LineCorrection
  /** Another product in the place of the one named; undefined: not that one. */
  | ProductCorrection
  /** Not this one any more. */
  | { readonly kind: 'removal'; readonly product: string }
  /** It is for somebody else. */
  | { readonly kind: 'customer' };

/** Longer text is told, not typed as a correction. */
const longest = 120;
const opening =
  /^(?:(?:please|pls|bitte|sorry|oh|oops|hm+|wait|actually|rather|better|doch|lieber|besser|eigentlich|entschuldigung|stattdessen)[,.! ]+|(?:no|nein)[,.!] *)+/i;
const closing = /(?:[,. ]+(?:please|pls|bitte|thanks|danke|instead|stattdessen|though|doch|lieber))+[.! ]*$/i;
/** What it is not to be. */
const refused = /,? (?:instead of|rather than|and not|not|anstatt|anstelle von|statt|und nicht|nicht) .+$/i;
const negated = /(?<!\p{L})(?:no|not|never|without|kein\p{L}*|nicht|ohne|\p{L}+n['’]t)(?!\p{L})/iu;
const asking =
  /^(?:is|are|can|could|does|do|did|will|would|what|how|why|when|who|ist|sind|kann|können|wird|werden|was|wie|warum|wann|wer) /i;
const aroundPlan =
  /^(?:(?:i|we|ich|wir|would like|want|meant?|need|möchten?|wollen?|meinten?|brauchen?|should be|soll(?:te)?|make|change|switch|set|take|use|ändern?|nehmen?|machen?|it|es|das|sie|the|die|der|den|an?|eine?n?|to|be|auf|from|von|with|mit|billing|billed|billing cycle|payment|plan|term|duration|commitment|abrechnung|zahlung|laufzeit|sein|werden)(?: |$))*$/i;
const fromTo = / (?:to|into|auf) /i;
const wrongProduct =
  /^(?:(?:that|this|it|das)(?:'s| is| ist)? )?(?:the |das |ein |an? )?(?:wrong|different|not the right|falsche[sr]?|anderes|nicht das richtige) (?:product|licen[cs]e|produkt|lizenz)s?$/i;
const wrongCustomer =
  /^(?:(?:that|this|it|das)(?:'s| is| ist)? )?(?:the |der |die )?(?:wrong|falsche[rs]?) (?:customer|company|client|tenant|kunde|firma|mandant)$|^(?:change|switch)(?: the)? (?:customer|company|client)$|^(?:den )?kunden? (?:ändern|wechseln)$/i;
const productTo =
  /^(?:change|switch|replace)(?: the| this)? product(?: (?:to|with|into) (?<en>.+))?$|^(?:das )?produkt (?:ändern|wechseln|tauschen)(?: (?:auf|in|zu|gegen) (?<de>.+))?$/i;
const insteadOf =
  /^(?:(?:i|we|ich|wir) (?:meant?|wanted|meinten?|wollten?) |(?:change|switch) (?:(?:it|that|this|the licen[cs]es?) )?(?:to|into) |make (?:it|that) )(?<goods>.+)$/i;
const denied = /^(?:no|nein)[,.! ]/i;
const isInstead = /(?:^|[ ,])(?:instead|rather than|stattdessen|statt|lieber)(?![\p{L}\p{N}])/iu;
const removed =
  /^(?:remove|drop|delete|take out|leave out|without|ohne|entfernen?(?: sie)?|streichen?(?: sie)?|löschen?(?: sie)?) (?:(?:the|all|das|den|die|alle) )?(?<first>.+)$|^(?:(?:das|den|die|alle) )?(?<last>.+) (?:entfernen|streichen|löschen|weglassen|raus|weg)$/i;

/**
 * The correction in "actually 25", "billed yearly please", "wrong product", "change product to E5", "make it E5", "remove
 * the Copilot"; undefined for words that say anything else. A name counts as a product when it is made of the words of
 * Microsoft's licences. Never throws.
 */
export function orderCorrection(text: string): OrderCorrection | undefined {
  const typed = text.trim().replace(/\s+/g, ' ');
  if (typed.length > longest || typed.includes('?') || asking.test(typed)) return undefined;
  const words = typed
    .replace(opening, '')
    .replace(closing, '')
    .replace(/ (?:please|bitte)(?= )|[.! ]+$/gi, '');
  if (wrongCustomer.test(words)) return { kind: 'customer' };
  return productRemoved(words) ?? lineWanted(words, typed) ?? productWanted(words, typed);
}

function lineWanted(words: string, typed: string): OrderCorrection | undefined {
  const isBare = /^[\d.,'’ \-–/]+$|^\p{L}+$|^(?:take|nimm|nehmen sie) \p{L}+$/iu.test(
    typed.replace(closing, '').replace(/^(?:no|nein)[, ]+/i, ''),
  );
  const count = /^(?:an?|eine?n?)$/i.test(words) ? undefined : quantityChanged(words);
  if (count !== undefined) return { kind: 'line', ...count, words, isBare };
  const kept = words.replace(refused, '');
  if (negated.test(kept)) return undefined;
  const { term, billing, rest, said } = planIn(kept);
  if ((term ?? billing) === undefined) return undefined;
  const around = rest.replace(/^[\s,;]+|[\s,;]+$/g, '');
  const counted = quantityChanged(around);
  if (counted === undefined && !aroundPlan.test(around.replace(/[^\p{L}]+/gu, ' ').trim())) return undefined;
  return {
    kind: 'line',
    ...counted,
    ...(term && { term }),
    ...(billing && { billing }),
    words: said,
    isBare: false,
  };
}

/** Of "from monthly to yearly" only what it is to be; `said` are its words. */
function planIn(words: string): ReturnType<typeof takeTerm> & { readonly said: string } {
  const [before = '', ...after] = words.split(fromTo);
  const from = takeTerm(before);
  const said = after.join(' ');
  const to = takeTerm(said);
  const isBoth = (from.term ?? from.billing) !== undefined && (to.term ?? to.billing) !== undefined;
  return isBoth ? { ...to, rest: `${from.rest} ${to.rest}`, said } : { ...takeTerm(words), said: words };
}

/** Of some of its licences nothing is said: "remove 5 Copilot" is none. */
function productRemoved(words: string): OrderCorrection | undefined {
  const { first, last } = removed.exec(words)?.groups ?? {};
  const product = first ?? last;
  if (product === undefined || takeQuantity(product).product !== product || !isLicence(product))
    return undefined;
  return { kind: 'removal', product };
}

function productWanted(words: string, typed: string): OrderCorrection | undefined {
  if (wrongProduct.test(words)) return { kind: 'product', product: undefined };
  const named = productTo.exec(words)?.groups;
  const goods = named === undefined ? licencesIn(words, typed) : (named['en'] ?? named['de']);
  if (goods === undefined) return named && { kind: 'product', product: undefined };
  const { product, quantity, term, billing } = goodsIn(goods);
  if (product === '') return undefined;
  return {
    kind: 'product',
    product,
    ...(quantity === undefined ? {} : { quantity }),
    ...(term && { term }),
    ...(billing && { billing }),
  };
}

/** "make it E5", "E5 instead", "no, 25 E5", "make it E5 yearly": the words of licences, a number, a term, nothing else. */
function licencesIn(words: string, typed: string): string | undefined {
  const isOther = isInstead.test(typed) || (denied.test(typed) && goodsIn(words).quantity !== undefined);
  const said = insteadOf.exec(words)?.groups?.['goods'] ?? (isOther ? words : undefined);
  const goods = said
    ?.replace(refused, '')
    .replace(/^(?:add|use|take|nimm|nehmen sie) /i, '')
    .trim();
  return goods !== undefined && isLicence(goodsIn(goods).product) ? goods : undefined;
}

function goodsIn(words: string): ReturnType<typeof takeQuantity> & Pick<LineCorrection, 'term' | 'billing'> {
  const { term, billing, rest } = takeTerm(words);
  return { ...takeQuantity(rest), ...(term && { term }), ...(billing && { billing }) };
}

/** Made of the words of Microsoft's licence names, of which its own is none yet. */
function isLicence(text: string): boolean {
  if (/^microsoft$/i.test(text.trim())) return false;
  const { known, words, distinctive } = licenceWording(text);
  return known === words && (distinctive > 0 || words > 1);
}
