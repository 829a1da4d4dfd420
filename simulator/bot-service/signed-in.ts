import { randomInt, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatorContext } from '../context.ts';
import { issueUserToken, tokenLifetime } from '../login/tokens.ts';
import type { SimUser } from '../world/types.ts';
import { graphRoot } from './user-tokens.ts';

/** A sign-in the bot has asked for: who in Teams, by which connection. */
export interface SignInSession {
  readonly id: string;
  readonly teamsUserId: string;
  readonly connectionName: string;
}

/** A token as the token service hands it to the bot. */
export interface TokenResponse {
  readonly channelId: string;
  readonly connectionName: string;
  readonly token: string;
  readonly expiration: string;
}

/** What somebody has agreed to: nothing, reading the own profile, or reading the organisation too. */
export type Consent = 'none' | 'user' | 'organization';

/** Who is signed in to the bot's connection, and with which Microsoft account. */
export interface SignedIn {
  startSession(teamsUserId: string, connectionName: string): SignInSession;
  session(id: string): SignInSession | undefined;
  /** Keeps the account for this Teams user at once (single sign-on, or a window whose end goes unnoticed). */
  keep(teamsUserId: string, connectionName: string, account: SimUser): void;
  /** Keeps the account until somebody brings the six digits this returns. */
  keepForCode(session: SignInSession, account: SimUser): string;
  /** The token for a Teams user; with a code the pending sign-in becomes theirs first. */
  token(teamsUserId: string, connectionName: string, code: string | null): Promise<TokenResponse | undefined>;
  signOut(teamsUserId: string, connectionName: string | null): void;
  connectionsOf(teamsUserId: string): readonly string[];
  consentOf(account: SimUser): Consent;
  agree(account: SimUser, consent: Consent): void;
}

interface Saved {
  /** `{Teams user} {connection}` → Entra object id of the account. */
  accounts: Record<string, string>;
  /** Entra object id → what this person agreed to alone. */
  consents: Record<string, Consent>;
}

export function openSignedIn(context: SimulatorContext): SignedIn {
  const { world } = context;
  const file = world.folder === undefined ? undefined : join(world.folder, 'token-service.json');
  const sessions = new Map<string, SignInSession>();
  const codes = new Map<string, { session: SignInSession; accountId: string }>();
  let seenWorld = world.state;
  let saved = read(file);

  /** A reset of the world signs everybody out. */
  function current(): Saved {
    if (seenWorld !== world.state) {
      seenWorld = world.state;
      saved = { accounts: {}, consents: {} };
      save();
    }
    return saved;
  }
  function save(): void {
    if (file === undefined || world.folder === undefined) return;
    mkdirSync(world.folder, { recursive: true });
    writeFileSync(file, JSON.stringify(saved), { mode: 0o600 });
  }
  function keep(teamsUserId: string, connectionName: string, accountId: string): void {
    current().accounts[`${teamsUserId} ${connectionName}`] = accountId;
    save();
  }
  function consentOf(account: SimUser): Consent {
    if (world.state.switches.signIn === 'consent-missing') return current().consents[account.id] ?? 'none';
    const tenant =
      world.state.tenants.find((candidate) => candidate.id === account.tenantId)?.consent ?? 'none';
    return tenant === 'none' ? (current().consents[account.id] ?? 'none') : tenant;
  }
  async function issue(connectionName: string, accountId: string): Promise<TokenResponse | undefined> {
    const user = world.state.users.find((candidate) => candidate.id === accountId);
    const tenant = world.state.tenants.find((candidate) => candidate.id === user?.tenantId);
    if (user === undefined || tenant === undefined) return undefined;
    const scopes = consentOf(user) === 'organization' ? wholeConsent : ['User.Read'];
    const token = await issueUserToken(context, { user, audience: graphRoot(tenant.cloud), scopes });
    const expiration = new Date(world.now().getTime() + tokenLifetime * 1000).toISOString();
    return { channelId: 'msteams', connectionName, token, expiration };
  }
  return {
    startSession: (teamsUserId, connectionName) => {
      const session = { id: randomUUID().replaceAll('-', ''), teamsUserId, connectionName };
      sessions.set(session.id, session);
      return session;
    },
    session: (id) => sessions.get(id),
    keep: (teamsUserId, connectionName, account) => keep(teamsUserId, connectionName, account.id),
    keepForCode: (session, account) => {
      const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
      codes.set(code, { session, accountId: account.id });
      return code;
    },
    token: async (teamsUserId, connectionName, code) => {
      const pending = code === null ? undefined : codes.get(code);
      if (code !== null) {
        const fits =
          pending?.session.teamsUserId === teamsUserId && pending.session.connectionName === connectionName;
        if (pending === undefined || !fits) return undefined;
        codes.delete(code);
        keep(teamsUserId, connectionName, pending.accountId);
      }
      const accountId = current().accounts[`${teamsUserId} ${connectionName}`];
      return accountId === undefined ? undefined : await issue(connectionName, accountId);
    },
    signOut: (teamsUserId, connectionName) => {
      for (const key of Object.keys(current().accounts)) {
        if (
          connectionName === null
            ? key.startsWith(`${teamsUserId} `)
            : key === `${teamsUserId} ${connectionName}`
        ) {
          delete saved.accounts[key];
        }
      }
      save();
    },
    connectionsOf: (teamsUserId) =>
      Object.keys(current().accounts)
        .filter((key) => key.startsWith(`${teamsUserId} `))
        .map((key) => key.slice(teamsUserId.length + 1)),
    consentOf,
    agree: (account, consent) => {
      if (consent === 'organization') {
        world.change((state) => {
          const tenant = state.tenants.find((candidate) => candidate.id === account.tenantId);
          if (tenant !== undefined) tenant.consent = 'organization';
        });
      }
      current().consents[account.id] = consent;
      save();
    },
  };
}

/** What the bot's connection asks for when an administrator agrees for everybody (Graph contract 3, 4). */
const wholeConsent = ['User.Read', 'Organization.Read.All', 'RoleManagement.Read.Directory'];

function read(file: string | undefined): Saved {
  if (file === undefined) return { accounts: {}, consents: {} };
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Saved;
  } catch {
    return { accounts: {}, consents: {} };
  }
}
