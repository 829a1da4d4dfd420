import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { ground } from './001-ground.ts';
import { cases } from './002-cases.ts';
import { remains } from './003-remains.ts';
import { superseded } from './004-superseded.ts';
import { threads } from './005-threads.ts';
import { mail } from './006-mail.ts';
import { resellers } from './007-resellers.ts';
import { offers } from './008-offers.ts';
import { orders } from './009-orders.ts';
import { askedTenants } from './010-asked-tenants.ts';
import { parkedOrders } from './011-parked-orders.ts';
import { personLanguage } from './012-person-language.ts';
import { claims } from './013-claims.ts';
import { approvals } from './014-approvals.ts';
import { audit } from './015-audit.ts';
import { addresses } from './016-addresses.ts';
import { posting } from './017-posting.ts';
import { invitations } from './018-invitations.ts';
import { gdap } from './019-gdap.ts';
import { sending } from './020-sending.ts';
import { preferences } from './021-preferences.ts';
import { providerSettings } from './022-provider-settings.ts';
import { forgetting } from './023-forgetting.ts';
import { keptSecret } from './024-kept-secret.ts';
import { operating } from './025-operating.ts';
import { restores } from './026-restores.ts';
import { agentSignIn } from './027-agent-sign-in.ts';
import { unreached } from './028-unreached.ts';
import { revived } from './029-revived.ts';
import { baseline } from './030-baseline.ts';
import { assertReadable, executedMigrations, raiseFloor } from './floor.ts';

/** Every migration, in order: one line each. A released one is never changed again. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-ground': ground,
  '002-cases': cases,
  '003-remains': remains,
  '004-superseded': superseded,
  '005-threads': threads,
  '006-mail': mail,
  '007-resellers': resellers,
  '008-offers': offers,
  '009-orders': orders,
  '010-asked-tenants': askedTenants,
  '011-parked-orders': parkedOrders,
  '012-person-language': personLanguage,
  '013-claims': claims,
  '014-approvals': approvals,
  '015-audit': audit,
  '016-addresses': addresses,
  '017-posting': posting,
  '018-invitations': invitations,
  '019-gdap': gdap,
  '020-sending': sending,
  '021-preferences': preferences,
  '022-provider-settings': providerSettings,
  '023-forgetting': forgetting,
  '024-kept-secret': keptSecret,
  '025-operating': operating,
  '026-restores': restores,
  '027-agent-sign-in': agentSignIn,
  '028-unreached': unreached,
  '029-revived': revived,
  '030-baseline': baseline,
};

// Any fixed number; instances that start at once queue up behind it.
const MIGRATION_LOCK = 7_305_812;

/** Whether every migration known here has been run there; those of a newer version do not matter. */
export async function isMigrated<Any>(db: Kysely<Any>): Promise<boolean> {
  const executed = new Set(await executedMigrations(db));
  return Object.keys(migrations).every((name) => executed.has(name));
}

/** `newer`: a newer version has been here, whose tables this one can work on; it has changed nothing. */
export type SchemaState = 'current' | 'newer';

/**
 * Brings the tables up to date; several instances may do so at once. Throws when a migration fails (nothing of it
 * stays), and DatabaseTooNew when the database belongs to a newer version whose tables this one cannot read.
 */
export async function migrate<Any>(db: Kysely<Any>): Promise<SchemaState> {
  return db.connection().execute(async (connection) => {
    // The migrator's own lock comes after it made its own tables, too late for two first starts at once.
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection);
    try {
      const known = Object.keys(migrations);
      const executed = await executedMigrations(connection);
      if (executed.some((name) => !known.includes(name))) {
        await assertReadable(connection, executed, known);
        return 'newer';
      }
      // The migrator looks through all tables of the server to find that there is nothing to do.
      if (known.every((name) => executed.includes(name))) {
        await raiseFloor(connection);
        return 'current';
      }
      const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
      const { error } = await new Migrator({ db: connection, provider }).migrateToLatest();
      if (error !== undefined) throw error;
      await raiseFloor(connection);
      return 'current';
    } finally {
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection);
    }
  });
}
