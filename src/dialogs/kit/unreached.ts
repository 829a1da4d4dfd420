import type { Announcement } from './flow.ts';
import type { Language } from './language.ts';
import { spoken } from './spoken.ts';

const en = {
  blocked: 'they have blocked or removed the bot',
  uninstalled: 'the bot is not installed for them',
  disabled: 'their organisation has switched the bot off',
  'not-found': 'Teams no longer finds their chat with the bot',
  refused: 'Teams does not let the bot write to them',
};
const de: typeof en = {
  blocked: 'der Bot wurde dort blockiert oder entfernt',
  uninstalled: 'der Bot ist dort nicht installiert',
  disabled: 'die Organisation hat den Bot abgeschaltet',
  'not-found': 'Teams findet den Chat mit dem Bot nicht mehr',
  refused: 'Teams lässt den Bot dort nicht schreiben',
};
const reasons = spoken({ en, de });

/** Why somebody could not be written to, as the news of it says; the vaguest reason when it names none we know. */
export function unreachedWhy({ facts }: Announcement, language: Language): string {
  const known = reasons(language);
  return Object.entries(known).find(([why]) => why === facts['why'])?.[1] ?? known.refused;
}
