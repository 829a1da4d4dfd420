import type { SimulatorContext } from '../context.ts';
import { readForm, sendHtml, type Exchange } from '../http/exchange.ts';
import { escapeHtml } from '../http/page.ts';
import { answerByRoutes, route, type Remote } from '../http/routes.ts';
import {
  acceptInvitation,
  examineAcceptance,
  removeAdministration,
} from '../partner-center/relationships.ts';
import type { SimCloud, SimPartnerAccount } from '../world/types.ts';
import { plainPage, type Visitor } from './frame.ts';
import { accountCookie, signInPage, visitorOf } from './session.ts';

/** A portal in which customers of other clouds than the public one accept partners (Partner Center contract 1, 4.2). */
interface Portal {
  readonly host: string;
  readonly name: string;
  /** Whose people can sign in. */
  readonly clouds: readonly SimCloud[];
  /** Path of an invitation, and the parameters of its kind and its partner. */
  readonly path: string;
  readonly names: { readonly type: string; readonly partner: string };
}

const portals: readonly Portal[] = [
  {
    host: 'portal.office.com',
    name: 'Microsoft Office Admin portal',
    clouds: ['us-government', 'germany', 'public'],
    path: '/partner/partnersignup.aspx',
    names: { type: 'type', partner: 'id' },
  },
  {
    host: 'portal.partner.microsoftonline.cn',
    name: 'Admin center of Office 365 operated by 21Vianet',
    clouds: ['china'],
    path: '/Adminportal/Home',
    names: { type: 'invtype', partner: 'partnerid' },
  },
];

/** Both portals: accepting a partner, which gives administration as well, and the page Partner Relationships. */
export function createNationalPortals(context: SimulatorContext): Remote {
  return {
    hosts: portals.map(({ host }) => host),
    handle: (exchange, host) => {
      const portal = portals.find((one) => one.host === host)!;
      return answerByRoutes(routesOf(context, portal), exchange);
    },
  };
}

function routesOf(context: SimulatorContext, portal: Portal) {
  const base = `/_/${portal.host}`;
  const signedIn =
    (show: (exchange: Exchange, visitor: Visitor) => Promise<void> | void) => async (exchange: Exchange) => {
      const visitor = visitorOf(context, exchange);
      if (visitor === undefined) {
        const page = signInPage(context, exchange.request.url ?? base, {
          base,
          place: portal.name,
          clouds: portal.clouds,
        });
        return sendHtml(exchange.response, 200, page);
      }
      await show(exchange, visitor);
    };
  const show = (exchange: Exchange, title: string, content: string) =>
    sendHtml(exchange.response, 200, plainPage(title, `<p class="soft">${portal.name}</p>${content}`));

  return [
    route(
      'GET',
      portal.path,
      signedIn((exchange, visitor) => {
        const account = partnerIn(context, portal, exchange.query);
        if (account === undefined) return partners(exchange, visitor);
        show(exchange, 'Partner invitation', invitationPage(context, { base, visitor, account }));
      }),
    ),
    route(
      'GET',
      '/rehearsal/partners',
      signedIn((exchange, visitor) => partners(exchange, visitor)),
    ),
    route('POST', '/rehearsal/sign-in', async (exchange) => {
      const form = await readForm(exchange);
      const user = context.world.state.users.find(({ id }) => id === form.get('user'));
      const next = form.get('next') ?? '';
      const location = next.startsWith(`${base}/`) ? next : `${base}/rehearsal/partners`;
      exchange.response.writeHead(303, {
        location,
        ...(user === undefined ? {} : { 'set-cookie': accountCookie(user.id, base) }),
      });
      exchange.response.end();
    }),
    route(
      'POST',
      '/rehearsal/accept',
      signedIn(async (exchange, visitor) => {
        const form = await readForm(exchange);
        const account = accountWith(context, form.get('partner'));
        if (account !== undefined && form.get('authorise') === 'yes')
          acceptInvitation(context, { user: visitor.user, account });
        redirect(exchange, `${base}/rehearsal/partners`);
      }),
    ),
    route(
      'POST',
      '/rehearsal/remove-administration',
      signedIn(async (exchange, visitor) => {
        const account = accountWith(context, (await readForm(exchange)).get('partner'));
        const isAdministrator = account && examineAcceptance(context, { user: visitor.user, account });
        if (account !== undefined && isAdministrator?.kind === 'already-accepted')
          removeAdministration(context, { customerTenantId: visitor.tenant.id, account });
        redirect(exchange, `${base}/rehearsal/partners`);
      }),
    ),
  ];

  function partners(exchange: Exchange, visitor: Visitor): void {
    show(exchange, 'Partner Relationships', partnersPage(context, base, visitor));
  }
}

/** The partner an invitation of this portal names; undefined for any other page. */
function partnerIn(context: SimulatorContext, { names }: Portal, query: URLSearchParams) {
  const value = (name: string) =>
    [...query].find(([key]) => key.toLowerCase() === name)?.[1]?.toLowerCase() ?? null;
  return value(names.type) === 'resellerrelationship'
    ? accountWith(context, value(names.partner))
    : undefined;
}

const accountWith = (context: SimulatorContext, tenantId: string | null): SimPartnerAccount | undefined =>
  context.world.state.accounts.find((account) => account.tenantId === tenantId);

function invitationPage(
  context: SimulatorContext,
  { base, visitor, account }: { base: string; visitor: Visitor; account: SimPartnerAccount },
): string {
  const name = escapeHtml(account.legalName);
  const bad = (title: string, text: string) =>
    `<h1>${title}</h1><div class="status bad" role="alert"><p>${text}</p></div>`;
  if (visitor.tenant.cloud === 'germany')
    return bad('This cloud is closed', 'Microsoft Cloud Germany takes no new partners or customers.');
  switch (examineAcceptance(context, { user: visitor.user, account }).kind) {
    case 'not-global-administrator':
      return bad('You have no right to accept', 'Only a Global Administrator can accept a partner.');
    case 'own-tenant':
    case 'wrong-region':
      return bad(
        'This invitation can’t be accepted',
        `${name} may not sell to your organisation in this cloud.`,
      );
    case 'accepted':
    case 'already-accepted':
      return partnersPage(context, base, visitor);
    case 'may-accept':
      return `<h1>Review the partner relationship</h1>
<div class="card"><dl class="facts">
<dt>Partner</dt><dd>${name}</dd>
<dt>Your organisation</dt><dd>${escapeHtml(visitor.tenant.name)}</dd>
<dt>Signed in as</dt><dd>${escapeHtml(visitor.user.userPrincipalName)}</dd>
</dl>
<p>The partner may buy for your organisation and gets delegated administration. It cannot be left out here.</p>
<form method="post" action="${base}/rehearsal/accept"><input type="hidden" name="partner" value="${account.tenantId}">
<label class="consent"><input type="checkbox" name="authorise" value="yes" required>
<span>I authorise ${name} to be a reseller and delegated administrator for my organisation.</span></label>
<button class="primary">Accept</button></form></div>`;
  }
}

/** Who sells to the visitor's organisation, and who may administer it; taking that back leaves the rest as it is. */
function partnersPage(context: SimulatorContext, base: string, { tenant }: Visitor): string {
  const { relationships, accounts } = context.world.state;
  const rows = relationships
    .filter(({ customerTenantId }) => customerTenantId === tenant.id)
    .map(({ partnerTenantId, delegatedAdministration }) => {
      const name = escapeHtml(
        accounts.find((one) => one.tenantId === partnerTenantId)?.legalName ?? partnerTenantId,
      );
      const administration =
        delegatedAdministration === true
          ? `<form method="post" action="${base}/rehearsal/remove-administration"><button name="partner" value="${partnerTenantId}">Remove administration of ${name}</button></form>`
          : 'No administration';
      return `<li class="card"><strong>${name}</strong><p>Reseller</p>${administration}</li>`;
    });
  const list =
    rows.length === 0
      ? '<p>Your organisation has no partners.</p>'
      : `<ul class="pick">${rows.join('')}</ul><p class="soft">Removing administration does not end the commercial relationship.</p>`;
  return `<h1>Partner Relationships</h1><p>These partners work with ${escapeHtml(tenant.name)}.</p>${list}`;
}

function redirect(exchange: Exchange, location: string): void {
  exchange.response.writeHead(303, { location });
  exchange.response.end();
}
