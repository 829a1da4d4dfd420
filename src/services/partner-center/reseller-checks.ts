import type { PartnerAccount } from '../../domain/partner-account.ts';
import { isProblem, type Problem } from '../../errors.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import type { ResellerChecks } from './reseller-port.ts';
import { agreementStatusSchema, indirectResellersSchema, profileSchema } from './reseller-schema.ts';
import type { Call, Wire } from './wire.ts';

/** 400 codes of the agreement check that only say that the agreement is not signed (contract 13). */
const unsignedCodes = [2203, 2206];

/** Resellers at Partner Center over HTTP. See ResellerChecks for what each method promises. */
export function createResellerChecks(wire: Wire): ResellerChecks {
  const reading = (
    account: PartnerAccount,
    what: string,
    path: string,
    query: Record<string, string>,
  ): Call => ({
    account,
    operation: `GET ${what}`,
    method: 'GET',
    path,
    query,
    as: 'user',
    effect: 'repeatable',
  });

  return {
    profile: async (account, mpnId) => {
      if (!isLocationId(mpnId)) return { kind: 'unknown' };
      const call = reading(account, 'partner profile', '/v1/profiles/mpn', { mpnId });
      try {
        return { kind: 'found', ...(await wire.read(call, profileSchema)) };
      } catch (error) {
        if (isProblem(error) && saysUnknown(error)) return { kind: 'unknown' };
        throw error;
      }
    },
    agreementSigned: async (account, reseller) => {
      const query: Record<string, string> =
        'mpnId' in reseller
          ? { mpnId: reseller.mpnId }
          : { tenantId: guidForPath('partner-center', reseller.tenantId) };
      const path = '/v1/compliance/csp/agreementstatus';
      const answer = await wire.readOrRefused(
        reading(account, 'agreement status of reseller', path, query),
        agreementStatusSchema,
      );
      if (answer.kind === 'read') return { kind: answer.value ? 'signed' : 'unsigned' };
      return answer.status === 400 && unsignedCodes.includes(answer.code) ? { kind: 'unsigned' } : answer;
    },
    indirectResellers: (account) =>
      wire.read(
        reading(account, 'indirect resellers', '/v1/relationships', {
          relationship_type: 'IsIndirectCloudSolutionProviderOf',
        }),
        indirectResellersSchema,
      ),
  };
}

/** Partner location ids are numbers; anything else need not be asked about. */
const isLocationId = (text: string) => /^\d{1,12}$/.test(text);

/** Contract 13: 404/3000; the agreement check's 400/2200 means the same. */
function saysUnknown({ facts }: Problem): boolean {
  return facts.status === 404 || (facts.status === 400 && facts.code === '2200');
}
