import type { Clock } from '../../clock.ts';
import type { RefreshTokenStore } from '../sign-in/port.ts';
import type { Database } from './connection.ts';
import { sealedFor } from './sealed-for.ts';
import type { KeyedHash } from './keyed-hash.ts';
import type { SecretBox } from './secret-box.ts';

/** Refresh tokens in the table refresh_token, each sealed for its own credential. */
export function createRefreshTokenStore(parts: {
  database: Database;
  box: SecretBox;
  hash: KeyedHash;
  clock: Clock;
}): Required<RefreshTokenStore> {
  const { database, box, hash, clock } = parts;
  const purpose = (credential: string) => `configured refresh token of ${credential}`;
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

    async write(credential, refreshToken, configured) {
      const row = {
        sealed: box.seal(refreshToken, sealedFor.refreshToken(credential)),
        updated_at: clock.now(),
        began_from: configured === undefined ? null : hash.of(configured, purpose(credential)),
      };
      await database.db
        .insertInto('refresh_token')
        .values({ credential, ...row })
        .onConflict((conflict) => conflict.column('credential').doUpdateSet(row))
        .execute();
    },

    async isBeside(credential, configured) {
      const row = await database.db
        .selectFrom('refresh_token')
        .select('began_from')
        .where('credential', '=', credential)
        .executeTakeFirst();
      return row?.began_from != null && hash.matches(configured, purpose(credential), row.began_from);
    },

    async noteTrouble(credential, code) {
      if (code === undefined)
        return void (await database.db
          .deleteFrom('sign_in_trouble')
          .where('credential', '=', credential)
          .execute());
      await database.db
        .insertInto('sign_in_trouble')
        .values({ credential, code, since: clock.now() })
        .onConflict((conflict) => conflict.column('credential').doUpdateSet({ code }))
        .execute();
    },
  };
}
