import { createServer } from '../../src/bots/server.ts';
import { createAuthentication } from '../../src/bots/authentication.ts';
import { TeamsAdapter } from '../../src/bots/adapter.ts';
import { createConnector } from '../../src/bots/connector.ts';
import { createPeople } from '../../src/bots/people.ts';
import { createPresenter } from '../../src/bots/presenter.ts';
import { createSigningKeys } from '../../src/bots/signing-keys.ts';
import { createTeamsBot } from '../../src/bots/teams-bot.ts';
import { createTurns } from '../../src/bots/turns.ts';
import { userSignIn } from '../../src/bots/user-sign-in.ts';
import { systemClock } from '../../src/clock.ts';
import { botService } from '../../src/composition/bot-service.ts';
import { createHost } from '../../src/dialogs/kit/host.ts';
import { createTroubleFlow } from '../../src/dialogs/trouble/index.ts';
import { clouds } from '../../src/domain/clouds.ts';
import { createLog } from '../../src/log.ts';
import { createHttpSender } from '../../src/services/http/sender.ts';
import { createSignIn } from '../../src/services/sign-in/client.ts';
import type { Database } from '../../src/services/store/connection.ts';
import { createSecretBox } from '../../src/services/store/secret-box.ts';
import { fakeInvitations } from '../../test/support/fake-invitations.ts';
import { memoryTurnStore } from '../../test/support/memory-turn-store.ts';

// The bot's edge alone, for the benchmark: its HTTP server, authentication, adapter, turns, dialogs and connector as they
// are, with what they keep in this process instead of a database.

const {
  BENCH_MICROSOFT: rehearsalOrigin,
  BENCH_APP_ID: botAppId = '',
  BENCH_TENANT_ID: tenantId = '',
} = process.env;
const clock = systemClock();
const log = createLog('silent');
const sender = createHttpSender({ clock, log, rehearsalOrigin });
const credential = { clientId: botAppId, clientSecret: 'of the benchmark' };
const signIn = createSignIn({
  sender,
  clock,
  log,
  credentials: { BOT: credential },
  refreshTokens: { read: () => Promise.resolve(undefined), write: () => Promise.resolve() },
});
const connector = createConnector({
  sender,
  token: () =>
    signIn.appToken({
      credential: 'BOT',
      tenantId,
      authority: clouds.public.loginAuthority,
      scope: botService.scope,
    }),
  forgetToken: (token) => signIn.forget(token),
  botAppId,
  serviceHosts: clouds.public.botServiceHosts,
});
const { store, live } = memoryTurnStore();
const nobodyAsks = (): never => {
  throw new Error('the benchmark does not ask for this');
};
const host = createHost({
  flows: [createTroubleFlow({ invitations: fakeInvitations(clock), help: { handOver: nobodyAsks } })],
  firstFlow: () => 'trouble',
  welcome: () => '',
  personFlow: 'person',
  log,
});
const languages = { chosenBy: () => Promise.resolve(undefined), choose: nobodyAsks };
const bot = createTeamsBot({
  adapter: new TeamsAdapter(),
  turns: createTurns({
    host,
    store,
    presenter: createPresenter({
      cards: {
        find: (key) => Promise.resolve(live.get(key)),
        set: (key, card) => Promise.resolve(void live.set(key, card)),
        clear: (key) => Promise.resolve(void live.delete(key)),
      },
      connector,
      host,
      clock,
      log,
    }),
    languages,
    signIn: (activity, send) => userSignIn(undefined, { connectionName: '', botAppId }, activity, send),
    whenDone: () => Promise.resolve(),
    clock,
    log,
  }),
  people: createPeople({ staffRoles: { rolesOf: () => Promise.resolve([]) }, languages, timeZone: 'UTC' }),
  files: () => undefined,
  ownViews: nobodyAsks,
  whereabouts: { keep: () => Promise.resolve(), forget: () => Promise.resolve() },
  connector,
  tokens: undefined,
  store,
  database: {} as Database,
  box: createSecretBox(Buffer.alloc(32, 7).toString('base64')),
  isAwaited: () => Promise.resolve(true),
  admission: 'anyone',
  clock,
  log,
});
const pages = { show: nobodyAsks, reveal: nobodyAsks, take: nobodyAsks, busy: nobodyAsks };
const server = createServer({
  bot,
  authentication: createAuthentication({
    keys: createSigningKeys({ sender, clock, metadataUrl: botService.metadata }),
    clock,
    log,
    botAppId,
    issuer: botService.issuer,
    serviceHosts: clouds.public.botServiceHosts,
  }),
  webhooks: { verify: nobodyAsks },
  invitations: { receive: nobodyAsks },
  firstSignIn: pages,
  proof: pages,
  tab: {} as Parameters<typeof createServer>[0]['tab'],
  accountIds: [],
  connections: 1_000,
  readiness: () => Promise.resolve('ready'),
  playground: undefined,
  log,
});
const port = await server.listen(0, '127.0.0.1');
process.send?.({ type: 'listening', port });
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
