import type { Switches } from '../world/types.ts';

/** How one switch is shown and which values it takes. */
export interface SwitchField {
  readonly name: keyof Switches;
  readonly label: string;
  /** What happens when it is on, in one sentence. */
  readonly sentence: string;
  /** Choices, `boolean`, or the largest number. */
  readonly kind: readonly string[] | 'boolean' | number;
}

export interface SwitchGroup {
  readonly title: string;
  readonly fields: readonly SwitchField[];
}

export const field = (
  name: keyof Switches,
  label: string,
  sentence: string,
  kind: SwitchField['kind'],
): SwitchField => ({ name, label, sentence, kind });

/** The most a switch that counts calls takes. */
export const manyCalls = 10_000;
