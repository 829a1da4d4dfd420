import type { Scene, Step } from '../kit/flow.ts';
import type { AcceptMemory } from './model.ts';
import { words, type Words } from './text.ts';

export type AcceptScene = Scene<AcceptMemory>;
export type AcceptStep = Step<AcceptMemory>;

/** This flow's sentences in the language of the person. */
export const say = (scene: AcceptScene): Words => words(scene.turn.person.language);
