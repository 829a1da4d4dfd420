import type { Order } from '../../domain/order.ts';
import { buttons, type Button } from '../kit/buttons.ts';
import {
  card,
  facts,
  folded,
  heading,
  lines,
  notice,
  paragraph,
  section,
  type Card,
  type CardElement,
} from '../kit/card.ts';

/** A line of text with a sign in front, `✓ Tenant created 14:06`. */
export interface Signed {
  readonly sign: string;
  readonly text: string;
}

/** Everything on the case card of an order, in words already. */
export interface CaseView {
  readonly title: string;
  /** The order's id, and since when. */
  readonly about: string;
  /** What matters most now, set apart. */
  readonly state:
    { readonly text: string; readonly style: 'good' | 'warning' | 'accent' | 'emphasis' } | undefined;
  readonly bought: readonly Signed[];
  readonly steps: readonly Signed[];
  /** Facts of what is there now: return, renewal. */
  readonly there: readonly (readonly [string, string])[];
  /** How long it takes, and when something is said next. */
  readonly words: readonly string[];
  /** A box for an answer somebody waits for, with its button. */
  readonly inputs?: readonly CardElement[];
  readonly buttons: readonly Button[];
  readonly folds: readonly { readonly id: string; readonly title: string; readonly items: CardElement[] }[];
}

/** Teams shows no more actions side by side. */
const mostInRow = 6;

/** The one card of an order, in every state. */
export function orderCard(view: CaseView): Card {
  const { state } = view;
  const folds = view.folds.map(({ id, title }): Button => ({ kind: 'fold', id, title }));
  const isOneRow = view.buttons.length + folds.length <= mostInRow;
  const rows = isOneRow ? [[...view.buttons, ...folds]] : [view.buttons, folds];
  return card(
    heading(view.title),
    paragraph(view.about, { subtle: true, small: true }),
    view.bought.length === 0 ? undefined : lines(view.bought),
    state === undefined ? undefined : notice(state.text, state.style),
    view.steps.length === 0 ? undefined : section(lines(view.steps)),
    view.there.length === 0 ? undefined : facts(view.there),
    view.words.length === 0 ? undefined : paragraph(view.words.join(' ')),
    view.inputs,
    rows.filter((row) => row.length > 0).map((row) => buttons(...row)),
    view.folds.map(({ id, items }) => folded(id, items)),
  );
}

/** A question behind a fold, with its own buttons; Teams wraps more than four badly. */
export function foldedChoice(why: string, choices: readonly Button[]): CardElement[] {
  const rows = Array.from({ length: Math.ceil(choices.length / 4) }, (_, row) =>
    buttons(...choices.slice(row * 4, row * 4 + 4)),
  );
  return [paragraph(why), ...rows];
}

/** Makes buttons that work on this order, drawn at its version. */
export const pressOf = ({ id, version }: Pick<Order, 'id' | 'version'>) => {
  return (
    verb: string,
    title: string,
    primary = false,
    extra?: Readonly<Record<string, string>>,
  ): Button => ({
    kind: 'case',
    verb,
    title,
    caseId: id,
    version,
    primary,
    ...(extra === undefined ? {} : { extra }),
  });
};
