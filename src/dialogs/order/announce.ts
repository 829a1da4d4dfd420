import { phaseOf } from '../../domain/order-phase.ts';
import { workingStates, type Order } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import { approvalSentence, type ApprovalKnown } from '../kit/approval-sentences.ts';
import type { Card } from '../kit/card.ts';
import type { Announcement, Audience } from '../kit/flow.ts';
import { plain } from '../kit/card.ts';
import type { Reader } from '../kit/language.ts';
import { unreachedWhy } from '../kit/unreached.ts';
import { kitWords } from '../kit/words.ts';
import { orderCard } from './case-cards.ts';
import { customerName, shortLines } from './case-lines.ts';
import type { OrderCaseServices } from './case-services.ts';
import { words } from './case-text.ts';
import { invitationFor } from './inviting.ts';
import { answeredSentence, endedSentence, placedSentence } from './invitation-news.ts';
import { waitsForAcceptance, type CaseFacts } from './case-facts.ts';
import { caseView, troubleSentences } from './case-view.ts';
import { waitedWords } from './case-words.ts';

/** News that has been overtaken: it is told only while the order stands as it says. */
const whileState: Readonly<Record<string, readonly Order['state'][]>> = {
  'approver-missing': ['draft'],
  slow: ['provisioning'],
  parked: ['parked'],
  'invitation-declined': ['parked'],
  'invitation-expired': ['parked'],
  'invitation-withdrawn': ['parked'],
  accepted: [...workingStates, 'needs-answer', 'needs-person'],
  trouble: ['needs-answer', 'needs-person'],
  'approval-requested': ['awaiting-approval'],
  'approval-asked': ['awaiting-approval'],
  'approval-escalated': ['awaiting-approval'],
  'approval-unreached': ['awaiting-approval'],
  'approval-unanswered': ['awaiting-approval'],
};

/**
 * The case card of an order as it stands, and one sentence for what happened. Undefined for somebody of another
 * reseller, and for news that is none any more.
 */
export async function announceOrder(
  services: OrderCaseServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  const { tenantId, userId } = audience;
  const order = await services.orders.find(news.caseId, { tenantId, userId, staff: false });
  if (order === undefined) return undefined;
  if (whileState[news.event]?.includes(order.state) === false) return undefined;
  const known = await factsFor(services, order, { tenantId, userId });
  // The news may be about an approval that another one has taken the place of; the card waits for the newest.
  const id = approvalIn(news);
  const named = id === undefined ? undefined : await approvalFor(services, order, audience, id);
  const { people, now } = known;
  const told = named === undefined ? known : { ...known, approval: { ...named, people, now } };
  const repeat = news.possibleRepeat ? `${kitWords(audience.language).possibleRepeat} ` : '';
  return {
    card: orderCard(caseView(known, audience)),
    message: repeat + sentence(told, news, audience),
  };
}

/** Everything the card shows, read now. */
export async function factsFor(
  services: OrderCaseServices,
  order: Order,
  reader: PersonKey,
): Promise<CaseFacts> {
  const [expectation, signIn, people, approval, invitation] = await Promise.all([
    services.orders.expectation(order),
    services.firstSignIns.state(order.id),
    services.resellers.people(order.resellerId, reader),
    approvalFor(services, order, reader),
    order.state === 'parked' ? invitationFor(services, order) : undefined,
  ]);
  const { provider } = services;
  const acceptLink = services.chatLink('accept');
  const now = services.clock.now();
  return {
    order,
    expectation,
    signIn,
    people,
    now,
    provider,
    acceptLink,
    invitation,
    account: (id) => services.customers.account(id),
    approval: approval && { ...approval, people, now },
  };
}

/** The approval some news is about. */
function approvalIn({ event, facts }: Announcement): string | undefined {
  const { approvalId } = facts;
  return event.startsWith('approval-') && typeof approvalId === 'string' ? approvalId : undefined;
}

/** The approval an order waits for, the one it came back from, or one that was named; others are not looked up. */
async function approvalFor(
  { approvals }: OrderCaseServices,
  order: Order,
  reader: PersonKey,
  id?: string,
): Promise<Pick<ApprovalKnown, 'approval' | 'follower'> | undefined> {
  const { approvalId } = (order.state === 'draft' ? order.progress.returned : undefined) ?? {};
  const named = id ?? approvalId;
  if (named === undefined && order.state !== 'awaiting-approval') return undefined;
  const approval =
    named === undefined ? await approvals.ofOrder(order.id, reader) : await approvals.find(named, reader);
  if (approval === undefined) return undefined;
  const { followedBy } = approval;
  const follower = followedBy === undefined ? undefined : await approvals.find(followedBy, reader);
  return { approval, follower };
}

/** An order in a list: `F-1042 · Fabrikam GmbH · 20 × Business Premium: on its way`. */
export function orderEntry(order: Order, reader: Reader): string {
  const t = words(reader.language);
  // One that was thrown away early names neither customer nor products.
  const what = [order.id, customerName(order, t), shortLines(order)].filter((part) => part !== '');
  return t.status.entry(what.join(' · '), t.status[phaseOf(order)]);
}

/** Says which order it is about, and whose, where the sentence does not: there may be others under way. */
const named = ({ id }: Order, customer: string, said: string): string =>
  said.includes(customer) ? `${id}: ${said}` : `${id} · ${customer}: ${said}`;

/** Whom the news is about, as their company calls them. */
function nameIn({ people }: CaseFacts, { facts: { tenantId, userId } }: Announcement): string {
  return plain(people.find((one) => one.tenantId === tenantId && one.userId === userId)?.name ?? '');
}

function sentence(known: CaseFacts, news: Announcement, reader: Audience): string {
  const { order, expectation, signIn, now } = known;
  const { event } = news;
  const { messages: t, ...names } = words(reader.language);
  if (event.startsWith('approval-') && known.approval !== undefined) {
    const said = approvalSentence(
      known.approval,
      { ...news, event: event.slice('approval-'.length) },
      reader,
    );
    const isCustomersTurn =
      event === 'approval-approved' && known.approval.approval.subject.awaitsAcceptance === true;
    return isCustomersTurn ? `${said} ${t.forward(known.acceptLink)}` : said;
  }
  const customer = customerName(order, names);
  const { standstill } = order;
  const { orderedAt, closedBecause = '' } = order.progress;
  const address = signIn.kind === 'none' ? '' : plain(signIn.address);
  switch (event) {
    case 'done':
      return [
        t.done(customerName(order, names.atBeginning), shortLines(order), order.id),
        ...(signIn.kind === 'waiting' ? [t.signIn(address)] : []),
      ].join(' ');
    case 'slow': {
      const [waited = ''] = waitedWords(expectation, now - (orderedAt ?? now), reader);
      return `${t.slow(customer)} ${waited}`;
    }
    case 'accepted':
      return phaseOf(order) === 'working'
        ? placedSentence(known, news, reader)
        : t.acceptedAndStopped(customer, order.id);
    case 'invitation-declined':
    case 'invitation-expired':
    case 'invitation-withdrawn':
      return endedSentence(known, event, news, reader);
    case 'parked':
    case 'trouble':
      return standstill === undefined
        ? orderEntry(order, reader)
        : [
            ...answeredSentence(known, news, reader),
            named(order, customer, troubleSentences(order, standstill, reader)),
            ...(waitsForAcceptance(order) && known.invitation === undefined
              ? [t.forward(known.acceptLink)]
              : []),
          ].join(' ');
    case 'unreached':
      return t.unreached(
        nameIn(known, news) || t.colleague,
        order.id,
        customer,
        unreachedWhy(news, reader.language),
      );
    case 'approver-missing':
      return t.approverMissing(nameIn(known, news) || t.colleague, order.id, customer);
    case 'failed':
      return [
        t.failed(order.id, customer),
        ...(closedBecause === '' ? [] : [t.because(plain(closedBecause))]),
      ].join(' ');
    case 'first-sign-in-opened':
    case 'first-sign-in-expired':
    case 'first-sign-in-not-mailed':
      return t[event](customer);
    case 'first-sign-in-undeliverable':
      return t[event](customer, address);
    default:
      return orderEntry(order, reader);
  }
}
