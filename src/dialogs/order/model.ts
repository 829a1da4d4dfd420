import { z } from 'zod';
import { asDomain } from '../../domain/identifiers.ts';
import { firstMissing, type DraftField, type OrderDraft, type OrderLine } from '../../domain/order-draft.ts';
import { orderWords, type OrderWords } from '../../domain/order-words.ts';
import type { Order } from '../../domain/order.ts';
import { normal } from '../kit/words.ts';
import { wishedGoods } from './goods-words.ts';

const term = z.enum(['P1M', 'P1Y', 'P3Y']);
const billing = z.enum(['monthly', 'annual', 'triennial', 'none', 'one_time']);
const fields = [
  'company',
  'address',
  'email',
  'phone',
  'registration-number',
  'prefix',
  'agreement',
  'product',
  'quantity',
  'term',
  'promotion',
  'buyer',
  'price',
] as const satisfies readonly DraftField[];

/** A line while it is being put together; it moves into the draft when it is whole. */
const lineMemory = z.object({
  /** Of the line that is replaced, or the next free one. */
  number: z.number().optional(),
  productId: z.string(),
  skuId: z.string(),
  quantity: z.number().optional(),
  term: term.optional(),
  billing: billing.optional(),
  /** `none`: no promotion wanted, or none to be had. */
  promotion: z.string().optional(),
  /** `none`: its own end of term. */
  endsOn: z.string().optional(),
  /** The customer has the product it belongs to, or will have. */
  hasBase: z.boolean().optional(),
});
export type LineMemory = z.infer<typeof lineMemory>;

/** A line of the draft in hand again, to be changed; `change` is what is known or to be asked anew. */
export function lineTakenUp(line: OrderLine, change: Partial<LineMemory>): LineMemory {
  const { number, productId, skuId, quantity, term, billing, endsOn = 'none' } = line;
  return { number, productId, skuId, quantity, term, billing, endsOn, hasBase: true, ...change };
}

/** What the conversation remembers: the order's id and choices on the way; everything answered is in the draft. */
export const orderMemory = z.object({
  order: z.string().optional(),
  /** Version of the draft the open question was asked about: an answer to an older one is not written over a newer. */
  version: z.number().optional(),
  /** When an answer was written last, as the open question knew it: a later one is a colleague's. */
  answeredAt: z.number().optional(),
  /** A typed order that is not a draft yet. */
  words: z.string().max(300).optional(),
  /** "my drafts": a list is wanted. */
  list: z.boolean().optional(),
  /** The one part to ask again. */
  field: z.enum(fields).optional(),
  /** The line a question of changing is about. */
  number: z.number().optional(),
  /** The number the next new line gets: as when the open question was asked, so that an answer given again gives it again. */
  free: z.number().optional(),
  line: lineMemory.optional(),
  /** The domain that was typed for a customer. */
  domain: z.string().optional(),
  /** What has been settled for this company, so that it is not asked twice. */
  apart: z.string().optional(),
  /** The company form has been checked, and what was wrong stands beside its fields. */
  judged: z.boolean().optional(),
  /** The agreement was found at Microsoft, or has been asked about. */
  agreementFor: z.string().optional(),
  /** The text of the agreement was asked for: its address is fetched for the next card only. */
  reading: z.boolean().optional(),
  /** The address a code was sent to. */
  mailed: z.string().optional(),
  /** The name of the tenant that is being looked at. */
  prefix: z.string().max(60).optional(),
  /** What the card to be pressed shows. */
  fingerprint: z.string().optional(),
  /** The approval it says gave the order back. */
  returned: z.string().optional(),
  /** The order of the same that it names. */
  alike: z.string().optional(),
});
export type OrderMemory = z.infer<typeof orderMemory>;

/** The order the conversation is about from now on: all that was in hand belonged to the one before. */
export function takeUp(memory: OrderMemory, order: string): void {
  for (const name of orderMemory.keyof().options) memory[name] = undefined;
  memory.order = order;
}

const listing = /^(?:(?:my |show (?:my )?|open )?drafts|(?:meine |offene )?entwürfe(?: zeigen)?)$/;
const naming =
  /^(?:(?:continue|resume|open|go on)(?: with)?(?: (?:order|draft))?|order|draft|weiter mit|öffne|bestellung|entwurf)? ?(?<id>f-\d{3,9})(?: (?:fortsetzen|öffnen))?$/;

/** Memory for a typed order, "my drafts" and "continue F-1042"; undefined when the words ask for something else. */
export function orderAskedFor(text: string): OrderMemory | undefined {
  const said = normal(text);
  if (listing.test(said)) return { list: true };
  const id = naming.exec(said)?.groups?.['id'];
  if (id !== undefined) return { order: id.toUpperCase() };
  return orderWords(text) === undefined ? undefined : { words: text };
}

/** The line of the draft that the one in hand takes the place of; undefined for a new one. */
export const replacedBy = (
  { lines }: OrderDraft,
  { number }: Pick<LineMemory, 'number'>,
): number | undefined => lines.find((line) => line.number === number)?.number;

/** The draft a typed order begins with: what was said is a wish until Microsoft knows it. */
export function draftFrom(said: OrderWords, sentence?: string): OrderDraft {
  const { customer, newCustomer, ownUse } = said;
  const name = customer?.kind === 'domain' ? customer.domain : customer?.name;
  const isCustomer = customer !== undefined || newCustomer === true;
  const use = ownUse === true ? 'own' : isCustomer ? 'customer' : undefined;
  return {
    lines: [],
    use,
    wish: { ...wishedGoods(said), customer: name, newCustomer },
    said: sentence,
  };
}

/** True for a draft in which nothing has been said yet. */
export const isEmpty = ({ use, buyer, lines, wish }: OrderDraft): boolean =>
  use === undefined &&
  buyer === undefined &&
  lines.length === 0 &&
  Object.values(wish ?? {}).every((one) => one === undefined);

/** A domain out of what was typed for a customer: an address or a link will do. */
export function domainTyped(text: string): string | undefined {
  const host = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/, '')
    .replace(/^.*@/, '')
    .replace(/^www\./i, '')
    .replace(/\.$/, '');
  return host.includes('.') ? asDomain(host) : undefined;
}

/** Where one part of the draft is asked for again. */
const stepOfField: Record<DraftField, string> = {
  company: 'company',
  address: 'company',
  phone: 'company',
  'registration-number': 'company',
  email: 'contact',
  prefix: 'prefix',
  agreement: 'agreement',
  product: 'product',
  quantity: 'quantity',
  term: 'term',
  promotion: 'promotion',
  buyer: 'use',
  price: 'ready',
};

/** Whether a part of the draft belongs to one of its lines. */
export const isOfLine = (field: DraftField | undefined): boolean =>
  field === 'product' || field === 'quantity' || field === 'term' || field === 'promotion';

/** Whether this order has made the customer's tenant already: who the customer is cannot change any more. */
export const hasTenant = ({ progress }: Order): boolean => progress.tenant !== undefined;

/** Questions that are over once the tenant is there. */
const aboutCustomer: readonly string[] = ['use', 'company', 'contact', 'prefix'];

/** The step that asks for what comes next; the order of asking is the domain's. */
export function nextStep(order: Order, memory: OrderMemory): string {
  const { draft } = order;
  const { field } = memory;
  const asked = field === undefined ? undefined : stepOfField[field];
  if (hasTenant(order))
    return asked === undefined || aboutCustomer.includes(asked) ? goodsStep(draft, memory) : asked;
  if (asked !== undefined) return asked;
  const missing = firstMissing(draft);
  if (missing === 'buyer') return buyerStep(draft);
  const { buyer } = draft;
  if (buyer?.kind === 'new') {
    if (missing === 'company') return buyer.company.country === undefined ? 'country' : 'company';
    if (missing === 'address') return 'address';
    if (missing === 'email') return 'email';
    const isApart = buyer.proofs.duplicate !== undefined || memory.apart === buyer.company.name;
    if (!isApart) return 'duplicate';
    if (missing === 'prefix') return 'prefix';
  }
  return goodsStep(draft, memory);
}

/** What is asked once it is settled who buys: the products, the agreement, and the card it is placed from. */
function goodsStep(draft: OrderDraft, memory: OrderMemory): string {
  if (memory.line !== undefined) return 'line';
  if (draft.wish?.product !== undefined) return 'offer';
  if ((draft.wish?.more ?? []).length > 0) return 'more';
  if (draft.lines.length === 0) return 'product';
  // Nobody has signed for a company that is yet to get its tenant; of a tenant Microsoft may know.
  const mayBeThere = draft.buyer?.kind === 'tenant' && memory.agreementFor === idOfBuyer(draft);
  return draft.agreement === undefined && !mayBeThere ? 'agreement' : 'ready';
}

function buyerStep({ use, wish }: OrderDraft): string {
  if (use === undefined) return 'use';
  if (use === 'own') return 'own';
  if (wish?.customer === undefined) return wish?.newCustomer === true ? 'microsoft' : 'customer';
  return domainTyped(wish.customer) === undefined ? 'found' : 'tenant';
}

/** Names the buyer an answer about agreements was for. */
export const idOfBuyer = ({ buyer }: OrderDraft): string =>
  buyer?.kind === 'tenant' ? buyer.tenantId : 'new';

/** The number the next line of a draft gets: never one that was used before. */
export const nextNumber = ({ lines }: OrderDraft): number =>
  lines.reduce((highest, line) => Math.max(highest, line.number + 1), 0);
