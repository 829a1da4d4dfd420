import { licenceWording } from './licence-words.ts';
import { takeCustomer, type CustomerWords } from './order-customer.ts';
import { quantityPattern, takeCounted, takeQuantity, type Counted } from './order-quantity.ts';
import { takeTerm } from './order-term.ts';
import type { BillingCycle, Term } from './order-draft.ts';

/** What somebody typed when they meant to order; only what was said is there, nothing is guessed. */
export interface OrderWords extends Counted {
  /** Of whichever product it was said. */
  readonly notWhole?: string;
  /** The words that name the product, as typed; for `searchProducts`. */
  readonly product?: string;
  readonly term?: Term;
  readonly billing?: BillingCycle;
  readonly customer?: CustomerWords;
  /** "for us": the reseller's own use. */
  readonly ownUse?: true;
  /** "for a new customer": nobody is named, and it is none of those there. */
  readonly newCustomer?: true;
  /** Further products of the same sentence: "20 E3 and 5 Copilot". */
  readonly more?: readonly (Counted & { readonly product: string })[];
}

/** Longer text is pasted, not typed as an order. */
const longest = 200;

const courtesy = /[ ,]+(?:please|pls|bitte|thanks|thank you|danke|asap|today|heute|now|jetzt)$/i;
const greeting = /^(?:please|pls|bitte|hi|hello|hallo|hey|ok|okay)(?:[ ,!]+|$)/i;
const request =
  /^(?:(?:can|could|would|will) you(?: please)?|(?:kannst du|können sie|könnten sie|könntest du)(?: bitte)?) /i;
const wishTo = /^(?:i|we)(?: would like| want| need| have|'d like) to (?=(?:order|add|buy|purchase|get)\b)/i;
const wish =
  /^(?:(?:i|we)(?: need| want| would like|'d like)|need|want|(?:ich|wir) (?:brauchen?|benötigen?|möchten?|hätten? gerne?|nehmen?)|brauchen?|benötigen?) /i;
const strongVerb =
  /^(?:(?:(?:place|make|start|create) )?(?:an? )?(?:new )?order(?: licen[cs]es)?|buy(?: licen[cs]es)?|purchase|(?:eine )?(?:neue )?bestellung(?: aufgeben)?|bestellen?|kaufen?|nachbestellen|lizenzen (?:bestellen|kaufen))(?=$|[ :,])[:,]? ?/i;
const weakVerb = /^(?:add|get|füge?|nimm)(?= ) /i;
const finalVerb = /[ ,]+(?:bestellen|nachbestellen|kaufen|hinzufügen|hinzu|dazu|haben)$/i;
/** An existing case is meant: `F-1042`. */
const caseId = /\b[a-z]-\d{3,9}\b/i;
/** Speech about things, not an order of things. */
const talk =
  /(?<![\p{L}\p{N}])(?:is|are|was|does|do|did|has|have|not|cannot|can|could|how|what|when|why|who|where|which|show|problems?|errors?|questions?|issues?|help|status|history|confirmation|overview|numbers?|cancel|return|change|my|it|this|that|minutes?|hours?|days?|ist|sind|war|hat|nicht|keine?|kann|wie|was|wann|warum|wer|wo|welche|zeige?|probleme?|fehler|fragen?|hilfe|stand|übersicht|stornieren|ändern|meine?|minuten?|stunden?|tage|das|es|\p{L}+n['’]t)(?![\p{L}\p{N}])/iu;
/** In lower case only: names of companies may hold such words, written as names. */
const talkInName =
  /(?<![\p{L}\p{N}])(?:is|are|was|does|did|has|have|not|cannot|can|why|how|when|because|ist|sind|hat|nicht|kann|warum|wann|wie|weil|\p{L}+n['’]t)(?![\p{L}\p{N}])/u;
const nextLine = new RegExp(
  String.raw`(?: ?(?:\+|&)|(?<!\d),|,(?= )| and | und | plus ) ?(?=(?:${quantityPattern}) ?[x×]? ?\p{L})`,
  'iu',
);

/**
 * Understands a typed order in English or German, in whole or in part: "20 business premium yearly for Contoso",
 * "add 15 E3 to contoso.com", "fünf Copilot für uns", "order". Undefined for questions, for other commands and for
 * anything that does not clearly ask to buy licences. Never throws.
 */
export function orderWords(text: string): OrderWords | undefined {
  const opening = open(text);
  if (opening === undefined) return undefined;
  const { isPlain, isWish, isAdding, words } = opening;

  const { term, billing, rest: untimed } = takeTerm(words);
  const counted = takeCounted(untimed);
  const { customer, isOwnUse, isNew, rest: goods } = takeCustomer(counted.rest, isAdding);
  const [line = '', ...others] = goods.split(nextLine);
  const lines = [line, ...others].map(takeQuantity);
  const [{ product, ...begun } = { product: '' }, ...further] = lines;
  const { quantity } = isCounted(counted) ? counted : begun;
  const notWhole = [counted, ...lines].find((one) => one.notWhole !== undefined)?.notWhole;

  if (
    refusal.test(product) ||
    talk.test(goods) ||
    (customer?.kind === 'name' && talkInName.test(customer.name))
  )
    return undefined;
  const counts = isCounted(counted) || isCounted(begun);
  const isPlaced = customer !== undefined || isOwnUse || isNew === true || term !== undefined;
  if (!isPlain && !meansLicences(goods, product, { isWish, counts, isPlaced, named: isCounted(counted) }))
    return undefined;

  const more = further.filter((one) => isCounted(one) && one.product !== '');
  return {
    ...(quantity === undefined ? {} : { quantity }),
    ...(notWhole === undefined ? {} : { notWhole }),
    ...(product === '' ? {} : { product }),
    ...(term === undefined ? {} : { term }),
    ...(billing === undefined ? {} : { billing }),
    ...(customer === undefined ? {} : { customer }),
    ...(isOwnUse ? { ownUse: true as const } : {}),
    ...(isNew === true ? { newCustomer: true as const } : {}),
    ...(more.length === 0 ? {} : { more }),
  };
}

interface Opening {
  /** A word says that this is an order. */
  readonly isPlain: boolean;
  /** "I need", "add": an order when licences follow. */
  readonly isWish: boolean;
  readonly isAdding: boolean;
  readonly words: string;
}

/** Takes off how the sentence begins and ends; undefined for questions, cases and text of no order's length. */
function open(text: string): Opening | undefined {
  if (text.length > longest) return undefined;
  let words = text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    // Before a digit it is a part of the number.
    .replace(/^(?:[ ;:!"'„“”]|[.,–−-](?!\d))+|[ .,;:!"'„“”–-]+$/g, '');
  const isQuestion = words.includes('?');
  words = words.replace(/[ ?]+$/, '');
  if (words.includes('?') || caseId.test(words)) return undefined;
  const strip = (pattern: RegExp): boolean => {
    const before = words;
    words = words.replace(pattern, '').trim();
    return words !== before;
  };
  while (strip(greeting) || strip(courtesy));
  const isRequest = strip(request);
  if (isQuestion && !isRequest) return undefined;
  strip(wishTo);
  const isFirstWish = strip(wish);
  const isFirst = strip(strongVerb);
  const isAdding = /^(?:add|füge?) /i.test(words) || /(?:hinzufügen|hinzu|dazu)$/i.test(words);
  const isSecondWish = strip(weakVerb);
  const isLast = strip(finalVerb);
  const isPlain = isFirst || isLast;
  if (isQuestion && !isPlain && !isSecondWish) return undefined;
  return { isPlain, isWish: isFirstWish || isSecondWish, isAdding, words };
}

/** "No 25" is about an order that was named before, and of no product called "No". */
const refusal = /^(?:no|nope|nein)(?: \d+)?$/i;

/** Whether the goods are licences, so that the sentence is an order although no word says so. */
function meansLicences(
  goods: string,
  product: string,
  facts: { isWish: boolean; counts: boolean; isPlaced: boolean; named: boolean },
): boolean {
  if (product === '' && (facts.named || /^(?:licen[cs]es?|lizenz(?:en)?)$/i.test(goods))) {
    return facts.isWish || facts.isPlaced;
  }
  const wording = licenceWording(facts.counts ? product : goods);
  if (facts.counts) return wording.known * 2 > wording.words;
  const isAll = wording.known === wording.words && (wording.distinctive > 0 || wording.words > 1);
  return isAll && (facts.isWish || facts.isPlaced);
}

const isCounted = ({ quantity, notWhole }: Counted): boolean =>
  quantity !== undefined || notWhole !== undefined;
