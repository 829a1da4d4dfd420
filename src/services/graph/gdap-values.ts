/** Days of an ISO 8601 duration as Graph writes it (`P730D`, `P2Y`, `PT0S`); 0 for what is none. */
export function daysOf(duration: string | null | undefined): number {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T[\dHMS.]+)?$/i.exec(
    duration?.trim() ?? '',
  );
  if (parts === null) return 0;
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return years * 365 + months * 30 + weeks * 7 + days;
}

export const durationOf = (days: number) => `P${days}D`;

/** How long Microsoft extends a relationship by at its end, and the value for "not at all" (Graph contract 2.2). */
export const extension = { on: 'P180D', off: 'PT0S' } as const;

/** Milliseconds since 1970; undefined for none, for an empty text and for Microsoft's year 1. */
export function momentOf(text: string | null | undefined): number | undefined {
  const moment = Date.parse(text ?? '');
  return Number.isNaN(moment) || moment <= 0 ? undefined : moment;
}
