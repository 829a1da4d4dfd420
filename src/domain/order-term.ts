import type { BillingCycle, Term } from './order-draft.ts';

const begin = String.raw`(?<![\p{L}\p{N}])`;
const end = String.raw`(?![\p{L}\p{N}])`;
const duration = String.raw`(?:(?:for|für|auf|over|über|on|with|mit) )?(?:an? |einem |einer |einen )?`;
const monthly = 'monthly|each month|every month|monatliche?[rnm]?|monatsweise';
const yearly = 'yearly|annual(?:ly)?|each year|every year|jährliche?[rnm]?';
const once = 'upfront|up front|once|in advance|im voraus|einmalig|einmal';
const paid =
  '(?:billed|paid|pay|payable|invoiced|billing|payment|abgerechnet|bezahlt|zahlbar|berechnet|abrechnung|zahlung|zahlweise|bei)';

const pattern = (source: string): RegExp => new RegExp(`${begin}(?:${source})${end}`, 'iu');

const billings: readonly (readonly [RegExp, 'monthly' | 'annual' | 'once'])[] = [
  [pattern(`${paid}:? (?:${monthly}|per month|pro monat)|(?:${monthly}) ${paid}`), 'monthly'],
  [pattern(`${paid}:? (?:${yearly}|per year|pro jahr)|(?:${yearly}) ${paid}`), 'annual'],
  [pattern(`(?:${paid}:? )?(?:${once})`), 'once'],
];
const terms: readonly (readonly [RegExp, Term])[] = [
  [
    pattern(
      `${duration}(?:(?:3|three|drei)[ -]?(?:years?|yrs?|y|jahren?|jahre)(?:[ -]term)?|36[ -]?(?:months?|monaten?|monate)|3-?jährige?[rn]?|dreijährige?[rn]?|triennial(?:ly)?|p3y)`,
    ),
    'P3Y',
  ],
  [
    pattern(
      `${duration}(?:(?:(?:1|one|ein)[ -]?)(?:year|yr|y|jahr)(?:[ -]term)?|12[ -]?(?:months?|monaten?|monate)|1-?jährige?[rn]?|einjährige?[rn]?|year[ -]term|jahresvertrag|jahreslaufzeit|jahresabo|p1y)`,
    ),
    'P1Y',
  ],
  [
    pattern(
      `${duration}(?:(?:(?:1|one|ein)[ -]?)(?:month|monat)(?:[ -]term)?|month[ -]to[ -]month|monatsvertrag|monatslaufzeit|monatsabo|p1m)`,
    ),
    'P1M',
  ],
];
/** Words that mean the term when nothing else names one, and the billing otherwise. */
const rhythms: readonly (readonly [RegExp, 'P1Y' | 'P1M'])[] = [
  [
    pattern(
      `${yearly}|per year|a year|pro jahr|im jahr|per annum|p\\.a|annual term|for a year|(?:auf|für) ein jahr`,
    ),
    'P1Y',
  ],
  [pattern(`${monthly}|per month|a month|pro monat|im monat|monthly term`), 'P1M'],
];
/** A length Microsoft does not offer: taken out, so that it is not taken for a customer. */
const otherLength = pattern(
  `${duration}\\d+[ -]?(?:years?|months?|weeks?|days?|jahren?|jahre|monaten?|monate|wochen?|tagen?|tage)`,
);

/**
 * Takes the term and the billing out of a typed order: "yearly", "3 years paid annually", "monatlich abgerechnet".
 * `isNamed`: the term was said as a length ("one year"), not as a rhythm that may be that of the billing ("yearly").
 */
export function takeTerm(text: string): {
  term: Term | undefined;
  billing: BillingCycle | undefined;
  isNamed: boolean;
  rest: string;
} {
  let rest = text;
  const take = (matcher: RegExp): boolean => {
    const match = matcher.exec(rest);
    if (match === null) return false;
    rest = tidy(`${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`);
    return true;
  };
  const said = billings.find(([matcher]) => take(matcher))?.[1];
  const named = terms.find(([matcher]) => take(matcher))?.[1];
  const heard = rhythms.filter(([matcher]) => take(matcher)).map(([, rhythm]) => rhythm);
  take(otherLength);
  const term = named ?? heard[0];
  const billing = billingOf(said, term, named === undefined ? heard[1] : heard[0]);
  return { term, billing, isNamed: named !== undefined, rest };
}

function billingOf(
  said: 'monthly' | 'annual' | 'once' | undefined,
  term: Term | undefined,
  rhythm: 'P1Y' | 'P1M' | undefined,
): BillingCycle | undefined {
  if (said === 'once') {
    if (term === undefined) return undefined;
    return term === 'P3Y' ? 'triennial' : term === 'P1Y' ? 'annual' : 'monthly';
  }
  if (said !== undefined) return said;
  if (rhythm === undefined) return undefined;
  return rhythm === 'P1M' ? 'monthly' : 'annual';
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,;])/g, '')
    .replace(/[,;](?=[,;])/g, '')
    .trim();
}
