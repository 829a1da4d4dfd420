import { setTimeout as pause } from 'node:timers/promises';
import type { SimulatorContext } from '../context.ts';
import type { Auth } from './access.ts';
import { validateAddress } from './address.ts';
import {
  agreementDocument,
  confirmAgreement,
  confirmedAgreements,
  directSigned,
  listAgreements,
} from './agreements.ts';
import type { PartnerAnswer, PartnerCall } from './answer.ts';
import { createCustomer } from './create-customer.ts';
import {
  billingProfile,
  companyProfile,
  qualifications,
  replaceBillingProfile,
  validationCodes,
  validationStatus,
} from './customer-profiles.ts';
import { changeCustomer, customerById, listCustomers, resellersOfCustomer } from './customers.ts';
import { countryRules, domainTaken } from './market-rules.ts';
import { legalBusinessProfile, mpnProfile, partnerAgreementStatus } from './partner-profiles.ts';
import { listResellers, relationshipRequest } from './relationship-requests.ts';

export type Endpoint = (
  context: SimulatorContext,
  call: PartnerCall,
) => Promise<PartnerAnswer> | PartnerAnswer;

/** One endpoint: method, path, who may call it, what answers. */
export type EndpointRow = readonly [method: string, path: string, auth: Auth, endpoint: Endpoint];

/** Answers later when the agreement service is switched slow. */
const unhurried =
  (endpoint: Endpoint): Endpoint =>
  async (context, call) => {
    const { agreementSlowMs } = context.world.state.switches;
    if (agreementSlowMs > 0) await pause(agreementSlowMs);
    return await endpoint(context, call);
  };

const customer = '/v1/customers/:customerId';

/** Customers, their agreements and the partners around them (contract 4, 5, 6, 13). */
export const customerEndpoints: readonly EndpointRow[] = [
  ['GET', '/v1/customers/relationshiprequests', 'app+user', relationshipRequest],
  ['GET', '/v1/relationships', 'app+user', listResellers],
  ['GET', '/v1/customers/all/validations', 'both', validationCodes],
  ['GET', '/v1/customers', 'both', listCustomers],
  ['POST', '/v1/customers', 'both', createCustomer],
  ['GET', customer, 'both', customerById],
  ['PATCH', customer, 'app+user', changeCustomer],
  ['GET', `${customer}/relationships`, 'app+user', resellersOfCustomer],
  ['GET', `${customer}/profiles/company`, 'app+user', companyProfile],
  ['GET', `${customer}/profiles/billing`, 'both', billingProfile],
  ['PUT', `${customer}/profiles/billing`, 'both', replaceBillingProfile],
  ['GET', `${customer}/validationStatus`, 'app+user', validationStatus],
  ['GET', `${customer}/qualifications`, 'both', qualifications],
  ['GET', `${customer}/agreements`, 'app+user', unhurried(confirmedAgreements)],
  ['POST', `${customer}/agreements`, 'app+user', unhurried(confirmAgreement)],
  ['GET', `${customer}/directSignedMicrosoftCustomerAgreementStatus`, 'app+user', unhurried(directSigned)],
  ['GET', '/v1/agreements', 'app+user', unhurried(listAgreements)],
  ['GET', '/v1/agreementtemplates/:templateId/document', 'app+user', unhurried(agreementDocument)],
  ['HEAD', '/v1/domains/:domain', 'both', domainTaken],
  ['GET', '/v1/countryvalidationrules/:iso2', 'both', countryRules],
  ['POST', '/v1/validations/address', 'both', validateAddress],
  ['GET', '/v1/profiles/mpn', 'app+user', mpnProfile],
  ['GET', '/v1/profiles/legalbusiness', 'both', legalBusinessProfile],
  ['GET', '/v1/compliance/csp/agreementstatus', 'app+user', partnerAgreementStatus],
];
