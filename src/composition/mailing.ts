import { createMailDomains } from '../services/mail-domains/client.ts';
import type { Mailer } from '../services/mail/port.ts';
import { createContactChecks } from '../workflows/contact-check/index.ts';
import { createFirstSignIns } from '../workflows/first-sign-in/index.ts';
import { createMails } from '../workflows/mail/index.ts';
import type { News } from '../workflows/news/port.ts';
import { tellOfFirstSignIn } from './first-sign-in-news.ts';
import type { Parts, Store } from './store.ts';

/** Mail to customers: the outbox, proving of addresses, and the first sign-in to a new tenant. */
export function createMailing(
  { config, clock, log }: Parts,
  store: Store,
  news: News,
  mailer: Mailer | undefined,
) {
  const { database, jobs } = store;
  const { box, hash } = store.secrets;
  const { name: provider, contact } = config.provider.provider;
  const mails = createMails({ database, jobs, mailer, box, clock, log });
  const domains = createMailDomains({ clock, servers: config.dnsServers });
  const contactChecks = createContactChecks({ database, mails, domains, hash, provider, clock });
  const firstSignIns = createFirstSignIns({
    database,
    mails,
    box,
    hash,
    publicUrl: config.server.publicUrl,
    provider,
    get contact() {
      return contactLine(contact);
    },
    tell: tellOfFirstSignIn(news),
    clock,
    log,
  });
  mails.whenEnded('first-sign-in', (tx, end) => firstSignIns.mailEnded(tx, end));
  return { mails, contactChecks, firstSignIns };
}

/** How a customer reaches a person of the provider, in one line. */
export function contactLine(contact: { name: string; email: string; phone?: string | undefined }): string {
  return [contact.name, contact.email, contact.phone].filter((part) => part !== undefined).join(', ');
}
