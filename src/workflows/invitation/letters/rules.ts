import { readEmail } from '../../../domain/email.ts';
import { asWords } from '../../../domain/letter-words.ts';
import type { InvitationLetter, ReminderSchedule } from '../../../domain/invitation.ts';
import { linkIn } from '../../../domain/page-address.ts';
import type { LetterChange, LetterChanged } from '../letters-port.ts';

/** Characters of edited words; as many as the card's field holds, or what it cuts would be lost with the next press. */
const mostCharacters = 2_000;
const longestName = 100;
const mostReminders = 10;
/** A reminder later than this would outlive most invitations. */
const latestDay = 90;

/** Somebody's name on one line. */
export const asName = (text: string): string =>
  text
    .slice(0, 10 * longestName)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, longestName)
    .trim();

type Parts = {
  readonly letter: InvitationLetter;
  readonly schedule: ReminderSchedule;
};
interface Around {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** The template's words: kept unchanged, they stay the template's, in whatever language the letter is later. */
  readonly template: string;
}
type NotPossible = Exclude<LetterChanged, { kind: 'done' | 'too-late' | 'unknown' }>;

/** The letter and its reminders with a change, or why it cannot be. A new address has not been written to yet. Pure. */
export function changeLetter(
  { letter, schedule }: Parts,
  change: LetterChange,
  { now, template }: Around,
): ({ readonly kind: 'changed' } & Parts) | NotPossible {
  const address = change.to === undefined ? undefined : change.to.trim();
  const read = address === undefined || address === '' ? undefined : readEmail(address);
  if (read?.kind === 'bad') return { kind: 'not-an-address' };
  // Far too long is said without tidying it first.
  if ((change.words?.length ?? 0) > 2 * mostCharacters) return { kind: 'too-long' };
  const words = change.words === undefined ? undefined : asWords(change.words);
  if (words !== undefined) {
    if (words.length > mostCharacters) return { kind: 'too-long' };
    const found = linkIn(words);
    if (found !== undefined) return { kind: 'link-in-words', found };
  }
  const toName = change.toName === undefined ? letter.toName : asName(change.toName) || undefined;
  // The words greet by that name.
  const found = change.toName === undefined ? undefined : linkIn(toName ?? '');
  if (found !== undefined) return { kind: 'link-in-words', found };
  const days = change.reminderDays;
  if (days !== undefined && !areDays(days)) return { kind: 'days-not-possible' };

  const isEdited = words !== undefined && words !== '' && words !== asWords(template);
  const to = address === undefined ? letter.to : read?.address;
  return {
    kind: 'changed',
    letter: {
      language: change.language ?? letter.language,
      words: words === undefined ? letter.words : isEdited ? words : undefined,
      to,
      toName,
    },
    schedule: {
      ...schedule,
      ...(days === undefined ? {} : { days, given: over(days, schedule.from, now) }),
      ...(to === letter.to ? {} : { writtenAt: undefined }),
    },
  };
}

/** How many of the days since the first sending have passed. */
const over = (days: readonly number[], from: number | undefined, now: number): number =>
  from === undefined ? 0 : days.filter((day) => from + day * 86_400_000 <= now).length;

/** Whole days, rising, none twice, not too many and not too late. */
export const areDays = (days: readonly number[]): boolean =>
  days.length <= mostReminders &&
  days.every((day, n) => Number.isInteger(day) && day >= 1 && day <= latestDay && day > (days[n - 1] ?? 0));
