import type { SimulatorContext } from '../context.ts';
import { decideGdap, examineApproval, findGdap, terminateGdap } from '../gdap/decisions.ts';
import { readForm, sendHtml, type Exchange } from '../http/exchange.ts';
import { escapeHtml } from '../http/page.ts';
import type { SimGdapRelationship } from '../world/gdap-types.ts';
import { adminRightsPath, isAdministrator, partnerOf, rolesOf } from './admin-rights-table.ts';
import { base, frame, type Visitor } from './frame.ts';
import { answerHome } from './pages.ts';

/** The page behind an approval link: what is asked, for how long, and the buttons for who may decide. */
export function answerAdminRights(
  context: SimulatorContext,
  exchange: Exchange,
  visitor: Visitor,
  id: string,
): void {
  const { adminCenter } = context.world.state.switches;
  if (adminCenter === 'home') return answerHome(context, exchange, visitor);
  const show = (title: string, content: string) =>
    sendHtml(exchange.response, 200, frame({ title, visitor, content, current: 'partners' }));
  if (adminCenter === 'blank') return show('Partner relationships', '');
  const relationship = findGdap(context, id);
  const verdict = examineApproval(context, relationship, visitor.user);
  if (relationship === undefined || verdict === 'unknown' || verdict === 'not-asked') {
    return show(
      'Request not found',
      note(
        'This request was not found',
        'The link may be incomplete, or the partner has withdrawn the request.',
      ),
    );
  }
  switch (verdict) {
    case 'other-organisation':
      return show(
        'Another organisation',
        note(
          "This request isn't for your organisation",
          'It was made for another one. Sign in with an account of that organisation.',
        ),
      );
    case 'not-global-administrator':
      return show(
        'No permission',
        note(
          "You don't have permission to approve this",
          'Only a Global Administrator of your organisation can.',
        ),
      );
    case 'over':
      return show(
        'Request over',
        note(
          'This request can no longer be approved',
          'It has expired or was ended. Ask the partner for a new one.',
        ),
      );
    case 'approved-already':
      return show('Approved', approved(context, relationship));
    case 'may-approve':
      return show('Approve partner roles', review(context, relationship));
  }
}

/** The buttons of that page. */
export async function answerDecision(
  context: SimulatorContext,
  exchange: Exchange,
  visitor: Visitor,
  id: string,
): Promise<string> {
  const decision = (await readForm(exchange)).get('decision');
  const relationship = findGdap(context, id);
  if (relationship !== undefined && (decision === 'approve' || decision === 'reject')) {
    decideGdap(context, { relationship, user: visitor.user, approve: decision === 'approve' });
  }
  return `${adminRightsPath}/${encodeURIComponent(id)}`;
}

/** Ends what the visitor's organisation has approved, if the visitor may. */
export function answerEndOfRights(context: SimulatorContext, visitor: Visitor, id: string): void {
  const relationship = findGdap(context, id);
  const isTheirs = relationship?.customerTenantId === visitor.tenant.id;
  if (relationship === undefined || !isTheirs || !isAdministrator(visitor)) return;
  terminateGdap(context, relationship);
}

const note = (title: string, text: string) =>
  `<h1>${title}</h1><div class="status bad" role="alert"><p>${text}</p></div>`;

function facts(context: SimulatorContext, relationship: SimGdapRelationship): string {
  const extension = relationship.autoExtendDuration === 'P180D' ? 'by 180 days, again and again' : 'not';
  return `<dl class="facts">
<dt>Partner</dt><dd>${escapeHtml(partnerOf(context, relationship))}</dd>
<dt>Request</dt><dd>${escapeHtml(relationship.displayName)}</dd>
<dt>Roles</dt><dd>${rolesOf(relationship)}</dd>
<dt>Duration</dt><dd>${escapeHtml(relationship.duration.replace(/^P(\d+)D$/, '$1 days'))}</dd>
<dt>Extends itself</dt><dd>${extension}</dd>
</dl>`;
}

function review(context: SimulatorContext, relationship: SimGdapRelationship): string {
  return `<h1>Approve partner roles</h1>
<p>${escapeHtml(partnerOf(context, relationship))} asks to administer parts of your organisation.</p>
<div class="card">${facts(context, relationship)}
<form method="post" action="${adminRightsPath}/${relationship.id}">
<button class="primary" name="decision" value="approve">Approve</button> <button name="decision" value="reject">Reject</button></form>
</div>`;
}

function approved(context: SimulatorContext, relationship: SimGdapRelationship): string {
  const isActive = relationship.status === 'active';
  return `<h1>Approved</h1>
<div class="status good" role="status"><p>${isActive ? 'The partner has these roles.' : 'The partner gets these roles within minutes.'}</p></div>
<div class="card">${facts(context, relationship)}</div>
<p><a href="${base}/rehearsal/partners">See all partner relationships</a></p>`;
}
