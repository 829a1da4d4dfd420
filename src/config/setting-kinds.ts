import { isIP } from 'node:net';
import { z } from 'zod';
import type { CallLimit } from '../domain/call-limits.ts';
import { safeZone } from '../domain/wall-clock.ts';

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

/** A number from 0 to 1, both included. */
export const share = z
  .string()
  .regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'must be a number from 0 to 1, such as 0.1')
  .transform(Number);

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

/** http address inside of the container, on loopback or link-local: a token asked for there does not travel. */
export const identityEndpoint = z.string().refine((value) => {
  const { protocol, hostname } = URL.parse(value) ?? { protocol: '', hostname: '' };
  return protocol === 'http:' && (isLoopback(hostname) || /^169\.254(\.\d{1,3}){2}$/.test(hostname));
}, 'must be an http address on this machine, as Azure sets it');

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

/** One to five of them, separated by commas. */
export const base64Keys = z
  .string()
  .transform((value) => value.split(',').map((key) => key.trim()))
  .refine(
    (keys) => keys.length <= 5 && keys.every((key) => base64Key.safeParse(key).success),
    'must be at most five keys of 32 bytes in base64, separated by commas',
  );

/** A host name or address that never leaves this machine. */
export const isLoopback = (host: string): boolean => /^(127(\.\d{1,3}){3}|\[?::1\]?|localhost)$/.test(host);

/**
 * `smtp://` or `smtps://` address of a mail server, user and password percent-encoded. Without TLS at once, STARTTLS
 * is demanded, except on this machine.
 */
export const smtpUrl = z.string().transform((value, context) => {
  const url = URL.parse(value);
  const isSecure = url?.protocol === 'smtps:';
  if (url && (isSecure || url.protocol === 'smtp:') && url.hostname && !url.search && !url.hash) {
    try {
      const signIn = url.username
        ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
        : {};
      const host = url.hostname.replace(/^\[|\]$/g, '');
      const unsecured = isLoopback(host) ? ('none' as const) : ('starttls' as const);
      const tls = isSecure ? ('at-once' as const) : unsecured;
      return { host, port: Number(url.port || (isSecure ? 465 : 587)), tls, ...signIn };
    } catch {
      // A stray percent sign in user or password.
    }
  }
  context.addIssue('must be an address such as smtps://user:password@smtp.opendoor.example:465');
  return z.NEVER;
});

/** `Name <address>` or an address alone. */
export const mailbox = z.string().transform((value, context) => {
  const [, name = '', inBrackets, alone] =
    /^(?:"?([^"<>\p{Cc}]*?)"?\s*<([^<>\s]+)>|([^<>\s]+))$/u.exec(value) ?? [];
  const address = inBrackets ?? alone ?? '';
  if (/^[\w.+-]{1,64}@([a-z0-9-]+\.)+[a-z0-9-]{2,}$/i.test(address)) return { name, address };
  context.addIssue('must be like Open Door Technology <concierge@opendoor.example>');
  return z.NEVER;
});

/** User principal name of somebody in Entra, who has a mailbox. */
export const principalName = z
  .string()
  .regex(/^[\w.'+-]{1,64}@([a-z0-9-]+\.)+[a-z0-9-]{2,}$/i, 'must be like concierge@opendoor.example');

/** IP addresses with or without a port, separated by commas. */
export const nameServers = z.string().transform((value, context): readonly string[] => {
  const servers = value.split(',').map((server) => server.trim());
  const sound = servers.every((server) => {
    const [, six, four, port] = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(server) ?? [];
    return isIP(server) !== 0 || (isIP(six ?? four ?? '') !== 0 && Number(port ?? 53) <= 65_535);
  });
  if (sound) return servers;
  context.addIssue('must be IP addresses such as 192.0.2.53 or 192.0.2.53:5353, separated by commas');
  return z.NEVER;
});

/** Whole days from 1 to 90, rising, at most ten of them, separated by commas; or `none`. */
export const risingDays = z.string().transform((value, context): readonly number[] => {
  if (value === 'none') return [];
  const days = value.split(',').map((day) => (/^\s*\d{1,2}\s*$/.test(day) ? Number(day) : 0));
  const sound = days.every((day, n) => day >= 1 && day <= 90 && day > (days[n - 1] ?? 0));
  if (sound && days.length <= 10) return days;
  context.addIssue('must be rising days such as 2,5,10, or none');
  return z.NEVER;
});

/** A time zone as IANA names it. */
export const timeZone = z
  .string()
  .refine((value) => value === safeZone(value), 'must be a time zone such as Europe/Dublin');

/** Limits such as `7/1,8/2`: at most so many calls within any so many seconds, separated by commas. */
export const callLimits = z.string().transform((value, context): readonly CallLimit[] => {
  const limits = value.split(',').map((one) => {
    const [, calls, seconds] = /^\s*(\d{1,6})\/(\d{1,5})\s*$/.exec(one) ?? [];
    return { calls: Number(calls), seconds: Number(seconds) };
  });
  if (limits.every(({ calls, seconds }) => calls > 0 && seconds > 0)) return limits;
  context.addIssue('must be limits such as 7/1,60/30: calls, a slash, seconds');
  return z.NEVER;
});
