import { openStates, type InvitingReseller } from '../../../domain/invitation.ts';
import { invitationsOfCustomer } from '../../../services/store/invitations.ts';
import { accountById, type InvitationContext } from '../context.ts';
import type { CustomerFacts } from '../port.ts';
import { requestProof } from '../repair/queues.ts';
import { recordAcceptance } from './record-acceptance.ts';
import { recordRemoval } from './record-removal.ts';

export type LinkAnswer =
  | {
      readonly kind: 'link';
      readonly link: string;
      /** The provider's relationship is there; the reseller's, for whom the link is, is not. */
      readonly alone: boolean;
    }
  | { readonly kind: 'already'; readonly customerName: string };

/**
 * The link for the account, and the reseller if there is one, unless Microsoft already shows everything it would bring;
 * then that is recorded instead. Rejects with a Problem of Partner Center.
 */
export async function linkOrAlready(
  context: InvitationContext,
  accountId: string,
  customer: CustomerFacts,
  reseller: Pick<InvitingReseller, 'tenantId'> | undefined,
): Promise<LinkAnswer> {
  const account = accountById(context, accountId);
  const { partnerCenter } = context;
  const askedAt = context.clock.now();
  const found = await partnerCenter.customer(account, customer.tenantId);
  const isThere = found.kind === 'found' && found.customer.isReseller;
  if (isThere) {
    await recordAcceptance(context, accountId, found.customer, 'asked');
    const already = { kind: 'already', customerName: found.customer.companyName } as const;
    if (reseller === undefined) return already;
    const resellers = await partnerCenter.resellersOf(account, customer.tenantId);
    if (resellers.some(({ tenantId }) => tenantId === reseller.tenantId)) {
      await haveProven(context, customer.tenantId, reseller);
      return already;
    }
  } else {
    // What was accepted before has been taken back; unrecorded, the next acceptance would look like that old one.
    await recordRemoval(context, accountId, customer.tenantId, askedAt);
  }
  const link =
    reseller === undefined
      ? await partnerCenter.relationshipLink(account)
      : await partnerCenter.relationshipLink(account, { tenantId: reseller.tenantId });
  return { kind: 'link', link, alone: isThere };
}

/** An open invitation that waited for nothing but this reseller is looked at now. */
async function haveProven(
  context: InvitationContext,
  customerTenantId: string,
  reseller: Pick<InvitingReseller, 'tenantId'>,
): Promise<void> {
  await context.database.withTransaction(async (tx) => {
    for (const invitation of await invitationsOfCustomer(tx, customerTenantId)) {
      const isTheirs = invitation.reseller?.tenantId === reseller.tenantId;
      if (isTheirs && openStates.includes(invitation.state)) await requestProof(context, tx, invitation);
    }
  });
}
