import type { Kysely, Selectable } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import { jsonb } from './jsonb.ts';
import type { ProviderSettingTables } from './tables-provider-settings.ts';
import type { Tables } from './tables.ts';

/** What staff has put in place of what the file says; `value` undefined: as the file says again. */
export interface StoredSetting {
  readonly key: string;
  /** 0 before it was ever changed. */
  readonly version: number;
  readonly value: unknown;
}

export interface SettingChange {
  readonly key: string;
  readonly version: number;
  readonly before: unknown;
  readonly after: unknown;
  readonly by: PersonKey & { readonly name: string };
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** Everything that was ever changed; a dozen rows at most. */
export async function storedSettings(db: Kysely<Tables>): Promise<readonly StoredSetting[]> {
  const rows = await db
    .selectFrom('provider_setting')
    .select(['key', 'version', 'value'])
    .orderBy('key')
    .execute();
  return rows.map(({ key, version, value }) => ({ key, version, value: value?.value }));
}

/** Writes the change over the version it was made from, with its line of history; false when somebody was quicker. */
export async function changeSetting(
  tx: Kysely<Tables>,
  change: Omit<SettingChange, 'before' | 'version'> & { readonly version: number },
): Promise<boolean> {
  const { key, version, after, by, at } = change;
  const value = wrapped(after);
  const before = await tx
    .selectFrom('provider_setting')
    .select(['version', 'value'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
  if ((before?.version ?? 0) !== version) return false;
  const row = { version: version + 1, value, changed_at: at };
  const written = await (before === undefined
    ? tx
        .insertInto('provider_setting')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst()
    : tx.updateTable('provider_setting').set(row).where('key', '=', key).executeTakeFirst());
  const count = 'numUpdatedRows' in written ? written.numUpdatedRows : written.numInsertedOrUpdatedRows;
  if ((count ?? 0n) === 0n) return false;
  await tx
    .insertInto('provider_setting_change')
    .values({
      key,
      version: version + 1,
      before: wrapped(before?.value?.value),
      after: value,
      tenant_id: by.tenantId,
      user_id: by.userId,
      name: by.name,
      at,
    })
    .execute();
  return true;
}

/** The newest changes first. */
export async function settingChanges(db: Kysely<Tables>, limit: number): Promise<readonly SettingChange[]> {
  const rows = await db
    .selectFrom('provider_setting_change')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(changeOf);
}

const changeOf = (row: Selectable<ProviderSettingTables['provider_setting_change']>): SettingChange => ({
  key: row.key,
  version: row.version,
  before: row.before?.value,
  after: row.after?.value,
  by: { tenantId: row.tenant_id, userId: row.user_id, name: row.name },
  at: row.at,
});

const wrapped = (value: unknown): string | null => (value === undefined ? null : jsonb({ value }));
