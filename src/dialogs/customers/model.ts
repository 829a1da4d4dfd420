import { z } from 'zod';
import { endStates, type Order } from '../../domain/order.ts';
import type { PersonKey, Role } from '../../domain/person.ts';
import { normal, withoutPoliteness } from '../kit/words.ts';

/** What was asked for, and where in the list somebody is. */
export const customersMemory = z.object({
  words: z.string().max(100).optional(),
  page: z.number().int().min(0).optional(),
  /** It is orders that are asked for. */
  orders: z.boolean().optional(),
});
export type CustomersMemory = z.infer<typeof customersMemory>;

/** What typed words ask for. */
export type Wish =
  | { readonly kind: 'customers'; readonly words: string | undefined }
  | { readonly kind: 'orders' }
  /** One order, by its number. */
  | { readonly kind: 'order'; readonly id: string; readonly isToStop?: true };

/** One customer only with a word before it: the name alone answers many questions. */
const list =
  /^(?:(?:(?:show|list|find|search) )?(?:(?:my|our|all|the) )?customers(?: list)?|(?:find|show|search) (?:the )?customer|customer list|(?:(?:zeige?|suche|finde) )?(?:(?:meine|unsere|alle|die) )?kunden|(?:zeige?|suche|finde) (?:den )?kunden?|kundenliste)(?: (?<who>.+))?$/;

const myOrder = '(?:my|our|the|that) (?:last |latest |newest )?orders?';
const meineBestellung =
  '(?:meiner?|unserer?|die|der) (?:letzten? |neueste[nr]? )?(?:bestellung(?:en)?|aufträge?)';
const orders = new RegExp(
  [
    `^(?:where|how) (?:is|are|about) ${myOrder}(?: doing)?(?: (?:for|of|from) (?<en>.+))?$`,
    `^(?:what about|how about|where’s|where's|status of|what happened to|has) ${myOrder}(?: (?:arrived|come|gone through))?(?: (?:for|of|from) (?<en2>.+))?$`,
    `^orders? status$`,
    `^(?:wo (?:ist|sind|bleibt|bleiben)|was ist mit|wie steht es (?:um|mit)|was macht|status) ${meineBestellung}(?: (?:für|von) (?<de>.+))?$`,
    `^bestellstatus$`,
  ].join('|'),
);

/** One order is to be stopped or given back: its card has what is possible. */
const stopping =
  /^(?:(?:i (?:want|need|would like) to )?(?:cancel|withdraw|stop|undo|return|refund|discard|storniere|stoppe|verwirf)(?: (?:order|bestellung|die bestellung))? (?<id>f-\d{1,9})|(?:bestellung )?(?<nummer>f-\d{1,9}) (?:stornieren|abbrechen|zurückziehen|zurückgeben|stoppen|verwerfen))$/;

const about =
  /^(?:what about|how about|how are things (?:at|with)|how (?:is|are)|how’s|how's|(?:the )?(?:status|state|health) (?:of|for)|where do we stand with|was ist mit|wie steht es (?:um|mit|bei)|wie geht es|wie läuft es bei|(?:der )?(?:status|stand) (?:von|bei|für))(?: (?:customer|kunde[n]?|the customer|dem kunden))? (?<who>.+?)(?: doing| going)?$/;

/** Cases that other conversations look after, and words that are no name. */
const notACustomer =
  /^(?:[a-eg-z]-\d{1,9}|(?:my |the |our |meine[rnm]? |die |der |den |dem )?(?:invitations?|approvals?|proofs?|drafts?|registrations?|requests?|einladung(?:en)?|freigaben?|nachweise?n?|entwürfen?|registrierung(?:en)?|anfragen?)|you|it|that|this|things|everything|things going|dir|ihnen|es|das)$/;

/** What "what about Contoso?", "customers" and "where is my order?" ask for; undefined for everything else. */
export function wishIn(text: string): Wish | undefined {
  const said = normal(text);
  const stopped = stopping.exec(withoutPoliteness(said))?.groups;
  const id = stopped?.['id'] ?? stopped?.['nummer'];
  if (id !== undefined) return { kind: 'order', id: id.toUpperCase(), isToStop: true };
  const order = orders.exec(said)?.groups;
  if (orders.test(said)) {
    const who = order?.['en'] ?? order?.['en2'] ?? order?.['de'];
    return who === undefined ? { kind: 'orders' } : { kind: 'customers', words: who };
  }
  const listed = list.exec(said);
  const who = listed === null ? about.exec(said)?.groups?.['who'] : listed.groups?.['who'];
  if (listed === null && who === undefined) return undefined;
  if (who !== undefined && notACustomer.test(who)) return undefined;
  if (who !== undefined && /^f-\d{1,9}$/.test(who)) return { kind: 'order', id: who.toUpperCase() };
  return { kind: 'customers', words: who?.slice(0, 100) };
}

/** What the conversation begins with for such words. */
export function customersAskedFor(text: string): CustomersMemory | undefined {
  const wish = wishIn(text);
  switch (wish?.kind) {
    case undefined:
      return undefined;
    case 'customers':
      return { words: wish.words };
    // A number that is not known is looked for among the orders there are.
    case 'orders':
    case 'order':
      return { orders: true };
  }
}

export const isOpen = ({ state }: Order): boolean => state !== 'draft' && !endStates.includes(state);

/** Who asks, as the workflows want to know it. */
export const askerOf = ({
  tenantId,
  userId,
  staff,
}: PersonKey & { readonly staff: boolean }): PersonKey & { readonly staff: boolean } => ({
  tenantId,
  userId,
  staff,
});

/** The flow whose card shows an order to this reader. */
export const orderFlowFor = ({ staff }: { readonly staff: boolean }): string =>
  staff ? 'order-desk' : 'order';

export const mayOrder = ({ roles }: { readonly roles: ReadonlySet<Role> }): boolean => roles.has('seller');
