import { Problem } from '../../errors.ts';

const remote = 'partner-center';

/** An id of Microsoft's catalogue or orders as part of a path. Throws Problem `rejected` for anything else. */
export function idForPath(text: string): string {
  if (/^[\w-]{1,64}$/.test(text)) return text;
  throw new Problem('rejected', 'An id for partner-center is not one.', { remote, code: 'not-an-id' });
}

/** ISO 3166 alpha-2 in upper case, as Microsoft distinguishes. Throws Problem `rejected` for anything else. */
export function countryForPath(text: string): string {
  const country = text.trim().toUpperCase();
  if (/^[A-Z]{2}$/.test(country)) return country;
  throw new Problem('rejected', 'A country for partner-center is not one.', {
    remote,
    code: 'not-a-country',
  });
}
