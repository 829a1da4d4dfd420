import { paragraph, plain, type Card } from './card.ts';
import type { Announcement } from './flow.ts';
import type { Language } from './language.ts';
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
const reasons = spoken({ en, de });
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

function reasonOf(said: unknown, language: Language): string {
  const known = reasons(language);
  return Object.entries(known).find(([why]) => why === said)?.[1] ?? known.refused;
}
