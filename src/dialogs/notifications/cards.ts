import { timeText } from '../../domain/clock-words.ts';
import { openMutes, subjectKey, type Preferences } from '../../domain/notification.ts';
import { safeZone } from '../../domain/wall-clock.ts';
import type { KnownCase } from '../../workflows/preferences/port.ts';
import {
  choiceInput,
  dropDown,
  facts,
  heading,
  notice,
  paragraph,
  plain,
  textInput,
  tick,
  type CardPart,
} from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { moment, type Reader } from '../kit/language.ts';
import { leave, pick, question } from '../kit/question.ts';
import { kitWords } from '../kit/words.ts';
import type { Told } from './model.ts';
import { mutables, titleOf, type Mutable } from './subjects.ts';
import { words } from './text.ts';

/** What the card shows, read now. */
export interface Standing {
  readonly preferences: Preferences;
  readonly cases: readonly KnownCase[];
  readonly heldBack: number;
  readonly now: number;
}

/** So many customers and cases are offered; others are muted by typing them. */
const mostOffered = 25;
/** So many of what is muted stand on the card. */
const mostShown = 20;

export const spans = ['lifted', 'hour', 'tomorrow', 'monday'] as const;
export type Span = (typeof spans)[number];

/** What is muted, as far as it stands on the card: what was muted last. */
export const shownMutes = ({ preferences, now }: Standing) =>
  openMutes(preferences.mutes, now).slice(-mostShown);

/** How things stand, to be read. */
export function standing(view: Standing, told: Told | undefined, reader: Reader): CardPart[] {
  const { card: t, told: done } = words(reader.language);
  const { quietHours, digestAt, onlyWhatNeedsMe } = view.preferences;
  const zone = safeZone(reader.timeZone);
  return [
    heading(t.title),
    told === undefined ? undefined : notice(done[told], 'good'),
    paragraph(t.promise),
    facts([
      [t.muted, mutedWords(view, reader).join('; ') || t.nothing],
      [
        t.quietHours,
        quietHours === undefined
          ? t.none
          : t.hours(timeText(quietHours.from), timeText(quietHours.to), plain(zone)),
      ],
      [t.digest, digestAt === undefined ? t.noDigest : t.at(timeText(digestAt))],
      [t.needed, onlyWhatNeedsMe ? t.on : t.off],
      ...(view.heldBack === 0 ? [] : [[t.heldBack, t.pieces(view.heldBack)] as const]),
    ]),
  ];
}

function mutedWords(view: Standing, reader: Reader): string[] {
  const { preferences, cases, now } = view;
  const { card: t } = words(reader.language);
  const more = openMutes(preferences.mutes, now).length - shownMutes(view).length;
  const shown = shownMutes(view).map(({ about, until }) => {
    const what = titleOf(about, cases, t.everything);
    return until === undefined ? what : t.mutedUntil(what, moment(until, reader));
  });
  return more > 0 ? [...shown, kitWords(reader.language).andMore(more)] : shown;
}

/** The same, to be changed. */
export function settings(view: Standing, told: Told | undefined, reader: Reader): Question {
  const { inputs: t, card: c, spans: long } = words(reader.language);
  const { quietHours, digestAt, onlyWhatNeedsMe } = view.preferences;
  const open = shownMutes(view);
  const keys = open.map(({ about }) => subjectKey(about));
  const offered = [{ about: { kind: 'everything' } as const, title: c.everything }, ...mutables(view.cases)]
    .filter(({ about }) => !keys.includes(subjectKey(about)))
    .slice(0, mostOffered);
  return question(
    [
      ...standing(view, told, reader),
      dropDown({
        id: 'mute',
        label: t.mute,
        options: [{ value: 'nothing', title: t.muteNothing }, ...offered.map(option)],
        value: 'nothing',
      }),
      dropDown({
        id: 'until',
        label: t.until,
        options: spans.map((span) => ({ value: span, title: long[span] })),
        value: 'lifted',
      }),
      open.length === 0
        ? undefined
        : choiceInput({
            id: 'muted',
            label: t.mutedStill,
            error: t.mutedStill,
            options: open.map(({ about }) =>
              option({ about, title: titleOf(about, view.cases, c.everything) }),
            ),
            value: keys.join(','),
            several: true,
          }),
      textInput({
        id: 'quiet',
        label: t.quiet,
        maxLength: 40,
        value: quietHours === undefined ? '' : `${timeText(quietHours.from)}-${timeText(quietHours.to)}`,
      }),
      textInput({
        id: 'digest',
        label: t.digest,
        maxLength: 20,
        value: digestAt === undefined ? '' : timeText(digestAt),
      }),
      tick({ id: 'needed', label: t.needed, title: t.neededTitle, value: onlyWhatNeedsMe }),
    ],
    [pick('save', t.save, true), leave('everything', t.everything), leave('done', t.done)],
  );
}

const option = ({ about, title }: Mutable) => ({ value: subjectKey(about), title });

/** For how long everything is to be muted. */
export function howLong(reader: Reader): Question {
  const { long: t, spans: titles } = words(reader.language);
  return question(
    [heading(t.title), paragraph(t.why)],
    [...spans.map((span) => pick(span, titles[span])), leave('never', t.never)],
    { text: 'answer' },
  );
}

/** Which of several. */
export function whichOne(found: readonly Mutable[], reader: Reader): Question {
  const { which: t } = words(reader.language);
  return question(
    [
      heading(t.title),
      paragraph(t.why),
      choiceInput({
        id: 'one',
        label: t.label,
        error: t.error,
        options: found.slice(0, mostOffered).map(option),
      }),
    ],
    [pick('mute', t.mute, true), leave('never', t.never)],
    { text: 'answer' },
  );
}
