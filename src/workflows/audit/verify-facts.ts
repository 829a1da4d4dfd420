import { canonical, fingerprintOf, shortFingerprint } from '../../domain/fingerprint.ts';
import { provenAs } from '../../domain/order-proof.ts';
import type { EntryContent, ProofBundle, ProofHappening } from './bundle.ts';

/** The first place at which a proof does not hold. */
export class Broken extends Error {
  readonly where: string;
  readonly why: string;
  constructor(where: string, why: string) {
    super(`${where}: ${why}`);
    this.where = where;
    this.why = why;
  }
}

/** Sentences about what was found. */
export interface Findings {
  readonly proven: string[];
  readonly open: string[];
}

/** Compares every fact of a proof with the entries of the trails. Throws Broken. */
export function checkFacts(bundle: ProofBundle, findings: Findings): void {
  const entries = bundle.trails.flatMap((trail) => trail.entries.map(({ content }) => content));
  const nameOf = namesFrom(bundle);
  for (const order of bundle.orders) checkOrder(order, entries, findings, nameOf);
  for (const approval of bundle.approvals) checkApproval(approval, entries, findings, nameOf);
  checkNothingLeftOut(bundle, entries);
  for (const agreement of bundle.agreements) checkAgreement(agreement, entries, findings, nameOf);
  for (const relationship of bundle.relationships) checkRelationship(relationship, entries, findings);
  for (const { name, about, by, at } of entries)
    if (name === 'proof.made')
      findings.proven.push(
        `A proof of ${about.orderId ?? `customer ${about.customerTenantId ?? ''}`} was given to ${nameOf(by)} on ${moment(at)}.`,
      );
  findings.open.push(
    'The names of people, and what Microsoft was last seen to show of the customer (`unproven`): they are for reading only.',
  );
}

type NameOf = (person: EntryContent['by']) => string;

function namesFrom({ unproven: { people } }: ProofBundle): NameOf {
  return (person) => {
    if (person === undefined) return 'the product itself';
    const { tenantId, userId } = person;
    const known = people.find((one) => one.tenantId === tenantId && one.userId === userId);
    return `${known === undefined ? '' : `${known.name}, `}user ${userId} of tenant ${tenantId}`;
  };
}

const moment = (at: number): string => new Date(at).toISOString();
const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** Whether an event is what an entry says: who, when, and every fact of it. */
function isEntry(event: ProofHappening, entry: EntryContent, name: string): boolean {
  const holds = ([key, value]: [string, unknown]) => same(value, entry.facts[key]);
  return (
    entry.name === name &&
    entry.at === event.at &&
    same(entry.by, event.by) &&
    Object.entries(event.facts).every(holds)
  );
}

/** Event after event, entry after entry; those before the trail began have none. Returns how many those are. */
function checkEvents(
  where: string,
  events: readonly ProofHappening[],
  entries: readonly EntryContent[],
  options: { readonly nameOf: (event: ProofHappening) => string | undefined; readonly begins: string },
): number {
  const early = entries.some(({ name }) => name === options.begins) ? 0 : events.length - entries.length;
  if (early < 0 || events.length - early !== entries.length)
    throw new Broken(where, `${events.length} events, but ${entries.length} entries in the trail`);
  for (const [index, entry] of entries.entries()) {
    const event = events[early + index];
    const name = event && options.nameOf(event);
    if (event === undefined || name === undefined || !isEntry(event, entry, name))
      throw new Broken(
        `${where}, event ${early + index + 1}${event === undefined ? '' : ` (${event.name})`}`,
        `the trail says something else (${entry.name}, ${moment(entry.at)})`,
      );
  }
  return early;
}

function checkOrder(
  order: ProofBundle['orders'][number],
  all: readonly EntryContent[],
  { proven, open }: Findings,
  nameOf: NameOf,
): void {
  const { id, events, placed, sold } = order;
  const where = `order ${id}`;
  const entries = all.filter(({ about, name }) => about.orderId === id && name.startsWith('order.'));
  const stranger = entries.find(({ trail }) => trail !== order.resellerId);
  if (stranger !== undefined) throw new Broken(where, `it stands in the trail ${stranger.trail}`);
  const early = checkEvents(where, events, entries, { nameOf: provenAs, begins: 'order.begin' });
  if (early > 0) open.push(`Order ${id}: its first ${early} events are older than its trail.`);
  proven.push(
    `Order ${id}: ${entries.length} events stand in the trail ${order.resellerId} as they do here.`,
  );

  if (placed !== undefined) {
    const { full, short } = fingerprintOf(placed);
    const placing = entries.findLast(({ facts }) => facts['fingerprint'] === full);
    if (placing === undefined || placed['order'] !== id)
      throw new Broken(`${where}, what was placed`, 'its fingerprint is in no entry of the trail');
    proven.push(
      `Order ${id}: placed by ${nameOf(placing.by)} on ${moment(placing.at)}, with exactly the buyer, lines and prices given here (fingerprint ${short}).`,
    );
  } else
    open.push(
      `Order ${id}: it is not, or no longer, placed; what was placed is known by its fingerprint only.`,
    );

  const last = entries.findLast(({ facts }) => facts['sold'] !== undefined);
  if (!same(sold, last?.facts['sold']))
    throw new Broken(`${where}, what Microsoft has sold`, 'the trail says something else');
  if (sold !== undefined && last !== undefined)
    proven.push(
      `Order ${id}: Microsoft took it as ${sold.orders.join(', ')}${sold.subscriptions.length === 0 ? '' : `; subscriptions ${sold.subscriptions.map((one) => `${one.id} with ${one.quantity} licences`).join(', ')}`}.`,
    );
}

/** What people did to an approval, in words. */
const decisions: Readonly<Record<string, string>> = {
  requested: 'asked for by',
  approved: 'approved by',
  'level-approved': 'approved (first level) by',
  rejected: 'rejected by',
  changed: 'wanted otherwise by',
  expired: 'expired without a decision, closed by',
  withdrawn: 'taken back by',
  refused: 'a press that changed nothing, by',
};

function checkApproval(
  { id, orderId, fingerprint, events }: ProofBundle['approvals'][number],
  all: readonly EntryContent[],
  { proven, open }: Findings,
  nameOf: NameOf,
): void {
  const where = `approval ${id}`;
  const entries = all.filter(({ about }) => about.approvalId === id);
  const nameIn = ({ name }: ProofHappening) => `approval.${name}`;
  const early = checkEvents(where, events, entries, { nameOf: nameIn, begins: 'approval.requested' });
  if (early > 0) open.push(`Approval ${id}: its first ${early} events are older than its trail.`);
  const other = entries.find(
    ({ about, facts }) => about.orderId !== orderId || facts['fingerprint'] !== fingerprint,
  );
  if (other !== undefined)
    throw new Broken(where, 'the trail has it for another order or another fingerprint');
  for (const { name, by, at } of events.slice(early)) {
    const words = decisions[name];
    if (words === undefined) continue;
    proven.push(
      `Approval ${id} of ${orderId}, fingerprint ${shortFingerprint(fingerprint)}: ${words} ${nameOf(by)} on ${moment(at)}.`,
    );
  }
}

/** An entry that is shown has its order, approval or agreement in the file. */
function checkNothingLeftOut(
  { orders, approvals, agreements }: ProofBundle,
  entries: readonly EntryContent[],
): void {
  const evidence = agreements.map((agreement) => fingerprintOf(agreement).full);
  for (const { about, name, facts } of entries) {
    const { approvalId, orderId } = about;
    if (approvalId !== undefined && !approvals.some(({ id }) => id === approvalId))
      throw new Broken(`approval ${approvalId}`, 'the trail speaks of it, and it is not here');
    if (name.startsWith('order.') && !orders.some(({ id }) => id === orderId))
      throw new Broken(`order ${orderId ?? ''}`, 'the trail speaks of it, and it is not here');
    if (name === 'agreement.recorded' && !evidence.some((one) => one === facts['evidence']))
      throw new Broken(
        `agreement recorded with order ${orderId ?? ''}`,
        'the trail speaks of it, and it is not here as it was recorded',
      );
  }
}

function checkAgreement(
  agreement: ProofBundle['agreements'][number],
  entries: readonly EntryContent[],
  { proven }: Findings,
  nameOf: NameOf,
): void {
  const { full } = fingerprintOf(agreement);
  const where = `agreement recorded with order ${agreement.order_id}`;
  const entry = entries.find(
    ({ name, facts }) => name === 'agreement.recorded' && facts['evidence'] === full,
  );
  if (entry === undefined) throw new Broken(where, 'the trail knows of none with exactly these facts');
  const { first_name, last_name, email, signed_on, customer_tenant_id } = agreement;
  proven.push(
    `Agreement of customer ${customer_tenant_id}: signed on ${signed_on} by ${first_name} ${last_name} (${email}), as ${nameOf(entry.by)} attested; recorded at Microsoft on ${moment(entry.at)}.`,
  );
}

/** The row and the entry are written by two looks at the clock. */
const atOnceMs = 1000;

function checkRelationship(
  { invitationId, customerTenantId, accountId, source, acceptedAt }: ProofBundle['relationships'][number],
  entries: readonly EntryContent[],
  { proven }: Findings,
): void {
  const entry = entries.find(
    ({ name, about, facts, at }) =>
      name.startsWith('relationship.accepted') &&
      facts['invitationId'] === invitationId &&
      facts['account'] === accountId &&
      facts['source'] === source &&
      about.customerTenantId === customerTenantId &&
      Math.abs(at - acceptedAt) <= atOnceMs,
  );
  if (entry === undefined)
    throw new Broken(`acceptance ${invitationId}`, 'the trail knows of none with exactly these facts');
  proven.push(
    `Relationship of customer ${customerTenantId} with the account ${accountId}: accepted; known on ${moment(entry.at)} (${source}).`,
  );
}
