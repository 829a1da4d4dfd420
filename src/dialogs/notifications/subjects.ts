import { dayTyped } from '../../domain/day-words.ts';
import { spanTyped, timeTyped } from '../../domain/clock-words.ts';
import { subjectKey, type MuteSubject } from '../../domain/notification.ts';
import { momentAt, nextAtMinute, safeZone } from '../../domain/wall-clock.ts';
import type { KnownCase } from '../../workflows/preferences/port.ts';
import { plain } from '../kit/card.ts';
import { todayOf, type Reader } from '../kit/language.ts';
import { normal } from '../kit/words.ts';

const longestMs = 366 * 86_400_000;

/** Something that can be muted, by what it is called. */
export interface Mutable {
  readonly about: MuteSubject;
  /** Escaped. */
  readonly title: string;
}

/** Customers first, then the cases one by one; nothing twice. */
export function mutables(cases: readonly KnownCase[]): readonly Mutable[] {
  const customers = cases.flatMap((one): Mutable[] =>
    one.customerTenantId === undefined
      ? []
      : [{ about: { kind: 'customer', tenantId: one.customerTenantId }, title: called(one) }],
  );
  const each = cases
    // The card of a customer bears the tenant's number, which nobody knows by heart.
    .filter(({ caseId, customerTenantId }) => caseId !== customerTenantId)
    .map((one): Mutable => ({ about: { kind: 'case', caseId: one.caseId }, title: entry(one) }));
  const unique = new Map([...customers, ...each].map((one) => [subjectKey(one.about), one]));
  return [...unique.values()];
}

/** What typed words mean: a case by its number, or customers whose name or domain they fit. */
export function meant(typed: string, cases: readonly KnownCase[]): readonly Mutable[] {
  const words = normal(typed);
  const numbered = cases.find(({ caseId }) => caseId.toLowerCase() === words);
  if (numbered !== undefined) return mutables([numbered]).filter(({ about }) => about.kind === 'case');
  const fitting = cases.filter(({ customerName, customerDomain }) =>
    [normal(customerName), customerDomain.toLowerCase()].some((name) => name !== '' && fits(name, words)),
  );
  const all = mutables(fitting);
  const customers = all.filter(({ about }) => about.kind === 'customer');
  // A customer whose tenant does not exist yet is muted by its case.
  const without = fitting.filter(({ customerTenantId }) => customerTenantId === undefined);
  return [...customers, ...mutables(without)];
}

/** Whether a name is these words, or begins with them, or has them as words of its own. */
const fits = (name: string, words: string): boolean =>
  ` ${name}`.includes(` ${words}`) || name.startsWith(words);

/** What a mute is about, as far as its reader knows it; escaped. */
export function titleOf(about: MuteSubject, cases: readonly KnownCase[], everything: string): string {
  switch (about.kind) {
    case 'everything':
      return everything;
    case 'customer': {
      const known = cases.find(({ customerTenantId }) => customerTenantId === about.tenantId);
      return known === undefined ? plain(about.tenantId) : called(known);
    }
    case 'case': {
      const known = cases.find(({ caseId }) => caseId === about.caseId);
      return known === undefined ? plain(about.caseId) : entry(known);
    }
  }
}

const called = ({ customerName, customerDomain, customerTenantId = '' }: KnownCase): string =>
  plain((customerName || customerDomain || customerTenantId).slice(0, 60));

const entry = (one: KnownCase): string =>
  one.customerName === '' ? plain(one.caseId) : `${plain(one.caseId)} · ${called(one)}`;

/**
 * Until when, as typed: a day (from its beginning on everything is said again), a time, or how long. `past` for a day
 * that is over or more than a year away; undefined when it is none of these.
 */
export function untilTyped(text: string, now: number, reader: Reader): number | 'past' | undefined {
  const zone = safeZone(reader.timeZone);
  const span = spanTyped(text);
  if (span !== undefined) return now + span;
  const minute = timeTyped(text);
  if (minute !== undefined) return nextAtMinute(now, minute, zone);
  const isMonthFirst = /^en-(?:US|PH)$/i.test(reader.locale);
  const day = dayTyped(text, todayOf(now, reader), isMonthFirst);
  if (day === undefined) return undefined;
  const until = momentAt(Date.UTC(day.year, day.month - 1, day.day), zone);
  return until <= now || until > now + longestMs ? 'past' : until;
}
