import type { StandstillCause } from '../../domain/order.ts';
import type { TroubleText } from '../kit/order-trouble-en.ts';

/** Causes that end up with the provider's people, and what they look at first. */
const advice: Partial<Record<StandstillCause, string>> = {
  'relationship-missing':
    'Invite the customer if nobody has: type “invite” and its domain. After the acceptance the order goes on by itself.',
  credit:
    'Pay what is due or ask for a higher limit, in Partner Center or at the distributor; then press “Try again”. The seller knows only that it is on our side, and no amount.',
  'reseller-papers':
    'Look up the reseller’s agreement in Partner Center, and whether the partner id is of this region.',
  'provider-papers': 'Look for open agreements and notices in our own Partner Center account.',
  region:
    'Check which of our accounts sells in the customer’s country; the order has to be made again there.',
  'tenant-burnt':
    'Look for the tenant among our customers in Partner Center, else ask Microsoft with the support id. Do not try other names.',
  limit: 'Ask Microsoft’s partner support for a higher limit, or agree on fewer with the seller.',
  'in-progress': 'Look in Partner Center whether the order is there. Try again only if it is not.',
  'partly-ordered':
    'Order the missing lines in Partner Center or close this; the seller must not order the taken ones again.',
  'provisioning-failed':
    'Look at the order in Partner Center and open a service request if it shows an error.',
  'provisioning-stuck': 'Open a service request with the order ids and the support id.',
  'purchase-order-document':
    'Get the purchase order from the seller and upload it in Partner Center, then try again.',
  refused: 'Look up the code; Microsoft’s partner support needs the support id.',
  attestation: 'Give the missing confirmation in Partner Center, then try again.',
  currency: 'Look at the currency of the customer’s existing subscriptions.',
  sandbox: 'Check which account is configured for this region.',
  'our-rights': 'Check the roles, the consent and the secret of the account’s application.',
  'not-allowed': 'Look at the customer’s status in Partner Center; an appeal is made there.',
};

/** Where the seller's words are meant for the seller: what happened and why, as the staff has to know it. */
const causes: Partial<Record<StandstillCause, Pick<TroubleText, 'what' | 'why'>>> = {
  'reseller-relationship-missing': {
    what: (customer) => `${customer} has accepted us, but not this reseller.`,
    why: 'Their administrator has to accept a request that names the reseller too; the seller knows.',
  },
  credit: {
    what: () => 'Microsoft refuses the order: our credit does not cover it.',
    why: 'The limit of our account is used up, or this order alone goes beyond it.',
  },
  'reseller-papers': {
    what: () => 'Microsoft does not take orders through this reseller.',
    why: 'Its partner agreement has not been accepted, or not for this region.',
  },
  'price-changed': {
    what: () => 'Microsoft’s price has changed since the seller saw it.',
    why: 'Nothing was bought; the seller decides about the new price.',
  },
  'our-rights': {
    what: () => 'Microsoft does not let us in for this order.',
    why: 'Our own access to Partner Center was refused.',
  },
};

export const en = {
  name: 'looking through orders',
  help: {
    title: 'Orders',
    sentence: 'the latest orders of all resellers, and those that need you',
    command: 'orders',
  },
  title: (id: string, customer: string) => `${id} · ${customer}`,
  needs: (what: string, why: string) => `⚠ ${what} ${why}`,
  advice,
  causes,
  otherwise:
    'Look up the code with the support id; whoever finds out what it means should have it added to the list.',
  states: {
    draft: 'Draft of the reseller',
    working: 'On its way',
    parked: 'Waits for somebody outside',
    'needs-answer': 'Waits for the seller',
    'needs-person': 'Waits for us',
    done: 'Done',
    'awaiting-approval': 'Waits for the reseller’s own approval',
    discarded: 'Discarded by the reseller',
    expired: 'Expired: not approved in time',
    failed: 'Closed by us',
  },
  facts: {
    reseller: 'Reseller',
    customer: 'Customer',
    account: 'Our account',
    invitation: 'Invitation',
    placed: 'Placed',
    tenant: 'Tenant made',
    agreement: 'Agreement in order',
    ordered: 'Taken by Microsoft',
    ready: 'Licences ready',
    changed: 'Last change',
    code: 'Microsoft’s code',
    supportId: 'Support id',
    orders: 'Orders at Microsoft',
    cart: 'Cart at Microsoft',
  },
  own: 'the reseller itself',
  ownOf: (company: string) => `${company}, own use`,
  somebody: 'nobody yet',
  isOrdered: (line: string) => `${line} – **ordered**`,
  isNotOrdered: (line: string) => `${line} – **not ordered**`,
  again: 'Try again',
  close: 'Close as failed …',
  closeWhy: 'The order ends here and the seller is told. Whatever Microsoft has sold stays sold.',
  because: 'Why it cannot be finished',
  becauseError: 'Please say why in a few words, 300 characters at most.',
  closeYes: 'Close it',
  trying: 'It goes on now; the card changes with the answer.',
  closed: 'Closed. The seller has been told.',
  tooLate: (state: string, when: string) =>
    `This order has moved on: ${state} (${when}). Nothing was changed by pressing.`,
  message: (id: string, reseller: string, customer: string, what: string) =>
    `${id} of ${reseller} for ${customer} needs you. ${what}`,
  signInLost: (id: string, reseller: string, customer: string, domain: string) =>
    `${id} of ${reseller}: nobody has the first administrator’s sign-in of **${customer}** (${domain}). Please set a new password for that administrator in Partner Center (customer › Users and licences) and hand it over; the order goes on by itself.`,
  notInvited: (id: string, reseller: string, customer: string, domain: string) =>
    `${id} of ${reseller} waits: **${customer}** has no relationship with us. If nobody has invited them, type “invite ${domain} for ${reseller}”.`,
  seller: 'The seller',
  unreached: (who: string, reseller: string, id: string, customer: string, why: string) =>
    `**${who}** of ${reseller} could not be told about ${id} for ${customer}: ${why}. Please use another way.`,
  status: (id: string, customer: string, state: string) => `${id} · ${customer}: ${state}`,
  list: {
    title: 'Latest orders',
    none: 'There are no orders yet.',
    which: (count: string) => `Waiting for us: ${count}. Pick an order, or type its number.`,
    entry: (id: string, customer: string, state: string) => `${id} · ${customer}: ${state}`,
    unknown: 'I do not know an order of that number.',
  },
  where: { list: 'was looking through the latest orders' },
};

export type Words = typeof en;
