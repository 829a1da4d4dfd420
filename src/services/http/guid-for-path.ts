import { isGuid } from '../../domain/identifiers.ts';
import { Problem } from '../../errors.ts';

/** The id in lower case. Throws Problem `rejected` before anything is called when it is not a GUID. */
export function guidForPath(remote: string, text: string): string {
  if (isGuid(text)) return text.toLowerCase();
  throw new Problem('rejected', `An id for ${remote} is not a GUID.`, { remote, code: 'not-a-guid' });
}
