import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { canonical } from '../../domain/fingerprint.ts';
import { tenantOf, type Order } from '../../domain/order.ts';
import { hasOrders } from '../../domain/reseller.ts';
import { appendAudit, providerTrail, takeHeadsToLog } from '../../services/store/audit.ts';
import { orderById } from '../../services/store/orders.ts';
import { keyName } from '../../services/store/proof-key.ts';
import { inSnapshot, ordersOfCustomer, seenOfCustomer } from '../../services/store/proof-rows.ts';
import type { Tables } from '../../services/store/tables.ts';
import { collect, customerOf, type Scope } from './collect.ts';
import type { ProofContext } from './context.ts';
import { createProofLinks } from './links.ts';
import type { AuditTrail, ProofAsker, ProofDesk, ProofExport, Proofs, ProofSubject } from './port.ts';

/** The trail itself; it needs nothing but the transaction. */
export const auditTrail: AuditTrail = { write: appendAudit };

export interface ProofWorkflow extends Proofs, ProofDesk {
  /** Writes the heads of trails that have moved to the log, once a day each: kept there, they show a rewritten trail. */
  logHeads(): Promise<void>;
}

const dayMs = 24 * 3_600_000;

/** Microsoft has sold something to the customer through this order: the reseller is one of theirs. */
const isSold = ({ progress }: Order): boolean => progress.orders !== undefined;

/** See Proofs and ProofDesk for what they promise. */
export function createProofs(context: ProofContext): ProofWorkflow {
  const { database, customers, clock, log, key, provider } = context;

  /** The rows this person may have about the subject; undefined for none. */
  async function scopeOf(
    db: Kysely<Tables>,
    subject: ProofSubject,
    asker: ProofAsker,
  ): Promise<Omit<Scope, 'people'> | undefined> {
    const own = asker.staff ? undefined : await ownedBy(asker);
    if (!asker.staff && own === undefined) return undefined;
    if (subject.kind === 'order') {
      const order = await orderById(db, subject.orderId);
      if (order === undefined || (own !== undefined && order.resellerId !== own)) return undefined;
      return {
        about: { orderId: order.id },
        orders: [order],
        customerTenantId: customerOf(order),
        resellerIds: [order.resellerId],
        showsCustomer: own === undefined || isSold(order),
      };
    }
    const { tenantId } = subject;
    const orders = await ordersOfCustomer(db, tenantId, own);
    const seen = await seenOfCustomer(db, tenantId);
    // A customer nobody has ordered for yet is the provider's business only.
    if (orders.length === 0 && (own !== undefined || seen.length === 0)) return undefined;
    const resellerIds = [...new Set(orders.map((order) => order.resellerId))];
    const mayShow = own === undefined || orders.some(isSold);
    // Microsoft's record comes with the next comparison; until then it is called as the order calls it.
    const domain = (mayShow ? seen[0]?.domain : undefined) ?? orders.map(tenantOf).find(Boolean)?.domain;
    return {
      about: { customerTenantId: tenantId, ...(domain === undefined ? {} : { domain }) },
      orders,
      customerTenantId: tenantId,
      resellerIds,
      showsCustomer: mayShow,
    };
  }

  /** The reseller whose owner somebody is. */
  async function ownedBy(person: ProofAsker): Promise<string | undefined> {
    const membership = await context.resellers.membership(person);
    const isOwner = membership?.person?.state === 'admitted' && membership.person.roles.includes('owner');
    return isOwner && hasOrders(membership.reseller) ? membership.reseller.id : undefined;
  }

  /** A file that was given is noted in the trails it tells of, in the same transaction as `use`. */
  async function exported(
    subject: ProofSubject,
    asker: ProofAsker,
    use: (tx: Kysely<Tables>) => Promise<boolean>,
  ): Promise<ProofExport | { readonly kind: 'too-late' }> {
    const known = await scopeOf(database.db, subject, asker);
    if (known === undefined) return { kind: 'unknown' };
    const { tenantId, userId } = asker;
    // Whoever got here may know the people of these companies.
    const ours = { tenantId, userId, staff: true };
    const people = await Promise.all(known.resellerIds.map((id) => context.resellers.people(id, ours)));
    const at = clock.now();
    const made = { at, for: { tenantId, userId }, by: provider };
    // An order on its way goes on meanwhile: what is said of it and what the trail says are of one moment.
    const unsigned = await inSnapshot(database, async (db) => {
      const scope = await scopeOf(db, subject, asker);
      return scope && collect(db, { ...scope, people: people.flat() }, made);
    });
    if (unsigned === undefined) return { kind: 'unknown' };
    const signature = { publicKey: key.publicKey, value: key.sign(canonical(unsigned)) };
    const content = `${JSON.stringify({ ...unsigned, signature }, null, 2)}\n`;
    const sha256 = createHash('sha256').update(content).digest('hex');
    const isGiven = await database.withTransaction(async (tx) => {
      if (!(await use(tx))) return false;
      const { resellerIds } = known;
      for (const trail of resellerIds.length === 0 ? [providerTrail] : resellerIds)
        await appendAudit(tx, {
          trail,
          about:
            subject.kind === 'order' ? { orderId: subject.orderId } : { customerTenantId: subject.tenantId },
          name: 'proof.made',
          by: made.for,
          at: clock.now(),
          facts: { sha256 },
        });
      return true;
    });
    if (!isGiven) return { kind: 'too-late' };
    log.info({ about: known.about, user: userId }, 'a proof was made');
    return { kind: 'file', file: { name: fileName(nameOf(known), at), content } };
  }

  async function offers(subject: ProofSubject, asker: ProofAsker) {
    const scope = await scopeOf(database.db, subject, asker);
    return scope && { orderIds: scope.orders.map(({ id }) => id) };
  }

  const links = createProofLinks({ ...context, offers, exported });
  const proofs: Proofs = {
    async export(subject, asker) {
      const made = await exported(subject, asker, () => Promise.resolve(true));
      return made.kind === 'too-late' ? { kind: 'unknown' } : made;
    },
    offers,
    async customerByDomain(domain, asker) {
      const found = await customers.byDomain(domain);
      if (found.kind !== 'found') return undefined;
      const { tenantId } = found.picture.facts;
      const scope = await scopeOf(database.db, { kind: 'customer', tenantId }, asker);
      return scope && { tenantId };
    },
    link: (subject, asker, language) => links.make(subject, asker, language),
  };

  return {
    ...proofs,
    look: (token) => links.look(token),
    take: (token) => links.take(token),
    async logHeads() {
      const now = clock.now();
      for (const { trail, seq, hash } of await takeHeadsToLog(database.db, now, now - dayMs))
        log.info({ trail, seq, hash, key: keyName(key.publicKey) }, 'head of an audit trail');
    },
  };
}

const nameOf = ({ about }: Pick<Scope, 'about'>): string =>
  'orderId' in about ? about.orderId : (about.domain ?? about.customerTenantId);

/** `proof-F-1042-2026-03-04.json`; nothing in it that a file system or a header would misread. */
const fileName = (about: string, at: number): string =>
  `proof-${about.replace(/[^A-Za-z0-9.-]/g, '-')}-${new Date(at).toISOString().slice(0, 10)}.json`;
