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

/** Everything on the card of an approval, in words already. */
export interface ApprovalView {
  readonly title: string;
  /** Ids and the fingerprint. */
  readonly about: string;
  /** How it stands for this reader, set apart. */
  readonly state:
    { readonly text: string; readonly style: 'good' | 'warning' | 'accent' | 'emphasis' } | undefined;
  /** What whoever decides has to know first: approvers whom no message reaches, a customer who has not accepted. */
  readonly warnings: readonly string[];
  /** What would be bought: how many of what, then how. */
  readonly goods: readonly { readonly what: string; readonly how: string }[];
  readonly rows: readonly (readonly [string, string])[];
  /** Questions, answers and comments so far. */
  readonly said: readonly { readonly sign: string; readonly text: string }[];
  /** Asked for at once, not folded away: the box of an answer that is waited for. */
  readonly inputs: readonly CardElement[];
  readonly buttons: readonly Button[];
  readonly folds: readonly {
    readonly id: string;
    readonly title: string;
    readonly primary?: boolean;
    readonly items: readonly CardElement[];
  }[];
}

/** The one card of an approval. Its first row only unfolds: what decides stands behind a second, named button. */
export function approvalCard(view: ApprovalView): Card {
  const { state, folds } = view;
  const opening = folds.map(({ id, title, primary = false }): Button => ({
    kind: 'fold',
    id,
    title,
    primary,
  }));
  const all = [...view.buttons, ...opening];
  return card(
    heading(view.title),
    paragraph(view.about, { subtle: true, small: true }),
    state === undefined ? undefined : notice(state.text, state.style),
    view.warnings.map((warning) => notice(warning, 'warning')),
    view.goods.map(goods),
    facts(view.rows),
    view.said.length === 0 ? undefined : section(lines(view.said)),
    view.inputs,
    all.length === 0 ? undefined : buttons(...all),
    folds.map(({ id, items }) => folded(id, [...items])),
  );
}

const goods = ({ what, how }: ApprovalView['goods'][number]): CardElement => ({
  type: 'Container',
  spacing: 'Medium',
  items: [paragraph(what, { strong: true }), { ...paragraph(how), spacing: 'None' }],
});
