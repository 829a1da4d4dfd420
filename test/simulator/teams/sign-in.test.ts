import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { verifyAccessToken } from '../../../simulator/login/tokens.ts';
import { eventually } from '../../support/eventually.ts';
import { diego, lee, megan, startTeams, type RehearsedTeams } from './rehearsed-teams.ts';

const require = createRequire(import.meta.url);
const { UserTokenClientImpl } = require('botframework-connector/lib/auth/userTokenClientImpl.js') as {
  UserTokenClientImpl: new (appId: string, credentials: unknown, endpoint: string) => UserTokenClient;
};

/** The part of the SDK's own client that is used here: what the real bot calls the token service with. */
interface UserTokenClient {
  getUserToken(
    userId: string,
    connection: string,
    channel: string,
    code?: string,
  ): Promise<{ token: string } | undefined>;
  getSignInResource(
    connection: string,
    activity: unknown,
  ): Promise<{ signInLink: string; tokenExchangeResource: { id: string; uri: string } }>;
  exchangeToken(
    userId: string,
    connection: string,
    channel: string,
    request: { token: string },
  ): Promise<{ token?: string }>;
  signOutUser(userId: string, connection: string, channel: string): Promise<void>;
  getTokenStatus(userId: string, channel: string): Promise<{ connectionName: string; hasToken: boolean }[]>;
}

describe('simulated sign-in of people', () => {
  let teams: RehearsedTeams;
  let tokens: UserTokenClient;
  /** Each token exchange the bot was asked for: id and status of its answer. */
  let exchanges: { id: string; status: number }[];

  beforeEach(async () => {
    teams = await startTeams();
    exchanges = [];
    const { simulator } = teams;
    const endpoint = `${simulator.origin}/_/token.botframework.com`;
    tokens = new UserTokenClientImpl(simulator.world.state.bot.appId, botCredentials(teams), endpoint);
    teams.bot.onActivity(async ({ activity }) => {
      if (activity.name !== 'signin/tokenExchange') return undefined;
      const value = activity.value as { id: string; token: string; connectionName: string };
      const status = await tokens
        .exchangeToken(activity.from.id, value.connectionName, 'msteams', value)
        .then((answer) => (answer.token === undefined ? 412 : 200));
      exchanges.push({ id: value.id, status });
      return { status, body: { id: value.id, connectionName: value.connectionName } };
    });
  });
  afterEach(() => teams.stop());

  /** The bot posts a sign-in card into a person's chat, as OAuthPrompt does. */
  async function askToSignIn(userId: string): Promise<string> {
    await teams.person('bot', 'open', { as: userId });
    const { activity } = teams.bot.received.find(({ activity }) => activity.from.aadObjectId === userId)!;
    const { signInLink, tokenExchangeResource } = await tokens.getSignInResource('entra', activity);
    const buttons = [{ type: 'signin', title: 'Sign in', value: signInLink }];
    const content = { text: 'Please sign in', connectionName: 'entra', tokenExchangeResource, buttons };
    const attachments = [{ contentType: 'application/vnd.microsoft.card.oauth', content }];
    const { id } = await teams.chatOf(userId);
    const url = `https://smba.trafficmanager.net/emea/v3/conversations/${encodeURIComponent(id)}/activities`;
    assert.equal((await teams.asBot('POST', url, { type: 'message', attachments })).status, 201);
    return signInLink;
  }
  const stateOfCard = (userId: string) =>
    eventually(async () => {
      const state = (await teams.chatOf(userId)).messages.at(-1)?.signIn;
      return state === 'trying' || state == null ? undefined : state;
    }, 'the end of the silent sign-in');
  /** What somebody does in the sign-in window; resolves with the page they see in the end. */
  async function inWindow(signInLink: string, form: Record<string, string>): Promise<string> {
    const url = new URL(signInLink.replace('https://', `${teams.simulator.origin}/_/`));
    assert.equal((await fetch(url)).status, 200);
    const body = new URLSearchParams({ signin: url.searchParams.get('signin') ?? '', ...form });
    return (await fetch(url, { method: 'POST', body })).text();
  }
  const codeOn = (page: string) => /class="code">(\d{6})</.exec(page)?.[1];
  const heldToken = (userId: string, code?: string) =>
    tokens.getUserToken(`29:${userId}`, 'entra', 'msteams', code);

  it('consent given: signed in without a question, and the token is for Graph', async () => {
    await askToSignIn(megan);
    assert.equal(await stateOfCard(megan), 'silent');
    const held = await heldToken(megan);
    const checked = await verifyAccessToken(teams.simulator.context, held?.token ?? '', [
      'https://graph.microsoft.com',
    ]);
    assert.equal(checked.kind === 'valid' && checked.claims.oid, megan);
  });

  it('several open clients: the same exchange id comes twice', async () => {
    teams.simulator.world.change(({ switches }) => (switches.doubleActivities = true));
    await askToSignIn(megan);
    await stateOfCard(megan);
    assert.ok(exchanges.length >= 2);
    assert.equal(new Set(exchanges.map(({ id }) => id)).size, 1);
  });

  it('consent missing: exchange refused, the button appears; window, consent and six digits give a token', async () => {
    const link = await askToSignIn(diego);
    assert.equal(await stateOfCard(diego), 'button');
    assert.deepEqual(
      exchanges.map(({ status }) => status),
      [412],
    );
    assert.match(await inWindow(link, { account: diego }), /Permissions requested/);
    const code = codeOn(await inWindow(link, { account: diego, consent: 'accept', everybody: 'yes' }));
    assert.equal(await heldToken(diego), undefined);
    await teams.person('bot', 'sign-in', { as: diego, code });
    const verify = teams.bot.received.at(-1)!.activity;
    assert.deepEqual([verify.name, verify.value], ['signin/verifyState', { state: code }]);
    assert.equal(await heldToken(megan, code), undefined, 'the digits are of use to this person only');
    assert.ok((await heldToken(diego, code))?.token);
    assert.equal(
      teams.simulator.world.state.tenants.find((tenant) => tenant.name === 'Litware Inc.')?.consent,
      'organization',
    );
  });

  it('an ordinary user where nobody has consented: the window asks for an administrator', async () => {
    const link = await askToSignIn(lee);
    assert.equal(await stateOfCard(lee), 'button');
    assert.match(await inWindow(link, { account: lee, consent: 'accept' }), /Need admin approval/);
  });

  it('sign-in lost: no silent attempt, the window ends without digits, and Microsoft has the token', async () => {
    teams.simulator.world.change(({ switches }) => (switches.signIn = 'lost'));
    const link = await askToSignIn(megan);
    assert.equal(await stateOfCard(megan), 'button');
    const page = await inWindow(link, { account: megan });
    assert.equal(codeOn(page), undefined);
    assert.ok((await heldToken(megan))?.token);
  });

  it('token service down: every call of the bot fails', async () => {
    teams.simulator.world.change(({ switches }) => (switches.signIn = 'down'));
    const url = `https://token.botframework.com/api/usertoken/GetToken?userId=29:${megan}&connectionName=entra`;
    assert.equal((await teams.asBot('GET', url)).status, 503);
  });

  it('status and sign-out: the token is gone afterwards', async () => {
    await askToSignIn(megan);
    await stateOfCard(megan);
    assert.equal((await tokens.getTokenStatus(`29:${megan}`, 'msteams'))[0]?.hasToken, true);
    await tokens.signOutUser(`29:${megan}`, 'entra', 'msteams');
    assert.equal(await heldToken(megan), undefined);
  });

  it('a button that needs sign-in: pressed once, sent again with the token', async () => {
    await teams.person('bot', 'open', { as: megan });
    const { activity } = teams.bot.received.find(({ activity }) => activity.from.aadObjectId === megan)!;
    const { signInLink, tokenExchangeResource } = await tokens.getSignInResource('entra', activity);
    const value = {
      text: 'Sign in',
      connectionName: 'entra',
      tokenExchangeResource,
      buttons: [{ type: 'signin', value: signInLink }],
    };
    teams.bot.onActivity(({ activity }) => {
      const { authentication } = activity.value as { authentication?: { token: string } };
      return authentication === undefined
        ? {
            status: 200,
            body: { statusCode: 401, type: 'application/vnd.microsoft.activity.loginRequest', value },
          }
        : {
            status: 200,
            body: {
              statusCode: 200,
              type: 'application/vnd.microsoft.activity.message',
              value: 'hello again',
            },
          };
    });
    const answer = await teams.person('bot', 'actions', {
      as: megan,
      activityId: '1',
      action: { verb: 'check' },
    });
    assert.deepEqual(answer.outcome, { kind: 'text', text: 'hello again' });
  });
});

/** Credentials in the SDK's shape that put the bot's own token on every call. */
function botCredentials(teams: RehearsedTeams): unknown {
  return {
    signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
      request.headers.set('authorization', `Bearer ${await teams.botToken()}`);
      return request;
    },
  };
}
