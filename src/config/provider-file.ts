import { z } from 'zod';
import { gdapTemplateIds } from '../domain/gdap-roles.ts';
import { cspRegions } from '../domain/markets.ts';
import { linkIn } from '../domain/page-address.ts';
import { didYouMean } from './closest.ts';
import { notificationsSchema } from './notification-rules.ts';
import {
  country,
  currency,
  credentialName,
  fixedLink,
  httpsUrl,
  key,
  link,
  objectId,
  required,
} from './provider-kinds.ts';

// The provider file as written by people. Unknown fields are faults here, because they are misspellings.

export const contactSchema = z.strictObject({
  name: required.refine((text) => linkIn(text) === undefined, 'must not hold the address of a page'),
  email: z.email('must be an e-mail address'),
  phone: required
    .refine((text) => /\d/.test(text) && !/\p{L}[.。．｡]\p{L}/u.test(text), 'must be a telephone number')
    .refine((text) => linkIn(text) === undefined, 'must not hold the address of a page')
    .optional(),
});

/** What the house has for one of the national clouds. */
const nationalCloud = z.strictObject({
  /** Who looks after its customers; the general contact when absent. */
  desk: contactSchema.optional(),
});

const invitableCloud = nationalCloud.extend({
  /**
   * A relationship link of a partner tenant there without an account here. Nothing can be asked of Partner Center for
   * it, so nobody here hears of an acceptance.
   */
  invitation: z.strictObject({ legalName: required, tenantId: objectId, link: fixedLink }).optional(),
});

const role = z.enum(['admin-agent', 'sales-agent'], 'must be admin-agent or sales-agent');

const partnerLocation = z
  .string()
  .regex(/^\d{4,10}$/, 'must be the partner location id (4 to 10 digits, as text)');

const template = z.enum(gdapTemplateIds, `must be one of ${gdapTemplateIds.join(', ')}`);

export const accountSchema = z.strictObject({
  id: key,
  legalName: required,
  region: required,
  currency,
  markets: z.union([z.array(country).min(1, 'must name at least one country'), regionMarkets()], {
    error: 'must be a list of countries (["IE", "DE"]) or a CSP region such as "csp-region:europe"',
  }),
  cloud: z.enum(
    ['public', 'us-government', 'china', 'germany'],
    'must be public, us-government, china or germany',
  ),
  tenantId: objectId,
  partnerId: partnerLocation,
  credential: credentialName,
  link,
  /** Security groups of this tenant that get admin rights at customers (GDAP), by what the rights are for. */
  adminGroups: z.partialRecord(template, objectId).optional(),
});

const tenant = z.strictObject({ tenantId: objectId, domain: required });

/** A reseller the operator knows already. */
export const resellerSchema = z.strictObject({
  company: required,
  country,
  partnerId: partnerLocation,
  /** The tenant it sells from; its relationship with the provider is there. */
  sellingTenant: tenant,
  /** Separate tenants for its own licences. */
  ownUseTenants: z.array(tenant).default([]),
  people: z
    .array(
      z.strictObject({
        objectId,
        name: required,
        /** Where they read mail, for what Teams cannot deliver; asked of Teams when absent. */
        email: z.email('must be an e-mail address').optional(),
        /** The selling tenant when absent. */
        tenantId: objectId.optional(),
        roles: z
          .array(z.enum(['seller', 'owner'], 'must be seller or owner'))
          .min(1, 'must hold at least one role'),
      }),
    )
    .default([]),
});

export const providerFileSchema = z.strictObject({
  provider: z.strictObject({
    name: required,
    supportUrl: httpsUrl.optional(),
    faqUrl: httpsUrl.optional(),
    /** Of the provider, for the Teams app's entry in the catalogue; `supportUrl` when absent. */
    websiteUrl: httpsUrl.optional(),
    /** Privacy statement and terms of use: the Teams app cannot be packaged without them. */
    privacyUrl: httpsUrl.optional(),
    termsUrl: httpsUrl.optional(),
    contact: contactSchema.extend({
      /** By account id, for customers who should reach somebody nearer. */
      perRegion: z.record(z.string(), contactSchema).default({}),
    }),
  }),
  accounts: z.array(accountSchema).min(1, 'must hold at least one account'),
  staff: z.strictObject({
    tenantId: objectId,
    /** A name is for colleagues who are told that somebody could not be reached. */
    people: z.array(z.strictObject({ objectId, role, name: required.optional() })).default([]),
    groups: z.array(z.strictObject({ objectId, role })).default([]),
    news: z
      .strictObject({ channel: z.boolean(), people: z.boolean() })
      .default({ channel: true, people: true }),
  }),
  resellers: z
    .strictObject({ allowSelfRegistration: z.boolean(), known: z.array(resellerSchema).default([]) })
    .default({ allowSelfRegistration: false, known: [] }),
  customers: z
    .strictObject({ admission: z.enum(['anyone', 'invited'], 'must be anyone or invited') })
    .default({ admission: 'anyone' }),
  clouds: z
    .strictObject({
      'us-government': invitableCloud.default({}),
      china: invitableCloud.default({}),
      germany: nationalCloud.default({}),
    })
    .prefault({}),
  /** Where staff hears of what, when that is not `staff.news`. */
  notifications: notificationsSchema,
  languages: z
    .array(z.enum(['en', 'de'], 'must be en or de'))
    .min(1, 'must hold at least one language')
    .default(['en', 'de']),
});

export type ProviderFile = z.output<typeof providerFileSchema>;
export type ResellerEntry = z.output<typeof resellerSchema>;
export type CloudEntries = ProviderFile['clouds'];
export type AccountEntry = z.output<typeof accountSchema>;

function regionMarkets() {
  return z.string().transform((value, context) => {
    const id = value.replace(/^csp-region:/, '');
    const region = cspRegions.find((candidate) => candidate.id === id);
    if (region && id !== value) return [...region.countries];
    const hint = didYouMean(
      value,
      cspRegions.map((candidate) => `csp-region:${candidate.id}`),
    );
    context.addIssue(`${JSON.stringify(value)} is not a CSP region.${hint}`);
    return z.NEVER;
  });
}
