import { customerOf, phaseOf } from '../../domain/order-phase.ts';
import { openStates } from '../../domain/invitation.ts';
import { tenantOf, type Order } from '../../domain/order.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import { agreementPage } from '../../domain/relationship-link.ts';
import { copyText, facts, paragraph, plain, type CardElement } from '../kit/card.ts';
import type { Reader } from '../kit/language.ts';
import { foldedChoice, pressOf, type CaseView } from './case-cards.ts';
import { waitsForAcceptance, type CaseFacts } from './case-facts.ts';
import { isDiscardable, isSeller } from './case-model.ts';
import type { CaseWords } from './case-text.ts';
import { invitationTexts } from './invitation-text.ts';

/** How many colleagues the card offers to tell; a larger company is rarely interested as a whole. */
const mostColleagues = 8;

/** What is folded away on the card of an order: what to forward, whom to tell, the ways to end it, and its details. */
export function foldsOf(known: CaseFacts, reader: Reader & PersonKey, t: CaseWords): CaseView['folds'] {
  const { order } = known;
  const press = pressOf(order);
  const fold = (id: string, title: string, items: CardElement[]) =>
    items.length === 0 ? [] : [{ id, title, items }];
  const discard = isDiscardable(order)
    ? [...foldedChoice(t.buttons.discardWhy, [press('order.discard', t.buttons.discardYes)])]
    : [];
  const takeBack =
    order.state === 'awaiting-approval' && isSeller(known.people, reader)
      ? foldedChoice(t.approval.takeBackWhy, [press('order.take-back', t.approval.takeBackYes)])
      : [];
  const isReturned = order.state === 'draft' && order.progress.returned !== undefined;
  return [
    ...fold('forward', t.buttons.forward, forwardText(known, t)),
    ...fold('agreement', invitationTexts(reader.language).agreement.page, agreementText(known, reader)),
    ...fold('tell', t.buttons.tell, tellAlso(known, reader, t)),
    ...fold('take-back', t.approval.takeBack, takeBack),
    ...fold('discard', isReturned ? t.approval.drop : t.buttons.discard, discard),
    ...fold('details', t.buttons.details, [facts(detailsOf(known, t))]),
  ];
}

/** What the seller can send to the customer as it is. */
function forwardText({ order, provider, acceptLink, invitation }: CaseFacts, t: CaseWords): CardElement[] {
  // The invitation's own card has the text with its own link.
  if (!waitsForAcceptance(order) || (invitation !== undefined && openStates.includes(invitation.state)))
    return [];
  // Read by the customer, who is nobody's “own company”.
  const name = nameForCustomer(order);
  return [paragraph(t.buttons.forwardWhy), copyText(t.forward(plain(provider), name, acceptLink))];
}

const nameForCustomer = (order: Order): string =>
  plain(customerOf(order) ?? '') || plain(tenantOf(order)?.domain ?? '');

/** Microsoft's page of the agreement, to be sent to the customer as it is. */
function agreementText({ order }: CaseFacts, { language }: Reader): CardElement[] {
  if (order.state !== 'parked' || order.standstill?.cause !== 'agreement-missing') return [];
  const t = invitationTexts(language).agreement;
  return [paragraph(t.pageWhy), copyText(t.text(nameForCustomer(order), agreementPage))];
}

function tellAlso({ order, people }: CaseFacts, reader: PersonKey, t: CaseWords): CardElement[] {
  const phase = phaseOf(order);
  if (phase !== 'working' && phase !== 'parked' && phase !== 'needs-person') return [];
  const hears = order.placedBy ?? order.createdBy;
  const others = people
    .filter((one) => one.state === 'admitted' && !samePerson(one, hears) && !samePerson(one, reader))
    .slice(0, mostColleagues);
  if (others.length === 0) return [];
  const press = pressOf(order);
  return foldedChoice(
    t.buttons.tellWhy,
    others.map(({ name, tenantId, userId }) =>
      press('order.tell', plain(name.slice(0, 40)) || userId, false, { tenant: tenantId, person: userId }),
    ),
  );
}

function detailsOf({ order, people }: CaseFacts, t: CaseWords): (readonly [string, string])[] {
  const { draft, progress, standstill, placedBy } = order;
  const tenant = progress.tenant ?? (draft.buyer?.kind === 'tenant' ? draft.buyer : undefined);
  const by = placedBy && people.find((one) => samePerson(one, placedBy))?.name;
  const rows: (readonly [string, string])[] = [
    [t.facts.order, order.id],
    [t.facts.tenant, tenant === undefined ? '' : `${tenant.domain} · ${tenant.tenantId}`],
    [t.facts.microsoftOrders, (progress.orders ?? []).map((one) => one.id).join(', ')],
    [t.facts.cart, progress.cart?.id ?? ''],
    [t.facts.reference, draft.reference ?? ''],
    [t.facts.placedBy, by ?? ''],
    [t.facts.code, standstill?.code === undefined ? '' : String(standstill.code)],
    [t.facts.supportId, standstill?.correlationId ?? ''],
  ];
  return rows.filter(([, value]) => value !== '').map(([title, value]) => [title, plain(value)]);
}
