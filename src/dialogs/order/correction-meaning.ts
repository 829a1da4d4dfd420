import { orderCorrection, type OrderCorrection } from '../../domain/order-correction.ts';
import { orderWords } from '../../domain/order-words.ts';
import { addedTo, goodsSaid } from './goods-words.ts';

/**
 * What is open at a question: who buys, the product that is being looked for, the line in hand, or the order as it stands.
 * At all others only further products are understood.
 */
export type Open = 'buyer' | 'wish' | 'line' | 'order' | 'else';

/** What a step asks for, as far as typed corrections are concerned. */
export interface Asked {
  readonly open: Open;
  /** A number and nothing else is how many licences it shall be; else it is the number of a button. */
  readonly takesNumbers?: boolean;
  /** A number, the words of a term, or a product, is its own answer. */
  readonly asks?: 'quantity' | 'term' | 'product';
  /** It is about who buys, although nobody in particular is asked for. */
  readonly isOfBuyer?: boolean;
  /** It is asked again after a correction, as it has no answer yet. */
  readonly asksAgreement?: boolean;
}

export type Meaning =
  | { readonly kind: 'goods'; readonly goods: NonNullable<ReturnType<typeof goodsSaid>> }
  /** So many more, and of what there is: it is not guessed from which number. */
  | { readonly kind: 'more' }
  | OrderCorrection;

/** What words about an order mean that has been begun; undefined for all others, and for an order for somebody else. */
function meaningOf(text: string): Meaning | undefined {
  const correction = orderCorrection(text);
  if (correction !== undefined) return correction;
  const added = addedTo(text);
  const goods = added === undefined ? undefined : goodsSaid(added);
  if (goods !== undefined) return { kind: 'goods', goods };
  const said = orderWords(added ?? text);
  if (said?.quantity === undefined) return undefined;
  const { quantity, term, billing, product, customer, ownUse, newCustomer } = said;
  if ((product ?? customer ?? ownUse ?? newCustomer) !== undefined) return undefined;
  if (added !== undefined || further.test(text)) return { kind: 'more' };
  return { kind: 'line', quantity, term, billing, words: text, isBare: false };
}

const further =
  /(?<!\p{L})(?:more|another|additional|extra|further|weitere[rsn]?|zusätzliche[rsn]?|mehr)(?!\p{L})/iu;
/** What makes a number or a term more than a name: companies are called “Monthly” and “20 People”. */
const corrects =
  /(?<!\p{L})(?:actually|make|set it|setze|change|switch|instead|rather|billed|billing|licen[cs]es?|sorry|should|meant|eigentlich|doch|lieber|statt|stattdessen|ändere?|ändern|abgerechnet|lizenz(?:en)?)(?!\p{L})/iu;

/** Where what was said before may be corrected. */
const questions: Readonly<Record<string, Asked>> = {
  use: { open: 'buyer' },
  customer: { open: 'buyer' },
  found: { open: 'buyer' },
  microsoft: { open: 'buyer' },
  domain: { open: 'buyer' },
  tenant: { open: 'buyer' },
  country: { open: 'else', isOfBuyer: true },
  product: { open: 'wish', asks: 'product' },
  quantity: { open: 'line', asks: 'quantity' },
  offer: { open: 'wish' },
  term: { open: 'line', asks: 'term' },
  promotion: { open: 'line' },
  ends: { open: 'line' },
  agreement: { open: 'order', asksAgreement: true },
  ready: { open: 'order', takesNumbers: true },
  change: { open: 'order' },
};

/** Before there is an order, and where words are written to somebody. */
const itsOwn: readonly string[] = [
  'begin',
  'drafts',
  'discard',
  'reference',
  'approver',
  'invite',
  'invite-myself',
  'signature',
];

/** What these words mean at this step; undefined for those that are its own answers, or none. */
export function meaningAt(text: string, step: string): Meaning | undefined {
  const meaning = itsOwn.includes(step) ? undefined : meaningOf(text);
  const { open, takesNumbers, asks } = questionAt(step);
  if (meaning === undefined || (open === 'else' && meaning.kind !== 'goods')) return undefined;
  if (asks === 'product' && meaning.kind !== 'customer' && meaning.kind !== 'removal') return undefined;
  if (meaning.kind !== 'line') return meaning;
  if (open === 'buyer' && !corrects.test(text)) return undefined;
  const isOfTerm = (meaning.term ?? meaning.billing) !== undefined;
  if (asks === 'term' && meaning.quantity === undefined) return undefined;
  if (asks === 'quantity' && !isOfTerm) return undefined;
  return meaning.isBare && takesNumbers !== true ? undefined : meaning;
}

/** True for words that would begin another order elsewhere, and speak of the one in hand at this step. */
export const isAboutOrder = (text: string, step: string): boolean => meaningAt(text, step) !== undefined;

/** What is open at this step. */
export const questionAt = (step: string): Asked => questions[step] ?? { open: 'else' };
