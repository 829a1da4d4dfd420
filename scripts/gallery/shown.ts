import type { Situation } from './samples.ts';
import type { Reply } from '../../src/dialogs/kit/flow.ts';
import type { Language } from '../../src/dialogs/kit/language.ts';

/** A card of the gallery: a step as it asks or after an answer, or the card of a case. */
export type Shown = {
  readonly flow: string;
  readonly name: string;
  readonly in?: Situation;
  readonly notice?: (language: Language) => string;
} & (
  | {
      readonly step: string;
      readonly memory?: object;
      readonly reply?: (Partial<Reply> & { readonly choice: string }) | 'unclear';
    }
  | { readonly case: true; readonly event?: string; readonly facts?: Readonly<Record<string, unknown>> }
);

export const hostile = '[x](http://evil.example) **bold** <at>everyone</at> `code`';
export const long = 'Wide World Importers and Sons '.repeat(7).slice(0, 200);
export const text = (said: string) => ({ choice: 'text', text: said });

export type StepShown = Omit<Extract<Shown, { step: string }>, 'flow'>;
export const steps = (flow: string, ...all: readonly StepShown[]): Shown[] =>
  all.map((shown) => ({ flow, ...shown }));
export const cases = (
  flow: string,
  ...all: readonly {
    name: string;
    in: Situation;
    event?: string;
    facts?: Readonly<Record<string, unknown>>;
    notice?: (language: Language) => string;
  }[]
): Shown[] => all.map((shown) => ({ flow, case: true, ...shown }));
