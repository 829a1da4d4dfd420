import type { AgreementChoice } from '../../../domain/order-draft.ts';
import { tenantOf, type Order } from '../../../domain/order.ts';
import { sellingTenant } from '../../../domain/reseller.ts';
import type { RelationshipCause } from '../../../domain/standstill.ts';
import type { PartnerAccount } from '../../../domain/partner-account.ts';
import { isProblem } from '../../../errors.ts';
import { addAgreementEvidence } from '../../../services/store/agreement-evidence.ts';
import { beginCall, endCall, openCall } from '../../../services/store/order-calls.ts';
import { accountOf, type OrderContext, type StageContext } from '../context.ts';
import type { Outcome } from './outcome.ts';
import { afterRefusal } from './refusal.ts';

/** How often a customer's acceptance or signature is looked for: Microsoft tells of neither signature nor check. */
const parkedLookMs = 5 * 60_000;
const newTenantLookMs = 10_000;
const agreementStep = 'record-agreement';

/**
 * Makes sure that Microsoft has the relationship and the customer's agreement, recording what the seller attests.
 * Waits, parked, for what only the customer can do.
 */
export async function recordAgreement(context: StageContext, order: Order): Promise<Outcome> {
  const { agreements, clock, database } = context;
  const account = accountOf(context, order);
  const tenant = tenantOf(order);
  if (tenant === undefined) throw new Error(`order ${order.id} has no tenant yet`);
  const now = clock.now();
  const known = await context.partnerCenter.customer(account, tenant.tenantId);
  if (order.progress.tenant !== undefined) {
    // We have just made it: Microsoft may need a moment to know, and there is nobody to wait for.
    if (known.kind === 'not-yet') return { kind: 'wait', until: now + newTenantLookMs };
  } else {
    const cause =
      known.kind === 'not-yet'
        ? 'relationship-missing'
        : await missingOf(context, order, account, tenant.tenantId);
    if (cause !== undefined) return { kind: 'park', standstill: { cause }, until: now + parkedLookMs };
  }
  const choice = order.draft.agreement;
  const there = await agreements.ofCustomer(account, tenant.tenantId);
  // Nobody can have signed online in a tenant of our own making when somebody vouches for a signature.
  const mayBeOnline = order.progress.tenant === undefined || choice?.kind !== 'attested';
  if (there.length > 0 || (mayBeOnline && (await isSignedOnline(context, account, tenant.tenantId)))) {
    const open = await openCall(database.db, order.id, agreementStep);
    const ours = there.find(({ signer }) => choice?.kind === 'attested' && signer.email === choice.email);
    // It is there because of our own call, of which no answer came.
    if (open !== undefined && ours !== undefined && choice?.kind === 'attested')
      return recorded(context, order, choice, tenant.tenantId, {
        requestId: open,
        answer: 'found',
        templateId: ours.templateId,
      });
    return { kind: 'go', event: 'agreement-there', progress: { ...order.progress, agreementAt: now } };
  }
  if (choice?.kind !== 'attested')
    return {
      kind: 'park',
      standstill: { cause: 'agreement-missing', field: 'agreement' },
      until: now + parkedLookMs,
    };

  const { templateId } = await agreements.template(account);
  const { firstName, lastName, email, phone } = choice;
  const ids = await beginCall(database.db, context.held, agreementStep, now);
  const answer = await agreements.confirm(
    account,
    tenant.tenantId,
    {
      templateId,
      signer: { firstName, lastName, email, phone },
      agreedAt: Math.min(Date.parse(`${choice.signedOn}T00:00:00Z`), now),
    },
    ids,
  );
  if (answer.kind !== 'refused')
    return recorded(context, order, choice, tenant.tenantId, {
      requestId: ids.requestId,
      answer: answer.kind,
      templateId,
    });
  const code = String(answer.code);
  return { ...afterRefusal(context, order, answer), also: (tx) => endCall(tx, ids.requestId, code, now) };
}

/** Goes on, with the evidence of who vouched for what in the same transaction. */
function recorded(
  context: OrderContext,
  order: Order,
  choice: Extract<AgreementChoice, { kind: 'attested' }>,
  tenantId: string,
  call: { requestId: string; answer: string; templateId: string },
): Outcome {
  const now = context.clock.now();
  const { firstName, lastName, email, phone, signedOn } = choice;
  const account = accountOf(context, order);
  const by = order.placedBy ?? order.createdBy;
  return {
    kind: 'go',
    event: `agreement-${call.answer}`,
    progress: { ...order.progress, agreementAt: now },
    also: async (tx) => {
      await endCall(tx, call.requestId, call.answer, now);
      await addAgreementEvidence(
        tx,
        {
          customer_tenant_id: tenantId,
          account_id: account.id,
          order_id: order.id,
          template_id: call.templateId,
          first_name: firstName,
          last_name: lastName,
          email,
          phone: phone ?? null,
          signed_on: signedOn,
          recorded_by_tenant_id: by.tenantId,
          recorded_by_user_id: by.userId,
          recorded_at: now,
          answer: call.answer,
        },
        order.resellerId,
      );
    },
  };
}

/**
 * What the tenant lacks to be this reseller's to order for: its customer, or its own and not the one it sells from.
 * That a tenant buys through another reseller is nobody's business: it counts like one without any relationship.
 */
async function missingOf(
  context: OrderContext,
  order: Order,
  account: PartnerAccount,
  tenantId: string,
): Promise<RelationshipCause | undefined> {
  const reseller = await context.resellers.find(order.resellerId, { ...order.createdBy, staff: true });
  if (reseller === undefined) return 'relationship-missing';
  if (order.draft.use === 'own')
    return reseller.tenants.some((own) => own.tenantId === tenantId && own.use === 'own-use')
      ? undefined
      : 'relationship-missing';
  const selling = sellingTenant(reseller)?.tenantId;
  const resellers = await context.partnerCenter.resellersOf(account, tenantId);
  if (resellers.some((candidate) => candidate.tenantId === selling)) return undefined;
  return resellers.length === 0 ? 'reseller-relationship-missing' : 'relationship-missing';
}

/** Whether the customer's administrator accepted online. */
async function isSignedOnline(
  context: OrderContext,
  account: PartnerAccount,
  tenantId: string,
): Promise<boolean> {
  try {
    return await context.agreements.directSigned(account, tenantId);
  } catch (error) {
    // Needs an active relationship; right after a tenant was made Microsoft may not know of it yet.
    if (!isProblem(error, 'not-found') && !isProblem(error, 'rejected')) throw error;
    return false;
  }
}
