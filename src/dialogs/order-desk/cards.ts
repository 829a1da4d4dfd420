import { buttons, type Button } from '../kit/buttons.ts';
import { card, facts, folded, heading, lines, notice, paragraph, textInput, type Card } from '../kit/card.ts';
import { longestReason } from './model.ts';
import type { Words } from './text.ts';

/** The staff's card of one order; everything on it is in words already. */
export function deskCard(
  view: {
    readonly title: string;
    readonly state: { readonly text: string; readonly style: 'good' | 'warning' | 'accent' | 'emphasis' };
    readonly advice: string | undefined;
    readonly bought: readonly { readonly sign: string; readonly text: string }[];
    readonly rows: readonly (readonly [string, string])[];
    /** Only while the order waits for the staff. */
    readonly again: Button | undefined;
    readonly close: Button | undefined;
  },
  t: Words,
): Card {
  const { state, again, close } = view;
  const all: Button[] = [
    ...(again === undefined ? [] : [again]),
    ...(close === undefined ? [] : [{ kind: 'fold', id: 'close', title: t.close } as const]),
  ];
  return card(
    heading(view.title),
    notice(state.text, state.style),
    view.advice === undefined ? undefined : paragraph(view.advice),
    view.bought.length === 0 ? undefined : lines(view.bought),
    facts(view.rows),
    all.length === 0 ? undefined : buttons(...all),
    close === undefined
      ? undefined
      : folded('close', [
          paragraph(t.closeWhy),
          textInput({
            id: 'because',
            label: t.because,
            error: t.becauseError,
            multiline: true,
            maxLength: longestReason,
          }),
          buttons(close),
        ]),
  );
}
