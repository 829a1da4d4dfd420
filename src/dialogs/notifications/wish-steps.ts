import { timesTyped, timeTyped } from '../../domain/clock-words.ts';
import { openMutes, sameSubject, subjectKey, type MuteSubject } from '../../domain/notification.ts';
import { plain } from '../kit/card.ts';
import { again, to, type Move, type Step } from '../kit/flow.ts';
import { howLong, spans, whichOne } from './cards.ts';
import { endOf, mute, say, settle, tellEverything, type NotificationsScene } from './desk.ts';
import type { NotificationsMemory, Told, Wish } from './model.ts';
import type { NotificationsServices } from './services.ts';
import { meant, mutables, untilTyped } from './subjects.ts';

/** What was asked for in words is done, and the card shows how things stand then. */
export function wish(services: NotificationsServices): Step<NotificationsMemory> {
  return {
    async ask(scene) {
      const { memory } = scene;
      const { wish: wanted } = memory;
      memory.wish = undefined;
      if (wanted === undefined) return to('overview');
      return fulfil(services, scene, wanted);
    },
    answer: () => to('overview'),
  };
}

async function fulfil(
  services: NotificationsServices,
  scene: NotificationsScene,
  wanted: Wish,
): Promise<Move> {
  const { turn } = scene;
  const { trouble: t } = say(scene);
  switch (wanted.kind) {
    case 'mute':
      return muteTyped(services, scene, wanted);
    case 'unmute':
      return unmute(services, scene, wanted.what);
    case 'quiet': {
      const quietHours = timesTyped(wanted.hours);
      if (wanted.hours !== '' && quietHours === undefined) return refused(scene, t.quiet);
      await settle(services, turn, (before) => ({ ...before, quietHours }));
      return done(scene, quietHours === undefined ? 'quiet-off' : 'quiet');
    }
    case 'digest': {
      const digestAt = timeTyped(wanted.at);
      if (wanted.at !== '' && digestAt === undefined) return refused(scene, t.digest);
      await settle(services, turn, (before) => ({ ...before, digestAt }));
      return done(scene, digestAt === undefined ? 'digest-off' : 'digest');
    }
    case 'needed':
      await settle(services, turn, (before) => ({ ...before, onlyWhatNeedsMe: wanted.on }));
      return done(scene, wanted.on ? 'needed' : 'needed-off');
    case 'everything':
      await tellEverything(services, turn);
      return done(scene, 'everything');
  }
}

async function muteTyped(
  services: NotificationsServices,
  scene: NotificationsScene,
  { what, until: typed }: Extract<Wish, { kind: 'mute' }>,
): Promise<Move> {
  const { turn, memory } = scene;
  const { trouble: t } = say(scene);
  const until = typed === '' ? undefined : untilTyped(typed, turn.now(), turn.person);
  if (until === 'past') return refused(scene, t.past);
  if (typed !== '' && until === undefined) return refused(scene, t.day);
  // Silence about everything has to end some time, so it is asked when.
  if (what === '')
    return until === undefined ? to('long') : muted(services, scene, { kind: 'everything' }, until);
  const found = meant(what, await services.preferences.cases(turn.person));
  const [only] = found;
  if (only === undefined) return refused(scene, t.unknown(plain(what)));
  if (found.length === 1) return muted(services, scene, only.about, until);
  memory.among = found.slice(0, 40).map(({ about }) => subjectKey(about));
  memory.until = until;
  return to('which');
}

async function unmute(
  services: NotificationsServices,
  scene: NotificationsScene,
  what: string,
): Promise<Move> {
  const { turn } = scene;
  const { mutes } = await services.preferences.of(turn.person);
  const open = openMutes(mutes, turn.now());
  const everything = open.filter(({ about }) => what === '' || about.kind === 'everything');
  const named = what === '' ? [] : meant(what, await services.preferences.cases(turn.person));
  const lifted =
    what === '' ? everything : open.filter(({ about }) => named.some((one) => sameSubject(one.about, about)));
  if (lifted.length === 0 && what !== '') return refused(scene, say(scene).trouble.notMuted(plain(what)));
  await settle(services, turn, (before) => ({
    ...before,
    mutes: before.mutes.filter(({ about }) => !lifted.some((one) => sameSubject(one.about, about))),
  }));
  return done(scene, 'unmuted');
}

/** For how long everything is muted. */
export function long(services: NotificationsServices): Step<NotificationsMemory> {
  return {
    ask: ({ turn }) => howLong(turn.person),
    answer(scene, { choice, text }) {
      const { turn } = scene;
      const everything = { kind: 'everything' } as const;
      if (choice === 'never') return to('overview');
      const span = spans.find((one) => one === choice);
      if (span !== undefined) return muted(services, scene, everything, endOf(span, turn));
      const typed = text.trim().replace(/^(?:until|till|til|bis(?: zum)?)\s+/i, '');
      const until = untilTyped(typed, turn.now(), turn.person);
      if (until === undefined || until === 'past') return again(say(scene).trouble[until ?? 'day']);
      return muted(services, scene, everything, until);
    },
  };
}

/** Which of several customers or cases is muted. */
export function which(services: NotificationsServices): Step<NotificationsMemory> {
  const offered = async ({ turn, memory }: NotificationsScene) =>
    mutables(await services.preferences.cases(turn.person)).filter(({ about }) =>
      memory.among.includes(subjectKey(about)),
    );
  return {
    async ask(scene) {
      const found = await offered(scene);
      return found.length === 0 ? to('overview') : whichOne(found, scene.turn.person);
    },
    async answer(scene, { choice, text, fields }) {
      if (choice === 'never') return to('overview');
      const found = await offered(scene);
      const picked = found.find(({ about }) => subjectKey(about) === fields['one']);
      const typed = meant(text, await services.preferences.cases(scene.turn.person)).find(({ about }) =>
        found.some((one) => sameSubject(one.about, about)),
      );
      const one = choice === 'text' ? typed : picked;
      if (one === undefined) return again(say(scene).which.error);
      return muted(services, scene, one.about, scene.memory.until);
    },
  };
}

async function muted(
  services: NotificationsServices,
  scene: NotificationsScene,
  about: MuteSubject,
  until: number | undefined,
): Promise<Move> {
  const outcome = await mute(services, scene.turn, { about, until });
  return outcome === 'done' ? done(scene, 'muted') : refused(scene, say(scene).trouble.tooMany);
}

function done({ memory }: NotificationsScene, told: Told): Move {
  memory.told = told;
  return to('overview');
}

/** Nothing was changed; the card still shows how things stand. */
function refused({ turn }: NotificationsScene, sentence: string): Move {
  turn.say(sentence);
  return to('overview');
}
