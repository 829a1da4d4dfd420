import { isDatabaseAway } from './database-away.ts';

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const notLetIn = ['28P01', '28000'];
const noSuchDatabase = '3D000';

/** Database and server as people name them, without account and password; undefined for what is no such address. */
export function databasePlace(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) return undefined;
  return `${decodeURIComponent(url.pathname.slice(1))} at ${url.searchParams.get('host') ?? url.host}`;
}

/** Why there is no way to the database, and what to do, in sentences; undefined for an error that is about something else. */
export function whyNoDatabase(error: unknown, place: string): string | undefined {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (notLetIn.includes(code))
    return `The server of ${place} did not let us in (${reasonOf(error)}). Look at the account and its password in DATABASE_URL.`;
  if (code === noSuchDatabase)
    return `There is no database ${place} on its server. Look at the name at the end of DATABASE_URL.`;
  const isAboutTls = /\b(?:SSL|TLS|certificate)\b/i.test(message);
  return isDatabaseAway(error) || isAboutTls ? unreached(error, place) : undefined;
}

/** The same of an error whose kind is not known, but which kept us from the database. */
export const unreached = (error: unknown, place: string): string =>
  `The database ${place} cannot be reached (${reasonOf(error)}). Look whether it runs, whether DATABASE_URL is right, and whether this machine may reach it (firewall, TLS).`;

/** With several addresses tried the error has no message of its own. */
export const reasonOf = (error: unknown): string => {
  const { code, message = '' } = error as { code?: string; message?: string };
  return message === '' ? (code ?? 'no reason given') : message;
};
