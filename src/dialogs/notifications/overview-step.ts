import { timesTyped, timeTyped } from '../../domain/clock-words.ts';
import { subjectKey, withMute, type Preferences } from '../../domain/notification.ts';
import { card } from '../kit/card.ts';
import { again, end, to, type Move, type Reply, type Step } from '../kit/flow.ts';
import { settings, shownMutes, spans, standing, type Standing } from './cards.ts';
import { endOf, say, settle, standingOf, tellEverything, type NotificationsScene } from './desk.ts';
import type { NotificationsMemory } from './model.ts';
import type { NotificationsServices } from './services.ts';
import { mutables } from './subjects.ts';

/** The card that shows and changes everything. */
export function overview(services: NotificationsServices): Step<NotificationsMemory> {
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      if (turn.person.place !== 'personal') {
        turn.say(say(scene).trouble.onlyAlone);
        return end;
      }
      if (memory.wish !== undefined) return to('wish');
      const { told } = memory;
      memory.told = undefined;
      return settings(await standingOf(services, turn), told, turn.person);
    },

    async answer(scene, reply): Promise<Move> {
      const { turn, memory } = scene;
      switch (reply.choice) {
        case 'save':
          return save(services, scene, reply);
        case 'everything':
          await tellEverything(services, turn);
          memory.told = 'everything';
          return to('overview');
        default:
          turn.close(card(...standing(await standingOf(services, turn), undefined, turn.person)));
          return end;
      }
    },
  };
}

async function save(
  services: NotificationsServices,
  scene: NotificationsScene,
  { fields }: Reply,
): Promise<Move> {
  const { turn, memory } = scene;
  const { trouble: t } = say(scene);
  const read = hoursIn(fields);
  if (typeof read === 'string') return again(t[read]);
  const view = await standingOf(services, turn);
  const wanted = [{ about: { kind: 'everything' as const } }, ...mutables(view.cases)].find(
    ({ about }) => subjectKey(about) === fields['mute'],
  );
  const span = spans.find((one) => one === fields['until']) ?? 'lifted';
  const now = turn.now();
  await settle(services, turn, (before) => {
    const kept = withoutUnticked({ ...before, ...read }, view, fields['muted']);
    return wanted === undefined
      ? kept
      : withMute(kept, { about: wanted.about, until: endOf(span, turn) }, now);
  });
  memory.told = 'saved';
  return to('overview');
}

type Hours = Partial<Pick<Preferences, 'quietHours' | 'digestAt' | 'onlyWhatNeedsMe'>>;

/** The hours as filled in; what is not on the card stays as it is. Or what is wrong with them. */
function hoursIn({ quiet, digest, needed }: Reply['fields']): Hours | 'quiet' | 'digest' {
  const hours = timesTyped(quiet ?? '');
  const at = timeTyped(digest ?? '');
  if ((quiet ?? '').trim() !== '' && hours === undefined) return 'quiet';
  if ((digest ?? '').trim() !== '' && at === undefined) return 'digest';
  return {
    ...(quiet === undefined ? {} : { quietHours: hours }),
    ...(digest === undefined ? {} : { digestAt: at }),
    ...(needed === undefined ? {} : { onlyWhatNeedsMe: needed === 'true' }),
  };
}

/** Of what stood on the card as muted, whatever has lost its tick is lifted; `ticked` is undefined when nothing stood there. */
function withoutUnticked(preferences: Preferences, view: Standing, ticked: string | undefined): Preferences {
  if (ticked === undefined) return preferences;
  const kept = ticked.split(',');
  const shown = shownMutes(view).map(({ about }) => subjectKey(about));
  const isLifted = (key: string): boolean => shown.includes(key) && !kept.includes(key);
  return { ...preferences, mutes: preferences.mutes.filter(({ about }) => !isLifted(subjectKey(about))) };
}
