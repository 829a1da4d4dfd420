import type { SimulatorContext } from '../context.ts';
import { readForm, sendHtml, type Exchange } from '../http/exchange.ts';
import { escapeHtml } from '../http/page.ts';
import { changeCustomerRecord, customerAgreement } from '../partner-center/customer-record.ts';
import { globalAdministrator } from '../world/seed-people.ts';
import { base, frame, type Visitor } from './frame.ts';
import { answerHome } from './pages.ts';

/** Where a customer accepts the Microsoft Customer Agreement alone (Partner Center contract 4.2). */
const address = `${base}/AdminPortal/Home?ref=/BillingAccounts/agreement`;

/** True for the address of the agreement's own page. */
export function asksForAgreement(query: URLSearchParams): boolean {
  return query.get('ref')?.toLowerCase() === '/billingaccounts/agreement';
}

/** The page with the Microsoft Customer Agreement; only a Global Administrator sees it. */
export function answerAgreement(context: SimulatorContext, exchange: Exchange, visitor: Visitor): void {
  const { state } = context.world;
  const { adminCenter } = state.switches;
  if (!mayAccept(visitor) || adminCenter === 'home' || adminCenter === 'blank') {
    return answerHome(context, exchange, visitor);
  }
  const known = customerAgreement(state, visitor.tenant.id);
  const content =
    adminCenter === 'contact-partner' || known === 'confirmed'
      ? throughPartner
      : known === 'direct-signed'
        ? accepted(visitor)
        : review(visitor);
  sendHtml(exchange.response, 200, frame({ title: 'Agreement', visitor, content, current: 'billing' }));
}

/** The Accept button of that page; afterwards Partner Center says that the customer signed. */
export async function answerSign(
  context: SimulatorContext,
  exchange: Exchange,
  visitor: Visitor,
): Promise<void> {
  const agreed = (await readForm(exchange)).get('agree') === 'yes';
  if (agreed && mayAccept(visitor) && customerAgreement(context.world.state, visitor.tenant.id) === 'none') {
    const now = context.world.now().toISOString();
    changeCustomerRecord(context, visitor.tenant.id, (customer) => (customer.directSignedAt = now));
    context.world.journal.add('agreement', { customerTenantId: visitor.tenant.id, userId: visitor.user.id });
  }
  exchange.response.writeHead(303, { location: address });
  exchange.response.end();
}

const mayAccept = (visitor: Visitor) => visitor.user.roles.includes(globalAdministrator);

function review(visitor: Visitor): string {
  return `<h1>Microsoft Customer Agreement</h1>
<p>Microsoft needs to know that <strong>${escapeHtml(visitor.tenant.name)}</strong> agrees before products can be bought for it.</p>
<div class="card">
<dl class="facts">
<dt>Your organisation</dt><dd>${escapeHtml(visitor.tenant.name)} (${escapeHtml(visitor.tenant.defaultDomain)})</dd>
<dt>Signed in as</dt><dd>${escapeHtml(visitor.user.userPrincipalName)}</dd>
</dl>
<form method="post" action="${base}/rehearsal/agreement">
<label class="consent"><input type="checkbox" name="agree" value="yes" required>
<span>I have read the Microsoft Customer Agreement and accept it for my organisation.</span></label>
<button class="primary">Accept</button> <a class="button" href="${base}/Adminportal/Home">Cancel</a>
</form>
</div>`;
}

function accepted(visitor: Visitor): string {
  return `<h1>Microsoft Customer Agreement</h1>
<div class="status good" role="status"><p>${escapeHtml(visitor.tenant.name)} has accepted the agreement. You can close this page.</p></div>`;
}

const throughPartner = `<h1>Microsoft Customer Agreement</h1>
<div class="status" role="status"><p>Please reach out to your partner to confirm the agreement for your organisation. You can't accept it here.</p></div>`;
