import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import type { Log } from '../../log.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { GraphAsker } from '../../services/graph/app-token.ts';
import { createGraphDirectory } from '../../services/graph/directory.ts';
import type { GraphDirectory } from '../../services/graph/directory-port.ts';
import { createGdapAtGraph } from '../../services/graph/gdap.ts';
import type { GdapAtGraph } from '../../services/graph/gdap-port.ts';
import type { HttpSender } from '../../services/http/port.ts';
import { createHttpSender } from '../../services/http/sender.ts';
import type { CertificateOf } from '../../services/http/shown-certificate.ts';
import { createPartnerCenter } from '../../services/partner-center/client.ts';
import { createOwnProfile } from '../../services/partner-center/own-profile.ts';
import type { OwnProfile } from '../../services/partner-center/own-profile-port.ts';
import type { PartnerCenter } from '../../services/partner-center/port.ts';
import { createSignIn } from '../../services/sign-in/client.ts';
import type { SignIn } from '../../services/sign-in/port.ts';
import type { Database } from '../../services/store/connection.ts';
import { createKeyedHash } from '../../services/store/keyed-hash.ts';
import { createSecretBox, type SecretBox } from '../../services/store/secret-box.ts';
import { openSettings } from '../settings.ts';
import { keptRefreshTokens } from './kept-refresh-tokens.ts';

export const botCredential = 'BOT';

/** What the doctor looks at, and with. */
export interface Examined {
  readonly config: Config;
  readonly clock: Clock;
  /** `24.21.0` */
  readonly nodeVersion: string;
  readonly sender: HttpSender;
  readonly signIn: SignIn;
  readonly partnerCenter: PartnerCenter;
  readonly ownProfile: OwnProfile;
  readonly gdap: GdapAtGraph;
  /** The bot's application in its home tenant. */
  readonly home: GraphAsker;
  readonly directory: (asker: GraphAsker) => GraphDirectory;
  /** Undefined when there is none to look at: an embedded database that does not run. */
  readonly database: Database | undefined;
  /** Whether it answered when the doctor came. */
  readonly databaseAnswers: boolean;
  readonly box: SecretBox;
  readonly certificateOf: CertificateOf;
  /** The newest app package that was built here, as zip; undefined when there is none. */
  readonly builtPackage: Uint8Array | undefined;
  /** True when webhook registrations may be put right. */
  readonly mayFixWebhooks: boolean;
}

export interface ExaminedParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly nodeVersion: string;
  readonly database: Database | undefined;
  readonly certificateOf: CertificateOf;
  readonly builtPackage: Uint8Array | undefined;
  readonly mayFixWebhooks: boolean;
  /** How waits between tries are spent. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** The same clients and the same sender as the product's, on the same configuration. */
export async function examine(parts: ExaminedParts): Promise<Examined> {
  const { clock, log, database } = parts;
  const databaseAnswers = await answers(database);
  const config = databaseAnswers ? await asChanged(parts) : parts.config;
  const { rehearsalOrigin } = config;
  const identityEndpoint = config.bot.credential.identity?.endpoint;
  const waiting = parts.wait === undefined ? {} : { wait: parts.wait };
  const sender = createHttpSender({ clock, log, rehearsalOrigin, identityEndpoint, ...waiting });
  const box = createSecretBox(config.encryptionKey, config.otherEncryptionKeys);
  const signIn = createSignIn({
    sender,
    clock,
    log,
    credentials: { ...config.credentials, [botCredential]: config.bot.credential },
    refreshTokens: await keptRefreshTokens({
      database: databaseAnswers ? database : undefined,
      box,
      hash: createKeyedHash(config.encryptionKey, config.otherEncryptionKeys),
      clock,
    }),
  });
  const { nodeVersion, certificateOf, builtPackage, mayFixWebhooks } = parts;
  return {
    config,
    clock,
    nodeVersion,
    sender,
    signIn,
    partnerCenter: createPartnerCenter({ sender, signIn }),
    ownProfile: createOwnProfile({ sender, signIn }),
    gdap: createGdapAtGraph({ sender, signIn }),
    home: { credential: botCredential, tenantId: config.bot.tenantId, cloud: 'public' },
    directory: (asker) => createGraphDirectory({ sender, signIn, asker }),
    database,
    databaseAnswers,
    box,
    certificateOf,
    builtPackage,
    mayFixWebhooks,
  };
}

/** An account's own application, in the account's tenant. */
export const askerOf = ({ credential, tenantId, cloud }: PartnerAccount): GraphAsker => ({
  credential,
  tenantId,
  cloud,
});

/** With what staff has changed at run time; as the files say while there is no table for that. */
async function asChanged({ config, clock, log, database }: ExaminedParts): Promise<Config> {
  if (database === undefined) return config;
  try {
    return (await openSettings({ config, clock, log }, { database })).parts.config;
  } catch {
    return config;
  }
}

async function answers(database: Database | undefined): Promise<boolean> {
  if (database === undefined) return false;
  try {
    await database.ping();
    return true;
  } catch {
    return false;
  }
}
