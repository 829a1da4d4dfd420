import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import type { Database } from '../services/store/connection.ts';
import { keyRing } from '../services/store/key-ring.ts';
import { createKeyedHash } from '../services/store/keyed-hash.ts';
import { keptProofKey } from '../services/store/proof-key.ts';
import { rowsUnderOtherKeys, rowsUnderUnknownKeys, sealAnew } from '../services/store/sealed-rows.ts';
import { createSecretBox } from '../services/store/secret-box.ts';

/**
 * What is kept secret in the database, under the keys of the configuration. Rejects with a sentence when rows need a key
 * that is not among them: they would be lost one by one, whenever somebody needs them.
 */
export async function openSecrets(
  { config, clock, log }: { readonly config: Config; readonly clock: Clock; readonly log: Log },
  database: Database,
) {
  const { encryptionKey, otherEncryptionKeys } = config;
  const box = createSecretBox(encryptionKey, otherEncryptionKeys);
  const hashPrefix = `${keyRing(encryptionKey).current.name}.`;
  const unknown = await rowsUnderUnknownKeys(database.db, box);
  if (unknown.length > 0) {
    const rows = unknown.map((kind) => `${kind.name}: ${kind.rows}`).join(', ');
    throw new Error(
      `The database holds secrets that none of the encryption keys opens (${rows}). Put the key they were sealed with into ` +
        'CONCIERGE_ENCRYPTION_KEY_PREVIOUS; docs/secrets.md says what to do when it is lost.',
    );
  }
  const proofKey = await keptProofKey(database.db, box, { from: encryptionKey, now: clock.now() });
  let isFirst = true;

  return {
    box,
    hash: createKeyedHash(encryptionKey, otherEncryptionKeys),
    proofKey,

    /**
     * Seals with the current key what others have sealed, and says in the log what still needs one of those. To be
     * called now and then; does nothing when there cannot be anything. Never rejects.
     */
    async upkeep(): Promise<void> {
      if (!isFirst && otherEncryptionKeys.length === 0) return;
      try {
        const done = await sealAnew(database.db, box);
        if (done.length > 0) log.info({ done }, 'secrets were sealed with the current key');
        isFirst = false;
        if (otherEncryptionKeys.length === 0) return;
        const rest = await rowsUnderOtherKeys(database.db, box, hashPrefix);
        if (rest.length > 0) log.info({ rest }, 'other encryption keys are still needed');
        else log.info('nothing needs the other encryption keys any more; they may be removed');
      } catch (error) {
        log.warn({ err: error }, 'secrets could not be sealed anew; it is tried again in an hour');
      }
    },
  };
}

export type Secrets = Awaited<ReturnType<typeof openSecrets>>;
