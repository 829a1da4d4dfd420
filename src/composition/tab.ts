import { createSigningKeys } from '../bots/signing-keys.ts';
import { createTabApi } from '../bots/tab/api.ts';
import { createTabChanges } from '../bots/tab/changing.ts';
import { createTabFiles } from '../bots/tab/files.ts';
import { createTabReading } from '../bots/tab/reading.ts';
import type { Tab } from '../bots/tab/routes.ts';
import { createStaffTokens } from '../bots/tab/staff-token.ts';
import { clouds } from '../domain/clouds.ts';
import { createStaffRoles } from '../workflows/staff/index.ts';
import type { Microsoft } from './microsoft.ts';
import type { Parts, Store } from './store.ts';
import type { Workflows } from './workflows.ts';

/** The staff's page in Teams: who may ask, what it shows, what can be changed there. */
export function createTab(
  { config, clock, log }: Parts,
  { database }: Pick<Store, 'database'>,
  { sender, graph }: Pick<Microsoft, 'sender' | 'graph'>,
  workflows: Pick<Workflows, 'operating' | 'providerSettings' | 'resellers' | 'orders'>,
): Tab {
  const { staff } = config.provider;
  const { loginAuthority: authority } = clouds.public;
  const metadataUrl = `${authority}/${staff.tenantId}/v2.0/.well-known/openid-configuration`;
  const tokens = createStaffTokens({
    keys: createSigningKeys({ sender, clock, metadataUrl, remote: 'sign-in' }),
    clock,
    log,
    appId: config.bot.appId,
    publicUrl: config.server.publicUrl,
    tenantId: staff.tenantId,
    authority,
  });
  const { operating, providerSettings: settings, resellers, orders } = workflows;
  const { provider, sweepMinutes } = config;
  return {
    files: createTabFiles({ framedBySelf: config.mode === 'rehearsal' }),
    api: createTabApi({
      tokens,
      staff: createStaffRoles({ staff, graph, clock, log }),
      reading: createTabReading({ database, operating, settings, resellers, provider, sweepMinutes, clock }),
      changes: createTabChanges({ settings, resellers, orders, log }),
      log,
    }),
  };
}
