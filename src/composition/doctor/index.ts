import { accountLink } from './checks/account-link.ts';
import { accountProfile } from './checks/account-profile.ts';
import { accountRights } from './checks/account-rights.ts';
import { accountSignIn } from './checks/account-sign-in.ts';
import { accountWebhook } from './checks/account-webhook.ts';
import { adminGroups } from './checks/admin-groups.ts';
import { botKeys } from './checks/bot-keys.ts';
import { botSignIn } from './checks/bot-sign-in.ts';
import { clockCheck } from './checks/clock.ts';
import { databaseCheck } from './checks/database.ts';
import { databaseRights } from './checks/database-rights.ts';
import { databaseRoom } from './checks/database-room.ts';
import { encryptionKey } from './checks/encryption-key.ts';
import { homeRights } from './checks/home-rights.ts';
import { mail } from './checks/mail.ts';
import { migrationsCheck } from './checks/migrations.ts';
import { nodeVersion } from './checks/node-version.ts';
import { publicAddress } from './checks/public-address.ts';
import { singleSignOn } from './checks/single-sign-on.ts';
import { staffCheck } from './checks/staff.ts';
import { storedSecrets } from './checks/stored-secrets.ts';
import { teamsApp } from './checks/teams-app.ts';
import { webhookTrust } from './checks/webhook-trust.ts';
import type { Check, Finding } from './check.ts';
import type { Examined } from './examined.ts';

/** Everything the doctor looks at, in its order: one line each. */
export const checks: readonly Check[] = [
  nodeVersion,
  clockCheck,
  encryptionKey,
  databaseCheck,
  databaseRoom,
  databaseRights,
  migrationsCheck,
  storedSecrets,
  botSignIn,
  botKeys,
  singleSignOn,
  publicAddress,
  homeRights,
  staffCheck,
  accountSignIn,
  accountProfile,
  accountLink,
  accountWebhook,
  accountRights,
  adminGroups,
  mail,
  webhookTrust,
  teamsApp,
];

/** Looks at everything, one thing after the other; `tell` hears of each check when it is done. */
export async function runChecks(
  examined: Examined,
  tell: (findings: readonly Finding[]) => void,
): Promise<readonly Finding[]> {
  const all: Finding[] = [];
  for (const check of checks) {
    const findings = await check.run(examined);
    tell(findings);
    all.push(...findings);
  }
  return all;
}
