import { z } from 'zod';
import { countryName, isMarket } from '../domain/markets.ts';
import { guid } from './setting-kinds.ts';

// The kinds of value in the provider file. Messages complete the sentence "accounts[0].currency: …".

export const required = z.string().trim().min(1, 'must not be empty');

export const objectId = guid;

/** Our own short names: they stand in addresses (`/api/webhooks/partner-center/europe`). */
export const key = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words with hyphens, such as united-states');

export const credentialName = z
  .string()
  .regex(/^[A-Z0-9]+(_[A-Z0-9]+)*$/, 'must be upper-case words with underscores, such as UNITED_STATES');

const currencies = new Set(Intl.supportedValuesOf('currency'));
export const currency = z
  .string()
  .refine((value) => currencies.has(value), 'must be an ISO 4217 currency in capitals, such as EUR');

/** A country in which CSP partners may sell at all. */
export const country = z.string().transform((value, context) => {
  const code = value.toUpperCase();
  if (/^[A-Z]{2}$/.test(code) && isMarket(code)) return code;
  const name = countryName(code, 'en');
  context.addIssue(
    name === code
      ? `${JSON.stringify(value)} is not a country (ISO 3166, two letters)`
      : `${name} (${code}) is in no CSP market list, so nobody can sell there`,
  );
  return z.NEVER;
});

export const httpsUrl = z
  .string()
  .refine((value) => URL.parse(value)?.protocol === 'https:', 'must be an https address');

/** A relationship link as Partner Center shows it; which host it may have depends on its cloud. */
export const fixedLink = z
  .string()
  .refine((value) => URL.parse(value)?.protocol === 'https:', 'must be the https relationship link');

/** `fetch`, or an https address; which host it may have depends on the account and is checked with the account. */
export const link = z
  .string(
    'is missing: "fetch" asks Partner Center for the link, or paste the relationship link from Partner Center',
  )
  .refine(
    (value) => value === 'fetch' || URL.parse(value)?.protocol === 'https:',
    'must be "fetch" or the https relationship link from Partner Center',
  );
