import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import {
  insertProofLink,
  proofLinkByToken,
  seenOfCustomer,
  useProofLink,
  type ProofLinkRow,
} from '../../services/store/proof-rows.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { ProofContext } from './context.ts';
import type {
  ProofAsker,
  ProofExport,
  ProofLink,
  ProofLook,
  Proofs,
  ProofSubject,
  ProofTaken,
} from './port.ts';

const minuteMs = 60_000;
export const validMs = 10 * minuteMs;
/** So long a link that ended still says why. */
const rememberedMs = 24 * 60 * minuteMs;

/** Where the page lives under the public address; see src/bots/proof. */
export const proofPath = '/proof/';
const tokenShape = /^[A-Za-z0-9_-]{43}$/;
const tokenPurpose = 'proof-link';

type Context = Pick<ProofContext, 'database' | 'hash' | 'publicUrl' | 'staff' | 'clock' | 'log'> & {
  readonly offers: Proofs['offers'];
  /** The file, if `use` holds in the transaction that notes it in the trails. */
  readonly exported: (
    subject: ProofSubject,
    asker: ProofAsker,
    use: (tx: Kysely<Tables>) => Promise<boolean>,
  ) => Promise<ProofExport | { readonly kind: 'too-late' }>;
};

/** Links to a proof: for one person, good once and for ten minutes. Whoever lost the right meanwhile gets nothing. */
export function createProofLinks(context: Context) {
  const { database, hash, clock, log } = context;

  async function rowOf(token: string): Promise<ProofLinkRow | undefined> {
    if (!tokenShape.test(token)) return undefined;
    return proofLinkByToken(database.db, hash.candidates(token, tokenPurpose));
  }

  async function asSeen(row: ProofLinkRow): Promise<ProofLook> {
    const { language } = row;
    const about = row.order_id ?? (await domainOf(row.customer_tenant_id ?? ''));
    if (row.used_at !== null) return { kind: 'used', about, language, at: row.used_at };
    if (row.expires_at <= clock.now()) return { kind: 'expired', about, language, at: row.expires_at };
    return (await isStillTheirs(row))
      ? { kind: 'waiting', about, language, at: row.expires_at }
      : { kind: 'not-yours', language };
  }

  /** The link is worth no more than the right of whoever asked for it, at the moment it is followed. */
  async function isStillTheirs(row: ProofLinkRow): Promise<boolean> {
    const asker = askerOf(row);
    if (asker.staff && !(await context.staff.isStaffNow(asker))) return false;
    return (await context.offers(subjectOf(row), asker)) !== undefined;
  }

  async function domainOf(tenantId: string): Promise<string> {
    const [seen] = await seenOfCustomer(database.db, tenantId);
    return seen?.domain ?? tenantId;
  }

  return {
    async make(subject: ProofSubject, asker: ProofAsker, language: string): Promise<ProofLink> {
      const offered = await context.offers(subject, asker);
      if (offered === undefined) return { kind: 'unknown' };
      const token = randomBytes(32).toString('base64url');
      const now = clock.now();
      const row = {
        token_hash: hash.of(token, tokenPurpose),
        order_id: subject.kind === 'order' ? subject.orderId : null,
        customer_tenant_id: subject.kind === 'customer' ? subject.tenantId : null,
        tenant_id: asker.tenantId,
        user_id: asker.userId,
        staff: asker.staff,
        language,
        created_at: now,
        expires_at: now + validMs,
        used_at: null,
      };
      await database.withTransaction((tx) => insertProofLink(tx, row, now - rememberedMs));
      const url = `${context.publicUrl}${proofPath}${token}`;
      return { kind: 'link', url, expiresAt: row.expires_at, orderIds: offered.orderIds };
    },

    async look(token: string): Promise<ProofLook> {
      const row = await rowOf(token);
      return row === undefined ? { kind: 'unknown' } : asSeen(row);
    },

    async take(token: string): Promise<ProofTaken> {
      const row = await rowOf(token);
      if (row === undefined) return { kind: 'unknown' };
      const seen = await asSeen(row);
      if (seen.kind !== 'waiting') return seen;
      // Made before the link is used up: a fault leaves it good.
      const made = await context.exported(subjectOf(row), askerOf(row), (tx) =>
        useProofLink(tx, row.token_hash, clock.now()),
      );
      if (made.kind === 'unknown') return { kind: 'not-yours', language: row.language };
      if (made.kind === 'too-late') return asSeen((await rowOf(token)) ?? row);
      log.info({ user: row.user_id }, 'a proof was downloaded');
      return made;
    },
  };
}

const askerOf = ({ tenant_id: tenantId, user_id: userId, staff }: ProofLinkRow): ProofAsker => ({
  tenantId,
  userId,
  staff,
});

const subjectOf = ({ order_id, customer_tenant_id }: ProofLinkRow): ProofSubject =>
  order_id === null
    ? { kind: 'customer', tenantId: customer_tenant_id ?? '' }
    : { kind: 'order', orderId: order_id };
