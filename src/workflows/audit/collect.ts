import type { Kysely } from 'kysely';
import { canonical, fingerprintOf } from '../../domain/fingerprint.ts';
import { provenAs, shownWhenPlaced, soldByMicrosoft, type OrderHappening } from '../../domain/order-proof.ts';
import { tenantOf, type Order } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import { agreementEvidenceOf } from '../../services/store/agreement-evidence.ts';
import { extractTrail, providerTrail, type TrailExtract } from '../../services/store/audit.ts';
import { invitationsOfCustomer } from '../../services/store/invitations.ts';
import { orderEvents } from '../../services/store/orders.ts';
import { approvalsWithEvents, seenOfCustomer } from '../../services/store/proof-rows.ts';
import type { Tables } from '../../services/store/tables.ts';
import { bundleShape, entryContent, type UnsignedBundle } from './bundle.ts';

type Database = Kysely<Tables>;
type Trails = UnsignedBundle['trails'];

/** Which rows a proof is made of. The caller has settled that whoever asks may have them. */
export interface Scope {
  readonly about: UnsignedBundle['about'];
  readonly orders: readonly Order[];
  /** The customer's tenant, if there is one yet. */
  readonly customerTenantId: string | undefined;
  /** Whether what the provider has with the customer may be shown: not to whoever has sold them nothing. */
  readonly showsCustomer: boolean;
  /** Companies whose trails are opened. */
  readonly resellerIds: readonly string[];
  /** Their people, as they are called now. */
  readonly people: readonly (PersonKey & { readonly name: string })[];
}

/** Puts the rows of a proof together. Everything of other customers stays outside; of their entries only hashes go in. */
export async function collect(
  db: Database,
  scope: Scope,
  made: UnsignedBundle['made'],
): Promise<UnsignedBundle> {
  const orderIds = scope.orders.map(({ id }) => id);
  const { customerTenantId, resellerIds, showsCustomer } = scope;
  const trails: Trails = [];
  for (const trail of [...resellerIds.toSorted(), ...(showsCustomer ? [providerTrail] : [])]) {
    const extract = await extractTrail(db, trail, { orderIds, customerTenantId });
    if (extract !== undefined) trails.push(shownTrail(extract, orderIds));
  }
  const bundle = {
    format: 'csp-concierge-proof' as const,
    version: 1 as const,
    made,
    about: scope.about,
    orders: await Promise.all(scope.orders.map((order) => orderPart(db, order, trails))),
    approvals: (await Promise.all(orderIds.map((id) => approvalParts(db, id)))).flat(),
    agreements: await agreementParts(db, customerTenantId, trails),
    relationships: await relationshipParts(db, customerTenantId, trails),
    unproven: {
      people: scope.people.map(({ name, ...key }) => ({ ...keyOf(key), name })),
      seen: showsCustomer ? await seenParts(db, customerTenantId) : [],
    },
    trails,
  };
  // As it will be read again: what is undefined is not there.
  return bundleShape.omit({ signature: true }).parse(JSON.parse(JSON.stringify(bundle)));
}

/** What is not about these orders: only what concerns the customer as such. */
const aboutCustomer = ['agreement.', 'relationship.', 'first-sign-in.', 'proof.'];

function shownTrail(
  { trail, head, contentHashes, entries }: TrailExtract,
  orderIds: readonly string[],
): Trails[number] {
  const parsed = entries.map(({ seq, content }) => ({
    seq,
    content: entryContent.parse(JSON.parse(content)),
  }));
  const shown = parsed.filter(({ content: { about, name } }) => {
    const isOurs = about.orderId !== undefined && orderIds.includes(about.orderId);
    // The provider's trail holds what others did with this customer.
    const concerns = trail === providerTrail ? ['relationship.'] : aboutCustomer;
    return isOurs || concerns.some((start) => name.startsWith(start));
  });
  return { trail, head, contentHashes: [...contentHashes], entries: shown };
}

/** Whether an entry's facts hold this value under this name. */
function hasFact(trails: Trails, name: string, value: unknown): boolean {
  const wanted = canonical(value);
  return trails.some(({ entries }) =>
    entries.some(({ content: { facts } }) => canonical(facts[name]) === wanted),
  );
}

async function orderPart(db: Database, order: Order, trails: Trails): Promise<object> {
  const events = (await orderEvents(db, order.id)).filter((event) => provenAs(event) !== undefined);
  const placed = shownWhenPlaced(order);
  const sold = soldByMicrosoft(order);
  // A draft that was changed since is not what was placed.
  const isPlaced = placed !== undefined && hasFact(trails, 'fingerprint', fingerprintOf(placed).full);
  return {
    id: order.id,
    resellerId: order.resellerId,
    placed: isPlaced ? placed : undefined,
    // Sold before there was a trail: nothing tells of it.
    sold: sold !== undefined && hasFact(trails, 'sold', sold) ? sold : undefined,
    events: events.map(plainly),
  };
}

const plainly = ({ name, at, by, facts }: OrderHappening) => ({ name, at, by: by && keyOf(by), facts });
const keyOf = ({ tenantId, userId }: PersonKey) => ({ tenantId, userId });

async function approvalParts(db: Database, orderId: string): Promise<readonly object[]> {
  const found = await approvalsWithEvents(db, orderId);
  return found.map(({ approval: { id, fingerprint }, events }) => ({
    id,
    orderId,
    fingerprint,
    events: events.map(plainly),
  }));
}

/** Evidence of which a trail that is opened here knows: that of other resellers is not shown. */
async function agreementParts(
  db: Database,
  customerTenantId: string | undefined,
  trails: Trails,
): Promise<readonly object[]> {
  if (customerTenantId === undefined) return [];
  const rows = await agreementEvidenceOf(db, customerTenantId);
  return rows.filter((row) => hasFact(trails, 'evidence', fingerprintOf(row).full));
}

async function relationshipParts(
  db: Database,
  customerTenantId: string | undefined,
  trails: Trails,
): Promise<readonly object[]> {
  if (customerTenantId === undefined) return [];
  const invitations = await invitationsOfCustomer(db, customerTenantId);
  return invitations
    .filter(({ id, acceptedAt }) => acceptedAt !== undefined && hasFact(trails, 'invitationId', id))
    .map(({ id: invitationId, acceptedAccountId, accountId, acceptedBy = '', acceptedAt }) => ({
      invitationId,
      customerTenantId,
      accountId: acceptedAccountId ?? accountId,
      source: acceptedBy,
      acceptedAt,
    }));
}

async function seenParts(db: Database, customerTenantId: string | undefined) {
  const rows = customerTenantId === undefined ? [] : await seenOfCustomer(db, customerTenantId);
  return rows.map(({ account_id: accountId, tenant_id: tenantId, name, domain, state, seen_at: seenAt }) => ({
    accountId,
    tenantId,
    name,
    domain,
    state,
    seenAt,
  }));
}

export const customerOf = (order: Order): string | undefined => tenantOf(order)?.tenantId;
