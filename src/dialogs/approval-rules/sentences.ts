import type { ApprovalCondition, ApprovalLevel, ApprovalRule } from '../../domain/approval-rule.ts';
import { currencyDigits, type Money } from '../../domain/money.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import type { ResellerPerson } from '../../domain/reseller.ts';
import { plain } from '../kit/card.ts';
import { localeFor, type Reader } from '../kit/language.ts';
import { kitWords } from '../kit/words.ts';
import { words } from './text.ts';

/** So many names are said; more are counted. */
const mostNames = 4;

/** One rule in one sentence: `Orders over €2,000 → Oscar Ward, stand-in Nina Roth; then Petra`. */
export function ruleSentence(rule: ApprovalRule, people: readonly ResellerPerson[], reader: Reader): string {
  const t = words(reader.language).sentence;
  const { customers, unit } = rule.scope;
  const scope = [
    ...(customers === undefined
      ? []
      : [t.forCustomer(plain(customers.map(({ domain }) => domain).join(', ')))]),
    ...(unit === undefined ? [] : [t.byUnit(plain(unit.name), namesOf(unit.sellers, people, reader))]),
  ];
  const levels = rule.levels.map((level) => levelText(level, people, reader));
  return `${[conditionText(rule.when, reader), ...scope].join(' ')} → ${levels.join(t.afterThat)}`;
}

export function conditionText(when: ApprovalCondition, reader: Reader): string {
  const t = words(reader.language).sentence;
  switch (when.kind) {
    case 'amount':
      return t.amount(roundAmount(when.over, reader));
    case 'percent':
      return t.percent(when.over);
    case 'product':
      return t.product(plain(when.words));
    case 'term':
      return t.term(when.overMonths);
    case 'new-customer':
    case 'own-use':
    case 'every-order':
      return t.always[when.kind];
  }
}

function levelText(
  { approvers, standIns }: ApprovalLevel,
  people: readonly ResellerPerson[],
  reader: Reader,
): string {
  const t = words(reader.language).sentence;
  const first = approvers.length === 0 ? t.anyOwner : namesOf(approvers, people, reader, t.or);
  return standIns.length === 0 ? first : first + t.standIn(namesOf(standIns, people, reader, t.or));
}

/** `Nina Roth, Oscar Ward and 2 more`; whoever has left is named so. */
export function namesOf(
  keys: readonly PersonKey[],
  people: readonly ResellerPerson[],
  reader: Reader,
  between = ', ',
): string {
  const names = keys.slice(0, mostNames).map((key) => nameOf(key, people, reader));
  const more = keys.length - names.length;
  return names.join(between) + (more === 0 ? '' : ` ${kitWords(reader.language).andMore(more)}`);
}

export function nameOf(key: PersonKey, people: readonly ResellerPerson[], reader: Reader): string {
  const found = people.find((one) => samePerson(one, key));
  return found === undefined ? words(reader.language).sentence.left : plain(found.name);
}

/** `€2,000`: a limit is a round sum more often than not. */
export function roundAmount({ minor, currency }: Money, reader: Reader): string {
  const digits = currencyDigits(currency);
  const isRound = minor % 10 ** digits === 0;
  return new Intl.NumberFormat(localeFor(reader), {
    style: 'currency',
    currency,
    ...(isRound ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  }).format(minor / 10 ** digits);
}
