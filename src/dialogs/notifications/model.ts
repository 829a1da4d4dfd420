import { z } from 'zod';
import { normal } from '../kit/words.ts';

/** What has just been settled, for the card that shows how things stand then. */
export const toldKinds = [
  'muted',
  'unmuted',
  'quiet',
  'quiet-off',
  'digest',
  'digest-off',
  'needed',
  'needed-off',
  'everything',
  'saved',
] as const;
export type Told = (typeof toldKinds)[number];

const words = z.string().max(120);
const wish = z.discriminatedUnion('kind', [
  /** `what`: a case or a customer as typed, empty for everything. `until`: as typed, empty for no end. */
  z.object({ kind: z.literal('mute'), what: words, until: words }),
  z.object({ kind: z.literal('unmute'), what: words }),
  /** Empty: no quiet hours any more. */
  z.object({ kind: z.literal('quiet'), hours: words }),
  /** Empty: no digest any more. */
  z.object({ kind: z.literal('digest'), at: words }),
  z.object({ kind: z.literal('needed'), on: z.boolean() }),
  z.object({ kind: z.literal('everything') }),
]);
export type Wish = z.infer<typeof wish>;

export const notificationsMemory = z.object({
  /** What was asked for in words, until it is done. */
  wish: wish.optional(),
  told: z.enum(toldKinds).optional(),
  /** Which of several customers or cases is to be muted, and until when. */
  among: z.array(z.string().max(120)).max(40).default([]),
  until: z.number().optional(),
});
export type NotificationsMemory = z.infer<typeof notificationsMemory>;

/** When nothing else is said: at the end of most working days. */
export const usualDigest = '17:00';

const everything =
  /^(?:everything|all|all notifications|notifications|alles?|alle benachrichtigungen|benachrichtigungen)$/;
const untilWords = String.raw`(?:\s+(?:(?:until|till|til|bis(?: zum| zur)?)\s+(.+)|((?:for|für) .+)))?`;
const mutes = [
  new RegExp(`^mute(?:\\s+(?!until |till |til |for )(.+?))?${untilWords}$`),
  new RegExp(`^(?:stummschalten|stumm)(?:\\s+(?!bis |für )(.+?))?${untilWords}$`),
  new RegExp(`^schalte\\s+(.+?)${untilWords}\\s+stumm$`),
  new RegExp(`^(.+?)${untilWords}\\s+(?:stummschalten|stumm(?: stellen)?)$`),
];
const unmutes = [
  /^un-?mute(?:\s+(.+))?$/,
  /^(?:stummschaltung (?:aus|aufheben)|stumm aus|nicht mehr stumm)(?:\s+(?:für )?(.+))?$/,
  /^(.+?) nicht mehr stumm(?:schalten)?$/,
];
const quiet = /^(?:quiet (?:hours?|times?)|ruhe-?zeit(?:en)?)(?:\s+(.+))?$/;
const noQuiet = /^(?:no quiet (?:hours?|times?)|keine ruhe-?zeit(?:en)?)$/;
const digest =
  /^(?:(?:a |the )?(?:daily )?digest|daily summary|(?:eine )?(?:tägliche |tages-?)zusammenfassung)(?:\s+(.+))?$/;
const noDigest = /^(?:no (?:daily )?digest|no daily summary|keine (?:tägliche |tages-?)zusammenfassung)$/;
const needed =
  /^(?:(?:tell me )?only what needs me|nur was mich braucht|sag(?:en sie)? mir nur,? was mich braucht)$/;
const all = /^(?:tell me everything|everything again|sag(?:en sie)? mir (?:wieder )?alles)$/;
const opens =
  /^(?:my |meine )?(?:notifications?|notification settings|benachrichtigungen|benachrichtigungseinstellungen)$/;
const off = /^(?:off|none|aus|keine)$/;

/** What it remembers when these words ask for it; undefined when they ask for something else. */
export function notificationsAskedFor(text: string): Partial<NotificationsMemory> | undefined {
  const said = normal(text);
  if (opens.test(said)) return {};
  const asked = wishTyped(said);
  if (asked === undefined) return undefined;
  // “Quiet hours” alone asks to see them.
  return asked === 'look' ? {} : { wish: asked };
}

function wishTyped(said: string): Wish | 'look' | undefined {
  if (all.test(said)) return { kind: 'everything' };
  if (needed.test(said)) return { kind: 'needed', on: true };
  if (noQuiet.test(said)) return { kind: 'quiet', hours: '' };
  if (noDigest.test(said)) return { kind: 'digest', at: '' };
  const hours = quiet.exec(said);
  if (hours !== null) {
    const [, typed = ''] = hours;
    return typed === '' ? 'look' : { kind: 'quiet', hours: off.test(typed) ? '' : cut(typed) };
  }
  const daily = digest.exec(said);
  if (daily !== null)
    return { kind: 'digest', at: off.test(daily[1] ?? '') ? '' : cut(daily[1] ?? usualDigest) };
  return unmuteTyped(said) ?? muteTyped(said);
}

function unmuteTyped(said: string): Wish | undefined {
  const found = unmutes.map((form) => form.exec(said)).find((match) => match !== null);
  return found && { kind: 'unmute', what: subject(found[1]) };
}

function muteTyped(said: string): Wish | undefined {
  const found = mutes.map((form) => form.exec(said)).find((match) => match !== null);
  return found && { kind: 'mute', what: subject(found[1]), until: cut(found[2] ?? found[3] ?? '') };
}

const subject = (typed = ''): string => (everything.test(typed) ? '' : cut(typed));
const cut = (typed: string): string => typed.trim().slice(0, 120);
