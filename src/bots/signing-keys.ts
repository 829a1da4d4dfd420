import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { HttpSender } from '../services/http/port.ts';

export interface SigningKey {
  readonly id: string;
  readonly key: KeyObject;
  /** Channels the key may speak for (contract teams 7.1). */
  readonly endorsements: readonly string[];
}

const metadata = z.object({ jwks_uri: z.url({ protocol: /^https$/ }) });
const keySet = z.object({
  keys: z.array(
    z.looseObject({ kid: z.string(), kty: z.string(), endorsements: z.array(z.string()).optional() }),
  ),
});

/** Keys are read anew after a day, and for an unknown key id at most hourly (contract teams 7.1). */
const dayMs = 24 * 3_600_000;
const hourMs = 3_600_000;
/** After a failed reading: forged key ids must not make us knock at every call. */
const pauseMs = 10_000;
/** Known keys outlive an outage of the service that publishes them by this much, counted from their reading. */
const outageMs = 3 * dayMs;

/**
 * Public keys of an OpenID issuer by their id, the Bot Framework's unless `remote` says otherwise; read once and kept as
 * key objects; one request however many ask at once.
 */
export function createSigningKeys(options: {
  sender: HttpSender;
  clock: Clock;
  metadataUrl: string;
  remote?: 'bot-service' | 'sign-in';
}) {
  const { sender, clock, metadataUrl, remote = 'bot-service' } = options;
  let keys = new Map<string, SigningKey>();
  let readAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    const get = (url: string) =>
      sender.send({
        remote,
        operation: 'GET signing keys',
        method: 'GET',
        url,
        effect: 'repeatable',
        timeoutMs: 5_000,
      });
    const { jwks_uri } = metadata.parse((await get(metadataUrl)).json());
    const set = keySet.parse((await get(jwks_uri)).json());
    const next = new Map<string, SigningKey>();
    for (const jwk of set.keys) {
      if (jwk.kty !== 'RSA') continue;
      const key = createPublicKey({ key: jwk as unknown as JsonWebKey, format: 'jwk' });
      next.set(jwk.kid, { id: jwk.kid, key, endorsements: jwk.endorsements ?? [] });
    }
    keys = next;
    readAt = clock.now();
  }

  const refresh = () =>
    (reading ??= read()
      .catch((error: unknown) => {
        failedAt = clock.now();
        if (clock.now() - readAt > outageMs) throw error;
      })
      .finally(() => (reading = undefined)));

  return {
    /** The key, or undefined when the service does not know it. Rejects when the keys cannot be read at all. */
    async find(keyId: string): Promise<SigningKey | undefined> {
      const age = clock.now() - readAt;
      const wanted = age > dayMs || (!keys.has(keyId) && age > hourMs);
      if (wanted && Math.abs(clock.now() - failedAt) > pauseMs) await refresh();
      return clock.now() - readAt > outageMs ? undefined : keys.get(keyId);
    },
  };
}

export type SigningKeys = ReturnType<typeof createSigningKeys>;
