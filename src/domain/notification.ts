import { minuteOfDay, nextAtMinute } from './wall-clock.ts';

/**
 * What a piece of news is to its reader. `own`: the answer to something they are doing at this moment. `needs-reader`:
 * something waits for them. `news`: everything they can do without.
 */
export type EventClass = 'own' | 'needs-reader' | 'news';

export type MuteSubject =
  | { readonly kind: 'everything' }
  | { readonly kind: 'customer'; readonly tenantId: string }
  | { readonly kind: 'case'; readonly caseId: string };

export interface Mute {
  readonly about: MuteSubject;
  /** Milliseconds since 1970 UTC; without one it holds until it is lifted. */
  readonly until?: number | undefined;
}

/** Minutes since midnight on the reader's own wall; they may reach over midnight, and never are the whole day. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** What one person has settled about being told. */
export interface Preferences {
  readonly mutes: readonly Mute[];
  readonly quietHours?: QuietHours | undefined;
  /** When news comes, together, once a day: minutes since midnight on the reader's own wall. */
  readonly digestAt?: number | undefined;
  readonly onlyWhatNeedsMe: boolean;
}

/** Who has settled nothing is told everything, at once. */
export const everythingAtOnce: Preferences = { mutes: [], onlyWhatNeedsMe: false };

/** So many mutes are kept; whoever needs more mutes everything. */
export const mostMutes = 40;

/** What happened, as far as it decides when it is said. */
export interface Happening {
  readonly class: EventClass;
  readonly caseId: string;
  /** The tenant of the customer it is about, when that is known. */
  readonly customer?: string | undefined;
}

/** `at`: by itself, at that moment. `digest`: together with other news, at that moment. `silent`: never; cards change all the same. */
export type Timing =
  | { readonly kind: 'now' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'digest'; readonly at: number };

/**
 * When a piece of news is said to somebody. Whatever needs the reader is said, muted or not; only quiet hours hold it
 * back, until they end. `zone`: the reader's, as IANA names it.
 */
export function timingOf(happening: Happening, preferences: Preferences, now: number, zone: string): Timing {
  if (happening.class === 'own') return { kind: 'now' };
  const quietUntil = quietEnd(preferences.quietHours, now, zone);
  if (happening.class === 'needs-reader')
    return quietUntil === undefined ? { kind: 'now' } : { kind: 'at', at: quietUntil };
  if (preferences.onlyWhatNeedsMe || isMuted(happening, preferences, now)) return { kind: 'silent' };
  if (preferences.digestAt !== undefined)
    return { kind: 'digest', at: nextAtMinute(now, preferences.digestAt, zone) };
  return quietUntil === undefined ? { kind: 'now' } : { kind: 'digest', at: quietUntil };
}

/** Whether somebody does not want to hear of it now. */
export function isMuted(
  { caseId, customer }: Pick<Happening, 'caseId' | 'customer'>,
  { mutes }: Pick<Preferences, 'mutes'>,
  now: number,
): boolean {
  return openMutes(mutes, now).some(({ about }) => {
    switch (about.kind) {
      case 'everything':
        return true;
      case 'customer':
        return about.tenantId === customer;
      case 'case':
        return about.caseId === caseId;
    }
  });
}

/** Mutes that have not run out. */
export const openMutes = (mutes: readonly Mute[], now: number): readonly Mute[] =>
  mutes.filter(({ until }) => until === undefined || until > now);

export const sameSubject = (a: MuteSubject, b: MuteSubject): boolean => subjectKey(a) === subjectKey(b);

/** One subject in a choice: `customer:…`, `case:F-1042`, `everything`. */
export function subjectKey(about: MuteSubject): string {
  switch (about.kind) {
    case 'everything':
      return 'everything';
    case 'customer':
      return `customer:${about.tenantId}`;
    case 'case':
      return `case:${about.caseId}`;
  }
}

/** The same preferences with one subject muted anew, or not any more; what has run out goes. */
export function withMute(preferences: Preferences, mute: Mute, now: number): Preferences {
  const others = openMutes(preferences.mutes, now).filter(({ about }) => !sameSubject(about, mute.about));
  return { ...preferences, mutes: [...others, mute].slice(-mostMutes) };
}

/** When the quiet hours end in which `now` is; undefined outside of them. */
export function quietEnd(quietHours: QuietHours | undefined, now: number, zone: string): number | undefined {
  if (quietHours === undefined || !isWithin(minuteOfDay(now, zone), quietHours)) return undefined;
  return nextAtMinute(now, quietHours.to, zone);
}

const isWithin = (minute: number, { from, to }: QuietHours): boolean =>
  from < to ? from <= minute && minute < to : minute >= from || minute < to;
