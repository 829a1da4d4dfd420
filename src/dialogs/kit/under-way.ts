import type { DialogInstance } from 'botbuilder-dialogs';
import { cardPromptId } from './card-prompt.ts';
import type { Flow } from './flow.ts';
import type { ConversationMemory, Parked } from './memory.ts';
import type { FlowMemory } from './waterfall.ts';

/** True when something was said that would be lost: a question was answered, or the first words led past the first. */
export function isUnderWay(flow: Flow | undefined, { at, trail }: Pick<Parked, 'at' | 'trail'>): boolean {
  return trail.length > 0 || at !== firstStep(flow);
}

/** The flow in progress: where it is and what it remembers. */
export function runningIn(stack: readonly Pick<DialogInstance, 'id' | 'state'>[]): Parked | undefined {
  const [bottom] = stack;
  if (bottom === undefined) return undefined;
  const { options } = bottom.state as { options: FlowMemory };
  return {
    flow: flowOf(bottom.id),
    at: options.at,
    memory: options.memory as Record<string, unknown>,
    trail: [...options.trail],
  };
}

/**
 * Whether somebody is in the middle of something: they have answered a question, and a later one waits. Whoever is at the
 * first question of a flow, or has come back to it, rests.
 */
export function isInTheMiddle(
  { dialogs: { dialogStack: stack } }: Pick<ConversationMemory, 'dialogs'>,
  flowBy: (id: string) => Flow | undefined,
): boolean {
  const running = stack.at(-1)?.id === cardPromptId ? runningIn(stack) : undefined;
  const flow = running && flowBy(running.flow);
  if (running === undefined || flow === undefined || flow.isMenu === true) return false;
  return running.trail.length > 0 && running.at !== firstStep(flow);
}

const firstStep = (flow: Flow | undefined): string | undefined =>
  Object.keys(flow?.conversation?.steps ?? {})[0];

/** `accept` of `accept@2`. */
const flowOf = (dialog: string): string => dialog.split('@')[0] ?? '';
