import { z } from 'zod';

// The kinds of value a setting can have. Messages complete the sentence "KEY: …" and are shown to operators.

/** Any text that is not empty. */
export const text = z.string();

/** GUID in any case; the value is lower case. */
export const guid = z
  .string()
  .regex(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    'must be a GUID such as 0c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10',
  )
  .transform((value) => value.toLowerCase());

/** `tenant id/object id` of one person. */
export const person = z.string().transform((value, context) => {
  const [tenantId, userId] = value.split('/').map((part) => guid.safeParse(part).data);
  if (tenantId !== undefined && userId !== undefined) return { tenantId, userId };
  context.addIssue('must be two GUIDs with a slash between them');
  return z.NEVER;
});

/** A whole number within bounds, both included. */
export function integer(least: number, most: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^-?\d{1,9}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`);
}

export function oneOf<const Choice extends string>(choices: readonly Choice[]): z.ZodType<Choice, string> {
  return z
    .string()
    .refine(
      (value): value is Choice => choices.some((choice) => choice === value),
      `must be one of ${choices.join(', ')}`,
    );
}

/** http or https address without query, fragment or user; the value has no slash at its end. */
export const httpUrl = z.string().transform((value, context) => {
  const url = URL.parse(value);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    context.addIssue('must be an address such as https://concierge.opendoor.example');
    return z.NEVER;
  }
  return url.href.replace(/\/+$/, '');
});

export const databaseUrl = z
  .string()
  .refine(
    (value) => /^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? ''),
    'must be an address such as postgres://user:password@host/database',
  );

/** 32 bytes as base64; the value stays text. */
export const base64Key = z
  .string()
  .refine(
    (value) => /^[A-Za-z0-9+/]{43}=$/.test(value) && Buffer.from(value, 'base64').length === 32,
    'must be 32 bytes in base64, as openssl rand -base64 32 prints them',
  );
