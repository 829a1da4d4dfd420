import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { SimAddress, SimBillingProfile } from '../world/customer-types.ts';
import { failure, link, type PartnerAnswer } from './answer.ts';
import { countryOf } from './countries.ts';

const optional = z.string().max(50).nullish();

/** A billing profile as it is written (contract 5.1, 5.6). */
export const billingShape = z.object({
  firstName: optional,
  lastName: optional,
  email: z.string().regex(/^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$/),
  culture: z.string(),
  language: z.string(),
  companyName: z.string().trim().min(1),
  defaultAddress: z.object({
    addressLine1: z.string().trim().min(1).max(200),
    addressLine2: z.string().max(200).nullish(),
    city: z.string().trim().min(1),
    state: z.string().nullish(),
    region: z.string().nullish(),
    postalCode: z.string().nullish(),
    country: z.string().length(2),
    firstName: optional,
    lastName: optional,
    phoneNumber: z.string().nullish(),
  }),
});

/** What the country's rules have against this profile (contract 5.5, 5.6). */
export function problemOf(
  billing: z.infer<typeof billingShape>,
  registrationNumber?: string | null,
): PartnerAnswer | undefined {
  const invalid = (name: string) => failure(400, 3000, `Invalid property: billingProfile.${name}`);
  const { defaultAddress: address } = billing;
  const country = countryOf(address.country.toUpperCase());
  if (country === undefined) return invalid('defaultAddress.country');
  if (!country.cultures.some((culture) => culture.toLowerCase() === billing.culture.toLowerCase())) {
    return invalid('culture');
  }
  if (!country.languages.includes(billing.language.toLowerCase())) return invalid('language');
  if (country.stateRequired && !country.states.includes((address.state ?? '').toUpperCase())) {
    return invalid('defaultAddress.state');
  }
  const postal = address.postalCode ?? '';
  const missing = postal === '' && country.postalCodeRequired;
  if (missing || (postal !== '' && !new RegExp(country.postalCodeRegex).test(postal))) {
    return invalid('defaultAddress.postalCode');
  }
  if (country.needsRegistrationNumber && !address.phoneNumber) {
    return failure(400, 600051, 'Customer phone number is missing');
  }
  if (address.phoneNumber && !new RegExp(country.phoneNumberRegex).test(address.phoneNumber)) {
    return invalid('defaultAddress.phoneNumber');
  }
  return registrationNumber === undefined ? undefined : numberProblem(country, registrationNumber);
}

function numberProblem(
  country: NonNullable<ReturnType<typeof countryOf>>,
  number: string | null,
): PartnerAnswer | undefined {
  if (!country.needsRegistrationNumber) {
    if (number === null) return undefined;
    return failure(400, 600002, "Organization registration ID value isn't supported");
  }
  if (number === null) return failure(400, 600049, 'Organization registration ID information is missing');
  const pattern = country.registrationNumberRegex ?? '.+';
  if (new RegExp(pattern).test(number)) return undefined;
  const text = `Organization registration ID information is invalid and should be of the format ${pattern}`;
  return failure(400, 600050, text);
}

/** The profile as it is kept, with an etag of its own. */
export function billingFrom(data: z.infer<typeof billingShape>, id: string): SimBillingProfile {
  const { defaultAddress, firstName, lastName, ...rest } = data;
  const address = withoutEmpty({ ...defaultAddress, country: defaultAddress.country.toUpperCase() });
  return {
    id,
    etag: `-${randomInt(1e14, 2e14)}${randomInt(1000, 9999)}`,
    ...rest,
    ...(firstName ? { firstName } : {}),
    ...(lastName ? { lastName } : {}),
    address: address as unknown as SimAddress,
  };
}

/** The profile as answers carry it. */
export function describeBilling(tenantId: string, billing: SimBillingProfile): Record<string, unknown> {
  const { etag, address, ...rest } = billing;
  return {
    ...rest,
    defaultAddress: withoutEmpty({ ...address }),
    links: { self: link(`/customers/${tenantId}/profiles/billing`) },
    attributes: { etag, objectType: 'CustomerBillingProfile' },
  };
}

/** Answers leave out what is null or empty (contract 3.3). */
export function withoutEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value != null));
}
