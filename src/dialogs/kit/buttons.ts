import { withoutMarkdown, type CardElement, type Json } from './card.ts';

/** A button. `choice` answers the question on the card; `verb` works on a case even when no dialog is running. */
export type Button =
  | {
      readonly kind: 'choice';
      readonly choice: string;
      readonly title: string;
      readonly primary?: boolean;
      /** False: the card's inputs are left aside, so that an empty required one does not hold this button up. */
      readonly inputs?: boolean;
    }
  | {
      readonly kind: 'case';
      readonly verb: string;
      readonly title: string;
      readonly caseId: string;
      readonly version: number;
      readonly primary?: boolean;
      /** False: the card's inputs are left aside. */
      readonly inputs?: boolean;
      readonly extra?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'open'; readonly url: string; readonly title: string; readonly primary?: boolean }
  /** Shows or hides the `folded` part with this id. */
  | { readonly kind: 'fold'; readonly id: string; readonly title: string; readonly primary?: boolean };

export const choice = (name: string, title: string, primary = false): Button => ({
  kind: 'choice',
  choice: name,
  title,
  primary,
});

function action(button: Button): CardElement {
  const title = withoutMarkdown(button.title);
  const look: { [key: string]: Json } = { title };
  if (button.primary === true) look['style'] = 'positive';
  if (button.kind === 'fold')
    return { type: 'Action.ToggleVisibility', targetElements: [button.id], ...look };
  if (button.kind === 'open') return { type: 'Action.OpenUrl', url: button.url, ...look };
  const inputs: { [key: string]: Json } = button.inputs === false ? { associatedInputs: 'none' } : {};
  const data: { [key: string]: Json } =
    button.kind === 'choice'
      ? { choice: button.choice }
      : { case: button.caseId, v: button.version, ...button.extra };
  const verb = button.kind === 'choice' ? 'answer' : button.verb;
  return {
    type: 'Action.Execute',
    verb,
    data,
    ...inputs,
    ...look,
    // Old clients do not know Action.Execute; they send the same data as a message (contract teams 2.3).
    fallback: { type: 'Action.Submit', title, ...inputs, data: { ...data, verb } },
  };
}

/** A row of buttons; at most six, which is what Teams shows without hiding some. */
export const buttons = (...all: readonly Button[]): CardElement => ({
  type: 'ActionSet',
  spacing: 'Medium',
  actions: all.map(action),
});
