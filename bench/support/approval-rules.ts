import { sql } from 'kysely';
import { noApprovals, type ApprovalSettings } from '../../src/domain/approval-rule.ts';
import type { PersonKey } from '../../src/domain/person.ts';
import { saveApprovalSettings } from '../../src/services/store/approval-settings.ts';
import type { Database } from '../../src/services/store/connection.ts';

/** Northwind IT's selling tenant, in which its people are. */
export const northwindTenant = '66666666-6666-4666-8666-000000000001';
/** Oscar Ward, who owns Northwind IT. */
export const owner: PersonKey = {
  tenantId: northwindTenant,
  userId: '77777777-7777-4777-8777-000000000012',
};

/** What Northwind IT's owners would settle in the chat, settled before anything else happens. Resolves with its id. */
export async function settleRules(database: Database, rules: ApprovalSettings['rules']): Promise<string> {
  const { db } = database;
  const { rows } = await sql<{ id: string }>`
    select reseller_id as id from reseller_tenant where tenant_id = ${northwindTenant}`.execute(db);
  const [reseller] = rows;
  if (reseller === undefined) throw new Error('Northwind IT is not there.');
  const settings = { ...noApprovals, rules };
  const isSaved = await database.withTransaction((tx) =>
    saveApprovalSettings(tx, reseller.id, { settings, version: 0, lastRule: rules.length }, Date.now()),
  );
  if (!isSaved) throw new Error('Northwind IT has rules already.');
  return reseller.id;
}
