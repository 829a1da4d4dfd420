import type { Kysely } from 'kysely';
import { Problem } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import type { Mail, Mailer } from '../../../src/services/mail/port.ts';
import type { Database } from '../../../src/services/store/connection.ts';
import { createKeyedHash } from '../../../src/services/store/keyed-hash.ts';
import { createSecretBox } from '../../../src/services/store/secret-box.ts';
import type { Tables } from '../../../src/services/store/tables.ts';
import { createMails, mailQueue } from '../../../src/workflows/mail/index.ts';
import { movedClock } from '../../services/support/remote.ts';
import { rememberedJobs } from './remembered-jobs.ts';

const encryptionKey = Buffer.alloc(32, 9).toString('base64');

/** A mail server in memory: takes everything, or does what the test says with the next mails. */
export interface PretendMailServer extends Mailer {
  readonly taken: Mail[];
  /** The next tries fail like this; `lost` mails have been taken. */
  fail(...kinds: ('rejected' | 'unavailable' | 'unauthorised' | 'outcome-unknown')[]): void;
}

export function pretendMailServer(): PretendMailServer {
  const taken: Mail[] = [];
  const failures: Parameters<PretendMailServer['fail']>[number][] = [];
  return {
    taken,
    fail: (...kinds) => void failures.push(...kinds),
    send: (mail) => {
      const kind = failures.shift();
      if (kind === undefined || kind === 'outcome-unknown') taken.push(mail);
      return kind === undefined
        ? Promise.resolve()
        : Promise.reject(new Problem(kind, 'pretended', { remote: 'mail', code: 'PRETENDED' }));
    },
  };
}

/** The mail workflow on a database, with a mail server in memory and jobs that the test runs. */
export function mailDesk(database: Database, options: { mail?: boolean } = {}) {
  const clock = movedClock();
  const jobs = rememberedJobs();
  const server = pretendMailServer();
  const logged: string[] = [];
  const log = createLog('trace', { write: (line) => void logged.push(line) });
  const box = createSecretBox(encryptionKey);
  const hash = createKeyedHash(encryptionKey);
  const mailer = options.mail === false ? undefined : server;
  const mails = createMails({ database, jobs, mailer, box, clock, log });
  mails.defineJobs();
  return {
    clock,
    jobs,
    server,
    logged,
    log,
    box,
    hash,
    mails,
    /** Runs the waiting jobs once; what they put off waits for `passAndTick`. */
    async sendWaiting(): Promise<void> {
      const due = jobs.waiting.splice(0);
      for (const { data } of due) {
        await jobs.handlers.get(mailQueue)?.(data, {
          id: 'run',
          attempt: 0,
          signal: new AbortController().signal,
        });
      }
    },
    async passAndTick(milliseconds: number): Promise<void> {
      clock.pass(milliseconds);
      jobs.waiting.splice(0);
      await mails.tick();
      await this.sendWaiting();
    },
    /** Everything in the tables of mail, as one text, to look for what must not be there. */
    async wholeDatabase(): Promise<string> {
      const db: Kysely<Tables> = database.db;
      const rows = [
        await db.selectFrom('mail_outbox').selectAll().execute(),
        await db.selectFrom('contact_check').selectAll().execute(),
        await db.selectFrom('first_sign_in').selectAll().execute(),
        await db.selectFrom('notice').selectAll().execute(),
      ];
      return JSON.stringify(rows);
    },
  };
}

export type MailDesk = ReturnType<typeof mailDesk>;
