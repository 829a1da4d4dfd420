import type { SimulatorContext } from '../context.ts';
import { readForm, sendHtml, type Exchange } from '../http/exchange.ts';
import { route, type Route } from '../http/routes.ts';
import { globalAdministrator } from '../world/seed.ts';
import type { SimUser } from '../world/types.ts';
import {
  accountPage,
  brokenLinkPage,
  consentPage,
  endPage,
  needsAdministratorPage,
  serviceDownPage,
} from './sign-in-pages.ts';
import type { SignedIn, SignInSession } from './signed-in.ts';

/**
 * The window behind the button of a sign-in card: pick an account, agree to what the bot may read, and bring the
 * six digits back to Teams. Without Teams behind it, the window shows the digits to be typed into the chat.
 */
export function signInWindowRoutes(context: SimulatorContext, signedIn: SignedIn): Route[] {
  const { world } = context;
  const isDown = () => world.state.switches.signIn === 'down';

  function start(exchange: Exchange): void {
    if (isDown()) return sendHtml(exchange.response, 503, serviceDownPage());
    const session = signedIn.session(exchange.query.get('signin') ?? '');
    if (session === undefined) return sendHtml(exchange.response, 400, brokenLinkPage());
    sendHtml(exchange.response, 200, accountPage(session.id, accountsFor(session)));
  }
  /** The person's own account first, then colleagues, then everybody else in the sample world. */
  function accountsFor(session: SignInSession): { near: readonly SimUser[]; far: readonly SimUser[] } {
    const { users } = world.state;
    const own = users.find((user) => `29:${user.id}` === session.teamsUserId);
    const near = users.filter((user) => user.tenantId === own?.tenantId);
    near.sort((a, b) => Number(b === own) - Number(a === own));
    return { near, far: users.filter((user) => !near.includes(user)) };
  }
  async function proceed(exchange: Exchange): Promise<void> {
    if (isDown()) return sendHtml(exchange.response, 503, serviceDownPage());
    const form = await readForm(exchange);
    const session = signedIn.session(form.get('signin') ?? '');
    const account = world.state.users.find((user) => user.id === form.get('account'));
    if (session === undefined || account === undefined)
      return sendHtml(exchange.response, 400, brokenLinkPage());
    const tenantName = world.state.tenants.find((tenant) => tenant.id === account.tenantId)?.name ?? '';
    const administrator = account.roles.includes(globalAdministrator);
    if (signedIn.consentOf(account) === 'none') {
      // Reading the organisation needs an administrator's consent; an ordinary user cannot give it.
      if (!administrator)
        return sendHtml(exchange.response, 200, needsAdministratorPage(session.id, account, tenantName));
      if (form.get('consent') !== 'accept')
        return sendHtml(exchange.response, 200, consentPage(session.id, account, tenantName));
      signedIn.agree(account, form.get('everybody') === 'yes' ? 'organization' : 'user');
    }
    finish(exchange, session, account);
  }
  function finish(exchange: Exchange, session: SignInSession, account: SimUser): void {
    world.journal.add('sign-in', { teamsUserId: session.teamsUserId, account: account.id });
    if (world.state.switches.signIn !== 'lost') {
      return sendHtml(exchange.response, 200, endPage(session.id, signedIn.keepForCode(session, account)));
    }
    // Microsoft has the token, but Teams never hears of it.
    signedIn.keep(session.teamsUserId, session.connectionName, account);
    sendHtml(exchange.response, 200, endPage(session.id, null));
  }
  return [route('GET', '/api/oauth/signin', start), route('POST', '/api/oauth/signin', proceed)];
}
