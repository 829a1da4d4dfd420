import { randomUUID } from 'node:crypto';
import type { SimulatorContext } from '../context.ts';
import { readForm, sendHtml, type Exchange } from '../http/exchange.ts';
import { escapeHtml } from '../http/page.ts';
import { acceptInvitation, examineAcceptance } from '../partner-center/relationships.ts';
import type { SimPartnerAccount, SimReseller } from '../world/types.ts';
import { base, frame, type Visitor } from './frame.ts';
import { answerHome } from './pages.ts';

interface Invitation {
  readonly account: SimPartnerAccount;
  /** The reseller that is accepted together with its provider, if the link names one. */
  readonly reseller: SimReseller | undefined;
}

/** The page behind a relationship link: what this visitor sees depends on role, region and the switches. */
export function answerInvitation(context: SimulatorContext, exchange: Exchange, visitor: Visitor): void {
  const { switches } = context.world.state;
  const show = (title: string, content: string) =>
    sendHtml(exchange.response, 200, frame({ title, visitor, content, current: 'billing' }));
  if (switches.adminCenter === 'blank') {
    return sendHtml(
      exchange.response,
      200,
      '<!doctype html><html lang="en"><title>Microsoft 365 admin center</title>',
    );
  }
  if (switches.adminCenter === 'home') return answerHome(context, exchange, visitor);
  if (switches.adminCenter === 'contact-partner') return show('Agreement', contactPartner);
  const invitation = readInvitation(context, exchange.query);
  if (invitation === undefined) return show('Something went wrong', brokenLink());
  const { account, reseller } = invitation;
  const resellerTenantId = reseller?.tenantId ?? null;
  const verdict = examineAcceptance(context, { user: visitor.user, account, resellerTenantId });
  switch (verdict.kind) {
    case 'not-global-administrator':
      return answerHome(context, exchange, visitor);
    case 'own-tenant':
      return show('Partner invitation', ownTenant);
    case 'wrong-region':
      return show('Partner invitation', wrongRegion(visitor, invitation));
    case 'already-accepted':
    case 'accepted':
      return show('Partner invitation', accepted(invitation, visitor, exchange.query.has('accepted')));
    case 'may-accept':
      // What accepting has left out, the page does not know of.
      if (exchange.query.has('accepted'))
        return show('Partner invitation', accepted(invitation, visitor, true));
      return show('Partner invitation', review(invitation, visitor, exchange.query));
  }
}

/** The Accept button. The page it came from is shown again, now saying that it is done. */
export async function answerAccept(
  context: SimulatorContext,
  exchange: Exchange,
  visitor: Visitor,
): Promise<void> {
  const form = await readForm(exchange);
  const query = new URLSearchParams(form.get('invitation') ?? '');
  const invitation = readInvitation(context, query);
  if (invitation !== undefined && form.get('authorise') === 'yes') {
    const { account, reseller } = invitation;
    const request = { user: visitor.user, account, resellerTenantId: reseller?.tenantId ?? null };
    if (acceptInvitation(context, request).kind === 'accepted') query.set('accepted', 'now');
  }
  exchange.response.writeHead(303, { location: `${base}/Adminportal/Home?${query.toString()}` });
  exchange.response.end();
}

/** Both forms of contract 4.2: the partner directly, or a reseller together with its provider. */
function readInvitation(context: SimulatorContext, query: URLSearchParams): Invitation | undefined {
  const { accounts, resellers } = context.world.state;
  const value = (name: string) => [...query].find(([key]) => key.toLowerCase() === name)?.[1]?.toLowerCase();
  const accountBy = (tenantId: string | undefined) =>
    accounts.find((candidate) => candidate.tenantId === tenantId);
  if (value('invtype') === 'resellerrelationship') {
    const account = accountBy(value('partnerid'));
    return account && { account, reseller: undefined };
  }
  const account = accountBy(value('indirectcspid'));
  const reseller = resellers.find((candidate) => candidate.tenantId === value('partnerid'));
  return account && reseller && { account, reseller };
}

function review(invitation: Invitation, visitor: Visitor, query: URLSearchParams): string {
  const { account, reseller } = invitation;
  const name = escapeHtml(account.legalName);
  const both = reseller === undefined ? name : `${escapeHtml(reseller.name)} and ${name}`;
  return `<h1>Review the partner relationship</h1>
<p>${both} would like to work with <strong>${escapeHtml(visitor.tenant.name)}</strong>.</p>
<div class="card">
<dl class="facts">
<dt>Partner</dt><dd>${name}</dd>
${reseller === undefined ? '' : `<dt>Reseller</dt><dd>${escapeHtml(reseller.name)}</dd>`}
<dt>Relationship</dt><dd>${reseller === undefined ? 'Reseller' : 'Indirect reseller with provider'}</dd>
<dt>Your organisation</dt><dd>${escapeHtml(visitor.tenant.name)} (${escapeHtml(visitor.tenant.defaultDomain)})</dd>
<dt>Signed in as</dt><dd>${escapeHtml(visitor.user.userPrincipalName)}</dd>
</dl>
<p>The partner will be able to buy Microsoft products for your organisation, manage those purchases and see your billing data. This gives no access to mail, files or user accounts.</p>
<form method="post" action="${base}/rehearsal/accept">
<input type="hidden" name="invitation" value="${escapeHtml(query.toString())}">
<label class="consent"><input type="checkbox" name="authorise" value="yes" required>
<span>I authorise ${both} to be a reseller for my organisation, and I agree to the Microsoft Customer Agreement.</span></label>
<button class="primary">Accept</button> <a class="button" href="${base}/Adminportal/Home">Cancel</a>
</form>
</div>`;
}

function accepted(invitation: Invitation, visitor: Visitor, justNow: boolean): string {
  const name = escapeHtml(invitation.account.legalName);
  const sentence = justNow
    ? `You have authorised ${name}. You can close this page.`
    : `${name} is already a partner of ${escapeHtml(visitor.tenant.name)}. There is nothing left to do.`;
  return `<h1>${justNow ? 'Thank you' : 'Already accepted'}</h1>
<div class="status good" role="status"><p>${sentence}</p></div>
<p><a href="${base}/rehearsal/partners">See all partner relationships</a></p>`;
}

function wrongRegion(visitor: Visitor, invitation: Invitation): string {
  return `<h1>This invitation can't be accepted</h1>
<div class="status bad" role="alert"><div><p>The market of your organisation (${escapeHtml(visitor.tenant.country)}) is not one that ${escapeHtml(invitation.account.legalName)} may sell in.</p>
<p>Ask the partner for the invitation of your region.</p></div></div>`;
}

const ownTenant = `<h1>This invitation can't be accepted</h1>
<div class="status bad" role="alert"><p>Your organisation is a partner itself. A partner can't be its own customer.</p></div>`;

const contactPartner = `<h1>Your agreement has to be confirmed</h1>
<div class="status" role="status"><p>Contact your partner to confirm the Microsoft Customer Agreement for your organisation. You can't go on here.</p></div>`;

const brokenLink = () => `<h1>Something went wrong</h1>
<div class="status bad" role="alert"><div><p>This invitation could not be opened. The link may be incomplete or the partner does not exist.</p>
<p class="soft">Session ID: ${randomUUID()}</p></div></div>`;
