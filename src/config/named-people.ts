import type { PersonKey } from '../domain/person.ts';
import type { ProviderConfig } from './provider.ts';

/** Where a provider file names somebody, as paths in it. */
export function placesOf(provider: ProviderConfig, { tenantId, userId }: PersonKey): readonly string[] {
  const { staff, resellers } = provider;
  const inStaff = staff.people.flatMap(({ objectId }, index) =>
    staff.tenantId === tenantId && objectId === userId ? [`staff.people[${index}]`] : [],
  );
  const inResellers = resellers.known.flatMap(({ people, sellingTenant }, company) =>
    people.flatMap((one, index) =>
      (one.tenantId ?? sellingTenant.tenantId) === tenantId && one.objectId === userId
        ? [`resellers.known[${company}].people[${index}]`]
        : [],
    ),
  );
  return [...inStaff, ...inResellers];
}
