import { z } from 'zod';
import { isGuid } from '../../domain/identifiers.ts';
import type { Organization, SignedInUser, TenantInformation } from './port.ts';

// What Graph answers, only the fields in use. With little consent everything but ids may be null (Graph contract 3, 4).

const guid = z
  .string()
  .refine(isGuid, 'not a GUID')
  .transform((text) => text.toLowerCase());

export const meSchema = z
  .object({ id: guid, userPrincipalName: z.string().nullish(), displayName: z.string().nullish() })
  .transform((wire): SignedInUser => ({
    objectId: wire.id,
    userPrincipalName: wire.userPrincipalName ?? '',
    displayName: wire.displayName ?? wire.userPrincipalName ?? '',
  }));

const verifiedDomain = z.object({
  name: z.string(),
  isDefault: z.boolean().nullish(),
  isInitial: z.boolean().nullish(),
});

/** A list of one. */
export const organizationSchema = z
  .object({
    value: z
      .array(
        z.object({
          id: guid,
          displayName: z.string().nullish(),
          countryLetterCode: z.string().nullish(),
          verifiedDomains: z.array(verifiedDomain).nullish(),
        }),
      )
      .min(1),
  })
  .transform(({ value }): Organization => {
    const wire = value[0]!;
    const domains = wire.verifiedDomains ?? [];
    return {
      tenantId: wire.id,
      displayName: wire.displayName ?? '',
      countryCode: wire.countryLetterCode?.toUpperCase() || undefined,
      defaultDomain: domains.find(({ isDefault }) => isDefault)?.name.toLowerCase(),
      initialDomain: domains.find(({ isInitial }) => isInitial)?.name.toLowerCase(),
    };
  });

export const rolesPageSchema = z
  .object({
    value: z.array(z.object({ roleTemplateId: z.string().nullish() })),
    '@odata.nextLink': z.string().nullish(),
  })
  .transform((wire) => ({
    /** Undefined for a role whose properties the token may not read. */
    templateIds: wire.value.map(({ roleTemplateId }) => roleTemplateId?.toLowerCase()),
    nextLink: wire['@odata.nextLink'] ?? undefined,
  }));

export const tenantInformationSchema = z
  .object({
    tenantId: guid,
    displayName: z.string().nullish(),
    defaultDomainName: z.string().nullish(),
  })
  .transform((wire): TenantInformation => ({
    tenantId: wire.tenantId,
    displayName: wire.displayName ?? '',
    defaultDomain: (wire.defaultDomainName ?? '').toLowerCase(),
  }));

export const memberGroupsSchema = z
  .object({ value: z.array(z.string()) })
  .transform(({ value }) => value.map((id) => id.toLowerCase()));
