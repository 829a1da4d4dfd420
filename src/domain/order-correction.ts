import { licenceWording } from './licence-words.ts';
import { quantityChanged, takeQuantity, type Counted } from './order-quantity.ts';
import { takeTerm } from './order-term.ts';
import type { BillingCycle, Term } from './order-draft.ts';

/** What typed words want otherwise of an order whose product has been named. */
export type OrderCorrection =
  | ({ readonly kind: 'quantity' } & Counted)
  /** One of both at least. `words` are those it was said in, without what it is not to be. */
  | { readonly kind: 'plan'; readonly term?: Term; readonly billing?: BillingCycle; readonly words: string }
  /** Another product in the place of the one named; undefined: not that one. */
  | { readonly kind: 'product'; readonly product: string | undefined; readonly quantity?: number }
  /** Not this one any more. */
  | { readonly kind: 'removal'; readonly product: string };

/** Longer text is told, not typed as a correction. */
const longest = 120;
const opening =
  /^(?:(?:please|pls|bitte|no|nein|sorry|oh|oops|hm+|wait|actually|rather|better|doch|lieber|besser|eigentlich|entschuldigung|stattdessen)[,.! ]+)+/i;
const closing = /(?:[,. ]+(?:please|pls|bitte|thanks|danke|instead|stattdessen|though|doch|lieber))+[.! ]*$/i;
/** What it is not to be. */
const refused = /,? (?:instead of|rather than|and not|not|anstatt|anstelle von|statt|und nicht|nicht) .+$/i;
const aroundPlan =
  /^(?:(?:i|we|ich|wir|would like|want|meant?|need|möchten?|wollen?|meinten?|brauchen?|should be|soll(?:te)?|have|make|change|switch|set|take|use|ändern?|nehmen?|machen?|it|that|this|es|das|sie|the|die|der|den|an?|eine?n?|to|be|on|auf|in|with|mit|and|und|also|billing|billed|billing cycle|payment|plan|term|duration|commitment|abrechnung|zahlung|laufzeit|is|ist|sein|werden)(?: |$))*$/i;
const otherProduct =
  /^(?:(?:that|this|it|das)(?:'s| is| ist)? )?(?:the |das |ein |an? )?(?:wrong|another|other|different|not the right|falsche[sr]?|anderes?|nicht das richtige) (?:product|licen[cs]e|produkt|lizenz)s?$/i;
const productTo =
  /^(?:change|switch|replace)(?: the| this)? (?:product|licen[cs]e)s?(?: (?:to|with|by|for|into) (?<en>.+))?$|^(?:das )?produkt (?:ändern|wechseln|tauschen)(?: (?:auf|in|zu|gegen) (?<de>.+))?$/i;
const insteadOf =
  /^(?:(?:i|we|ich|wir) (?:meant?|wanted|meinten?|wollten?) |(?:change|switch) (?:it|that|this) (?:to|into) |make (?:it|that) )(?<goods>.+)$/i;

const removed =
  /^(?:remove|drop|delete|take out|leave out|without|ohne|entfernen?(?: sie)?|streichen?(?: sie)?|löschen?(?: sie)?) (?:(?:the|all|das|den|die|alle) )?(?<first>.+)$|^(?:(?:das|den|die|alle) )?(?<last>.+) (?:entfernen|streichen|löschen|weglassen|raus|weg)$/i;

/**
 * The correction in "actually 25", "billed yearly please", "wrong product", "change product to E5", "make it E5";
 * undefined for words that say anything else. A name counts as a product when it is made of the words of Microsoft's
 * licences. Never throws.
 */
export function orderCorrection(text: string): OrderCorrection | undefined {
  const typed = text.trim().replace(/\s+/g, ' ');
  if (typed.length > longest || typed.includes('?')) return undefined;
  const words = typed
    .replace(opening, '')
    .replace(closing, '')
    .replace(/ (?:please|bitte)(?= )|[.! ]+$/gi, '');
  const count = quantityChanged(words);
  if (count !== undefined) return { kind: 'quantity', ...count };
  return planWanted(words.replace(refused, '')) ?? productRemoved(words) ?? productWanted(words, typed);
}

/** Of some of its licences nothing is said: "remove 5 Copilot" is none. */
function productRemoved(words: string): OrderCorrection | undefined {
  const { first, last } = removed.exec(words)?.groups ?? {};
  const product = first ?? last;
  if (product === undefined || takeQuantity(product).product !== product || !isLicence(product))
    return undefined;
  return { kind: 'removal', product };
}

/** Made of the words of Microsoft's licence names. */
function isLicence(text: string): boolean {
  const { known, words, distinctive } = licenceWording(text);
  return known === words && (distinctive > 0 || words > 1);
}

function planWanted(words: string): OrderCorrection | undefined {
  const { term, billing, rest } = takeTerm(words);
  if ((term ?? billing) === undefined || !aroundPlan.test(rest.replace(/[^\p{L}]+/gu, ' ').trim()))
    return undefined;
  return { kind: 'plan', words, ...(term && { term }), ...(billing && { billing }) };
}

function productWanted(words: string, typed: string): OrderCorrection | undefined {
  if (otherProduct.test(words)) return { kind: 'product', product: undefined };
  const named = productTo.exec(words)?.groups;
  const goods = named === undefined ? licencesIn(words, typed) : (named['en'] ?? named['de']);
  if (goods === undefined) return named && { kind: 'product', product: undefined };
  const { product, quantity } = takeQuantity(goods);
  if (product === '') return undefined;
  return { kind: 'product', product, ...(quantity === undefined ? {} : { quantity }) };
}

/** "make it E5", "E5 instead": the words of licences and nothing else. */
function licencesIn(words: string, typed: string): string | undefined {
  const said = insteadOf.exec(words)?.groups?.['goods'] ?? (isInstead(typed) ? words : undefined);
  const goods = said?.replace(refused, '').trim();
  if (goods === undefined) return undefined;
  return isLicence(takeQuantity(goods).product) ? goods : undefined;
}

const isInstead = (typed: string): boolean =>
  /(?:^|[ ,])(?:instead|rather than|stattdessen|statt|lieber)(?![\p{L}\p{N}])/iu.test(typed);
