import type { SimulatorContext } from '../context.ts';

/** An app registration as the token endpoint sees it. */
export interface SimApp {
  readonly clientId: string;
  readonly secret: string;
  /** PEM. */
  readonly certificates: readonly string[];
}

/** The app with this id in this tenant: the bot in its home tenant, or the app of a partner account. */
export function findApp(context: SimulatorContext, clientId: string, tenantId: string): SimApp | undefined {
  const { bot, accounts } = context.world.state;
  if (clientId === bot.appId && tenantId === bot.tenantId) {
    return { clientId, secret: bot.secret, certificates: bot.certificates };
  }
  const account = accounts.find(
    (candidate) => candidate.clientId === clientId && candidate.tenantId === tenantId,
  );
  return account && { clientId, secret: account.clientSecret, certificates: [] };
}
