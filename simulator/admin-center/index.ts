import type { SimulatorContext } from '../context.ts';
import { readForm, sendHtml, type Exchange } from '../http/exchange.ts';
import { answerByRoutes, route, type Remote } from '../http/routes.ts';
import { plainPage, base, type Visitor } from './frame.ts';
import { answerAdminRights, answerDecision, answerEndOfRights } from './admin-rights.ts';
import { answerAgreement, answerSign, asksForAgreement } from './agreement.ts';
import { answerAccept, answerInvitation } from './invitation.ts';
import { answerHome, answerPartners, answerRemove } from './pages.ts';
import { answerSignIn, signInPage, signOut, visitorOf } from './session.ts';

/** The customer's side at Microsoft: the admin center with its invitation and partner pages, and older portals. */
export function createAdminCenter(context: SimulatorContext): Remote {
  /** Runs a page for somebody signed in, or shows the sign-in first. */
  const signedIn =
    (show: (exchange: Exchange, visitor: Visitor, params: Record<string, string>) => Promise<void> | void) =>
    async (exchange: Exchange, params: Record<string, string>) => {
      const visitor = visitorOf(context, exchange);
      if (visitor === undefined)
        return sendHtml(exchange.response, 200, signInPage(context, exchange.request.url ?? '/'));
      if (visitor.tenant.cloud !== 'public') {
        return sendHtml(exchange.response, 200, plainPage('Sign in', otherCloud(visitor)));
      }
      await show(exchange, visitor, params);
    };
  const routes = [
    route(
      'GET',
      '/Adminportal/Home',
      signedIn((exchange, visitor) => {
        if (exchange.query.has('invType')) return answerInvitation(context, exchange, visitor);
        if (asksForAgreement(exchange.query)) return answerAgreement(context, exchange, visitor);
        return answerHome(context, exchange, visitor);
      }),
    ),
    route('GET', '/', (exchange) => redirect(exchange, `${base}/Adminportal/Home`)),
    route('POST', '/rehearsal/sign-in', (exchange) => answerSignIn(context, exchange)),
    route('POST', '/rehearsal/sign-out', (exchange) => signOut(exchange)),
    route(
      'POST',
      '/rehearsal/accept',
      signedIn((exchange, visitor) => answerAccept(context, exchange, visitor)),
    ),
    route(
      'POST',
      '/rehearsal/agreement',
      signedIn((exchange, visitor) => answerSign(context, exchange, visitor)),
    ),
    route(
      'GET',
      '/rehearsal/partners',
      signedIn((exchange, visitor) => answerPartners(context, exchange, visitor)),
    ),
    route(
      'GET',
      '/rehearsal/billing',
      signedIn((exchange, visitor) => answerHome(context, exchange, visitor)),
    ),
    route(
      'GET',
      '/rehearsal/admin-rights/:id',
      signedIn((exchange, visitor, params) => answerAdminRights(context, exchange, visitor, params['id']!)),
    ),
    route(
      'POST',
      '/rehearsal/admin-rights/:id',
      signedIn(async (exchange, visitor, params) =>
        redirect(exchange, await answerDecision(context, exchange, visitor, params['id']!)),
      ),
    ),
    route(
      'POST',
      '/rehearsal/end-admin-rights',
      signedIn(async (exchange, visitor) => {
        answerEndOfRights(context, visitor, (await readForm(exchange)).get('id') ?? '');
        redirect(exchange, `${base}/rehearsal/partners`);
      }),
    ),
    route(
      'POST',
      '/rehearsal/remove',
      signedIn(async (exchange, visitor) => {
        const accountId = (await readForm(exchange)).get('account') ?? '';
        answerRemove(context, visitor, accountId);
        redirect(exchange, `${base}/rehearsal/partners`);
      }),
    ),
  ];
  const older = ['businessstore.microsoft.com', 'admin.cloud.microsoft'];
  return {
    hosts: ['admin.microsoft.com', ...older],
    handle: (exchange, host) => {
      if (host === 'admin.microsoft.com') return answerByRoutes(routes, exchange);
      sendHtml(exchange.response, 200, plainPage('Another portal', olderPortal(host)));
      return Promise.resolve(true);
    },
  };
}

function redirect(exchange: Exchange, location: string): void {
  exchange.response.writeHead(303, { location });
  exchange.response.end();
}

function otherCloud(visitor: Visitor): string {
  const names = {
    public: '',
    'us-government': 'for government',
    china: 'operated by 21Vianet',
    germany: 'Germany',
  };
  const where = names[visitor.tenant.cloud];
  return `<h1>You can't sign in here with this account</h1>
<div class="status bad"><p>${visitor.tenant.name} lives in the Microsoft cloud ${where}, which is separate from this one.</p></div>
<form method="post" action="${base}/rehearsal/sign-out"><button class="primary">Use another account</button></form>`;
}

function olderPortal(host: string): string {
  return `<h1>${host}</h1>
<p>Links to this portal exist for older invitations, for customers in some countries and for government clouds. What happens behind them is not simulated.</p>
<p>An invitation that can be tried here begins with <code>https://admin.microsoft.com/Adminportal/Home?invType=…</code></p>
<p><a class="button" href="${base}/Adminportal/Home">Open the simulated admin center</a></p>`;
}
