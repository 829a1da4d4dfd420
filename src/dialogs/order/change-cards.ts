import { heading, paragraph, plain, textInput } from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question } from '../kit/question.ts';
import type { Words } from './text.ts';

export function askChange(
  view: {
    id: string;
    lines: readonly { number: number; title: string; quantity: number }[];
    hasAgreement: boolean;
    /** The customer's tenant is there: who it is for stays. */
    isBuyerFixed: boolean;
  },
  t: Words['change'],
): Question {
  return question(
    [
      heading(t.title(view.id)),
      ...view.lines.map((line, index) => paragraph(t.line(index + 1, line.quantity, plain(line.title)))),
    ],
    [
      ...view.lines
        .slice(0, 4)
        .map((line) => pick(`line:${line.number}`, t.changeLine(plain(line.title.slice(0, 60))))),
      ...(view.isBuyerFixed ? [] : [pick('buyer', t.buyer)]),
      ...(view.hasAgreement ? [pick('agreement', t.agreement)] : []),
      pick('reference', t.reference),
      pick('nothing', t.nothing),
    ],
  );
}

export function askLineChange(view: { title: string; mayRemove: boolean }, t: Words['change']): Question {
  return question(
    [heading(t.lineTitle(plain(view.title)))],
    [
      pick('quantity', t.quantity, true),
      pick('term', t.term),
      pick('product', t.product),
      ...(view.mayRemove ? [pick('remove', t.remove)] : []),
      pick('nothing', t.nothing),
    ],
    { words: { remove: ['remove', 'remove it', 'entfernen', 'weg damit'] } },
  );
}

/** The seller's own reference; Microsoft prints at most so many characters of it. */
export const longestReference = 64;

export function askReference(id: string, value: string | undefined, t: Words['change']): Question {
  return question(
    [
      heading(t.referenceTitle(id)),
      paragraph(t.referenceWhy),
      textInput({
        id: 'reference',
        label: t.reference,
        maxLength: longestReference,
        ...(value === undefined ? {} : { value }),
      }),
    ],
    [pick('take', t.takeReference, true), leave('none', t.noReference)],
    { text: 'answer', hasNumbers: true },
  );
}
