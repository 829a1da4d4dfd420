import { troubleWords } from '../../dialogs/kit/order-trouble.ts';
import { words as orderDesk } from '../../dialogs/order-desk/text.ts';
import type { Language } from '../../domain/language.ts';
import type { StandstillCause } from '../../domain/order.ts';
import { de } from './text-de.ts';
import { en } from './text-en.ts';

const texts: Readonly<Record<Language, typeof en>> = { en, de };

interface Cause {
  readonly what: string;
  readonly advice: string;
}

/** Every sentence of the tab, plain text for the page to fill in; what stopped an order in the words of the orders card. */
export function tabText(language: Language) {
  const trouble = troubleWords(language);
  const desk = orderDesk(language);
  const customer = language === 'de' ? 'der Kunde' : 'the customer';
  const causes = Object.keys(trouble).map((name): [string, Cause] => {
    // The keys of a record of causes.
    const cause = name as StandstillCause;
    const { what, why } = desk.causes[cause] ?? trouble[cause];
    const sentences = `${what(customer)} ${why}`;
    return [
      cause,
      {
        what: sentences.charAt(0).toUpperCase() + sentences.slice(1),
        advice: desk.advice[cause] ?? desk.otherwise,
      },
    ];
  });
  return { ...texts[language], causes: Object.fromEntries(causes) };
}
