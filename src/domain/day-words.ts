/** A day of the calendar. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const months: readonly RegExp[] = [
  /^jan(?:uary|uar)?$|^jänner$/,
  /^feb(?:ruary|ruar)?$/,
  /^mar(?:ch)?$|^mär(?:z)?$|^maerz$/,
  /^apr(?:il)?$/,
  /^ma[yi]$/,
  /^june?$|^juni$/,
  /^july?$|^juli$/,
  /^aug(?:ust)?$/,
  /^sept?(?:ember)?$/,
  /^o[ck]t(?:ober)?$/,
  /^nov(?:ember)?$/,
  /^de[cz](?:ember)?$/,
];
const weekdays: readonly RegExp[] = [
  /^sun(?:day)?$|^sonntag$/,
  /^mon(?:day)?$|^montag$/,
  /^tue(?:s|sday)?$|^dienstag$/,
  /^wed(?:nesday)?$|^mittwoch$/,
  /^thu(?:r|rs|rsday)?$|^donnerstag$/,
  /^fri(?:day)?$|^freitag$/,
  /^sat(?:urday)?$|^samstag$|^sonnabend$/,
];
const dayMs = 86_400_000;

/**
 * The day typed words name, seen from today: `3 December`, `December 3rd`, `3. Dezember 2026`, `03.12.`, `2026-12-03`,
 * `Friday`, `tomorrow`. Without a year it is the next such day. `monthFirst`: how the writer reads `12/03`. Undefined
 * for no day, or one that does not exist.
 */
export function dayTyped(text: string, today: Day, monthFirst: boolean): Day | undefined {
  const said = text.normalize('NFKC').toLowerCase().replaceAll(',', ' ').replace(/\s+/gu, ' ').trim();
  if (/^(?:tomorrow|morgen)$/.test(said)) return dayAfter(today, 1);
  const weekday = weekdays.findIndex((names) =>
    names.test(said.replace(/^(?:next|nächsten?|kommenden?) /, '')),
  );
  if (weekday !== -1) {
    const now = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
    return dayAfter(today, ((weekday - now + 6) % 7) + 1);
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said);
  if (iso !== null) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})\s?([./-])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2})?)?$/.exec(said);
  if (numbers !== null) {
    const [, first, sign, second, year] = numbers;
    const isSwapped = sign === '/' && monthFirst;
    return nextSuch(today, Number(isSwapped ? first : second), Number(isSwapped ? second : first), year);
  }
  const words = /^(\d{1,2})(?:\.|st|nd|rd|th)?\s?(?:of )?([a-zäöü]+)\.?(?: (\d{4}))?$/.exec(said);
  if (words !== null) return nextSuch(today, monthNamed(words[2]), Number(words[1]), words[3]);
  const turned = /^([a-z]+)\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(said);
  return turned === null ? undefined : nextSuch(today, monthNamed(turned[1]), Number(turned[2]), turned[3]);
}

const monthNamed = (name = ''): number => months.findIndex((names) => names.test(name)) + 1;

function nextSuch(today: Day, month: number, day: number, year: string | undefined): Day | undefined {
  if (year !== undefined) return existing(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const thisYear = existing(today.year, month, day);
  const isOver = month < today.month || (month === today.month && day < today.day);
  return isOver || thisYear === undefined ? existing(today.year + 1, month, day) : thisYear;
}

function existing(year: number, month: number, day: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCFullYear() === year;
  return isReal ? { year, month, day } : undefined;
}

function dayAfter({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day) + days * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
