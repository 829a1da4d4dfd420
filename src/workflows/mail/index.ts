import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { isProblem, type Problem } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { writeLetter } from '../../services/mail/letter.ts';
import { countCalls, mailWeight } from '../../services/caused-calls.ts';
import { longestTryMs, type Mailer } from '../../services/mail/port.ts';
import type { Database } from '../../services/store/connection.ts';
import type { Jobs } from '../../services/store/jobs.ts';
import {
  claimMail,
  dueMails,
  finishMail,
  insertMail,
  postponeMail,
  pruneMails,
  type OutgoingMail,
} from '../../services/store/mails.ts';
import { sealedFor } from '../../services/store/sealed-for.ts';
import type { SecretBox } from '../../services/store/secret-box.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { MailEnd, MailRequest, Mails } from './port.ts';

/** Name of the job that sends one mail: `{ id }`. */
export const mailQueue = 'mail';

export interface MailDependencies {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define' | 'send'>;
  /** Undefined when no mail server is configured. */
  readonly mailer: Mailer | undefined;
  readonly box: SecretBox;
  readonly clock: Clock;
  readonly log: Log;
}

type Listener = (tx: Kysely<Tables>, end: MailEnd) => Promise<void>;

const secondMs = 1_000;
/** Pauses after failed tries, in seconds; the last one goes on. Mail servers ask for some minutes' patience (RFC 5321 4.5.4). */
const pauses = [5, 15, 60, 120, 300, 600, 1_800] as const;
const perTick = 100;
const concurrency = 5;
const keptMs = 90 * 24 * 3_600 * secondMs;

const sealedShape = z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() });

/** Writes mails into the outbox and hands them to the mail server, one job each. */
export function createMails(dependencies: MailDependencies) {
  const { database, jobs, mailer, box, clock, log } = dependencies;
  const listeners = new Map<string, Listener>();

  async function send(id: string): Promise<void> {
    if (mailer === undefined) return;
    const mail = await claimMail(database.db, id, clock.now());
    if (mail === undefined) return;
    if (mail.usefulUntil <= clock.now()) return end(mail, 'failed', 'too late');
    // A process that was frozen since: there must be time for a whole try, or somebody else sends it meanwhile.
    if ((mail.leaseUntil ?? 0) - clock.now() < longestTryMs) return;
    try {
      const content = sealedShape.parse(JSON.parse(box.open(mail.sealed, sealedFor.mail(id))));
      await mailer.send({ id, at: mail.createdAt, ...content });
    } catch (error) {
      if (!isProblem(error)) throw error;
      if (error.kind === 'rejected') return end(mail, 'refused', troubleOf(error));
      return postpone(mail, error);
    }
    await end(mail, 'sent');
  }

  async function end(mail: OutgoingMail, state: MailEnd['state'], trouble?: string): Promise<void> {
    const ended = await database.withTransaction(async (tx) => {
      if (!(await finishMail(tx, mail.id, { state, trouble, now: clock.now() }))) return false;
      await listeners.get(mail.kind)?.(tx, { id: mail.id, about: mail.about, state });
      return true;
    });
    const facts = { mail: mail.id, kind: mail.kind, state, tries: mail.tries, trouble };
    if (!ended) return;
    if (state === 'sent') log.info(facts, 'mail handed over');
    else log.warn(facts, 'a mail was not sent');
  }

  async function postpone(mail: OutgoingMail, problem: Problem): Promise<void> {
    const trouble = troubleOf(problem);
    const seconds = pauses[Math.min(mail.tries, pauses.length) - 1] ?? 5;
    const facts = { mail: mail.id, kind: mail.kind, tries: mail.tries, trouble, seconds };
    // Our own sign-in is refused: that stays so until somebody changes the configuration.
    if (problem.kind === 'unauthorised') log.error(facts, 'the mail server does not let us send');
    else log.warn(facts, 'a mail is tried again later');
    await database.withTransaction(async (tx) => {
      const dueAt = clock.now() + seconds * secondMs;
      await postponeMail(tx, mail, { dueAt, trouble, lost: problem.kind === 'outcome-unknown' });
      await jobs.send(tx, mailQueue, { id: mail.id }, { startAfterSeconds: seconds, singletonKey: mail.id });
    });
  }

  const mails: Mails = {
    possible: mailer !== undefined,
    async post(tx, request: MailRequest) {
      if (mailer === undefined) throw new Error('a mail was posted although no mail server is configured');
      countCalls(mailWeight);
      const id = randomUUID();
      const content = JSON.stringify({ to: request.to, ...writeLetter(request.letter) });
      await insertMail(tx, {
        id,
        kind: request.kind,
        about: request.about,
        sealed: box.seal(content, sealedFor.mail(id)),
        usefulUntil: request.usefulUntil,
        now: clock.now(),
      });
      await jobs.send(tx, mailQueue, { id });
      return id;
    },
  };

  return {
    ...mails,
    /** Names who hears, in the same transaction, how mails of a kind ended; before the jobs start. */
    whenEnded(kind: MailRequest['kind'], listener: Listener): void {
      listeners.set(kind, listener);
    },
    /** Registers the job handler; call before the jobs start. */
    defineJobs(): void {
      jobs.define(mailQueue, (data) => send(String(data['id'])), { concurrency });
    },
    /** Sends jobs for due mails that have none: after a crash, or when time has jumped. */
    async tick(): Promise<void> {
      if (mailer === undefined) return;
      const due = await dueMails(database.db, clock.now(), perTick);
      if (due.length === 0) return;
      await database.withTransaction(async (tx) => {
        for (const id of due) await jobs.send(tx, mailQueue, { id }, { singletonKey: id });
      });
    },
    /** Forgets how mails of three months ago ended. */
    forgetOld: () => pruneMails(database.db, clock.now() - keptMs),
  };
}

export type MailWorkflow = ReturnType<typeof createMails>;

const troubleOf = ({ kind, facts }: Problem): string =>
  [kind, facts.status, facts.code].filter((part) => part !== undefined).join(' ');
