import type { SimulatorContext } from '../context.ts';
import { failure, ok, type PartnerAnswer, type PartnerCall } from './answer.ts';
import { countryOf } from './countries.ts';

/** `GET /v1/countryvalidationrules/{iso2}`: what a company's data must look like there (contract 5.5, SDK shape). */
export function countryRules(_context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const country = countryOf((call.params['iso2'] ?? '').toUpperCase());
  if (country === undefined) return failure(404, 1000, 'Not found');
  const taxed = country.vatIdRegex !== null;
  return ok({
    iso2Code: country.iso2,
    defaultCulture: country.cultures[0],
    isStateRequired: country.stateRequired,
    supportedStatesList: country.states,
    supportedLanguagesList: country.languages,
    supportedCulturesList: country.cultures,
    isPostalCodeRequired: country.postalCodeRequired,
    postalCodeRegex: country.postalCodeRegex,
    isCityRequired: true,
    isVatIdSupported: taxed,
    ...(country.vatIdRegex === null ? {} : { vatIdRegex: country.vatIdRegex }),
    phoneNumberRegex: country.phoneNumberRegex,
    isTaxIdSupported: country.iso2 === 'US',
    isTaxIdOptional: true,
    ...(country.iso2 === 'US' ? { taxIdFormat: 'US######', taxIdSample: 'US999965' } : {}),
    countryCallingCodesList: country.callingCodes,
    ...(country.registrationNumberRegex === null
      ? {}
      : {
          customerOrganizationRegistrationNumberRegex: country.registrationNumberRegex,
          customerOrganizationRegistrationNumberSample: country.registrationNumberSample,
        }),
    customerOrganizationRegistrationNumberRequired: country.needsRegistrationNumber,
    customerOrganizationPhoneNumberRequired: country.needsRegistrationNumber,
    attributes: { objectType: 'CountryInformation' },
  });
}

/** `HEAD /v1/domains/{domain}`: 200 = taken, 404 = free, no body (contract 5.3). Any domain of any tenant counts. */
export function domainTaken(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const domain = (call.params['domain'] ?? '').toLowerCase();
  const { world } = context;
  const { switches } = world.state;
  if (switches.domainTakenNext > 0) {
    world.change(() => (switches.domainTakenNext -= 1));
    return { status: 200 };
  }
  return { status: isTaken(context, domain) ? 200 : 404 };
}

/** True when a tenant has this domain. */
export function isTaken(context: SimulatorContext, domain: string): boolean {
  return context.world.state.tenants.some((tenant) => tenant.domains.includes(domain.toLowerCase()));
}
