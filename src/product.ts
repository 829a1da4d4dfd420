import { clouds } from './domain/clouds.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import type { Log } from './log.ts';
import { TeamsAdapter } from './bots/adapter.ts';
import { createAuthentication } from './bots/authentication.ts';
import { createConnector } from './bots/connector.ts';
import { firstFlow, welcome } from './bots/greeting.ts';
import { createNotifier } from './bots/notifier.ts';
import { createPeople } from './bots/people.ts';
import { createPresenter } from './bots/presenter.ts';
import { createServer } from './bots/server.ts';
import { createSigningKeys } from './bots/signing-keys.ts';
import { createTeamsBot } from './bots/teams-bot.ts';
import { createTokenService } from './bots/token-service.ts';
import { createTurns } from './bots/turns.ts';
import { userSignIn } from './bots/user-sign-in.ts';
import { chatLink } from './domain/chat-link.ts';
import { createFlows } from './dialogs/index.ts';
import { createHost } from './dialogs/kit/host.ts';
import { createGraphForProvider } from './services/graph/for-provider.ts';
import { createGraphForUser } from './services/graph/for-user.ts';
import { createHttpSender } from './services/http/sender.ts';
import { createPartnerCenter } from './services/partner-center/client.ts';
import { createWebhookVerifier } from './services/partner-center/webhook-signature.ts';
import { createSignIn } from './services/sign-in/client.ts';
import { pruneActivities } from './services/store/activities.ts';
import { createBotStorage } from './services/store/bot-storage.ts';
import { openDatabase } from './services/store/connection.ts';
import { startEmbeddedPostgres } from './services/store/embedded/index.ts';
import { createJobs } from './services/store/jobs.ts';
import { releaseNotices } from './services/store/notices.ts';
import { listChannels } from './services/store/references.ts';
import { createRefreshTokenStore } from './services/store/refresh-tokens.ts';
import { createSecretBox } from './services/store/secret-box.ts';
import { createTenantFactsReader } from './services/tenant-facts/client.ts';
import { createCustomers } from './workflows/customer/index.ts';
import { createPeopleHelp } from './workflows/help/index.ts';
import { createInvitationWorkflow } from './workflows/invitation/index.ts';
import { createNews, noticeQueue } from './workflows/news/index.ts';
import { createUpkeep } from './workflows/upkeep/index.ts';

export interface Product {
  readonly port: number;
  /** Looks at once for what is due; used after a time jump of the rehearsal. */
  tick(): Promise<void>;
  /** Takes nothing new, finishes what is in progress, closes everything. */
  stop(): Promise<void>;
}

const botCredential = 'BOT';
/** Bot service of the public cloud (contract teams 7.1 to 7.3). */
const botService = {
  issuer: 'https://api.botframework.com',
  metadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  scope: 'https://api.botframework.com/.default',
  tokenService: 'https://token.botframework.com',
  serviceUrl: 'https://smba.trafficmanager.net/teams/',
};
const tickMs = 2_000;
const hourMs = 3_600_000;

interface Parts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
}

/** Starts everything; rejects with a sentence when a part cannot start, and leaves nothing running then. */
export async function startProduct(parts: Parts): Promise<Product> {
  const store = await openStore(parts);
  try {
    return await wire(parts, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The database, embedded or a server's, with its tables up to date. */
async function openStore({ config, clock, log }: Parts) {
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, log })
      : undefined;
  const database = openDatabase({ url: config.databaseUrl ?? embedded?.url ?? '', log });
  const close = async () => {
    await database.close();
    await embedded?.stop();
  };
  try {
    await database.migrate();
    // Nobody else can be sending from an embedded database: what a killed process held is free at once.
    if (embedded !== undefined) await releaseNotices(database.db, clock.now());
  } catch (error) {
    await close();
    throw error;
  }
  return { database, alone: embedded !== undefined, close };
}

/** Wires everything to everything: the only place that knows all parts. */
async function wire(
  { config, clock, log }: Parts,
  store: Awaited<ReturnType<typeof openStore>>,
): Promise<Product> {
  const { provider: file } = config;
  // The configuration allows the rehearsal on loopback only.
  const rehearsal = config.mode === 'rehearsal';
  const { database } = store;
  const jobs = createJobs({ database, log, alone: store.alone });

  const sender = createHttpSender({ clock, log, rehearsalOrigin: config.rehearsalOrigin });
  const refreshTokens = createRefreshTokenStore({
    database,
    box: createSecretBox(config.encryptionKey),
    clock,
  });
  const credentials = { ...config.credentials, [botCredential]: config.bot.credential };
  const signIn = createSignIn({ sender, clock, log, credentials, refreshTokens });
  const home = { credential: botCredential, tenantId: config.bot.tenantId };
  const botToken = () =>
    signIn.appToken({ ...home, authority: clouds.public.loginAuthority, scope: botService.scope });

  const partnerCenter = createPartnerCenter({ sender, signIn });
  const graph = createGraphForProvider({ sender, signIn, home: { ...home, cloud: 'public' } });
  const tenantFacts = createTenantFactsReader({ sender, clock });

  const news = createNews({
    jobs,
    clock,
    staffTargets: async (tx) => {
      const { tenantId, people, news: wanted } = file.staff;
      const channels = wanted.channel ? await listChannels(tx, tenantId) : [];
      const named = wanted.people ? people.map((person) => ({ tenantId, userId: person.objectId })) : [];
      return [...channels.map((channel) => ({ tenantId, userId: channel.userId })), ...named];
    },
  });
  const invitations = createInvitationWorkflow({
    database,
    jobs,
    partnerCenter,
    accounts: file.accounts,
    news,
    clock,
    log,
    invitationDays: config.invitationDays,
    sweepMinutes: config.sweepMinutes,
  });
  const customers = createCustomers({
    tenantFacts,
    graph,
    accounts: file.accounts,
    homeTenantId: file.staff.tenantId,
    log,
  });
  const help = createPeopleHelp({ database, news, clock });
  const upkeep = createUpkeep({
    accounts: file.accounts,
    partnerCenter,
    signIn,
    publicUrl: config.server.publicUrl,
    clock,
    log,
  });

  const host = createHost({
    flows: createFlows({
      invitations,
      customers,
      graph: createGraphForUser({ sender }),
      help,
      provider: file.provider.name,
      botAppId: config.bot.appId,
      chatLink: (message) => chatLink(config.bot.appId, message),
      contact: file.provider.contact,
      isHomeTenant: (tenantId) => tenantId === file.staff.tenantId,
    }),
    firstFlow,
    welcome: welcome(file.provider.name),
    personFlow: 'person',
    log,
  });

  const serviceHosts = clouds.public.botServiceHosts;
  const connector = createConnector({
    sender,
    token: botToken,
    forgetToken: (token) => signIn.forget(token),
    botAppId: config.bot.appId,
    serviceHosts,
    allowLoopback: rehearsal,
  });
  const connectionName = config.bot.oauthConnection;
  const tokens =
    connectionName === undefined
      ? undefined
      : createTokenService({ sender, origin: botService.tokenService, connectionName, botToken });
  const bot = createTeamsBot({
    adapter: new TeamsAdapter(),
    turns: createTurns({
      host,
      storage: createBotStorage({ database, clock }),
      presenter: createPresenter({ database, connector, host, clock, log }),
      signIn: (activity, send) =>
        userSignIn(
          tokens,
          { connectionName: connectionName ?? '', botAppId: config.bot.appId },
          activity,
          send,
        ),
      clock,
      log,
    }),
    people: createPeople({ staff: file.staff, graph, clock, log }),
    connector,
    tokens,
    database,
    invitations,
    admission: file.customers.admission,
    clock,
    log,
  });
  const notifier = createNotifier({
    database,
    jobs,
    queue: noticeQueue,
    host,
    connector,
    defaultServiceUrl: botService.serviceUrl,
    onUnreachable: async (tx, notice) => {
      if (notice.flow === 'accept')
        await news.tellStaff(tx, { flow: 'invite', caseId: notice.caseId, event: 'unreached' });
    },
    clock,
    log,
  });

  let ready = false;
  const server = createServer({
    bot,
    authentication: createAuthentication({
      keys: createSigningKeys({ sender, clock, metadataUrl: botService.metadata }),
      clock,
      log,
      botAppId: config.bot.appId,
      issuer: botService.issuer,
      serviceHosts,
    }),
    webhooks: createWebhookVerifier({ sender, clock, trust: config.webhookTrust }),
    invitations,
    accountIds: file.accounts.map((account) => account.id),
    database,
    ready: () => ready,
    playground: rehearsal ? config.playgroundPerson : undefined,
    log,
  });

  invitations.defineJobs();
  notifier.defineJobs();
  await jobs.start();
  const port = await server.listen(config.server.port, config.server.host);
  ready = true;

  async function tick(): Promise<void> {
    try {
      await invitations.tick();
      await notifier.tick();
    } catch (error) {
      log.warn({ err: error }, 'looking for due work failed; the next look comes soon');
    }
  }
  const ticking = setInterval(() => void tick(), tickMs);
  const keeping = setInterval(() => void keep(), hourMs);
  async function keep(): Promise<void> {
    await upkeep.run();
    await pruneActivities(database.db, clock.now() - 48 * hourMs).catch((error: unknown) =>
      log.warn({ err: error }, 'old activities could not be removed'),
    );
  }
  void keep();

  return {
    port,
    tick,
    async stop() {
      ready = false;
      clearInterval(ticking);
      clearInterval(keeping);
      await server.close();
      await bot.settled();
      await jobs.stop();
      await store.close();
    },
  };
}
