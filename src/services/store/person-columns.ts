import type { PersonKey } from '../../domain/person.ts';

/** Somebody kept in two columns; nobody unless both are there. */
export function personOf(tenantId: string | null, userId: string | null): PersonKey | undefined {
  return tenantId === null || userId === null ? undefined : { tenantId, userId };
}
