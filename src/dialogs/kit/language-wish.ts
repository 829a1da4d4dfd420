import { languages, type Language } from './language.ts';
import { normal } from './words.ts';

/** What each language is called by those who want it, in their own words and in ours. */
const called: Readonly<Record<Language, readonly string[]>> = {
  en: ['english', 'englisch', 'anglais', 'inglés', 'inglese', 'engels'],
  de: ['german', 'deutsch', 'allemand', 'alemán', 'tedesco', 'duits'],
};

/** A language nobody here speaks, or which ones there are. */
const others = new Set(
  `language languages sprache sprachen french französisch français francais spanish spanisch español italian
  italienisch italiano dutch niederländisch nederlands polish polnisch polski portuguese portugiesisch português`.split(
    /\s+/,
  ),
);

/** What may stand around it: “can you speak English with me, please”. */
const around = new Set(
  `in to into on with me us i we you the my your want would like prefer need can could do does speak talk answer write
  reply switch change set use please auf zu mit mir uns ich wir du sie bitte kannst können sprich sprichst sprechen
  spreche rede reden antworte antworten schreibe schreiben wechsle wechseln umstellen stelle um möchte will lieber
  en svp`.split(/\s+/),
);

/**
 * The language that these typed words ask for: `english`, `auf Deutsch bitte`, `Sprache: Englisch`. `other` when they
 * ask for one that is not spoken here, or which there are. Undefined when they are about anything else.
 */
export function languageWish(text: string): Language | 'other' | undefined {
  const said = normal(text).split(/[\s,.:!?]+/);
  const named = said.filter((word) => !around.has(word)).map(meantBy);
  if (named.includes(undefined)) return undefined;
  const [ours, ...more] = new Set(named.filter((one) => one !== 'other'));
  return more.length > 0 ? undefined : (ours ?? named[0]);
}

const meantBy = (word: string): Language | 'other' | undefined =>
  languages.find((language) => called[language].includes(word)) ?? (others.has(word) ? 'other' : undefined);
