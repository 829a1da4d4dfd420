import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { headingOf, type Json } from './card.ts';
import { stamped } from './card-copy.ts';
import type { Question, Reply, TextMeaning } from './flow.ts';
import { turnOf } from './turn-slot.ts';
import { normal, withoutPoliteness } from './words.ts';

/** Id of the prompt in the dialog set. */
export const cardPromptId = 'card';

/** What the prompt remembers while it waits; the host reads it to tell live buttons from spent ones. */
export interface PromptMemory {
  readonly stamp: string;
  readonly titles: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly text: TextMeaning;
  readonly awaitsSignIn: boolean;
  /** The question's heading; absent in what an earlier version kept. */
  readonly title?: string;
  /** Several fields are filled in before it is answered: drawn anew, the card would forget them. */
  readonly isForm?: boolean;
  readonly hasNumbers?: boolean;
}

/**
 * The button that typed words stand for: its title or one of its other words, politely or not, or its number in the
 * row, where numbers are no answers.
 */
export function choiceTyped(memory: PromptMemory, text: string): string | undefined {
  const said = normal(text);
  // In front of a message for people, “no, thanks” is a part of it.
  const asked = memory.text === 'prose' ? said : withoutPoliteness(said);
  const byWords = choiceNamed(memory, said) ?? choiceNamed(memory, asked);
  if (byWords !== undefined || memory.hasNumbers === true) return byWords;
  return /^[1-9]$/.test(asked) ? Object.keys(memory.titles)[Number(asked) - 1] : undefined;
}

const choiceNamed = (memory: PromptMemory, said: string): string | undefined =>
  Object.keys(memory.titles).find(
    (name) =>
      normal(memory.titles[name] ?? '') === said ||
      (memory.words[name] ?? []).some((word) => normal(word) === said),
  );

/** How many inputs these elements have. */
const inputsIn = (elements: readonly Json[]): number =>
  elements.reduce<number>((sum, element) => {
    if (element === null || typeof element !== 'object' || Array.isArray(element)) return sum;
    const { type, items, columns } = element;
    const within = [items, columns].reduce<number>(
      (n, list) => n + (Array.isArray(list) ? inputsIn(list) : 0),
      0,
    );
    return sum + within + (typeof type === 'string' && type.startsWith('Input.') ? 1 : 0);
  }, 0);

/**
 * Shows a question card and waits for its button or for typed words. A WaterfallDialog alone hears only text; this
 * prompt is how card answers reach it. Options: `{ question, stamp }`.
 */
export class CardPrompt extends Dialog {
  constructor() {
    super(cardPromptId);
  }

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { question, stamp } = options as { question: Question; stamp: string };
    const memory: PromptMemory = {
      stamp,
      titles: question.titles,
      words: question.words ?? {},
      text: question.text ?? 'buttons',
      awaitsSignIn: question.awaitsSignIn === true,
      title: headingOf(question.card),
      ...(question.isList !== true && inputsIn(question.card.body) > 1 ? { isForm: true } : {}),
      ...(question.hasNumbers === true ? { hasNumbers: true } : {}),
    };
    if (dc.activeDialog !== undefined) dc.activeDialog.state = memory;
    turnOf(dc.context).show(stamped(question.card, stamp), stamp);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const memory = dc.activeDialog?.state as PromptMemory;
    const { input } = turnOf(dc.context);
    const reply = (choice: string, text = '', fields = {}): Reply => ({ choice, text, fields });
    switch (input.kind) {
      case 'answer':
        return dc.endDialog(reply(input.choice, memory.titles[input.choice] ?? '', input.fields));
      case 'text': {
        const typed = choiceTyped(memory, input.text);
        if (typed !== undefined) return dc.endDialog(reply(typed, input.text));
        return dc.endDialog(reply(memory.text === 'buttons' ? 'unclear' : 'text', input.text));
      }
      case 'signed-in':
        return dc.endDialog(reply('signed-in'));
      case 'sign-in-failed':
        return dc.endDialog(reply('sign-in-failed', input.reason));
      case 'case':
      case 'file':
      case 'file-not-read':
      case 'installed':
        return Dialog.EndOfTurn;
    }
  }
}
