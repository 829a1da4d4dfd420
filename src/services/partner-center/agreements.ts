import { cloudWays } from '../../domain/cloud-ways.ts';
import { Problem } from '../../errors.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import type { Agreements } from './agreements-port.ts';
import {
  agreementDocumentSchema,
  agreementType,
  confirmationSchema,
  directSignSchema,
  recordedAgreementsSchema,
  templatesSchema,
} from './agreements-schema.ts';
import { countryForPath } from './path-parts.ts';
import type { Call, Wire } from './wire.ts';

const alreadyConfirmedCode = 600061;

/** The Microsoft Customer Agreement over HTTP. See Agreements for what each method promises. */
export function createAgreements(wire: Wire): Agreements {
  const customerPath = (tenantId: string) => `/v1/customers/${guidForPath('partner-center', tenantId)}`;

  return {
    template: async (account) => {
      const call = { ...reading(account, 'agreement templates', '/v1/agreements'), query: { agreementType } };
      const [newest] = await wire.read(call, templatesSchema);
      if (newest !== undefined) return newest;
      throw new Problem('rejected', 'Microsoft names no template of the Microsoft Customer Agreement.', {
        remote: 'partner-center',
        code: 'no-template',
      });
    },
    document: async (account, templateId, language, country) => {
      const id = guidForPath('partner-center', templateId);
      return await wire.readIfThere(
        {
          ...reading(account, 'agreement document', `/v1/agreementtemplates/${id}/document`),
          query: { language, country: countryForPath(country) },
        },
        agreementDocumentSchema,
        [],
      );
    },
    ofCustomer: async (account, tenantId) =>
      await wire.read(
        {
          ...reading(account, 'agreements of customer', `${customerPath(tenantId)}/agreements`),
          query: { agreementType },
        },
        recordedAgreementsSchema,
      ),
    confirm: async (account, tenantId, { templateId, signer, agreedAt }, ids) => {
      const answer = await wire.readOrRefused(
        {
          ...reading(account, 'agreement of customer', `${customerPath(tenantId)}/agreements`),
          operation: 'POST agreement of customer',
          method: 'POST',
          body: {
            primaryContact: {
              firstName: signer.firstName,
              lastName: signer.lastName,
              email: signer.email,
              ...(signer.phone === undefined ? {} : { phoneNumber: signer.phone }),
            },
            templateId: guidForPath('partner-center', templateId),
            dateAgreed: new Date(agreedAt).toISOString(),
            type: agreementType,
          },
          ids,
        },
        confirmationSchema,
      );
      if (answer.kind === 'read') return { kind: 'recorded' };
      // Its HTTP status is not documented (contract 20).
      return answer.code === alreadyConfirmedCode ? { kind: 'already' } : answer;
    },
    directSigned: async (account, tenantId) =>
      await wire.read(
        reading(
          account,
          'direct signature',
          `${customerPath(tenantId)}/directSignedMicrosoftCustomerAgreementStatus`,
        ),
        directSignSchema,
      ),
  };
}

/** A call about agreements; where the cloud has none, none is made (contract 1, 6). */
function reading(account: PartnerAccount, what: string, path: string): Call {
  if (!cloudWays[account.cloud].customerAgreement) {
    const facts = { remote: 'partner-center', code: 'not-in-cloud' };
    throw new Problem('rejected', `There is no customer agreement in the cloud ${account.cloud}.`, facts);
  }
  return { account, operation: `GET ${what}`, method: 'GET', path, as: 'user', effect: 'repeatable' };
}
