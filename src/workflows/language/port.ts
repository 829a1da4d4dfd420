import type { Language } from '../../domain/language.ts';
import type { PersonKey } from '../../domain/person.ts';

/** The languages people chose; whoever chose none is spoken to in that of their Teams. */
export interface PersonLanguages {
  /** Undefined when this person chose none. */
  chosenBy(person: PersonKey): Promise<Language | undefined>;
  /** Remembers the choice for good, and draws the person's newest case cards anew. */
  choose(person: PersonKey, language: Language): Promise<void>;
}
