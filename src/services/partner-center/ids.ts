import { Problem } from '../../errors.ts';

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isGuid(text: string | null | undefined): text is string {
  return typeof text === 'string' && guidPattern.test(text);
}

/** The id in lower case. Throws Problem `rejected` before anything is called when it is not a GUID. */
export function guidForPath(remote: string, text: string): string {
  if (isGuid(text)) return text.toLowerCase();
  throw new Problem('rejected', `An id for ${remote} is not a GUID.`, { remote, code: 'not-a-guid' });
}
