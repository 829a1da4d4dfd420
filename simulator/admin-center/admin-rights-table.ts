import type { SimulatorContext } from '../context.ts';
import { settleGdap } from '../gdap/lifecycle.ts';
import { roleName } from '../gdap/role-names.ts';
import { escapeHtml } from '../http/page.ts';
import type { SimGdapRelationship } from '../world/gdap-types.ts';
import { globalAdministrator } from '../world/seed-people.ts';
import { base, type Visitor } from './frame.ts';

/** Where a request for administration rights is shown; the link's fragment leads here. */
export const adminRightsPath = `${base}/rehearsal/admin-rights`;

export const isAdministrator = (visitor: Visitor) => visitor.user.roles.includes(globalAdministrator);

/** The organisation's approved requests as a table, for the page of partner relationships; empty when there are none. */
export function adminRightsTable(context: SimulatorContext, visitor: Visitor): string {
  settleGdap(context);
  const rows = context.world.state.gdap
    .filter(
      ({ customerTenantId, activatedAt }) => customerTenantId === visitor.tenant.id && activatedAt !== null,
    )
    .map((relationship) => {
      const name = escapeHtml(relationship.displayName);
      const remove =
        isAdministrator(visitor) && relationship.status === 'active'
          ? `<form method="post" action="${base}/rehearsal/end-admin-rights"><button name="id" value="${relationship.id}" aria-label="Remove roles: ${name}">Remove roles</button></form>`
          : '';
      return `<tr><td><strong>${escapeHtml(partnerOf(context, relationship))}</strong><br><span class="soft">${name}</span></td><td>${rolesOf(relationship)}</td><td>${relationship.status}<br><time>${relationship.endsAt?.slice(0, 10) ?? ''}</time></td><td>${remove}</td></tr>`;
    });
  if (rows.length === 0) return '';
  return `<h2>Granular delegated administration</h2><table><thead><tr><th scope="col">Partner</th><th scope="col">Roles</th><th scope="col">Status, end</th><th scope="col"><span class="soft">Action</span></th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

export const partnerOf = (context: SimulatorContext, { accountId }: SimGdapRelationship) =>
  context.world.state.accounts.find(({ id }) => id === accountId)?.legalName ?? 'The partner';

export const rolesOf = ({ roleIds }: SimGdapRelationship) =>
  roleIds.map((id) => escapeHtml(roleName(id))).join(', ');
