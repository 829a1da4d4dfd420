import type { Kysely } from 'kysely';
import { forgettingEntry } from '../../domain/audit-chain.ts';
import { appendAudit } from './audit.ts';
import type { Tables } from './tables.ts';

/** Why what an entry says was forgotten: its time was over, or somebody asked. */
export type ForgettingCause = 'kept-long-enough' | 'asked';

/** Which entries: about these orders; about this customer, but not those about its orders that are kept. */
export interface ForgottenEntries {
  readonly orderIds: readonly string[];
  readonly customer?: { readonly tenantId: string; readonly keptOrderIds: readonly string[] } | undefined;
}

/** The entries meant, of any trail, that still say something. */
export async function entriesToForget(
  db: Kysely<Tables>,
  { orderIds, customer }: ForgottenEntries,
): Promise<readonly { readonly trail: string; readonly seq: number }[]> {
  return db
    .selectFrom('audit_entry')
    .select(['trail', 'seq'])
    .where('forgotten_at', 'is', null)
    .where((is) =>
      is.or([
        is('order_id', 'in', ['', ...orderIds]),
        is.and([
          is('customer_tenant_id', '=', customer?.tenantId ?? ''),
          is.or([
            is('order_id', 'is', null),
            is('order_id', 'not in', ['', ...(customer?.keptOrderIds ?? [])]),
          ]),
        ]),
      ]),
    )
    .orderBy('trail')
    .orderBy('seq')
    .execute();
}

interface Why {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly because: ForgettingCause;
}

/** Forgets the entries meant; see `forgetNumbered`. Returns how many there were. */
export async function forgetEntries(tx: Kysely<Tables>, which: ForgottenEntries, why: Why): Promise<number> {
  const entries = await entriesToForget(tx, which);
  await forgetNumbered(tx, entries, why);
  return entries.length;
}

/**
 * Empties entries of the audit trails, in the transaction of what is deleted with them. Their hashes stay, so that every
 * trail can be followed as before, and one more entry per trail says which they were. The salt of an entry goes with its
 * words: the hash that stays does not let anybody guess them.
 */
export async function forgetNumbered(
  tx: Kysely<Tables>,
  entries: readonly { readonly trail: string; readonly seq: number }[],
  { now, because }: Why,
): Promise<void> {
  for (const trail of new Set(entries.map((entry) => entry.trail))) {
    const numbers = entries.filter((entry) => entry.trail === trail).map(({ seq }) => seq);
    await tx
      .updateTable('audit_entry')
      .set({
        content: '',
        forgotten_at: now,
        order_id: null,
        approval_id: null,
        customer_tenant_id: null,
      })
      .where('trail', '=', trail)
      .where('seq', 'in', numbers)
      .execute();
    await appendAudit(tx, {
      trail,
      about: {},
      name: forgettingEntry,
      at: now,
      facts: { entries: numbers, because },
    });
  }
}
