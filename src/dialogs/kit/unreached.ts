import { paragraph, plain, type Card } from './card.ts';
import type { Announcement } from './flow.ts';
import type { Language, Reader } from './language.ts';
import { shortly } from './shortly.ts';
import { spoken } from './spoken.ts';

const en = {
  left: 'they are no longer admitted to your company',
  'no-owner': 'they are no longer an owner of your company',
  blocked: 'they have blocked or removed the bot',
  uninstalled: 'the bot is not installed for them',
  disabled: 'their organisation has switched the bot off',
  'not-found': 'Teams no longer finds their chat with the bot',
  refused: 'Teams does not let the bot write to them',
};
const staffEn = (names: string) =>
  `Not reached in Teams: ${names}. Please tell them; whoever opens the bot once gets cards.`;
const de: typeof en = {
  left: 'die Person ist in Ihrer Firma nicht mehr zugelassen',
  'no-owner': 'die Person ist nicht mehr Inhaber Ihrer Firma',
  blocked: 'der Bot wurde dort blockiert oder entfernt',
  uninstalled: 'der Bot ist dort nicht installiert',
  disabled: 'die Organisation hat den Bot abgeschaltet',
  'not-found': 'Teams findet den Chat mit dem Bot nicht mehr',
  refused: 'Teams lässt den Bot dort nicht schreiben',
};
const staffDe: typeof staffEn = (names) =>
  `In Teams nicht erreicht: ${names}. Bitte sagen Sie Bescheid; wer den Bot einmal öffnet, bekommt Karten.`;
const toldEn = {
  told: (readers: string) => `Told in Teams: ${readers}.`,
  at: (who: string, when: string) => `${who} ${when}`,
  unreachable: (who: string, why: string) => `${who} not reached (${why})`,
  unsure: (who: string, when: string) => `${who} perhaps (${when}, Teams gave no answer)`,
  unnamed: { administrator: 'the customer’s administrator', channel: 'a channel', somebody: 'somebody' },
};
const toldDe: typeof toldEn = {
  told: (readers) => `In Teams benachrichtigt: ${readers}.`,
  at: (who, when) => `${who} ${when}`,
  unreachable: (who, why) => `${who} nicht erreicht (${why})`,
  unsure: (who, when) => `${who} vielleicht (${when}, Teams hat nicht geantwortet)`,
  unnamed: { administrator: 'der Administrator des Kunden', channel: 'ein Kanal', somebody: 'jemand' },
};
const reasons = spoken({ en, de });
const ofReaders = spoken({ en: toldEn, de: toldDe });
const ofStaff = spoken({ en: { unreached: staffEn }, de: { unreached: staffDe } });

/** Why somebody could not be written to, as the news of it says; the vaguest reason when it names none we know. */
export const unreachedWhy = ({ facts }: Announcement, language: Language): string =>
  reasonOf(facts['why'], language);

/** The same card, at its end whom of the provider's people news of its case did not reach. */
export function namingUnreachedStaff(
  original: Card,
  people: readonly { readonly name: string; readonly why: string }[],
  language: Language,
): Card {
  const names = people.map(({ name, why }) => `**${plain(name)}** (${reasonOf(why, language)})`);
  const sentence = ofStaff(language).unreached(names.join(', '));
  return { ...original, body: [...original.body, paragraph(sentence, { subtle: true, small: true })] };
}

/** One whom news of a case went to. */
export interface ToldPerson {
  /** Those of whom we keep no name are called what they are. */
  readonly who: { readonly name: string } | 'administrator' | 'channel' | 'somebody';
  readonly state: 'told' | 'unreachable' | 'unsure';
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly why: string;
}

/** The same card, at its end whom the last news of its case reached, when, and whom not. */
export function namingTold(
  original: Card,
  people: readonly ToldPerson[],
  { reader, now }: { readonly reader: Reader; readonly now: number },
): Card {
  const t = ofReaders(reader.language);
  const readers = people.map(({ who: reached, state, at, why }) => {
    const who = typeof reached === 'string' ? t.unnamed[reached] : plain(reached.name);
    if (state === 'unreachable') return t.unreachable(who, reasonOf(why, reader.language));
    return t[state === 'told' ? 'at' : 'unsure'](who, shortly(at, now, reader));
  });
  const line = paragraph(t.told(readers.join('; ')), { subtle: true, small: true });
  return { ...original, body: [...original.body, line] };
}

function reasonOf(said: unknown, language: Language): string {
  const known = reasons(language);
  return Object.entries(known).find(([why]) => why === said)?.[1] ?? known.refused;
}
