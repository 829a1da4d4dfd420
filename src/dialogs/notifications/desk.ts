import {
  everythingAtOnce,
  mostMutes,
  openMutes,
  withMute,
  type Mute,
  type Preferences,
} from '../../domain/notification.ts';
import { nextAtMinute, onTheWall, safeZone } from '../../domain/wall-clock.ts';
import { tomorrowMorning } from '../kit/language.ts';
import type { Scene } from '../kit/flow.ts';
import type { Turn } from '../kit/turn.ts';
import type { Span, Standing } from './cards.ts';
import type { NotificationsMemory } from './model.ts';
import type { NotificationsServices } from './services.ts';
import { words } from './text.ts';

export type NotificationsScene = Scene<NotificationsMemory>;

export const say = ({ turn }: NotificationsScene) => words(turn.person.language);

/** How things stand for whoever asks, and nobody else. */
export async function standingOf({ preferences }: NotificationsServices, turn: Turn): Promise<Standing> {
  const { person } = turn;
  const [settled, cases, heldBack] = await Promise.all([
    preferences.of(person),
    preferences.cases(person),
    preferences.heldBack(person),
  ]);
  return { preferences: settled, cases, heldBack, now: turn.now() };
}

/** Changes what this person has settled. */
export async function settle(
  { preferences }: NotificationsServices,
  { person }: Turn,
  change: (before: Preferences) => Preferences,
): Promise<void> {
  const { tenantId, userId, timeZone } = person;
  await preferences.change({ tenantId, userId }, safeZone(timeZone), change);
}

/** Mutes one thing more; `too-many` when as much as can be is muted already. */
export async function mute(
  services: NotificationsServices,
  turn: Turn,
  wanted: Mute,
): Promise<'done' | 'too-many'> {
  const now = turn.now();
  const { mutes } = await services.preferences.of(turn.person);
  if (openMutes(mutes, now).length >= mostMutes) return 'too-many';
  await settle(services, turn, (before) => withMute(before, wanted, now));
  return 'done';
}

/** Nothing muted, put off or collected any more. */
export const tellEverything = (services: NotificationsServices, turn: Turn): Promise<void> =>
  settle(services, turn, () => everythingAtOnce);

const nine = 9 * 60;
const day = 86_400_000;

/** When a time people pick ends; undefined for one without an end. Mornings are nine o'clock. */
export function endOf(span: Span, turn: Turn): number | undefined {
  const { person } = turn;
  const now = turn.now();
  switch (span) {
    case 'lifted':
      return undefined;
    case 'hour':
      return now + 3_600_000;
    case 'tomorrow':
      return tomorrowMorning(now, person);
    case 'monday': {
      const zone = safeZone(person.timeZone);
      let at = nextAtMinute(now, nine, zone);
      while (new Date(onTheWall(at, zone)).getUTCDay() !== 1) at = nextAtMinute(at + day / 2, nine, zone);
      return at;
    }
  }
}
