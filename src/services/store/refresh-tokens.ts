import type { Clock } from '../../clock.ts';
import type { RefreshTokenStore } from '../sign-in/port.ts';
import type { Database } from './connection.ts';
import type { SecretBox } from './secret-box.ts';

/** Refresh tokens in the table refresh_token, each sealed for its own credential. */
export function createRefreshTokenStore(parts: {
  database: Database;
  box: SecretBox;
  clock: Clock;
}): RefreshTokenStore {
  const { database, box, clock } = parts;
  const purposeOf = (credential: string) => `refresh-token:${credential}`;
  return {
    async read(credential) {
      const row = await database.db
        .selectFrom('refresh_token')
        .select('sealed')
        .where('credential', '=', credential)
        .executeTakeFirst();
      return row === undefined ? undefined : box.open(row.sealed, purposeOf(credential));
    },

    async writtenAt(credential) {
      const row = await database.db
        .selectFrom('refresh_token')
        .select('updated_at')
        .where('credential', '=', credential)
        .executeTakeFirst();
      return row?.updated_at;
    },

    async write(credential, refreshToken) {
      const row = { sealed: box.seal(refreshToken, purposeOf(credential)), updated_at: clock.now() };
      await database.db
        .insertInto('refresh_token')
        .values({ credential, ...row })
        .onConflict((conflict) => conflict.column('credential').doUpdateSet(row))
        .execute();
    },
  };
}
