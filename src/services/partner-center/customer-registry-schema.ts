import { z } from 'zod';
import { caseless } from './caseless.ts';
import type {
  AccountStatus,
  AddressOpinion,
  CountryRules,
  CustomerDetails,
  PostalAddress,
  Qualification,
} from './customers-port.ts';
import { customer } from './schema.ts';
import { guid, optionalText, wordOf } from './wire-values.ts';

const address = z.object({
  addressline1: optionalText,
  addressline2: optionalText,
  city: optionalText,
  state: optionalText,
  region: optionalText,
  postalcode: optionalText,
  country: optionalText,
  phonenumber: optionalText,
});

/** Undefined when it is too incomplete to write a letter to. */
function postalAddress(wire: z.output<typeof address> | null | undefined): PostalAddress | undefined {
  if (!wire?.addressline1 || !wire.city || !wire.country) return undefined;
  return {
    line1: wire.addressline1,
    line2: wire.addressline2,
    city: wire.city,
    state: wire.state ?? wire.region,
    postalCode: wire.postalcode,
    country: wire.country.toUpperCase(),
  };
}

const addressKinds: Readonly<Record<string, AddressOpinion['kind']>> = {
  verifiedshippable: 'verified',
  verified: 'verified',
  interactionrequired: 'confirm',
  streetpartial: 'choose',
  premisespartial: 'choose',
  multiple: 'choose',
  none: 'unknown',
  notvalidated: 'unknown',
};

/** Contract 5.4. A status that nobody has documented is no opinion; nor is a choice of nothing. */
export const addressOpinionSchema = caseless(
  z
    .object({ status: z.string(), suggestedaddresses: z.array(address).nullish() })
    .transform((wire): AddressOpinion => {
      const suggestions = (wire.suggestedaddresses ?? []).flatMap((one) => postalAddress(one) ?? []);
      const kind = wordOf(addressKinds, wire.status, 'unreadable');
      const lacksChoice = (kind === 'confirm' || kind === 'choose') && suggestions.length === 0;
      return { kind: lacksChoice ? 'unknown' : kind, suggestions };
    }),
);

/** A list as it is, or wrapped in an object as in the documentation of 2015 (contract 5.5). */
const list = z
  .union([z.array(z.string()), z.object({ value: z.array(z.string()) }).transform(({ value }) => value)])
  .nullish();
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

/** Contract 5.5, both shapes. */
export const countryRulesSchema = caseless(
  z
    .object({
      iso2code: z.string(),
      defaultculture: optionalText,
      isstaterequired: flag,
      supportedstateslist: list,
      states: list,
      supportedlanguageslist: list,
      supportedlanguages: list,
      supportedcultureslist: list,
      supportedcultures: list,
      ispostalcoderequired: flag,
      postalcoderegex: optionalText,
      iscityrequired: flag,
      phonenumberregex: optionalText,
      countrycallingcodeslist: list,
      countrycallingcodes: list,
      customerorganizationregistrationnumberregex: optionalText,
      customerorganizationregistrationnumbersample: optionalText,
      customerorganizationregistrationnumberrequired: flag,
      customerorganizationphonenumberrequired: flag,
    })
    .transform((wire): CountryRules => ({
      country: wire.iso2code.toUpperCase(),
      defaultCulture: wire.defaultculture,
      cultures: wire.supportedcultureslist ?? wire.supportedcultures ?? [],
      languages: wire.supportedlanguageslist ?? wire.supportedlanguages ?? [],
      isStateRequired: wire.isstaterequired,
      states: wire.supportedstateslist ?? wire.states ?? [],
      isPostalCodeRequired: wire.ispostalcoderequired,
      postalCodePattern: wire.postalcoderegex,
      isCityRequired: wire.iscityrequired,
      isPhoneRequired: wire.customerorganizationphonenumberrequired,
      phonePattern: wire.phonenumberregex,
      callingCodes: (wire.countrycallingcodeslist ?? wire.countrycallingcodes ?? []).map((code) =>
        code.replace(/^\+/, ''),
      ),
      isRegistrationNumberRequired: wire.customerorganizationregistrationnumberrequired,
      registrationNumberPattern: wire.customerorganizationregistrationnumberregex,
      registrationNumberSample: wire.customerorganizationregistrationnumbersample,
    })),
);

/** Contract 5.6. */
export const createdCustomerSchema = caseless(
  z.object({
    id: guid,
    companyprofile: z.object({ companyname: optionalText, domain: optionalText }).nullish(),
    usercredentials: z.object({ username: optionalText, password: z.string().nullish() }).nullish(),
  }),
);

/** Contract 5.1. What is behind rights that we may lack is optional. */
export const customerDetailsSchema = caseless(
  z
    .intersection(
      customer,
      z.object({
        companyprofile: z.object({ address: address.nullish(), email: optionalText }).nullish(),
        billingprofile: z
          .object({
            firstname: optionalText,
            lastname: optionalText,
            email: optionalText,
            culture: optionalText,
            language: optionalText,
            defaultaddress: address.nullish(),
          })
          .nullish(),
        customdomains: z.array(z.string()).nullish(),
      }),
    )
    .transform((wire): CustomerDetails => {
      const {
        tenantId,
        companyName,
        domain,
        isReseller,
        companyprofile: company,
        billingprofile: billing,
      } = wire;
      const companyAddress = company?.address;
      const billingAddress = billing?.defaultaddress;
      return {
        tenantId,
        companyName,
        domain,
        isReseller,
        country: (companyAddress?.country ?? billingAddress?.country)?.toUpperCase(),
        address: postalAddress(companyAddress) ?? postalAddress(billingAddress),
        email: billing?.email ?? company?.email,
        phone: companyAddress?.phonenumber ?? billingAddress?.phonenumber,
        firstName: billing?.firstname,
        lastName: billing?.lastname,
        culture: billing?.culture,
        language: billing?.language,
        customDomains: (wire.customdomains ?? []).map((name) => name.toLowerCase()),
      };
    }),
);

const statuses: Readonly<Record<string, AccountStatus>> = {
  allowed: 'allowed',
  underreview: 'under-review',
  notallowed: 'not-allowed',
};

/** Contract 5.2. A status that is not documented, and one that is not ready, are unknown: buying is not safe. */
export const accountStatusSchema = caseless(
  z
    .object({ status: z.string() })
    .transform((wire): AccountStatus => wordOf(statuses, wire.status, 'unknown')),
);

const qualifications: Readonly<Record<string, Qualification['name']>> = {
  education: 'education',
  governmentcommunitycloud: 'government-community-cloud',
  stateownedentity: 'state-owned-entity',
  nonprofit: 'nonprofit',
};
const vettings: Readonly<Record<string, NonNullable<Qualification['vetting']>>> = {
  approved: 'approved',
  inreview: 'in-review',
  denied: 'denied',
};

/** A list; some documented answers print its one item alone. */
export const qualificationsSchema = z.preprocess(
  (value) => (Array.isArray(value) || value === undefined ? (value ?? []) : [value]),
  z.array(
    caseless(
      z
        .object({ qualification: z.string(), vettingstatus: z.string().nullish() })
        .transform((wire): Qualification => ({
          name: wordOf(qualifications, wire.qualification, 'other'),
          vetting: wordOf(vettings, wire.vettingstatus, undefined),
        })),
    ),
  ),
);
