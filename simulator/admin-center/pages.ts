import type { SimulatorContext } from '../context.ts';
import { sendHtml, type Exchange } from '../http/exchange.ts';
import { escapeHtml } from '../http/page.ts';
import { removeRelationship } from '../partner-center/relationships.ts';
import { adminRightsPath, adminRightsTable, isAdministrator } from './admin-rights-table.ts';
import { base, frame, type Visitor } from './frame.ts';

/** What people land on: an overview for administrators, the shop for everybody else. */
export function answerHome(_context: SimulatorContext, exchange: Exchange, visitor: Visitor): void {
  const name = escapeHtml(visitor.user.displayName.split(' ')[0]!);
  const tile = (title: string, text: string) =>
    `<div class="card"><strong>${title}</strong><p class="soft">${text}</p></div>`;
  const tiles = isAdministrator(visitor)
    ? [
        tile('Users', 'Add people, reset passwords, assign licences.'),
        tile('Billing', 'Products, licences and invoices.'),
        tile('Service health', 'All services are running.'),
      ]
    : [
        tile('Microsoft 365 Business Basic', 'Web and mobile apps, mail and meetings.'),
        tile('Microsoft 365 Business Standard', 'Desktop apps for five devices.'),
        tile('Microsoft 365 Business Premium', 'Everything, with security and device management.'),
      ];
  const heading = isAdministrator(visitor) ? `Good to see you, ${name}` : 'Products for your organisation';
  const content = `<h1>${heading}</h1><p class="soft">${escapeHtml(visitor.tenant.name)}</p><div class="tiles">${tiles.join('')}</div>
<script>
const asked = /granularAdminRelationships\\/([0-9a-f-]+)/i.exec(location.hash);
if (asked) location.replace('${adminRightsPath}/' + asked[1]);
else if (/partner/i.test(location.hash) && !/invitation/i.test(location.hash)) location.replace('${base}/rehearsal/partners');
</script>`;
  sendHtml(exchange.response, 200, frame({ title: 'Home', visitor, content, current: 'home' }));
}

/** The partners of the visitor's organisation; a Global Administrator can remove them. */
export function answerPartners(context: SimulatorContext, exchange: Exchange, visitor: Visitor): void {
  const { relationships, accounts, resellers } = context.world.state;
  const rows = relationships
    .filter((relationship) => relationship.customerTenantId === visitor.tenant.id)
    .map((relationship) => {
      const account = accounts.find((candidate) => candidate.tenantId === relationship.partnerTenantId);
      const reseller = resellers.find((candidate) => candidate.tenantId === relationship.resellerTenantId);
      const name = escapeHtml(account?.legalName ?? relationship.partnerTenantId);
      const via =
        reseller === undefined ? '' : `<br><span class="soft">with ${escapeHtml(reseller.name)}</span>`;
      const remove = isAdministrator(visitor)
        ? `<details><summary>Remove</summary><form method="post" action="${base}/rehearsal/remove">
<p>The partner can no longer buy for you. What runs keeps running.</p>
<button name="account" value="${account?.id ?? ''}" aria-label="Remove this partner: ${name}">Remove this partner</button></form></details>`
        : '';
      return `<tr><td><strong>${name}</strong>${via}</td><td>Reseller</td><td><time>${relationship.acceptedAt.slice(0, 10)}</time></td><td>${remove}</td></tr>`;
    });
  const table =
    rows.length === 0
      ? '<div class="status" role="status"><p>Your organisation has no partners.</p></div>'
      : `<table><thead><tr><th scope="col">Partner</th><th scope="col">Relationship</th><th scope="col">Since</th><th scope="col"><span class="soft">Action</span></th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const content = `<h1>Partner relationships</h1><p>These partners work with ${escapeHtml(visitor.tenant.name)}.</p>${table}${adminRightsTable(context, visitor)}`;
  sendHtml(
    exchange.response,
    200,
    frame({ title: 'Partner relationships', visitor, content, current: 'partners' }),
  );
}

/** Removes a partner, if the visitor may. */
export function answerRemove(context: SimulatorContext, visitor: Visitor, accountId: string): void {
  const account = context.world.state.accounts.find((candidate) => candidate.id === accountId);
  if (account === undefined || !isAdministrator(visitor)) return;
  removeRelationship(context, { customerTenantId: visitor.tenant.id, account, by: 'customer' });
}
