import { z } from 'zod';
import type { Role } from '../../domain/person.ts';
import { normal } from '../kit/words.ts';

/** What people see instead of the request, as words to pick from (error paths 1 to 4). */
export const sights = ['blank', 'home', 'permission', 'partner', 'company', 'loop', 'code'] as const;
export type Sight = (typeof sights)[number];

export const troubleMemory = z.object({
  invitation: z.string().optional(),
  /** What the person named when they asked for help: gone into without asking. */
  named: z.enum(sights).optional(),
  sight: z.enum(sights).optional(),
  /** How many pieces of advice for this sight have been given. */
  given: z.number().int().min(0).default(0),
  /** The error code that was typed. */
  code: z.string().optional(),
});
export type TroubleMemory = z.infer<typeof troubleMemory>;

const asking = [
  'trouble',
  'problem',
  'error',
  'fehler',
  'i see something else',
  'ich sehe etwas anderes',
  'it does not work',
  'es geht nicht',
];
const sightWords: readonly (readonly [RegExp, Sight])[] = [
  [/\bblank\b|\bempty page\b|leere seite/, 'blank'],
  [/\bhome ?page\b|\bshop\b|startseite/, 'home'],
  [/permission|berechtigung/, 'permission'],
  [/contact your partner|an ihren partner/, 'partner'],
];

/** Of these a seller speaks when somebody else is meant. */
const companyWords: typeof sightWords = [
  [
    /wrong (?:company|link)\b|(?:another|different|other) company\b|falsche[nrs]? (?:firma|unternehmen|link)\b|andere[nrs]? (?:firma|firmenname|unternehmen)\b/,
    'company',
  ],
  [/keeps asking|sign(?:ing)? in again and again|anmeldung im kreis|immer wieder anmelden/, 'loop'],
];

/** Memory for words that tell of trouble, with what is seen if they name it; undefined otherwise. */
export function troubleAskedFor(text: string, roles: ReadonlySet<Role>): Partial<TroubleMemory> | undefined {
  const said = normal(text);
  if (asking.includes(said)) return {};
  const known = roles.has('seller') ? sightWords : [...sightWords, ...companyWords];
  const sight = known.find(([pattern]) => pattern.test(said))?.[1];
  return sight === undefined ? undefined : { named: sight };
}

/** `AADSTS50020` out of whatever was pasted; the text itself, shortened, when nothing looks like a code. */
export function codeIn(text: string): string {
  const found = /\b(AADSTS\d{4,7}|\d{3}-\d{6}|0x[0-9a-f]{6,8}|\d{5,6})\b/i.exec(text)?.[1];
  return (found ?? text.trim()).toUpperCase().slice(0, 40);
}

export const isEmail = (text: string): boolean => /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]{2,}$/.test(text);
