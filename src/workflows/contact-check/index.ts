import { randomInt } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Clock } from '../../clock.ts';
import { readEmail } from '../../domain/email.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { MailDomains } from '../../services/mail-domains/port.ts';
import type { Database } from '../../services/store/connection.ts';
import {
  countSends,
  latestProof,
  lockContactCheck,
  lockSending,
  openContactCheck,
  pruneContactChecks,
  updateContactCheck,
  type ContactCheckRow,
} from '../../services/store/contact-checks.ts';
import type { KeyedHash } from '../../services/store/keyed-hash.ts';
import { mailState } from '../../services/store/mails.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { Mails } from '../mail/port.ts';
import { codeLetter } from './letter.ts';
import type { ContactCheckBegun, ContactCheckRequest, ContactChecks, ContactVerified } from './port.ts';

export interface ContactCheckDependencies {
  readonly database: Database;
  readonly mails: Mails;
  readonly domains: MailDomains;
  readonly hash: KeyedHash;
  /** Name of the provider, for the mail. */
  readonly provider: string;
  readonly clock: Clock;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const codeMinutes = 30;
const mostTries = 5;
const proofDays = 30;

/** Mails a day: of one asker to one address, to one address altogether, and of one company altogether. */
const limits = { pauseMs: minuteMs, ofAsker: 5, toAddress: 10, forTenant: 100 };

/** See ContactChecks for what it promises. */
export function createContactChecks(dependencies: ContactCheckDependencies) {
  const { database, mails, domains, hash, provider, clock } = dependencies;

  async function begin(request: ContactCheckRequest): Promise<ContactCheckBegun> {
    const read = readEmail(request.address);
    if (read.kind === 'bad') return impossible(request.address, read.why);
    const domain = read.domain;
    const address = read.address.toLowerCase();
    const at = await recentProof(request.by.tenantId, address);
    if (at !== undefined) return { kind: 'proven', address, at };
    const receives = await domains.receives(domain);
    if (receives === 'no') return { kind: 'cannot-receive', address, domain };
    if (!mails.possible) return { kind: 'not-possible', address, domain: receives };
    return database.withTransaction((tx) => send(tx, request, address));
  }

  async function send(
    tx: Transaction<Tables>,
    request: ContactCheckRequest,
    address: string,
  ): Promise<ContactCheckBegun> {
    const now = clock.now();
    await lockSending(tx, request.by.tenantId, address);
    const row = await openContactCheck(tx, request.by, address, now);
    const newDay = now - row.day_began_at >= dayMs;
    const sends = newDay ? 0 : row.sends;
    const dayBeganAt = newDay ? now : row.day_began_at;
    const until = await waitUntil(tx, row, { now, sends, dayBeganAt });
    if (until !== undefined) return { kind: 'wait', address, until };

    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const expiresAt = now + codeMinutes * minuteMs;
    const { company, language } = request;
    const mailId = await mails.post(tx, {
      kind: 'contact-code',
      about: request.by.tenantId,
      to: address,
      letter: codeLetter(language, { code, company, provider, minutes: codeMinutes }),
      usefulUntil: expiresAt,
    });
    await updateContactCheck(tx, row, {
      code_hash: hash.of(code, purposeOf(request.by, address)),
      tries: 0,
      sends: sends + 1,
      day_began_at: dayBeganAt,
      sent_at: now,
      expires_at: expiresAt,
      mail_id: mailId,
    });
    return { kind: 'sent', address, expiresAt };
  }

  async function waitUntil(
    tx: Transaction<Tables>,
    row: ContactCheckRow,
    { now, sends, dayBeganAt }: { now: number; sends: number; dayBeganAt: number },
  ): Promise<number | undefined> {
    if (now - row.sent_at < limits.pauseMs) return row.sent_at + limits.pauseMs;
    if (sends >= limits.ofAsker) return dayBeganAt + dayMs;
    const { tenant_id: tenantId, address } = row;
    const sent = await countSends(tx, { tenantId, address, since: now - dayMs });
    // Who has been mailed so much today is left alone until tomorrow, whoever asks.
    const tooMany = sent.toAddress >= limits.toAddress || sent.forTenant >= limits.forTenant;
    return tooMany ? now + dayMs : undefined;
  }

  async function recentProof(tenantId: string, address: string): Promise<number | undefined> {
    const at = await latestProof(database.db, tenantId, address);
    return at !== undefined && at > clock.now() - proofDays * dayMs ? at : undefined;
  }

  async function check(
    tx: Transaction<Tables>,
    by: PersonKey,
    address: string,
    code: string,
  ): Promise<ContactVerified> {
    const now = clock.now();
    const row = await lockContactCheck(tx, by, address);
    if (row === undefined) return { kind: 'none' };
    if (row.code_hash === null) {
      const at = row.proven_at ?? 0;
      return at > now - proofDays * dayMs ? { kind: 'proven', address, at } : { kind: 'none' };
    }
    if (row.expires_at <= now) return { kind: 'expired' };
    if (row.tries >= mostTries) return { kind: 'too-many' };
    // Half a code is a slip of the hand, not a guess.
    if (!/^\d{6}$/.test(code)) return { kind: 'wrong', triesLeft: mostTries - row.tries };
    if (hash.matches(code, purposeOf(by, address), row.code_hash)) {
      await updateContactCheck(tx, row, { code_hash: null, proven_at: now });
      return { kind: 'proven', address, at: now };
    }
    if ((await endOf(tx, row)) === 'refused') return { kind: 'undeliverable', address };
    await updateContactCheck(tx, row, { tries: row.tries + 1 });
    const triesLeft = mostTries - row.tries - 1;
    return triesLeft > 0 ? { kind: 'wrong', triesLeft } : { kind: 'too-many' };
  }

  const endOf = async (tx: Transaction<Tables>, row: ContactCheckRow) =>
    row.mail_id === null ? undefined : mailState(tx, row.mail_id);

  const checks: ContactChecks = {
    begin,
    async verify(by, given, typed) {
      const address = keyOf(given);
      if (address === undefined) return { kind: 'none' };
      const code = typed.replace(/[\s\p{Pd}.]/gu, '');
      return database.withTransaction((tx) => check(tx, by, address, code));
    },
    async standing(by, given) {
      const address = keyOf(given);
      if (address === undefined) return { kind: 'none' };
      const at = await recentProof(by.tenantId, address);
      if (at !== undefined) return { kind: 'proven', at };
      return database.withTransaction(async (tx) => {
        const now = clock.now();
        const row = await lockContactCheck(tx, by, address);
        if (row?.code_hash == null) return { kind: 'none' };
        if (row.expires_at <= now) return { kind: 'expired' };
        const state = await endOf(tx, row);
        if (state === 'refused') return { kind: 'undeliverable' };
        return { kind: 'waiting', mailed: state === 'sent', expiresAt: row.expires_at };
      });
    },
  };
  return {
    ...checks,
    /** Forgets addresses whose proof has lapsed. */
    forgetOld: () => pruneContactChecks(database.db, clock.now() - (proofDays + 1) * dayMs),
  };
}

/** No mail server can be at an unknown ending, so nobody has to be asked (error path 12). */
function impossible(typed: string, why: 'empty' | 'form' | 'ending'): ContactCheckBegun {
  const address = typed.trim();
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return why === 'ending' ? { kind: 'cannot-receive', address, domain } : { kind: 'not-an-address' };
}

/** How the same address is recognised however it is typed. */
function keyOf(typed: string): string | undefined {
  const read = readEmail(typed);
  return read.kind === 'ok' ? read.address.toLowerCase() : undefined;
}

const purposeOf = ({ tenantId, userId }: PersonKey, address: string): string =>
  `contact-code ${tenantId} ${userId} ${address}`;
