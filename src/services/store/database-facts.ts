import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What a database server says of itself. */
export interface DatabaseFacts {
  readonly major: number;
  /** `18.4` */
  readonly version: string;
  readonly encoding: string;
  readonly timeZone: string;
  /** The server's time, milliseconds since 1970. */
  readonly now: number;
  /** Connections that accounts without special rights may use. */
  readonly maxConnections: number;
  readonly isEncrypted: boolean;
  readonly mayCreateSchemas: boolean;
  readonly mayCreateTables: boolean;
  readonly isSuperuser: boolean;
}

/** Asks the server; changes nothing. */
export async function databaseFacts(db: Kysely<Tables>): Promise<DatabaseFacts> {
  const { rows } = await sql<{
    number: string;
    version: string;
    encoding: string;
    zone: string;
    now: number;
    most: number;
    reserved: number;
    encrypted: boolean;
    schemas: boolean;
    tables: boolean;
    superuser: boolean;
  }>`
    select
      current_setting('server_version_num') as number,
      current_setting('server_version') as version,
      current_setting('server_encoding') as encoding,
      current_setting('TimeZone') as zone,
      (extract(epoch from clock_timestamp()) * 1000)::bigint as now,
      current_setting('max_connections')::int as most,
      current_setting('superuser_reserved_connections')::int as reserved,
      coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as encrypted,
      has_database_privilege(current_database(), 'create') as schemas,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as tables,
      (select rolsuper from pg_roles where rolname = current_user) as superuser`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the database said nothing of itself');
  return {
    major: Math.floor(Number(row.number) / 10_000),
    version: row.version.split(' ')[0] ?? row.version,
    encoding: row.encoding,
    timeZone: row.zone,
    now: row.now,
    maxConnections: row.most - row.reserved,
    isEncrypted: row.encrypted,
    mayCreateSchemas: row.schemas,
    mayCreateTables: row.tables,
    isSuperuser: row.superuser,
  };
}
