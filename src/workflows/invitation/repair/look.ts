import type { Invitation, ProvenRelationships } from '../../../domain/invitation.ts';
import { cloudWays } from '../../../domain/cloud-ways.ts';
import { isProblem, type Problem } from '../../../errors.ts';
import { accountById } from '../context.ts';
import type { RepairContext } from './context.ts';

export type Shown = Pick<ProvenRelationships, 'reseller' | 'agreement'>;

/**
 * What Microsoft shows of a customer besides the provider's relationship: one to three calls. What it does not tell is
 * `unknown`; `trouble` is the first Problem, for whoever wants to try again.
 */
export async function lookAt(
  context: RepairContext,
  invitation: Invitation,
): Promise<{ readonly shown: Shown; readonly trouble: Problem | undefined }> {
  const account = accountById(context, invitation.acceptedAccountId ?? invitation.accountId);
  const { tenantId } = invitation.customer;
  const troubles: Problem[] = [];
  const told = async <T>(question: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await question();
    } catch (error) {
      if (!isProblem(error)) throw error;
      context.log.warn(
        { invitation: invitation.id, kind: error.kind, ...error.facts },
        'what an acceptance has brought could not be read',
      );
      troubles.push(error);
      return undefined;
    }
  };

  const { reseller } = invitation;
  const hasReseller =
    reseller === undefined
      ? undefined
      : await told(async () => {
          const resellers = await context.partnerCenter.resellersOf(account, tenantId);
          return resellers.some((one) => one.tenantId === reseller.tenantId);
        });
  const isAgreed = cloudWays[invitation.cloud].customerAgreement
    ? await told(
        async () =>
          (await context.agreements.ofCustomer(account, tenantId)).length > 0 ||
          (await isSignedOnline(context, account, tenantId)),
      )
    : undefined;
  const agreement = isAgreed === undefined ? 'unknown' : isAgreed ? 'there' : 'missing';
  return { shown: { reseller: hasReseller, agreement }, trouble: troubles[0] };
}

/** Right after an acceptance Microsoft may not know of the relationship yet that this question needs. */
async function isSignedOnline(
  { agreements }: RepairContext,
  account: Parameters<RepairContext['agreements']['directSigned']>[0],
  tenantId: string,
): Promise<boolean> {
  try {
    return await agreements.directSigned(account, tenantId);
  } catch (error) {
    if (!isProblem(error, 'not-found') && !isProblem(error, 'rejected')) throw error;
    return false;
  }
}
