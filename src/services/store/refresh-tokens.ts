import type { Clock } from '../../clock.ts';
import type { RefreshTokenStore } from '../sign-in/port.ts';
import type { Database } from './connection.ts';
import { sealedFor } from './sealed-for.ts';
import type { SecretBox } from './secret-box.ts';

/** Refresh tokens in the table refresh_token, each sealed for its own credential. */
export function createRefreshTokenStore(parts: {
  database: Database;
  box: SecretBox;
  clock: Clock;
}): RefreshTokenStore {
  const { database, box, clock } = parts;
  return {
    async read(credential) {
      const row = await database.db
        .selectFrom('refresh_token')
        .select('sealed')
        .where('credential', '=', credential)
        .executeTakeFirst();
      return row === undefined ? undefined : box.open(row.sealed, sealedFor.refreshToken(credential));
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
      const row = {
        sealed: box.seal(refreshToken, sealedFor.refreshToken(credential)),
        updated_at: clock.now(),
      };
      await database.db
        .insertInto('refresh_token')
        .values({ credential, ...row })
        .onConflict((conflict) => conflict.column('credential').doUpdateSet(row))
        .execute();
    },
  };
}
