import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MailAddresses } from '../mail/index.ts';
import type { World } from '../world/types.ts';

export const repository = resolve(import.meta.dirname, '../..');

/**
 * The environment the bot runs with in a rehearsal: everything of ours, so that it needs no configuration.
 * Other `CONCIERGE_…` keys somebody has set (CONCIERGE_SWEEP_MINUTES, say) are handed on.
 */
export function botEnvironment(parts: {
  given: NodeJS.ProcessEnv;
  dataDir: string;
  origin: string;
  world: World;
  mail: MailAddresses;
}): NodeJS.ProcessEnv {
  const { given, dataDir, origin, world, mail } = parts;
  const environment: NodeJS.ProcessEnv = {
    ...given,
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    LOG_LEVEL: given['LOG_LEVEL'] ?? 'info',
    // Nobody has to hear first that the bot is going: it is reached by way of the simulator.
    CONCIERGE_DRAIN_SECONDS: given['CONCIERGE_DRAIN_SECONDS'] ?? '0',
    CONCIERGE_MODE: 'rehearsal',
    CONCIERGE_REHEARSAL_ORIGIN: origin,
    CONCIERGE_PUBLIC_URL: origin,
    CONCIERGE_PROVIDER_FILE: given['CONCIERGE_PROVIDER_FILE'] ?? join(repository, 'provider.sample.json'),
    CONCIERGE_BOT_APP_ID: world.bot.appId,
    CONCIERGE_BOT_TENANT_ID: world.bot.tenantId,
    CONCIERGE_BOT_APP_SECRET: world.bot.secret,
    CONCIERGE_OAUTH_CONNECTION: world.bot.connection,
    CONCIERGE_ENCRYPTION_KEY: encryptionKey(join(dataDir, 'encryption.key')),
    CONCIERGE_PLAYGROUND_PERSON: playgroundPerson(world),
    // Who names a mailbox wants to rehearse mail by Graph; the bot takes one way only.
    ...(given['CONCIERGE_MAIL_SENDER'] ? {} : mailServer(mail)),
    CONCIERGE_DNS_SERVERS: mail.nameServer,
    ...unhurried(given),
    CONCIERGE_WEBHOOK_TRUST_FILE: join(dataDir, 'simulator', 'root.pem'),
  };
  for (const account of world.accounts) {
    const prefix = `CONCIERGE_CREDENTIAL_${account.id.toUpperCase().replaceAll('-', '_')}`;
    environment[`${prefix}_CLIENT_ID`] = account.clientId;
    environment[`${prefix}_CLIENT_SECRET`] = account.clientSecret;
    environment[`${prefix}_REFRESH_TOKEN`] = account.refreshToken;
  }
  return environment;
}

/** Rehearsals are also driven by programs, who are quicker than any person; limits can be rehearsed by naming them. */
const unhurried = (given: NodeJS.ProcessEnv) =>
  Object.fromEntries(
    ['TURNS_PER_PERSON', 'TURNS_PER_TENANT', 'CALLS_PER_PERSON'].map((name) => [
      `CONCIERGE_${name}`,
      given[`CONCIERGE_${name}`] ?? '1000000',
    ]),
  );

const mailServer = (mail: MailAddresses) => ({
  CONCIERGE_SMTP_URL: mail.smtpUrl,
  CONCIERGE_MAIL_FROM: 'Open Door Technology <concierge@opendoor.onmicrosoft.com>',
});

/** A local test client has no sign-in: whoever uses it speaks for the first customer's administrator. */
function playgroundPerson(world: World): string {
  const customers = world.tenants.filter((tenant) => !tenant.provider).map((tenant) => tenant.id);
  const person = world.users.find((user) => user.tenantId === customers[0] && user.roles.length > 0);
  return `${person?.tenantId}/${person?.id}`;
}

/** 32 random bytes in base64, made once and readable by the owner only. */
function encryptionKey(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    const key = randomBytes(32).toString('base64');
    writeFileSync(file, `${key}\n`, { mode: 0o600 });
    return key;
  }
}

/**
 * Writes what is the rehearsal's own of an environment to a file, for tools that look at the running bot from beside it
 * (`npm run doctor -- --settings .data/bot.env`). Everything in it is made up, except that the file leads to this machine.
 */
export function keepEnvironment(file: string, environment: NodeJS.ProcessEnv): void {
  const lines = Object.entries(environment)
    .filter(([key]) => /^(CONCIERGE_|DATA_DIR$|HOST$|PORT$|DATABASE_URL$)/.test(key))
    .map(([key, value]) => `${key}='${value ?? ''}'`);
  writeFileSync(file, `${lines.sort().join('\n')}\n`, { mode: 0o600 });
}
