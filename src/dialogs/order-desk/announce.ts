import { openStates, type Invitation } from '../../domain/invitation.ts';
import { invitationOf } from '../../domain/order-invitation.ts';
import { phaseOf, type Phase } from '../../domain/order-phase.ts';
import { tenantOf, type Order, type Standstill } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Reseller } from '../../domain/reseller.ts';
import { regionTitle } from '../kit/account-names.ts';
import type { Button } from '../kit/buttons.ts';
import { plain, type Card } from '../kit/card.ts';
import type { Announcement, Audience } from '../kit/flow.ts';
import { invitationLine } from '../kit/invitation-sentences.ts';
import { moment, type Reader } from '../kit/language.ts';
import { troubleWords } from '../kit/order-trouble.ts';
import { unreachedWhy } from '../kit/unreached.ts';
import { kitWords } from '../kit/words.ts';
import { deskCard } from './cards.ts';
import { customerName } from './model.ts';
import type { OrderDeskServices } from './services.ts';
import { words, type Words } from './text.ts';

/**
 * The staff's card of an order as it stands, and one sentence for what happened. Undefined for unknown orders, and
 * for trouble that is over by now. Who is staff is for the caller to know: news goes to the provider's places only.
 */
export async function announceToOrderDesk(
  services: OrderDeskServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  const asker = { tenantId: audience.tenantId, userId: audience.userId, staff: true };
  const order = await services.orders.find(news.caseId, asker);
  if (order === undefined) return undefined;
  // An order that has gone on by now needs no invitation.
  const invitation = await invitationFor(services, order);
  const isOpen = invitation !== undefined && openStates.includes(invitation.state);
  if (news.event === 'not-invited' && (order.state !== 'parked' || isOpen)) return undefined;
  if (news.event === 'trouble' && order.state !== 'needs-person') return undefined;
  const reseller = await services.resellers.find(order.resellerId, asker);
  const repeat = news.possibleRepeat ? `${kitWords(audience.language).possibleRepeat} ` : '';
  return {
    card: cardOf(services, { order, reseller, invitation }, audience),
    message: repeat + (await sentenceOf(services, { order, reseller, news, asker }, audience)),
  };
}

interface Known {
  readonly order: Order;
  readonly reseller: Reseller | undefined;
  /** The newest one of the customer for this reseller. */
  readonly invitation: Invitation | undefined;
}

async function invitationFor(
  { invitations }: OrderDeskServices,
  order: Order,
): Promise<Invitation | undefined> {
  const tenantId = order.state === 'parked' ? tenantOf(order)?.tenantId : undefined;
  return tenantId === undefined ? undefined : invitationOf(order, await invitations.ofCustomer(tenantId));
}

/** An order in a list: `F-1042 · Fabrikam GmbH: Waits for us`. */
export function deskEntry(order: Order, reader: Reader, company?: string): string {
  const t = words(reader.language);
  return t.status(order.id, customerName(order, t, company), t.states[phaseOf(order)]);
}

/** A state at a glance: the sign says without colour what the colour says. */
const looks: Record<Phase, { sign: string; style: 'good' | 'warning' | 'accent' | 'emphasis' }> = {
  draft: { sign: '☐', style: 'emphasis' },
  working: { sign: '◔', style: 'accent' },
  parked: { sign: '◷', style: 'accent' },
  'needs-answer': { sign: '◷', style: 'accent' },
  'needs-person': { sign: '⚠', style: 'warning' },
  done: { sign: '✓', style: 'good' },
  'awaiting-approval': { sign: '◷', style: 'accent' },
  discarded: { sign: '–', style: 'emphasis' },
  expired: { sign: '–', style: 'emphasis' },
  failed: { sign: '✗', style: 'warning' },
};

function cardOf(services: OrderDeskServices, known: Known, reader: Reader): Card {
  const { order, invitation } = known;
  const t = words(reader.language);
  const phase = phaseOf(order);
  const isOurs = order.state === 'needs-person';
  const trouble = standingStill(order);
  const { sign, style } = looks[phase];
  const why = trouble === undefined ? '' : ` – ${causeWords(order, trouble, reader)}`;
  return deskCard(
    {
      title: t.title(order.id, customerName(order, t)),
      state: { text: `${sign} ${t.states[phase]}${why}`, style },
      advice: adviceOn(order, trouble, invitation, t),
      bought: boughtLines(order, t),
      rows: rowsOf(services, known, reader),
      again: isOurs ? press(order, 'order-desk.again', t.again, true) : undefined,
      close: isOurs ? press(order, 'order-desk.close', t.closeYes) : undefined,
    },
    t,
  );
}

function adviceOn(
  order: Order,
  trouble: Standstill | undefined,
  invitation: Invitation | undefined,
  t: Words,
): string | undefined {
  if (trouble === undefined) return undefined;
  if (order.state === 'needs-person') return t.advice[trouble.cause] ?? t.otherwise;
  const isInvited = invitation !== undefined && openStates.includes(invitation.state);
  const isNotInvited = order.state === 'parked' && trouble.cause === 'relationship-missing' && !isInvited;
  return isNotInvited ? t.advice['relationship-missing'] : undefined;
}

/** What stops the order now; a reason that is past is no news. */
const standingStill = ({ state, standstill }: Order): Standstill | undefined =>
  state === 'needs-person' || state === 'needs-answer' || state === 'parked' ? standstill : undefined;

/** What happened and why, in the seller's words where they fit the staff too. */
const staffWords = (cause: Standstill['cause'], { language }: Reader) =>
  words(language).causes[cause] ?? troubleWords(language)[cause];

function causeWords(order: Order, { cause }: Standstill, reader: Reader): string {
  const { what, why } = staffWords(cause, reader);
  return `${what(customerName(order, words(reader.language)))} ${why}`;
}

function boughtLines({ draft, progress: { orders } }: Order, t: Words) {
  return draft.lines.map(({ number, quantity, title }) => {
    const line = `${quantity} × ${plain(title)}`;
    if (orders === undefined) return { sign: '•', text: line };
    return orders.some((one) => one.lines.includes(number))
      ? { sign: '✓', text: t.isOrdered(line) }
      : { sign: '✗', text: t.isNotOrdered(line) };
  });
}

function rowsOf(
  services: OrderDeskServices,
  { order, reseller, invitation }: Known,
  reader: Reader,
): (readonly [string, string])[] {
  const t = words(reader.language).facts;
  const { progress } = order;
  const trouble = standingStill(order);
  const account = services.customers.account(order.draft.accountId ?? '');
  const tenant = tenantOf(order);
  const when = (at: number | undefined) => (at === undefined ? '' : moment(at, reader));
  const invited =
    invitation === undefined || order.state !== 'parked'
      ? ''
      : `${invitation.id}: ${invitationLine(invitation, {
          reader,
          staff: true,
          now: services.clock.now(),
          account: (id) => services.customers.account(id),
        })}`;
  const rows: (readonly [string, string])[] = [
    [t.reseller, reseller === undefined ? '' : `${reseller.company} · ${reseller.partnerId}`],
    [t.customer, tenant === undefined ? '' : `${tenant.domain} · ${tenant.tenantId}`],
    [
      t.account,
      account === undefined ? '' : `${account.legalName} – ${regionTitle(account, reader.language)}`,
    ],
    [t.invitation, invited],
    [t.placed, when(progress.placedAt)],
    [t.tenant, when(progress.tenant?.createdAt)],
    [t.agreement, when(progress.agreementAt)],
    [t.cart, progress.cart?.id ?? ''],
    [t.ordered, when(progress.orderedAt)],
    [t.orders, (progress.orders ?? []).map(({ id, status }) => `${id} (${status})`).join(', ')],
    [t.ready, when(progress.doneAt)],
    [t.code, trouble?.code === undefined ? '' : String(trouble.code)],
    [t.supportId, trouble?.correlationId ?? ''],
    [t.changed, when(order.updatedAt)],
  ];
  return rows.filter(([, value]) => value !== '').map(([title, value]) => [title, plain(value)]);
}

const press = ({ id, version }: Order, verb: string, title: string, primary = false): Button => ({
  kind: 'case',
  verb,
  title,
  caseId: id,
  version,
  primary,
});

async function sentenceOf(
  services: OrderDeskServices,
  known: {
    readonly order: Order;
    readonly reseller: Reseller | undefined;
    readonly news: Announcement;
    readonly asker: PersonKey & { readonly staff: boolean };
  },
  reader: Reader,
): Promise<string> {
  const { order, reseller, news, asker } = known;
  const t = words(reader.language);
  const company = plain(reseller?.company ?? order.resellerId);
  const customer = customerName(order, t);
  if (news.event === 'sign-in-lost')
    return t.signInLost(order.id, company, customer, plain(tenantOf(order)?.domain ?? ''));
  if (news.event === 'not-invited')
    return t.notInvited(order.id, company, customer, plain(tenantOf(order)?.domain ?? ''));
  if (news.event !== 'unreached') return sentence(order, reseller, reader);
  const { tenantId, userId } = news.facts;
  const people = await services.resellers.people(order.resellerId, asker);
  const missing = people.find((one) => one.tenantId === tenantId && one.userId === userId);
  const why = unreachedWhy(news, reader.language);
  return t.unreached(plain(missing?.name ?? '') || t.seller, company, order.id, customer, why);
}

function sentence(order: Order, reseller: Reseller | undefined, reader: Reader): string {
  const t = words(reader.language);
  const trouble = standingStill(order);
  if (order.state !== 'needs-person' || trouble === undefined) return deskEntry(order, reader);
  const { what } = staffWords(trouble.cause, reader);
  const customer = customerName(order, t);
  return t.message(order.id, plain(reseller?.company ?? order.resellerId), customer, what(customer));
}
