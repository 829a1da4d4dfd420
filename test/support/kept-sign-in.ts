import { createLog } from '../../src/log.ts';
import type { Config } from '../../src/config/config.ts';
import type { Database } from '../../src/services/store/connection.ts';
import { createMailing } from '../../src/composition/mailing.ts';
import { openSecrets } from '../../src/composition/secrets.ts';
import { createMailer } from '../../src/services/mail/client.ts';
import { createNews } from '../../src/workflows/news/index.ts';
import type { MovedClock } from '../services/support/remote.ts';

export const keptPassword = 'Zeppelin-4711!';
export const keptUserName = 'admin@treyresearch.onmicrosoft.com';

/**
 * Keeps a first sign-in in the database of a running product, as its ordering does in the transaction that notes a new
 * tenant. The product finds the mail by itself within seconds.
 */
export async function keepFirstSignIn(parts: {
  config: Config;
  database: Database;
  clock: Pick<MovedClock, 'now'>;
  orderId: string;
  to: string;
  country?: string;
}): Promise<void> {
  const { config, database, clock, orderId, to, country } = parts;
  const nothing = () => Promise.resolve();
  const jobs = { define: () => undefined, open: nothing, send: nothing, start: nothing, stop: nothing };
  const news = createNews({ clock, staffWays: () => Promise.resolve({ hear: [] }) });
  const log = createLog('silent');
  const store = {
    database,
    secrets: await openSecrets({ config, clock, log }, database),
    jobs,
  };
  const mailing = createMailing(
    { config, clock, log },
    { ...store, close: nothing },
    news,
    config.mail && createMailer(config.mail),
  );
  await database.withTransaction((tx) =>
    mailing.firstSignIns.keep(tx, {
      orderId,
      customerTenantId: '33333333-3333-4333-8333-0000000000aa',
      userName: keptUserName,
      password: keptPassword,
      to,
      country,
    }),
  );
}
