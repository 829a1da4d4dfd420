import { TeamsAdapter } from '../bots/adapter.ts';
import { createAuthentication } from '../bots/authentication.ts';
import { createFileMessages } from '../bots/file-messages.ts';
import { createFirstSignInAnswers } from '../bots/first-sign-in/answers.ts';
import { firstFlow, welcome } from '../bots/greeting.ts';
import { measured } from '../bots/measured-bot.ts';
import { createLimitedBot } from '../bots/limited-bot.ts';
import { createNotifier } from '../bots/notifier.ts';
import { createOwnViews } from '../bots/own-views.ts';
import { createPeople } from '../bots/people.ts';
import { createPresenter } from '../bots/presenter.ts';
import { createReaderTiming } from '../bots/reader-timing.ts';
import { createProofAnswers } from '../bots/proof/answers.ts';
import { createReadiness } from '../bots/readiness.ts';
import { createServer } from '../bots/server.ts';
import { createCallLimiter } from '../bots/sending/call-limiter.ts';
import { countedConnector } from '../bots/sending/counted-connector.ts';
import { createSigningKeys } from '../bots/signing-keys.ts';
import { createTeamsBot } from '../bots/teams-bot.ts';
import { createTokenService } from '../bots/token-service.ts';
import { createTurnLimits } from '../bots/turn-limits.ts';
import { stateKey } from '../bots/state-key.ts';
import { createTurns } from '../bots/turns.ts';
import { userSignIn } from '../bots/user-sign-in.ts';
import { createWhereabouts } from '../bots/whereabouts.ts';
import { createFlows } from '../dialogs/index.ts';
import { createHost } from '../dialogs/kit/host.ts';
import { chatLink } from '../domain/chat-link.ts';
import { clouds } from '../domain/clouds.ts';
import { createLiveCards } from '../services/store/live-cards.ts';
import { createTurnStore } from '../services/store/turn-store.ts';
import { botService } from './bot-service.ts';
import type { Microsoft } from './microsoft.ts';
import type { Parts, Store } from './store.ts';
import { contactLine } from './mailing.ts';
import { namingUnreached, tellOfUnreachable } from './unreachable.ts';
import { createTab } from './tab.ts';
import type { Workflows } from './workflows.ts';
import { createStaffRoles } from '../workflows/staff/index.ts';

/** Everything towards Teams and the web: conversations, notices, the HTTP server. `ready` answers /readyz. */
export function createEdge(
  { config, clock, log }: Parts,
  store: Store,
  microsoft: Microsoft,
  workflows: Workflows,
  ready: () => boolean,
) {
  const { provider: file } = config;
  const { database } = store;
  const { languages } = workflows;
  const { sender, botToken, connector } = microsoft;
  const staffRoles = createStaffRoles({ staff: file.staff, graph: microsoft.graph, clock, log });
  const host = createHost({
    flows: namingUnreached(
      createFlows({
        invitations: workflows.invitations,
        invitationLetters: workflows.invitationLetters,
        invitationLists: workflows.invitationLists,
        invitationRepairs: workflows.invitationRepairs,
        invitationBatches: workflows.invitationBatches,
        customers: workflows.customers,
        nationalClouds: workflows.nationalClouds,
        graph: microsoft.graphForUser,
        help: workflows.help,
        gdap: workflows.gdap,
        resellers: workflows.resellers,
        statuses: workflows.statuses,
        preferences: workflows.preferences,
        orders: workflows.orders,
        approvals: workflows.approvals,
        offers: workflows.offers,
        catalogue: workflows.offers,
        buyers: workflows.buyers,
        contactChecks: workflows.contactChecks,
        firstSignIns: workflows.firstSignIns,
        proofs: workflows.proofs,
        clock,
        provider: file.provider.name,
        botAppId: config.bot.appId,
        chatLink: (message) => chatLink(config.bot.appId, message),
        isHomeTenant: (tenantId) => tenantId === file.staff.tenantId,
        isStaff: (person) => staffRoles.isStaff(person),
      }),
      { database, staff: file.staff, clock },
    ),
    firstFlow,
    welcome: welcome(file.provider.name),
    personFlow: 'person',
    log,
  });

  const connectionName = config.bot.oauthConnection;
  const tokens =
    connectionName === undefined
      ? undefined
      : createTokenService({ sender, origin: botService.tokenService, connectionName, botToken });
  const limiter = createCallLimiter(config.teamsLimits);
  const people = createPeople({ staffRoles, languages, timeZone: config.timeZone });
  const turnStore = createTurnStore(database.shared);
  const cards = createLiveCards(database);
  const bot = createTeamsBot({
    adapter: new TeamsAdapter(),
    turns: createTurns({
      host,
      store: turnStore,
      presenter: createPresenter({
        cards,
        connector: countedConnector(connector, limiter),
        host,
        clock,
        log,
      }),
      languages,
      signIn: (activity, send) =>
        userSignIn(
          tokens,
          { connectionName: connectionName ?? '', botAppId: config.bot.appId },
          activity,
          send,
        ),
      whenDone: (person) => workflows.preferences.hasten(person),
      clock,
      log,
    }),
    people,
    files: createFileMessages({ host, sender, fileHosts: clouds.public.botFileHosts }),
    ownViews: createOwnViews({
      database,
      box: store.secrets.box,
      host,
      languages,
      timeZone: config.timeZone,
    }),
    whereabouts: createWhereabouts({
      database,
      box: store.secrets.box,
      addresses: {
        async heard(person) {
          await workflows.addresses.heard(person);
          await workflows.approvals.heard(person);
        },
      },
      providerTenantId: file.staff.tenantId,
      clock,
    }),
    connector,
    tokens,
    store: turnStore,
    database,
    box: store.secrets.box,
    isAwaited: async (tenantId) =>
      (await workflows.invitations.ofCustomer(tenantId)).length > 0 ||
      (await workflows.gdap.isAsked(tenantId)),
    admission: file.customers.admission,
    clock,
    log,
  });
  const notifier = createNotifier({
    database,
    box: store.secrets.box,
    host,
    connector,
    limiter,
    languages,
    timeZone: config.timeZone,
    whenToTell: createReaderTiming({ database, preferences: workflows.preferences, host, clock }),
    defaultServiceUrl: botService.serviceUrl,
    onUnreachable: tellOfUnreachable(workflows),
    clock,
    log,
  });

  const house = {
    provider: file.provider.name,
    get contact() {
      return contactLine(file.provider.contact);
    },
  };
  const limited = createLimitedBot({
    bot,
    limits: createTurnLimits({ ...config.limits, clock }),
    languageFor: people.languageFor,
    liveStamp: async (conversationId, userId) => (await cards.find(stateKey(conversationId, userId)))?.stamp,
    connector,
    log,
  });
  const server = createServer({
    connections: config.limits.connections,
    bot: { ...limited, onActivity: measured((activity) => limited.onActivity(activity)) },
    authentication: createAuthentication({
      keys: createSigningKeys({ sender, clock, metadataUrl: botService.metadata }),
      clock,
      log,
      botAppId: config.bot.appId,
      issuer: botService.issuer,
      serviceHosts: clouds.public.botServiceHosts,
    }),
    webhooks: microsoft.webhooks,
    invitations: workflows.invitations,
    firstSignIn: createFirstSignInAnswers({
      desk: workflows.firstSignIns,
      house,
      log,
    }),
    proof: createProofAnswers({ desk: workflows.proofs, house, log }),
    tab: createTab({ config, clock, log }, store, microsoft, workflows),
    accountIds: file.accounts.map((account) => account.id),
    readiness: createReadiness({ isStarted: ready, database }),
    playground: config.mode === 'rehearsal' ? config.playgroundPerson : undefined,
    log,
  });

  return { bot, notifier, server };
}
