import { customerOf, phaseOf, type Phase } from '../../domain/order-phase.ts';
import { isBilledOnce, type OrderLine } from '../../domain/order-draft.ts';
import type { Order } from '../../domain/order.ts';
import type { FirstSignInState } from '../../workflows/first-sign-in/port.ts';
import { amount } from '../kit/amount.ts';
import { nameOf } from '../kit/approval-facts.ts';
import { plain } from '../kit/card.ts';
import { moment, type Reader } from '../kit/language.ts';
import { lineEnd } from '../kit/line-terms.ts';
import { planWords } from '../kit/plan-words.ts';
import { shortly } from '../kit/shortly.ts';
import type { Signed } from './case-cards.ts';
import type { CaseFacts } from './case-facts.ts';
import { isMailed, isOrdered, stepsOf } from './case-model.ts';
import { words, type CaseWords } from './case-text.ts';

/** The customer as a card names them; foreign text that stays text. */
export function customerName(order: Order, t: Pick<CaseWords, 'own' | 'somebody'>): string {
  const name = customerOf(order);
  if (name === undefined) return t.own;
  return name === '' ? t.somebody : plain(name);
}

/** `20 × Microsoft 365 Business Premium`, for one line or all of them. */
export const shortLine = ({ quantity, title }: OrderLine): string => `${quantity} × ${plain(title)}`;
export const shortLines = ({ draft }: Order): string => draft.lines.map(shortLine).join(', ');

/** What is bought; once Microsoft took only a part, which lines it took. */
export function boughtLines(order: Order, reader: Reader): Signed[] {
  const t = words(reader.language);
  const { terms, billings } = planWords(reader.language);
  const isSplit = order.draft.lines.some((line) => isOrdered(order, line) === false);
  return order.draft.lines.map((line, index) => {
    const end = lineEnd(line, reader);
    const text = [
      t.line(String(line.quantity), plain(line.title), terms[line.term], billings[line.billing]),
      ...(end === undefined ? [] : [t.endsOn(end)]),
      ...priceWords(line, order, index, reader),
    ].join(' · ');
    if (!isSplit) return { sign: '•', text };
    return isOrdered(order, line) === true
      ? { sign: '✓', text: `${text} – **${t.ordered}**` }
      : { sign: '✗', text: `${text} – **${t.notOrdered}**` };
  });
}

/** What one licence costs: each period, and the first one beside it where that is shorter. */
function priceWords(line: OrderLine, { shown }: Order, index: number, reader: Reader): string[] {
  const t = words(reader.language);
  const whole = shown?.fullPrices?.[index];
  const first = shown?.unitPrices[index];
  if (first === undefined) return [];
  const isShort = line.endsOn !== undefined;
  if (isShort && isBilledOnce(line)) return [t.priceUntilThen(amount(first, reader))];
  const each = t.unitPrice(amount(whole ?? first, reader));
  return whole === undefined ? [each] : [each, t.firstPrice(amount(first, reader))];
}

const nowSigns: Record<Phase, string> = {
  working: '◔',
  parked: '◷',
  'needs-answer': '⚠',
  'needs-person': '⚠',
  draft: '☐',
  done: '✓',
  'awaiting-approval': '◷',
  discarded: '–',
  expired: '–',
  failed: '–',
};

/** The way so far: what is done with its time, what goes on, what is to come. */
export function stepLines(
  { order, signIn, people, now }: Pick<CaseFacts, 'order' | 'signIn' | 'people' | 'now'>,
  reader: Reader,
): Signed[] {
  const t = words(reader.language);
  const phase = phaseOf(order);
  const isOver = phase === 'discarded' || phase === 'expired' || phase === 'failed';
  if (order.progress.placedAt === undefined) return [];
  const isAsked = phase === 'awaiting-approval';
  const steps = stepsOf(order)
    .filter((step) => !isOver || step.at !== undefined)
    .map(({ name, at, isNow }): Signed => {
      const said = t.steps[name];
      if (at !== undefined) return { sign: '✓', text: said.done(shortly(at, now, reader)) };
      if (!isNow || isAsked) return { sign: '☐', text: said.next };
      return { sign: nowSigns[phase], text: phase === 'working' ? said.now : said.next };
    });
  const { approved } = order.progress;
  const asked = isAsked ? [{ sign: nowSigns[phase], text: t.steps.approval.next }] : [];
  const decided =
    approved === undefined
      ? []
      : [
          {
            sign: '✓',
            text: t.steps.approval.done(
              nameOf(approved.by, people, reader),
              shortly(approved.at, now, reader),
            ),
          },
        ];
  return [...asked, ...decided, ...steps, ...signInLine(order, signIn, isOver, reader)];
}

/** To whom the first sign-in went and what has become of it; the secret itself is nowhere in a chat. */
function signInLine(order: Order, signIn: FirstSignInState, isOver: boolean, reader: Reader): Signed[] {
  const t = words(reader.language);
  if (order.draft.buyer?.kind !== 'new') return [];
  switch (signIn.kind) {
    case 'none':
      if (order.progress.tenant !== undefined) return [{ sign: '⚠', text: t.signIn.none }];
      return isOver ? [] : [{ sign: '☐', text: t.steps.signIn.next }];
    case 'waiting': {
      const arrives = isMailed(signIn);
      const said = arrives ? t.signIn.waiting : t.signIn.undelivered;
      const text = said(plain(signIn.address), moment(signIn.expiresAt, reader));
      return [{ sign: arrives ? '◔' : '⚠', text }];
    }
    case 'opened':
      return [{ sign: '✓', text: t.signIn.opened(plain(signIn.address), moment(signIn.at, reader)) }];
    case 'expired':
      return [{ sign: '⚠', text: t.signIn.expired(plain(signIn.address), moment(signIn.at, reader)) }];
  }
}
