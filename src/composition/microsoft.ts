import { createConnector } from '../bots/connector.ts';
import { isNational } from '../domain/cloud-ways.ts';
import { clouds } from '../domain/clouds.ts';
import { createGraphForCustomer } from '../services/graph/for-customer.ts';
import { createGraphForProvider } from '../services/graph/for-provider.ts';
import { createGraphForUser } from '../services/graph/for-user.ts';
import { createGdapAtGraph } from '../services/graph/gdap.ts';
import { createHttpSender } from '../services/http/sender.ts';
import { createMailer } from '../services/mail/client.ts';
import { measured } from '../services/mail/measured.ts';
import { createGraphMailer } from '../services/mail/graph-client.ts';
import { createPartnerCenter } from '../services/partner-center/client.ts';
import { createOrderingAtMicrosoft } from '../services/partner-center/ordering.ts';
import { createWebhookVerifier } from '../services/partner-center/webhook-signature.ts';
import { createSignIn } from '../services/sign-in/client.ts';
import { createRefreshTokenStore } from '../services/store/refresh-tokens.ts';
import { createTenantFactsReader } from '../services/tenant-facts/client.ts';
import { botService } from './bot-service.ts';
import type { Parts, Store } from './store.ts';

const botCredential = 'BOT';

/** Everything that speaks to Microsoft, on the one sender. */
export function connectMicrosoft({ config, clock, log }: Parts, store: Store) {
  const sender = createHttpSender({
    clock,
    log,
    rehearsalOrigin: config.rehearsalOrigin,
    identityEndpoint: config.bot.credential.identity?.endpoint,
  });
  const refreshTokens = createRefreshTokenStore({
    database: store.database,
    box: store.secrets.box,
    hash: store.secrets.hash,
    clock,
  });
  const credentials = { ...config.credentials, [botCredential]: config.bot.credential };
  const signIn = createSignIn({ sender, clock, log, credentials, refreshTokens });
  const home = { credential: botCredential, tenantId: config.bot.tenantId };
  const botToken = () =>
    signIn.appToken({ ...home, authority: clouds.public.loginAuthority, scope: botService.scope });

  const connector = createConnector({
    sender,
    token: botToken,
    forgetToken: (token) => signIn.forget(token),
    botAppId: config.bot.appId,
    serviceHosts: clouds.public.botServiceHosts,
    // The configuration allows the rehearsal on loopback only.
    allowLoopback: config.mode === 'rehearsal',
  });
  const partnerCenter = createPartnerCenter({ sender, signIn });
  const graph = createGraphForProvider({ sender, signIn, home: { ...home, cloud: 'public' } });
  const mailer =
    config.mailSender === undefined
      ? config.mail && measured(createMailer(config.mail))
      : createGraphMailer({
          sender,
          signIn,
          home: { ...home, cloud: 'public' },
          mailbox: config.mailSender,
          clock,
        });
  // A token of one cloud is worth nothing in another: each cloud's directory is asked with the account there.
  const directories = Object.fromEntries(
    config.provider.accounts
      .filter(({ cloud }) => isNational(cloud))
      .map(({ cloud, credential, tenantId }) => [
        cloud,
        createGraphForProvider({ sender, signIn, home: { credential, tenantId, cloud } }),
      ]),
  );
  const tenantFacts = createTenantFactsReader({ sender, clock });

  return {
    sender,
    signIn,
    botToken,
    connector,
    partnerCenter,
    ordering: createOrderingAtMicrosoft({ sender, signIn }),
    graph,
    mailer,
    directories: { ...directories, public: graph },
    tenantFacts,
    graphForUser: createGraphForUser({ sender }),
    customerDirectories: createGraphForCustomer({ sender, signIn }),
    gdap: createGdapAtGraph({ sender, signIn }),
    webhooks: createWebhookVerifier({ sender, clock, trust: config.webhookTrust }),
  };
}

export type Microsoft = ReturnType<typeof connectMicrosoft>;
