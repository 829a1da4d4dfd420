import { deciders, type Approval, type ApprovalSubject } from '../../domain/approval.ts';
import type { ApprovalCondition } from '../../domain/approval-rule.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import type { ResellerPerson } from '../../domain/reseller.ts';
import { amount } from './amount.ts';
import { approvalWords } from './approval-text.ts';
import { plain } from './card.ts';
import type { Reader } from './language.ts';
import { planWords } from './plan-words.ts';

type Line = ApprovalSubject['lines'][number];

/** What Teams calls somebody of the company; escaped. */
export function nameOf(
  person: PersonKey | undefined,
  people: readonly ResellerPerson[],
  reader: Reader,
): string {
  const found = person && people.find((one) => samePerson(one, person))?.name;
  return plain(found ?? '') || approvalWords(reader.language).colleague;
}

/** `Oscar Ward`, `Oscar Ward or Olga Hall`; of many the first. */
export function namesOf(
  persons: readonly PersonKey[],
  people: readonly ResellerPerson[],
  reader: Reader,
): string {
  const t = approvalWords(reader.language);
  const names = [...new Set(persons.slice(0, 6).map((one) => nameOf(one, people, reader)))];
  const more = persons.length > 6 ? ' …' : '';
  const last = names.at(-1);
  if (last === undefined) return t.nobody;
  return names.length === 1 ? last : `${t.or(names.slice(0, -1).join(', '), last)}${more}`;
}

/** Not longer than so many characters; before it is escaped, so that nothing is cut in two. */
const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text;

/** The customer, as the seller calls them; escaped. */
export const customerOf = ({ subject }: Pick<Approval, 'subject'>, reader: Reader, most = Infinity): string =>
  plain(cut(subject.customer, most)) || approvalWords(reader.language).own;

/** `15 × Microsoft 365 E3`, or how many of how many products. */
export function goodsOf({ subject }: Pick<Approval, 'subject'>, reader: Reader, most = Infinity): string {
  const t = approvalWords(reader.language);
  const [only, ...others] = subject.lines;
  if (only !== undefined && others.length === 0)
    return t.goods(String(only.quantity), plain(cut(only.title, most)));
  const licences = subject.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return t.manyGoods(String(subject.lines.length), String(licences));
}

/** `15 × Microsoft 365 E3 for Contoso (€504.00)`: what is decided about, in few words. */
export function whatOf(approval: Pick<Approval, 'subject'>, reader: Reader): string {
  const t = approvalWords(reader.language);
  const what = t.forCustomer(goodsOf(approval, reader), customerOf(approval, reader));
  const { total } = approval.subject;
  return total === undefined ? what : t.inAll(what, amount(total, reader));
}

/** `1 year, billed monthly`. */
export function planOf({ term, billing }: Pick<Line, 'term' | 'billing'>, reader: Reader): string {
  const { terms, billings } = planWords(reader.language);
  return `${terms[term]}, ${billings[billing]}`;
}

/** The rule that asks for somebody's word, in words. */
export function reasonOf(condition: ApprovalCondition, reader: Reader): string {
  const t = approvalWords(reader.language);
  switch (condition.kind) {
    case 'amount':
      return t.reasons.amount(amount(condition.over, reader));
    case 'percent':
      return t.reasons.percent(String(condition.over));
    case 'product':
      return t.reasons.product(plain(condition.words));
    case 'term':
      return t.reasons.term(monthsOf(condition.overMonths, reader));
    case 'new-customer':
    case 'own-use':
    case 'every-order':
      return t.reasons[condition.kind]('');
  }
}

/** Months as terms are named: `1 year` for 12. */
function monthsOf(months: number, reader: Reader): string {
  const { terms } = planWords(reader.language);
  const known = { 1: terms.P1M, 12: terms.P1Y, 36: terms.P3Y }[months];
  return known ?? approvalWords(reader.language).months(String(months));
}

/** Whose word is wanted after this level's, one after the other: `Oscar Ward, then Olga Hall`; undefined for nobody's. */
export function laterNames(
  { levels, level }: Approval,
  people: readonly ResellerPerson[],
  reader: Reader,
): string | undefined {
  const names = levels.slice(level + 1).map(({ approvers }) => namesOf(approvers, people, reader));
  return names.length === 0 ? undefined : names.join(approvalWords(reader.language).thenOf);
}

/** Who could decide besides, when nobody does or when it is given to them; empty once they are asked. */
export function standInsToCome(approval: Approval): readonly PersonKey[] {
  if (approval.stoodIn) return [];
  const now = deciders(approval);
  return deciders({ ...approval, stoodIn: true }).filter(
    (one) => !now.some((other) => samePerson(one, other)),
  );
}

/** Whose turn it is and whom a message reaches. */
export function reached({ unreached }: Approval, persons: readonly PersonKey[]): readonly PersonKey[] {
  return persons.filter((one) => !unreached.some((other) => samePerson(one, other)));
}

/**
 * `⚠ Oscar Ward has not been reached in Teams; I mailed them.`; undefined when everybody was reached. Whoever reads it
 * (`person`) has been, and whoever decides no more need not be.
 */
export function unreachedLine(
  { unreached }: Approval,
  people: readonly ResellerPerson[],
  reader: Reader,
  person?: PersonKey,
): string | undefined {
  const asked = unreached.filter(({ noOwner }) => noOwner !== true);
  const others = asked.filter((one) => person === undefined || !samePerson(one, person));
  if (others.length === 0) return undefined;
  const t = approvalWords(reader.language).happened.unreached;
  const mailed = others.filter((one) => one.mailed === true);
  const missed = others.filter((one) => one.mailed !== true);
  const sentences = [
    ...(missed.length === 0 ? [] : [t.onCard(namesOf(missed, people, reader))]),
    ...(mailed.length === 0 ? [] : [t.onCardMailed(namesOf(mailed, people, reader))]),
  ];
  return `⚠ ${sentences.join(' ')}`;
}
