import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Database } from './connection.ts';
import { jsonb } from './jsonb.ts';

/** What is kept under one key: any JSON object, with the eTag it had when it was read. */
export interface StoredItem {
  readonly eTag?: string;
  readonly [property: string]: unknown;
}

/** Key-value storage in the shape the Bot Framework expects of one. */
export interface BotStorage {
  /** The items that exist, each with its current eTag. */
  read(keys: readonly string[]): Promise<Record<string, StoredItem>>;
  /**
   * Writes all items or none. An item without an eTag, or with '*', is written whatever is there; any other eTag must
   * be the current one, otherwise StorageConflict is thrown.
   */
  write(changes: Readonly<Record<string, StoredItem>>): Promise<void>;
  delete(keys: readonly string[]): Promise<void>;
}

/** Somebody else wrote this item since it was read. Read again and repeat the turn. */
export class StorageConflict extends Error {
  readonly key: string;

  constructor(key: string) {
    super('a stored item was changed by somebody else');
    this.name = 'StorageConflict';
    this.key = key;
  }
}

/** Bot state in the table bot_state, with eTags that are really compared. */
export function createBotStorage({ database, clock }: { database: Database; clock: Clock }): BotStorage {
  return {
    async read(keys) {
      if (keys.length === 0) return {};
      const rows = await database.db
        .selectFrom('bot_state')
        .select(['key', 'value', 'etag'])
        .where('key', 'in', [...keys])
        .execute();
      return Object.fromEntries(rows.map((row) => [row.key, { ...row.value, eTag: row.etag }]));
    },

    async write(changes) {
      // Always in the same order, so that two writers of the same keys wait for each other and never deadlock.
      const entries = Object.entries(changes).sort(([a], [b]) => (a < b ? -1 : 1));
      if (entries.length === 0) return;
      const now = clock.now();
      await database.withTransaction(async (tx) => {
        for (const [key, { eTag, ...content }] of entries) {
          const row = { value: jsonb(content), etag: randomUUID(), updated_at: now };
          if (eTag === undefined || eTag === null || eTag === '*') {
            await tx
              .insertInto('bot_state')
              .values({ key, ...row })
              .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
              .execute();
            continue;
          }
          const { numUpdatedRows } = await tx
            .updateTable('bot_state')
            .set(row)
            .where('key', '=', key)
            .where('etag', '=', eTag)
            .executeTakeFirst();
          if (numUpdatedRows !== 1n) throw new StorageConflict(key);
        }
      });
    },

    async delete(keys) {
      if (keys.length === 0) return;
      await database.db
        .deleteFrom('bot_state')
        .where('key', 'in', [...keys])
        .execute();
    },
  };
}
