import { z } from 'zod';
import { isGuid } from '../../domain/identifiers.ts';
import type { HeldSubscription, TroubledService } from './customer-port.ts';

// What Graph answers about a customer's tenant, only the fields in use (Graph contract 4; service communications API).

const lower = z.string().transform((text) => text.toLowerCase());
const units = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? 0);
const nextLink = z.string().nullish();

export const skusSchema = z
  .object({
    value: z.array(
      z.object({
        skuId: lower,
        skuPartNumber: z.string().nullish(),
        consumedUnits: units,
        prepaidUnits: z.object({ enabled: units, warning: units, suspended: units }).nullish(),
      }),
    ),
  })
  .transform(({ value }) =>
    value.map(({ skuId, skuPartNumber, consumedUnits: used, prepaidUnits }) => {
      const { enabled, warning, suspended } = prepaidUnits ?? { enabled: 0, warning: 0, suspended: 0 };
      const free = Math.max(0, enabled + warning - used);
      return { partNumber: skuPartNumber ?? skuId, skuId, enabled, warning, suspended, used, free };
    }),
  );

export const companySubscriptionsSchema = z
  .object({
    value: z.array(
      z.object({
        commerceSubscriptionId: lower.nullish(),
        ownerTenantId: z.string().nullish(),
        skuId: lower.nullish(),
        totalLicenses: units,
        nextLifecycleDateTime: z.string().nullish(),
      }),
    ),
    '@odata.nextLink': nextLink,
  })
  .transform((wire) => ({
    subscriptions: wire.value.flatMap((one): { skuId: string; subscription: HeldSubscription }[] => {
      const { commerceSubscriptionId: commerceId, skuId, ownerTenantId, totalLicenses: quantity } = one;
      if (commerceId == null || skuId == null) return [];
      const partnerTenantId = isGuid(ownerTenantId) ? ownerTenantId.toLowerCase() : undefined;
      const ends = Date.parse(one.nextLifecycleDateTime ?? '');
      const endsAt = Number.isNaN(ends) ? undefined : ends;
      return [{ skuId, subscription: { commerceId, partnerTenantId, quantity, endsAt } }];
    }),
    nextLink: wire['@odata.nextLink'] ?? undefined,
  }));

/** Values of `serviceHealthStatus` that mean a service can be used as always. */
const fine = new Set([
  'serviceoperational',
  'servicerestored',
  'falsepositive',
  'postincidentreviewpublished',
  'resolved',
  'resolvedexternal',
  'mitigated',
  'mitigatedexternal',
]);
const states: Readonly<Record<string, TroubledService['state']>> = {
  serviceinterruption: 'down',
  servicedegradation: 'slow',
  restoringservice: 'slow',
  extendedrecovery: 'slow',
  confirmed: 'slow',
};

export const healthSchema = z
  .object({
    value: z.array(z.object({ service: z.string(), status: z.string().nullish() })),
    '@odata.nextLink': nextLink,
  })
  .transform((wire) => ({
    services: wire.value.length,
    troubled: wire.value.flatMap(({ service, status }): TroubledService[] => {
      const said = (status ?? '').toLowerCase();
      // A word Microsoft adds later is worth a look, no alarm.
      return fine.has(said) ? [] : [{ name: service, state: states[said] ?? 'checked' }];
    }),
    nextLink: wire['@odata.nextLink'] ?? undefined,
  }));
