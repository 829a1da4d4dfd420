import type { SimCustomer } from './customer-types.ts';
import { tenantOfAccount, tenantOfCustomer, tenantOfReseller } from './seed-people.ts';
import type { SimRelationship } from './types.ts';

/** Template id of the Microsoft Customer Agreement, as documented (Partner Center contract 6). */
export const customerAgreementTemplate = '117a77b0-9360-443b-8795-c6dedc750cf9';

/** Who is a customer already on the first day. */
export function resellerRelationships(): SimRelationship[] {
  const since = '2026-03-02T09:30:00.000Z';
  const relationship = (customerTenantId: string, account: number, reseller: number | null) => ({
    customerTenantId,
    partnerTenantId: tenantOfAccount(account),
    resellerTenantId: reseller === null ? null : tenantOfReseller(reseller),
    acceptedAt: since,
  });
  return [
    // For its own use a reseller is a customer of the provider, not of itself.
    relationship(tenantOfReseller(2), 3, null),
    relationship(tenantOfCustomer(11), 3, 1),
    relationship(tenantOfCustomer(12), 3, 1),
    relationship(tenantOfCustomer(13), 1, 4),
  ];
}

/** Addresses, agreements and account status of those customers. */
export function resellerCustomers(): SimCustomer[] {
  const customer = (
    tenantId: string,
    companyName: string,
    signer: [first: string, last: string, email: string, phone: string],
    language: [culture: string, language: string],
    address: SimCustomer['billing']['address'],
    options: { signed: boolean; vetted: boolean; school?: boolean },
  ): SimCustomer => {
    const [firstName, lastName, email, phoneNumber] = signer;
    const contact = { firstName, lastName, phoneNumber };
    return {
      tenantId,
      billing: {
        id: tenantId.replace(/^.{8}/, 'b111b111'),
        etag: '-4242348048554929329',
        firstName,
        lastName,
        email,
        culture: language[0],
        language: language[1],
        companyName,
        address: { ...address, ...contact },
      },
      organizationRegistrationNumber: null,
      vetting: options.vetted ? { status: 'Allowed', updatedAt: '2026-03-03T08:00:00' } : null,
      qualifications: options.school
        ? [
            {
              qualification: 'Education',
              vettingStatus: 'Approved',
              vettingCreatedDate: '2026-03-05T10:37:38.885Z',
            },
          ]
        : [],
      directSignedAt: null,
      agreements: options.signed
        ? [
            {
              templateId: customerAgreementTemplate,
              primaryContact: { ...contact, email },
              dateAgreed: '2026-03-04T00:00:00Z',
              userId: '22222222-2222-4222-8222-000000000001',
            },
          ]
        : [],
    };
  };
  const inDublin = (addressLine1: string, postalCode: string) => {
    return { country: 'IE', city: 'Dublin', state: 'D', addressLine1, postalCode };
  };
  return [
    customer(
      tenantOfReseller(2),
      'Northwind IT Ltd',
      ['Oscar', 'Ward', 'oscar@northwindcsp.com', '+35319100110'],
      ['en-IE', 'en'],
      inDublin('14 Harbour Road', 'D01 F5P2'),
      { signed: true, vetted: true },
    ),
    customer(
      tenantOfCustomer(11),
      'Adventure Works Limited',
      ['Ada', 'Byrne', 'ada@adventure-works.com', '+35319100120'],
      ['en-IE', 'en'],
      inDublin('3 Summit Street', 'D02 XH91'),
      { signed: true, vetted: true },
    ),
    customer(
      tenantOfCustomer(12),
      'Wide World Importers SARL',
      ['Camille', 'Martin', 'camille@wideworldimporters.fr', '+33199000130'],
      ['fr-FR', 'fr'],
      { country: 'FR', city: 'Lyon', addressLine1: '27 rue du Port', postalCode: '69002' },
      { signed: false, vetted: false },
    ),
    customer(
      tenantOfCustomer(13),
      'Graphic Design Institute',
      ['Patti', 'Fernandez', 'patti@graphicdesigninstitute.com', '+13125550140'],
      ['en-US', 'en'],
      { country: 'US', city: 'Chicago', state: 'IL', addressLine1: '200 W Lake Street', postalCode: '60606' },
      { signed: true, vetted: true, school: true },
    ),
  ];
}
