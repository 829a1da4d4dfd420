import { buttons, choice, type Button } from './buttons.ts';
import { card, withoutMarkdown, type CardElement, type CardPart } from './card.ts';
import type { Question } from './flow.ts';

export type ChoiceButton = Extract<Button, { kind: 'choice' }>;

/** An answer button, by name and title. */
export const pick = (name: string, title: string, primary = false): ChoiceButton =>
  choice(name, title, primary) as ChoiceButton;

/** An answer that leaves the card's inputs aside: back, skip, never mind. */
export const leave = (name: string, title: string): ChoiceButton => ({ ...pick(name, title), inputs: false });

/** Teams hides actions beyond the sixth of one row and wraps long rows badly; four or five fit. */
function rows(all: readonly Button[]): Button[][] {
  const perRow = all.length <= 5 ? 5 : 4;
  return Array.from({ length: Math.ceil(all.length / perRow) }, (_, i) =>
    all.slice(i * perRow, (i + 1) * perRow),
  );
}

/** The second row keeps close to the first. */
const asRow = (row: readonly Button[], index: number): CardElement =>
  index === 0 ? buttons(...row) : { ...buttons(...row), spacing: 'Small' };

/**
 * A question card from its body and answer buttons; typed titles, other words and numbers count as pressing. `links` stand
 * before the answers, `asides` after them.
 */
export function question(
  body: readonly CardPart[],
  choices: readonly ChoiceButton[],
  options: { links?: readonly Button[]; asides?: readonly Button[] } & Omit<Question, 'card' | 'titles'> = {},
): Question {
  const { links = [], asides = [], ...rest } = options;
  return {
    card: card(...body, ...rows([...links, ...choices, ...asides]).map(asRow)),
    titles: Object.fromEntries(choices.map((c) => [c.choice, withoutMarkdown(c.title)])),
    ...rest,
  };
}
