import type { Kysely } from 'kysely';
import type { Target } from './notices.ts';
import type { Tables } from './tables.ts';

/** What became of the last news of a case for one of its readers. */
export interface ToldReader {
  readonly target: Target;
  /** In which flow. */
  readonly flow: string;
  /** As the reseller's owners know them; undefined for channels and people of a customer. */
  readonly name: string | undefined;
  /** `unsure`: it was sent, and nobody knows whether it arrived. */
  readonly state: 'told' | 'unreachable' | 'unsure';
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** What Teams said. */
  readonly trouble: string | undefined;
}

const states = { sent: 'told', unreachable: 'unreachable', unverified: 'unsure', failed: 'unsure' } as const;

/** Readers of a case outside of a tenant, with what became of the last thing each was told; at most `most` of them. */
export async function toldReaders(
  db: Kysely<Tables>,
  caseId: string,
  { outside, most }: { readonly outside: string; readonly most: number },
): Promise<readonly ToldReader[]> {
  const rows = await db
    .selectFrom('notice')
    .leftJoin('reseller_person', (join) =>
      join
        .onRef('reseller_person.tenant_id', '=', 'notice.tenant_id')
        .onRef('reseller_person.user_id', '=', 'notice.user_id'),
    )
    .distinctOn(['notice.tenant_id', 'notice.user_id'])
    .select([
      'flow',
      'notice.tenant_id',
      'notice.user_id',
      'notice.state',
      'trouble',
      'done_at',
      'reseller_person.name',
    ])
    .where('case_id', '=', caseId)
    .where('notice.tenant_id', '<>', outside)
    .where('kind', 'in', ['message', 'card'])
    .where('notice.state', 'in', ['sent', 'unreachable', 'unverified', 'failed'])
    .orderBy('notice.tenant_id')
    .orderBy('notice.user_id')
    .orderBy('notice.id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    target: { tenantId: row.tenant_id, userId: row.user_id },
    flow: row.flow,
    name: row.name ?? undefined,
    state: states[row.state as keyof typeof states],
    at: row.done_at ?? 0,
    trouble: row.trouble ?? undefined,
  }));
}
