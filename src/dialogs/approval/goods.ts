import type { WantedLine } from '../../domain/approval.ts';
import { isBilledOnce } from '../../domain/order-draft.ts';
import { amount } from '../kit/amount.ts';
import { wishOfLine } from '../kit/approval-differences.ts';
import type { Reader } from '../kit/language.ts';
import { lineEnd } from '../kit/line-terms.ts';
import type { ApprovalView } from './cards.ts';
import type { Line } from './facts.ts';
import type { Words } from './text.ts';

/** A line as it is asked about, or as the approver wanted it in its place. */
export function goodsLine(
  line: Line,
  wanted: WantedLine | undefined,
  reader: Reader,
  t: Words,
): ApprovalView['goods'][number] {
  const ends = lineEnd(line, reader);
  const { what, how } = wishOfLine(line, wanted, reader);
  return {
    what,
    how: [
      how,
      ...(ends === undefined ? [] : [t.ends(ends)]),
      ...priceWords(line, reader, t),
      ...(line.promotionId === undefined ? [] : [t.promotion]),
    ].join(' · '),
  };
}

/** What one licence costs: each period, and the first one beside it where that is shorter. */
function priceWords(line: Line, reader: Reader, t: Words): string[] {
  const { unitPrice, firstPrice, endsOn } = line;
  const first = firstPrice ?? unitPrice;
  if (first !== undefined && endsOn !== undefined && isBilledOnce(line))
    return [t.untilThen(amount(first, reader))];
  return [
    ...(unitPrice === undefined ? [] : [t.each(amount(unitPrice, reader))]),
    ...(firstPrice === undefined ? [] : [t.firstEach(amount(firstPrice, reader))]),
  ];
}
