import type { PartnerAccount } from '../../domain/partner-account.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import type { CallIds, Refused } from './call-ids.ts';
import { createdCustomerSchema } from './customer-registry-schema.ts';
import type { CreatedCustomer, NewCustomer } from './customers-port.ts';
import type { Wire } from './wire.ts';

/** Making a tenant takes Microsoft long; giving up early would leave its outcome unknown. */
const timeoutMs = 60_000;

/** Contract 5.6. Sent once: after a lost answer the caller looks before it asks again. */
export async function createCustomer(
  wire: Wire,
  account: PartnerAccount,
  customer: NewCustomer,
  ids: CallIds,
): Promise<CreatedCustomer | Refused> {
  const answer = await wire.readOrRefused(
    {
      account,
      operation: 'POST customer',
      method: 'POST',
      path: '/v1/customers',
      body: bodyOf(customer),
      // For an indirect reseller Microsoft wants an agent (contract 2.3).
      as: customer.resellerTenantId === undefined ? 'app' : 'user',
      effect: 'once',
      ids,
      timeoutMs,
    },
    createdCustomerSchema,
  );
  if (answer.kind === 'refused') return answer;
  const { id, companyprofile: company, usercredentials: credentials } = answer.value;
  const domain = (company?.domain ?? customer.domain).toLowerCase();
  return {
    kind: 'created',
    tenantId: id,
    companyName: company?.companyname ?? customer.companyName,
    domain,
    userName: signInName(credentials?.username, domain),
    password: credentials?.password ?? undefined,
  };
}

/** Microsoft answers with the part before the @ only. */
function signInName(userName: string | undefined, domain: string): string | undefined {
  return userName === undefined || userName.includes('@') ? userName : `${userName}@${domain}`;
}

function bodyOf(customer: NewCustomer) {
  const { address, contact, registrationNumber, resellerTenantId } = customer;
  return {
    companyProfile: {
      domain: customer.domain,
      companyName: customer.companyName,
      ...(registrationNumber === undefined ? {} : { organizationRegistrationNumber: registrationNumber }),
    },
    billingProfile: {
      firstName: contact.firstName,
      lastName: contact.lastName,
      email: contact.email,
      culture: customer.culture,
      language: customer.language,
      companyName: customer.companyName,
      defaultAddress: {
        firstName: contact.firstName,
        lastName: contact.lastName,
        addressLine1: address.line1,
        ...(address.line2 === undefined ? {} : { addressLine2: address.line2 }),
        city: address.city,
        ...(address.state === undefined ? {} : { state: address.state }),
        ...(address.postalCode === undefined ? {} : { postalCode: address.postalCode }),
        country: address.country,
        ...(contact.phone === undefined ? {} : { phoneNumber: contact.phone }),
      },
    },
    ...(resellerTenantId === undefined
      ? {}
      : { associatedPartnerId: guidForPath('partner-center', resellerTenantId) }),
  };
}
