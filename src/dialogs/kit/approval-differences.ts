import type { Approval, ApprovalSubject, WantedLine } from '../../domain/approval.ts';
import { isSame, type Money } from '../../domain/money.ts';
import { amount } from './amount.ts';
import { planOf } from './approval-facts.ts';
import { approvalWords } from './approval-text.ts';
import { plain } from './card.ts';
import type { Reader } from './language.ts';

type Line = ApprovalSubject['lines'][number];

/**
 * What is not as it was: `Microsoft 365 E3: €33.60 instead of €30.24.`; what it comes to, where no price of a line tells
 * that; one general sentence when nothing shows.
 */
export function differencesOf(before: ApprovalSubject, now: ApprovalSubject, reader: Reader): string {
  const t = approvalWords(reader.language).differences;
  const places = Array.from({ length: Math.max(before.lines.length, now.lines.length) }, (_, index) => index);
  const found = places.flatMap((index) => ofLine(before.lines[index], now.lines[index], reader));
  const isPriced = places.some(
    (index) => !isEqual(before.lines[index]?.unitPrice, now.lines[index]?.unitPrice),
  );
  if (!isPriced && !isEqual(before.total, now.total))
    found.push(t.total(money(now.total, reader), money(before.total, reader)));
  return found.length === 0 ? t.other : found.join(' ');
}

function ofLine(old: Line | undefined, line: Line | undefined, reader: Reader): string[] {
  const { differences: t, goods } = approvalWords(reader.language);
  if (old === undefined && line === undefined) return [];
  if (old === undefined)
    return line === undefined ? [] : [t.added(goods(String(line.quantity), plain(line.title)))];
  if (line === undefined) return [t.removed(goods(String(old.quantity), plain(old.title)))];
  const title = plain(line.title);
  return [
    ...(old.quantity === line.quantity
      ? []
      : [t.quantity(title, String(line.quantity), String(old.quantity))]),
    ...(isSamePlan(old, line) ? [] : [t.plan(title, planOf(line, reader), planOf(old, reader))]),
    ...(isEqual(old.unitPrice, line.unitPrice)
      ? []
      : [t.price(title, money(line.unitPrice, reader), money(old.unitPrice, reader))]),
    ...(old.endsOn === line.endsOn ? [] : [t.ends(title)]),
    ...(old.promotionId === line.promotionId ? [] : [promotionOf(line, title, reader)]),
  ];
}

function promotionOf({ promotionId }: Line, title: string, reader: Reader): string {
  const t = approvalWords(reader.language).differences;
  return promotionId === undefined ? t.promotionEnded(title) : t.promotion(title);
}

/** A line as it was wanted in place of what was asked: `15 instead of 20 × Microsoft 365 E3`, and for how long. */
export function wishOfLine(
  line: Omit<Line, 'unitPrice'>,
  wanted: WantedLine | undefined,
  reader: Reader,
): { readonly what: string; readonly how: string } {
  const { goods, instead } = approvalWords(reader.language);
  const title = plain(line.title);
  const old = planOf(line, reader);
  if (wanted === undefined) return { what: goods(String(line.quantity), title), how: old };
  const quantity =
    wanted.quantity === line.quantity
      ? String(line.quantity)
      : instead(String(wanted.quantity), String(line.quantity));
  return {
    what: goods(quantity, title),
    how: isSamePlan(line, wanted) ? old : instead(planOf(wanted, reader), old),
  };
}

/** Everything an approver wanted otherwise, in one line; undefined when that is not known. */
export function wishOf(
  { subject, ended }: Pick<Approval, 'subject' | 'ended'>,
  reader: Reader,
): string | undefined {
  const wishes = subject.lines.flatMap((line, index) => {
    const wanted = ended?.wanted?.[index];
    if (wanted === undefined) return [];
    const { what, how } = wishOfLine(line, wanted, reader);
    if (!isSamePlan(line, wanted)) return [`${what}, ${how}`];
    return wanted.quantity === line.quantity ? [] : [what];
  });
  return wishes.length === 0 ? undefined : wishes.join('; ');
}

const isSamePlan = (one: Pick<Line, 'term' | 'billing'>, other: Pick<Line, 'term' | 'billing'>): boolean =>
  one.term === other.term && one.billing === other.billing;

const money = (one: Money | undefined, reader: Reader): string =>
  one === undefined ? approvalWords(reader.language).noPrice : amount(one, reader);

const isEqual = (one: Money | undefined, other: Money | undefined): boolean =>
  one === undefined || other === undefined ? one === other : isSame(one, other);
