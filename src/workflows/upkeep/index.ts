import type { Clock } from '../../clock.ts';
import { cloudWays } from '../../domain/cloud-ways.ts';
import { clouds } from '../../domain/clouds.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { isProblem } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { PartnerCenter, WebhookRegistration } from '../../services/partner-center/port.ts';
import type { SignIn } from '../../services/sign-in/port.ts';

export interface UpkeepDependencies {
  readonly accounts: readonly PartnerAccount[];
  readonly partnerCenter: Pick<PartnerCenter, 'ensureWebhook'>;
  readonly signIn: Pick<SignIn, 'renewIfOlderThan' | 'userToken'>;
  /** Where Partner Center reaches us, without /api. */
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Events we want to be told of (contract 11.3). */
export const wantedEvents = [
  'reseller-relationship-accepted-by-customer',
  'indirect-reseller-relationship-accepted-by-customer',
  'test-created',
] as const;

/** And those about admin rights, where the account's cloud has them. */
export const wantedAdminRightsEvents = [
  'granular-admin-relationship-approved',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-terminated',
  'granular-admin-relationship-expired',
] as const;

/** The registration each account ought to have; `publicUrl` without /api. */
export const wantedWebhook = (account: PartnerAccount, publicUrl: string): WebhookRegistration => ({
  url: `${publicUrl}/api/webhooks/partner-center/${account.id}`,
  events: cloudWays[account.cloud].gdap ? [...wantedEvents, ...wantedAdminRightsEvents] : wantedEvents,
});

/** A refresh token unused for 90 days is lost (contract 2.1); this leaves two months for somebody to notice. */
const renewAfterDays = 30;

/** What has to be looked after without anybody asking: webhook registrations and refresh tokens. */
export function createUpkeep(dependencies: UpkeepDependencies) {
  const { accounts, partnerCenter, signIn, publicUrl, log } = dependencies;

  async function look(what: string, account: PartnerAccount, work: () => Promise<string>): Promise<void> {
    try {
      log.info({ account: account.id, what, outcome: await work() }, 'upkeep done');
    } catch (error) {
      const facts = isProblem(error) ? { kind: error.kind, ...error.facts } : { err: error };
      log.error({ account: account.id, what, ...facts }, 'upkeep failed; it is tried again in an hour');
    }
  }

  return {
    /** Looks at every account once, while `wanted`; trouble with one does not keep the others waiting. Never rejects. */
    async run(wanted: () => boolean): Promise<void> {
      for (const account of accounts) {
        if (!wanted()) return;
        await look('webhook', account, () =>
          partnerCenter.ensureWebhook(account, wantedWebhook(account, publicUrl)),
        );
        await look('refresh token', account, async () => {
          const request = {
            credential: account.credential,
            tenantId: account.tenantId,
            authority: clouds[account.cloud].loginAuthority,
            scope: `${clouds[account.cloud].partnerCenterRoot}/.default`,
          };
          // Most work needs the application only: that its agent's sign-in is dead would be noticed by the next order.
          await signIn.userToken(request);
          return signIn.renewIfOlderThan(request, renewAfterDays);
        });
      }
    },
  };
}
