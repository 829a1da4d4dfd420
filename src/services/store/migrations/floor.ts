import { sql, type Kysely } from 'kysely';

/**
 * The newest migration that a version of the product has to know to work on the tables as they are now. It is raised
 * by a migration, or a version, after which an older version would fail or misread: something it reads was taken away,
 * or a value is written that it does not know. Whatever only adds leaves it alone: then the version before can go on
 * beside the new one, and can be gone back to.
 */
export const oldestReadable = '023-forgetting';

/** The database belongs to a newer version, whose tables this one cannot read. */
export class DatabaseTooNew extends Error {
  constructor(newest: string, needed: string | undefined) {
    const why =
      needed === undefined
        ? 'an unknown version of the product'
        : `a newer version of the product, and only versions that know ${needed} can work on it`;
    super(
      `The database was brought up to ${newest} by ${why}. Nothing was changed. Start that version again, or restore a backup from before the upgrade.`,
    );
    this.name = 'DatabaseTooNew';
  }
}

/** The migrations that were run here, in order; none when the database is new. */
export async function executedMigrations<Any>(db: Kysely<Any>): Promise<readonly string[]> {
  if (!(await isTable(db, 'kysely_migration'))) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Returns when this version can work on a database with migrations it does not know. Throws DatabaseTooNew when not. */
export async function assertReadable<Any>(
  db: Kysely<Any>,
  executed: readonly string[],
  known: readonly string[],
): Promise<void> {
  const floor = (await isTable(db, 'schema_floor'))
    ? (await sql<{ oldest: string }>`select oldest from schema_floor`.execute(db)).rows[0]?.oldest
    : undefined;
  const isComplete = known.every((name) => executed.includes(name));
  if (floor === undefined || !known.includes(floor) || !isComplete)
    throw new DatabaseTooNew(executed.at(-1) ?? '', floor);
}

/** Notes what a version has to know from now on; it is never lowered. */
export async function raiseFloor<Any>(db: Kysely<Any>): Promise<void> {
  await sql`
    insert into schema_floor (oldest) values (${oldestReadable})
    on conflict (only_row) do update set oldest = greatest(schema_floor.oldest, excluded.oldest)
      where schema_floor.oldest < excluded.oldest`.execute(db);
}

async function isTable<Any>(db: Kysely<Any>, name: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${name}) is not null as there`.execute(
    db,
  );
  return rows[0]?.there === true;
}
