import type { Kysely } from 'kysely';
import { noApprovals, type ApprovalSettings } from '../../domain/approval-rule.ts';
import { jsonb } from './jsonb.ts';
import type { Tables } from './tables.ts';

export interface StoredSettings {
  readonly settings: ApprovalSettings;
  /** 0 before anything was settled. */
  readonly version: number;
  /** The highest number a rule has ever had in this company. */
  readonly lastRule: number;
}

/** What a reseller has settled about approvals; nothing is asked for until it has. */
export async function approvalSettings(db: Kysely<Tables>, resellerId: string): Promise<StoredSettings> {
  const row = await db
    .selectFrom('approval_settings')
    .selectAll()
    .where('reseller_id', '=', resellerId)
    .executeTakeFirst();
  return row === undefined
    ? { settings: noApprovals, version: 0, lastRule: 0 }
    : { settings: row.content, version: row.version, lastRule: row.last_rule };
}

/** Writes settings over the version they were made from; false when somebody was quicker. */
export async function saveApprovalSettings(
  tx: Kysely<Tables>,
  resellerId: string,
  { settings, version, lastRule }: StoredSettings,
  now: number,
): Promise<boolean> {
  const values = {
    version: version + 1,
    last_rule: lastRule,
    content: jsonb(settings),
    changed_at: now,
  };
  const result = await (version === 0
    ? tx
        .insertInto('approval_settings')
        .values({ reseller_id: resellerId, ...values })
        .onConflict((conflict) => conflict.column('reseller_id').doNothing())
        .executeTakeFirst()
    : tx
        .updateTable('approval_settings')
        .set(values)
        .where('reseller_id', '=', resellerId)
        .where('version', '=', version)
        .executeTakeFirst());
  const changed = 'numUpdatedRows' in result ? result.numUpdatedRows : result.numInsertedOrUpdatedRows;
  return (changed ?? 0n) > 0n;
}
