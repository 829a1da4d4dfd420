import { sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { RefreshTokenStore } from '../../services/sign-in/port.ts';
import type { Database } from '../../services/store/connection.ts';
import { createRefreshTokenStore } from '../../services/store/refresh-tokens.ts';
import type { KeyedHash } from '../../services/store/keyed-hash.ts';
import type { SecretBox } from '../../services/store/secret-box.ts';

/**
 * The product's refresh tokens, as the product keeps them: a new one that Entra hands out is stored, as it would be by
 * the service. Where there is no table yet, no database, or a key that does not open them, nothing is read or written;
 * the configured tokens are used then, which Entra keeps valid.
 */
export async function keptRefreshTokens(parts: {
  readonly database: Database | undefined;
  readonly box: SecretBox;
  readonly hash: KeyedHash;
  readonly clock: Clock;
}): Promise<RefreshTokenStore> {
  const { database, box, hash, clock } = parts;
  if (database === undefined || !(await hasTable(database.db))) return inMemory();
  const store = createRefreshTokenStore({ database, box, hash, clock });
  const unreadable = new Set<string>();
  return {
    async read(credential) {
      try {
        return await store.read(credential);
      } catch {
        unreadable.add(credential);
        return undefined;
      }
    },
    write: (credential, token, configured) =>
      unreadable.has(credential) ? Promise.resolve() : store.write(credential, token, configured),
    isBeside: (credential, configured) => store.isBeside(credential, configured),
  };
}

function inMemory(): RefreshTokenStore {
  const tokens = new Map<string, string>();
  return {
    read: (credential) => Promise.resolve(tokens.get(credential)),
    write: (credential, token) => Promise.resolve(void tokens.set(credential, token)),
  };
}

/** In the form this version reads and writes; the service brings it there when it starts. */
async function hasTable(db: Database['db']): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from pg_attribute where attrelid = to_regclass('refresh_token')
      and attname = 'began_from') as found`.execute(db);
  return rows[0]?.found === true;
}
