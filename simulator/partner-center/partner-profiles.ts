import type { SimulatorContext } from '../context.ts';
import type { SimReseller } from '../world/types.ts';
import { failure, link, ok, type PartnerAnswer, type PartnerCall } from './answer.ts';
import { countryOf } from './countries.ts';
import { guid } from './ids.ts';

/** `GET /v1/profiles/mpn[?mpnId=]`: a partner by its location or global id; 404/3000 when unknown (contract 13). */
export function mpnProfile(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const { accounts, resellers, switches } = context.world.state;
  const asked = call.query.get('mpnId') ?? call.query.get('mpnid');
  const own =
    switches.ownProfile === 'another-partner'
      ? (accounts.find(({ id }) => id !== call.account.id) ?? call.account)
      : call.account;
  const mpnId = asked ?? own.partnerId;
  const name =
    accounts.find(({ partnerId }) => partnerId === mpnId)?.legalName ?? findReseller(resellers, mpnId)?.name;
  if (name === undefined) {
    return failure(404, 3000, `Partner Organization with partner_id ${mpnId} could not be found`);
  }
  return ok({
    partnerName: name,
    mpnId,
    profileType: 'MpnProfile',
    links: { self: link('/profiles/mpn') },
    attributes: { objectType: 'MpnProfile' },
  });
}

/** `GET /v1/profiles/legalbusiness`: the account's own company. */
export function legalBusinessProfile(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const { tenants, switches } = context.world.state;
  const tenant = tenants.find(({ id }) => id === call.account.tenantId);
  const email = `legal@${tenant?.defaultDomain ?? 'opendoor.onmicrosoft.com'}`;
  const where = {
    country: switches.ownProfile === 'another-region' ? 'NZ' : (tenant?.country ?? 'IE'),
    city: 'Harbour City',
    state: 'HC',
    addressLine1: '1 Open Door Square',
    postalCode: '10001',
  };
  const contact = { firstName: 'Priya', lastName: 'Nair', phoneNumber: '+353209100100' };
  return ok({
    companyName: call.account.legalName,
    address: { ...where, ...contact },
    primaryContact: { ...contact, email },
    companyApproverAddress: where,
    companyApproverEmail: email,
    vettingStatus: 'authorized',
    vettingSubStatus: 'none',
    profileType: 'LegalBusinessProfile',
    links: { self: link('/profiles/legalbusiness') },
    attributes: { objectType: 'LegalBusinessProfile' },
  });
}

/**
 * `GET /v1/compliance/csp/agreementstatus?mpnId=|tenantId=`: whether a reseller signed the Microsoft Partner
 * Agreement, with every refusal of contract 13.
 */
export function partnerAgreementStatus(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const mpnId = call.query.get('mpnId') ?? call.query.get('mpnid');
  const tenantId = call.query.get('tenantId') ?? call.query.get('tenantid');
  if (mpnId !== null && tenantId !== null) {
    return refusal(2000, 'Both MPN Id and Tenant Id should not be passed.', 'ComplianceController');
  }
  if (mpnId !== null) return byMpnId(context, call, mpnId);
  if (tenantId !== null) return byTenant(context, tenantId);
  return refusal(2001, 'Both MPN Id and Tenant Id cannot be empty.', 'ComplianceController');
}

const guidance = 'https://learn.microsoft.com/partner-center/mpa-indirect-provider-faq';
const migration = 'https://partner.microsoft.com/resources/detail/migrate-pmc-pc-mpa-guide-pptx';

function byMpnId(context: SimulatorContext, call: PartnerCall, mpnId: string): PartnerAnswer {
  if (!/^\d+$/.test(mpnId)) return refusal(2000, 'MPN Id must be numeric.', 'ComplianceController');
  const reseller = findReseller(context.world.state.resellers, mpnId);
  if (reseller === undefined) {
    const text = `Requested MPN Id ${mpnId} is either invalid or does not exist in Partner Center.`;
    return refusal(2200, text, 'PartnerFD', migration);
  }
  if (!reseller.enrolled) {
    const text = `Requested MPN Id ${mpnId} is not associated with any CSP Indirect Reseller account in Partner Center. Please advise your reseller to enroll into the CSP program as an indirect reseller in Partner Center to be compliant.`;
    return refusal(2204, text, 'PartnerFD', guidance);
  }
  const region = countryOf(call.account.countries[0] ?? '')?.region ?? '';
  if (reseller.region !== region) {
    const text = `The CSP region of the requested PartnerID ${mpnId} is ${reseller.region} and doesn't match the CSP region ${region} of Indirect Provider with Tenant id ${call.account.tenantId}.`;
    return refusal(2201, text, 'PartnerFD', guidance);
  }
  if (!reseller.mpaSigned) {
    const text = `MPN Id ${mpnId} has not signed Microsoft Partner Agreement (MPA) for the CSP region where the order is being placed. Please advise your reseller to sign MPA to continue with the order.`;
    return refusal(2203, text, 'PartnerFD', guidance);
  }
  return signedUnlessSwitched(context);
}

function byTenant(context: SimulatorContext, tenantId: string): PartnerAnswer {
  if (!guid.test(tenantId)) return refusal(2000, 'Tenant Id must be a GUID.', 'ComplianceController');
  const reseller = context.world.state.resellers.find((one) => one.tenantId === tenantId.toLowerCase());
  if (reseller === undefined) {
    return refusal(2205, `Could not find account with id '${tenantId}'.`, 'PartnerFD');
  }
  if (!reseller.mpaSigned) {
    const text = `Partner Center Account associated to Tenant Id ${tenantId} hasn't signed the agreement`;
    return refusal(2206, text, 'PartnerFD', guidance);
  }
  return signedUnlessSwitched(context);
}

function signedUnlessSwitched(context: SimulatorContext): PartnerAnswer {
  return ok({ isAgreementSigned: !context.world.state.switches.resellerAgreementUnsigned });
}

const findReseller = (resellers: readonly SimReseller[], mpnId: string) =>
  resellers.find((reseller) => reseller.mpnId === mpnId || reseller.globalMpnId === mpnId);

function refusal(code: number, description: string, source: string, ...data: string[]): PartnerAnswer {
  return { status: 400, body: { code, description, data, source } };
}
