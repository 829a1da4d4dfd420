import { sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { RefreshTokenStore } from '../../services/sign-in/port.ts';
import type { Database } from '../../services/store/connection.ts';
import { createRefreshTokenStore } from '../../services/store/refresh-tokens.ts';
import type { SecretBox } from '../../services/store/secret-box.ts';

/**
 * The product's refresh tokens, as the product keeps them: a new one that Entra hands out is stored, as it would be by
 * the service. Where there is no table yet, no database, or a key that does not open them, nothing is read or written;
 * the configured tokens are used then, which Entra keeps valid.
 */
export async function keptRefreshTokens(parts: {
  readonly database: Database | undefined;
  readonly box: SecretBox;
  readonly clock: Clock;
}): Promise<RefreshTokenStore> {
  const { database, box, clock } = parts;
  if (database === undefined || !(await hasTable(database))) return inMemory();
  const store = createRefreshTokenStore({ database, box, clock });
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
    write: (credential, token) =>
      unreadable.has(credential) ? Promise.resolve() : store.write(credential, token),
  };
}

function inMemory(): RefreshTokenStore {
  const tokens = new Map<string, string>();
  return {
    read: (credential) => Promise.resolve(tokens.get(credential)),
    write: (credential, token) => Promise.resolve(void tokens.set(credential, token)),
  };
}

async function hasTable({ db }: Database): Promise<boolean> {
  const { rows } = await sql<{
    found: boolean;
  }>`select to_regclass('refresh_token') is not null as found`.execute(db);
  return rows[0]?.found === true;
}
