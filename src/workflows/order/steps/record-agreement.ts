import { tenantOf, type Order } from '../../../domain/order.ts';
import { sellingTenant } from '../../../domain/reseller.ts';
import type { PartnerAccount } from '../../../domain/partner-account.ts';
import { isProblem } from '../../../errors.ts';
import { addAgreementEvidence } from '../../../services/store/agreement-evidence.ts';
import { beginCall, endCall } from '../../../services/store/order-calls.ts';
import { accountOf, type OrderContext } from '../context.ts';
import type { Outcome } from './outcome.ts';
import { afterRefusal } from './refusal.ts';

/** How often a customer's acceptance or signature is looked for: Microsoft tells of neither signature nor check. */
const parkedLookMs = 5 * 60_000;

/**
 * Makes sure that Microsoft has the relationship and the customer's agreement, recording what the seller attests.
 * Waits, parked, for what only the customer can do.
 */
export async function recordAgreement(context: OrderContext, order: Order): Promise<Outcome> {
  const account = accountOf(context, order);
  const tenant = tenantOf(order);
  if (tenant === undefined) throw new Error(`order ${order.id} has no tenant yet`);
  const now = context.clock.now();
  const known = await context.partnerCenter.customer(account, tenant.tenantId);
  if (known.kind === 'not-yet' || !(await sellsFor(context, order, account, tenant.tenantId)))
    return { kind: 'park', standstill: { cause: 'relationship-missing' }, until: now + parkedLookMs };
  if (await hasAgreement(context, account, tenant.tenantId)) return agreed(context, order, 'agreement-there');
  const choice = order.draft.agreement;
  if (choice?.kind !== 'attested')
    return { kind: 'park', standstill: { cause: 'agreement-missing' }, until: now + parkedLookMs };

  const template = await context.agreements.template(account);
  const { firstName, lastName, email, phone } = choice;
  const ids = await beginCall(context.database.db, order.id, 'record-agreement', now);
  const answer = await context.agreements.confirm(
    account,
    tenant.tenantId,
    {
      templateId: template.templateId,
      signer: { firstName, lastName, email, phone },
      agreedAt: Math.min(Date.parse(`${choice.signedOn}T00:00:00Z`), now),
    },
    ids,
  );
  if (answer.kind === 'refused') {
    await endCall(context.database.db, ids.requestId, String(answer.code), now);
    return afterRefusal(context, order, answer);
  }
  const by = order.placedBy ?? order.createdBy;
  const outcome = agreed(context, order, `agreement-${answer.kind}`);
  return {
    ...outcome,
    also: async (tx) => {
      await endCall(tx, ids.requestId, answer.kind, now);
      await addAgreementEvidence(tx, {
        customer_tenant_id: tenant.tenantId,
        account_id: account.id,
        order_id: order.id,
        template_id: template.templateId,
        first_name: firstName,
        last_name: lastName,
        email,
        phone: phone ?? null,
        signed_on: choice.signedOn,
        recorded_by_tenant_id: by.tenantId,
        recorded_by_user_id: by.userId,
        recorded_at: now,
        answer: answer.kind,
      });
    },
  };
}

function agreed(context: OrderContext, order: Order, event: string): Extract<Outcome, { kind: 'go' }> {
  return { kind: 'go', event, progress: { ...order.progress, agreementAt: context.clock.now() } };
}

/** Whether the tenant is this reseller's to order for: its customer, or its own and not the one it sells from. */
async function sellsFor(
  context: OrderContext,
  order: Order,
  account: PartnerAccount,
  tenantId: string,
): Promise<boolean> {
  if (order.progress.tenant !== undefined) return true;
  const reseller = await context.resellers.find(order.resellerId, { ...order.createdBy, staff: true });
  if (reseller === undefined) return false;
  if (order.draft.use === 'own')
    return reseller.tenants.some((own) => own.tenantId === tenantId && own.use === 'own-use');
  const selling = sellingTenant(reseller)?.tenantId;
  const resellers = await context.partnerCenter.resellersOf(account, tenantId);
  return resellers.some((candidate) => candidate.tenantId === selling);
}

/** Recorded by a partner, or signed by the customer online. */
async function hasAgreement(
  context: OrderContext,
  account: PartnerAccount,
  tenantId: string,
): Promise<boolean> {
  if ((await context.agreements.ofCustomer(account, tenantId)).length > 0) return true;
  try {
    return await context.agreements.directSigned(account, tenantId);
  } catch (error) {
    // Needs an active relationship; right after a tenant was made Microsoft may not know of it yet.
    if (!isProblem(error, 'not-found') && !isProblem(error, 'rejected')) throw error;
    return false;
  }
}
