import { z } from 'zod';
import type { Gdap } from '../../domain/gdap.ts';
import { gdapPurposes, usualGdapDays } from '../../domain/gdap-roles.ts';
import { languageOf, type Language } from '../../domain/language.ts';
import { normal } from '../kit/words.ts';

/** What staff's conversation remembers: the customer asked for, and what was chosen. */
export const gdapMemory = z.object({
  /** The domain that came with the command: it is looked up without asking. */
  given: z.string().max(300).optional(),
  /** The case that came with it, `G-1001`. */
  case: z.string().optional(),
  domain: z.string().optional(),
  account: z.string().optional(),
  purpose: z.enum(gdapPurposes).optional(),
  days: z.number().default(usualGdapDays),
  extends: z.boolean().default(true),
});
export type GdapMemory = z.infer<typeof gdapMemory>;

/** What the other side's remembers: the case they came with, or what they asked for. */
export const consentMemory = z.object({
  case: z.string().optional(),
  given: z.string().max(300).optional(),
});
export type ConsentMemory = z.infer<typeof consentMemory>;

const asking =
  /^(?:gdap|(?:ask for |request )?admin(?:istrator)?[- ]?(?:rights?|access|rechte)(?: anfragen)?)(?: (?:for|at|of|für|bei|von))?(?: (?<what>\S+))?$/;

/** Memory for "gdap", "gdap contoso.com", "admin rights for contoso.com" and "gdap G-1001"; undefined for other words. */
export function gdapAskedFor(text: string): { given?: string; case?: string } | undefined {
  const groups = asking.exec(normal(text))?.groups;
  if (groups === undefined) return undefined;
  const what = groups['what'];
  if (what === undefined) return {};
  return /^g-\d{1,9}$/.test(what) ? { case: what.toUpperCase() } : { given: what };
}

/** The language of what is written to a customer whom nobody has spoken with yet. */
export const languageOfCountry = (country: string | undefined): Language =>
  languageOf(['DE', 'AT', 'CH', 'LI'].includes(country ?? '') ? 'de' : undefined);

/** What people call the customer; Microsoft does not always tell a name. */
export const nameOf = ({ customer }: Pick<Gdap, 'customer'>): string =>
  [customer.name, customer.domain].find((name) => name !== '') ?? customer.tenantId;

/** `180`, `180 days`, `2 years`, `6 Monate`: days as typed; undefined for anything else. */
export function daysTyped(text: string): number | undefined {
  const found = /^(?<count>\d{1,4}) ?(?<unit>d|days?|tage?|months?|monate?|years?|jahre?)?$/.exec(
    normal(text),
  );
  const { count, unit = 'd' } = found?.groups ?? {};
  if (count === undefined) return undefined;
  const of = unit.startsWith('m') ? 30 : unit.startsWith('y') || unit.startsWith('j') ? 365 : 1;
  return Number(count) * of;
}
