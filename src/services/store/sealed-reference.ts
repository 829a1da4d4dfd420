import type { PersonKey } from '../../domain/person.ts';
import { sealedFor } from './sealed-for.ts';
import type { SecretBox } from './secret-box.ts';

interface Place extends PersonKey {
  readonly reference: object;
}

/** What Teams calls somebody and the bot, so that only the holder of the key can read it. */
export const sealedReference = (box: SecretBox, { tenantId, userId, reference }: Place): object => ({
  sealed: box.seal(JSON.stringify(reference), sealedFor.reference({ tenantId, userId })),
});

/** The same, opened; nothing when no known key opens it. One of before references were sealed is as it is. */
export function openedReference(box: SecretBox, { tenantId, userId, reference }: Place): object {
  const { sealed } = reference as { sealed?: unknown };
  if (typeof sealed !== 'string') return reference;
  try {
    return JSON.parse(box.open(sealed, sealedFor.reference({ tenantId, userId }))) as object;
  } catch {
    return {};
  }
}
