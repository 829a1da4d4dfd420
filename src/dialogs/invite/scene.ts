import type { Scene, Step } from '../kit/flow.ts';
import type { InviteMemory } from './model.ts';
import { words, type Words } from './text.ts';

export type InviteScene = Scene<InviteMemory>;
export type InviteStep = Step<InviteMemory>;

/** This flow's sentences in the language of the person. */
export const say = (scene: InviteScene): Words => words(scene.turn.person.language);
