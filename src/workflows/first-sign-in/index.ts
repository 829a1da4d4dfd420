import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { letterLanguageOf } from '../../services/mail/letter.ts';
import { appendAudit, providerTrail } from '../../services/store/audit.ts';
import type { Database } from '../../services/store/connection.ts';
import {
  endFirstSignIn,
  firstSignInByToken,
  firstSignInOf,
  insertFirstSignIn,
  lockFirstSignIn,
  lockFirstSignInByToken,
  overdueFirstSignIns,
  updateFirstSignIn,
  type FirstSignInRow,
} from '../../services/store/first-sign-ins.ts';
import type { KeyedHash } from '../../services/store/keyed-hash.ts';
import { mailState } from '../../services/store/mails.ts';
import { orderById } from '../../services/store/orders.ts';
import type { SecretBox } from '../../services/store/secret-box.ts';
import { sealedFor } from '../../services/store/sealed-for.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { MailEnd, Mails } from '../mail/port.ts';
import { linkLetter } from './letter.ts';
import type { FirstSignInChange, FirstSignInDesk, FirstSignInLook, FirstSignIns } from './port.ts';

export interface FirstSignInDependencies {
  readonly database: Database;
  readonly mails: Mails;
  readonly box: SecretBox;
  readonly hash: KeyedHash;
  /** Where the page is reached from outside, without a slash at the end. */
  readonly publicUrl: string;
  /** Name of the provider, and whom its customers may write to or call. */
  readonly provider: string;
  readonly contact: string;
  /** Tells the seller, in the transaction of the change. */
  readonly tell: (tx: Kysely<Tables>, change: FirstSignInChange) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

const minuteMs = 60_000;
export const validMs = 72 * 60 * minuteMs;
const mostMails = 5;
const perTick = 50;

/** Where the page lives under the public address; see src/bots/first-sign-in. */
export const firstSignInPath = '/first-sign-in/';
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

const secretShape = z.object({ userName: z.string(), password: z.string() });
const tokenPurpose = 'first-sign-in-link';

/** See FirstSignIns and FirstSignInDesk for what they promise. */
export function createFirstSignIns(dependencies: FirstSignInDependencies) {
  const { database, mails, box, hash, tell, clock, log } = dependencies;

  /** A new token, and the mail that carries it when mail is possible. */
  async function writeLink(
    tx: Kysely<Tables>,
    to: Pick<FirstSignInRow, 'order_id' | 'address' | 'language' | 'tenant_domain' | 'expires_at'>,
  ): Promise<{ token_hash: string; mail_id: string | null }> {
    const token = randomBytes(32).toString('base64url');
    const token_hash = hash.of(token, tokenPurpose);
    if (!mails.possible) return { token_hash, mail_id: null };
    const mail_id = await mails.post(tx, {
      kind: 'first-sign-in',
      about: to.order_id,
      to: to.address,
      letter: linkLetter(to.language, {
        tenantDomain: to.tenant_domain,
        provider: dependencies.provider,
        contact: dependencies.contact,
        url: `${dependencies.publicUrl}${firstSignInPath}${token}`,
        expiresAt: to.expires_at,
      }),
      usefulUntil: to.expires_at,
    });
    return { token_hash, mail_id };
  }

  const firstSignIns: FirstSignIns = {
    async keep(tx, secret) {
      if ((await firstSignInOf(tx, secret.orderId)) !== undefined) return 'exists';
      const now = clock.now();
      const { userName, password } = secret;
      const target = {
        order_id: secret.orderId,
        tenant_domain: userName.slice(userName.lastIndexOf('@') + 1),
        address: secret.to,
        language: letterLanguageOf(secret.country),
        expires_at: now + validMs,
      };
      const link = await writeLink(tx, target);
      const inserted = await insertFirstSignIn(tx, {
        ...target,
        ...link,
        tenant_id: secret.customerTenantId,
        state: 'waiting',
        sealed: box.seal(JSON.stringify({ userName, password }), sealedFor.firstSignIn(secret.orderId)),
        mails: link.mail_id === null ? 0 : 1,
        mailed_at: now,
        created_at: now,
        ended_at: null,
      });
      // Another transaction was quicker: this one must not leave a mail with a dead link behind.
      if (!inserted) throw new Error(`the first sign-in of ${secret.orderId} was kept twice at once`);
      if (link.mail_id === null) await tell(tx, { orderId: secret.orderId, kind: 'not-mailed', at: now });
      return 'kept';
    },

    async state(orderId) {
      const row = await firstSignInOf(database.db, orderId);
      if (row === undefined) return { kind: 'none' };
      const { address } = row;
      if (row.state !== 'waiting') return { kind: row.state, address, at: row.ended_at ?? row.expires_at };
      if (row.expires_at <= clock.now()) return { kind: 'expired', address, at: row.expires_at };
      const mail = row.mail_id === null ? undefined : await mailState(database.db, row.mail_id);
      return { kind: 'waiting', address, mail, mails: row.mails, expiresAt: row.expires_at };
    },

    sendAgain(orderId) {
      return database.withTransaction(async (tx) => {
        const row = await lockFirstSignIn(tx, orderId);
        const now = clock.now();
        if (row === undefined) return 'unknown';
        if (row.state !== 'waiting' || row.expires_at <= now) return 'ended';
        if (!mails.possible) return 'not-possible';
        if (row.mails > 0 && now - row.mailed_at < minuteMs) return 'too-soon';
        if (row.mails >= mostMails) return 'too-often';
        const link = await writeLink(tx, row);
        await updateFirstSignIn(tx, orderId, { ...link, mails: row.mails + 1, mailed_at: now });
        return 'sent';
      });
    },
  };

  async function end(tx: Kysely<Tables>, row: FirstSignInRow, state: 'opened' | 'expired'): Promise<void> {
    const at = state === 'opened' ? clock.now() : row.expires_at;
    await endFirstSignIn(tx, row.order_id, { state, at });
    await proveEnd(tx, row, state, at);
    await tell(tx, { orderId: row.order_id, kind: state, at });
  }

  const desk: FirstSignInDesk = {
    async look(token) {
      if (!tokenShape.test(token)) return { kind: 'unknown' };
      const row = await firstSignInByToken(database.db, hash.candidates(token, tokenPurpose));
      return row === undefined ? { kind: 'unknown' } : asSeen(row, clock.now());
    },

    async reveal(token) {
      if (!tokenShape.test(token)) return { kind: 'unknown' };
      const outcome = await database.withTransaction(async (tx) => {
        const row = await lockFirstSignInByToken(tx, hash.candidates(token, tokenPurpose));
        if (row === undefined) return { kind: 'unknown' as const };
        const seen = asSeen(row, clock.now());
        if (seen.kind !== 'waiting') return seen;
        // Opened before it is deleted: a key that does not fit leaves everything as it was.
        const secret = secretShape.parse(
          JSON.parse(box.open(row.sealed ?? '', sealedFor.firstSignIn(row.order_id))),
        );
        await end(tx, row, 'opened');
        log.info({ order: row.order_id }, 'a first sign-in was opened');
        return { ...seen, kind: 'revealed' as const, ...secret };
      });
      return outcome;
    },
  };

  return {
    ...firstSignIns,
    ...desk,

    /** Hears how a mail ended; a refused one means that somebody has to find another way. */
    async mailEnded(tx: Kysely<Tables>, mail: MailEnd): Promise<void> {
      if (mail.state === 'sent') return;
      const row = await lockFirstSignIn(tx, mail.about);
      // Of several mails only the newest holds a link that works.
      if (row?.state !== 'waiting' || row.mail_id !== mail.id || row.expires_at <= clock.now()) return;
      await tell(tx, { orderId: row.order_id, kind: 'undeliverable', at: clock.now() });
    },

    /** Deletes what nobody has opened in time, and tells. */
    async tick(): Promise<void> {
      for (const orderId of await overdueFirstSignIns(database.db, clock.now(), perTick)) {
        await database.withTransaction(async (tx) => {
          const row = await lockFirstSignIn(tx, orderId);
          if (row?.state !== 'waiting' || row.expires_at > clock.now()) return;
          await end(tx, row, 'expired');
          log.warn({ order: orderId }, 'a first sign-in expired unopened');
        });
      }
    },
  };
}

/** That it was opened or not is to be provable; what it was is in no trail. */
async function proveEnd(
  tx: Kysely<Tables>,
  { order_id: orderId, tenant_id: customerTenantId }: FirstSignInRow,
  state: 'opened' | 'expired',
  at: number,
): Promise<void> {
  const order = await orderById(tx, orderId);
  const trail = order?.resellerId ?? providerTrail;
  const about = { orderId, customerTenantId };
  await appendAudit(tx, { trail, about, name: `first-sign-in.${state}`, at, facts: {} });
}

export type FirstSignInWorkflow = ReturnType<typeof createFirstSignIns>;

function asSeen(row: FirstSignInRow, now: number): Exclude<FirstSignInLook, { kind: 'unknown' }> {
  const { tenant_domain: tenantDomain, language } = row;
  const kind = row.state === 'waiting' && row.expires_at <= now ? 'expired' : row.state;
  return { kind, tenantDomain, language, at: row.ended_at ?? row.expires_at };
}
