import type { SimSubscription, SimTerm } from '../world/commerce-types.ts';

const dayMs = 24 * 3600 * 1000;
const months = { P1M: 1, P1Y: 12, P3Y: 36 } as const;

/** A moment so many calendar months later; the last day of a shorter month where there is no such day. */
export function addMonths(date: Date, count: number): Date {
  const day = date.getUTCDate();
  const result = new Date(date);
  result.setUTCDate(1);
  result.setUTCMonth(result.getUTCMonth() + count);
  const last = new Date(Date.UTC(result.getUTCFullYear(), result.getUTCMonth() + 1, 0)).getUTCDate();
  result.setUTCDate(Math.min(day, last));
  return result;
}

/** `2027-01-31` */
export const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** Last day of a term that begins then. */
export const lastDayOf = (start: Date, term: SimTerm) =>
  dayOf(new Date(addMonths(start, months[term]).getTime() - dayMs));

/** One end of a term a customer may choose (contract 7). */
export interface TermEnd {
  readonly type: 'calendarMonthAligned' | 'subscriptionAligned';
  readonly day: string;
  readonly subscriptionIds: readonly string[];
}

/**
 * The ends a new subscription of this term may have: the end of any calendar month within the term, or the end of an
 * active subscription that is no trial.
 */
export function allowedEnds(now: Date, term: SimTerm, owned: readonly SimSubscription[]): TermEnd[] {
  const latest = lastDayOf(now, term);
  const today = dayOf(now);
  const ends: TermEnd[] = [];
  for (let month = 1; month <= months[term]; month += 1) {
    const day = dayOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month, 0)));
    if (day > today && day <= latest) ends.push({ type: 'calendarMonthAligned', day, subscriptionIds: [] });
  }
  const byDay = Map.groupBy(
    owned.filter(({ status, isTrial, termEndDay }) => {
      return status === 'active' && !isTrial && termEndDay > today && termEndDay <= latest;
    }),
    ({ termEndDay }) => termEndDay,
  );
  for (const [day, subscriptions] of byDay) {
    ends.push({ type: 'subscriptionAligned', day, subscriptionIds: subscriptions.map(({ id }) => id) });
  }
  return ends;
}

/** Whole months from today to that day, both included, and the days left over before them. */
export function stretch(now: Date, lastDay: string): { months: number; days: number; daysInMonth: number } {
  const start = Date.parse(`${dayOf(now)}T00:00:00Z`);
  const end = new Date(Date.parse(`${lastDay}T00:00:00Z`) + dayMs);
  let whole = 0;
  while (addMonths(end, -(whole + 1)).getTime() >= start) whole += 1;
  const firstFull = addMonths(end, -whole);
  const monthBefore = addMonths(end, -(whole + 1));
  return {
    months: whole,
    days: Math.round((firstFull.getTime() - start) / dayMs),
    daysInMonth: Math.round((firstFull.getTime() - monthBefore.getTime()) / dayMs),
  };
}
