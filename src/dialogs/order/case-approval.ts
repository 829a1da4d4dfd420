import type { Order } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import { wishOf } from '../kit/approval-differences.ts';
import { laterNames, nameOf, reasonOf, unreachedLine } from '../kit/approval-facts.ts';
import { afterDeadline, decidedUntil, standsLine, type ApprovalKnown } from '../kit/approval-sentences.ts';
import { buttons, type Button } from '../kit/buttons.ts';
import { paragraph, plain, textInput, type CardElement } from '../kit/card.ts';
import type { Reader } from '../kit/language.ts';
import { shortly } from '../kit/shortly.ts';
import { longestText } from '../kit/written.ts';
import type { CaseView } from './case-cards.ts';
import type { CaseFacts } from './case-facts.ts';
import { words } from './case-text.ts';

/** Whom an order waits for inside the company, since when, and what they ask; for the order's own card. */
export function approvalState(known: ApprovalKnown, reader: Reader & PersonKey): CaseView['state'] {
  const { approval, people } = known;
  const missed = unreachedLine(approval, people, reader, reader);
  const parts = [`◷ ${standsLine(known, reader, reader)}`, ...(missed === undefined ? [] : [missed])];
  return { text: parts.join(' '), style: 'accent' };
}

/** What happens when nobody decides, which is nothing while the clock stands still; who is asked after that, and why. */
export function approvalWaits(known: ApprovalKnown, reader: Reader): string[] {
  const { approval } = known;
  const t = words(reader.language).approval;
  const until = decidedUntil(known, reader);
  const later = laterNames(approval, known.people, reader);
  const why = approval.reasons.map((reason) => reasonOf(reason, reader)).join(' · ');
  return [
    ...(approval.pausedAt === undefined ? [t.until(until, afterDeadline(known, reader))] : []),
    ...(later === undefined ? [] : [t.later(later)]),
    ...(why === '' ? [] : [t.why(why)]),
  ];
}

/** What was said so far, and a box while a question waits for its answer. */
export function approvalInputs(known: ApprovalKnown, order: Order, reader: Reader): CardElement[] {
  const { approval, people, now } = known;
  const t = words(reader.language).approval;
  const said = approval.words
    .slice(-3)
    .map(({ kind, by, at, text }) =>
      paragraph(t.said[kind](nameOf(by, people, reader), shortly(at, now, reader), plain(text))),
    );
  if (approval.pausedAt === undefined) return said;
  const answer: Button = {
    kind: 'case',
    verb: 'order.answer',
    title: t.answer,
    caseId: order.id,
    version: order.version,
    primary: true,
    extra: { approval: approval.id },
  };
  const box = textInput({
    id: 'answer',
    label: t.answerLabel,
    error: t.answerMissing,
    multiline: true,
    maxLength: longestText,
  });
  return [...said, box, buttons(answer)];
}

/** Why a draft is one again, after somebody was asked to approve it; undefined for every other draft. */
export function returnedState(
  { order, people, now, approval }: Pick<CaseFacts, 'order' | 'people' | 'now' | 'approval'>,
  reader: Reader,
): CaseView['state'] {
  const { returned } = order.progress;
  if (order.state !== 'draft' || returned === undefined) return undefined;
  const t = words(reader.language).approval;
  const { because = '' } = returned;
  const said = t.returned[returned.how](
    nameOf(returned.by, people, reader),
    shortly(returned.at, now, reader),
    approval && wishOf(approval.approval, reader),
  );
  const why = because === '' ? '' : ` ${words(reader.language).messages.because(plain(because))}`;
  return { text: `${returned.how === 'rejected' ? '✗' : '✎'} ${said}${why}`, style: 'warning' };
}
