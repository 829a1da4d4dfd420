import { randomUUID } from 'node:crypto';
import type { StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import type { DialogContext } from 'botbuilder-dialogs';
// By part, here and beside: the package's index loads recognizers nobody uses, a fifth of the start (npm run bench).
import { DialogContextError } from 'botbuilder-dialogs/lib/dialogContextError.js';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { isProblem } from '../../errors.ts';
import { count } from '../../measure.ts';
import { CardPrompt } from './card-prompt.ts';
import { fileTaker, type Flow } from './flow.ts';
import { holdWords } from './held-words.ts';
import type { HostOptions } from './host-options.ts';
import type { ConversationMemory } from './memory.ts';
import { problemSentence } from './problem-sentence.ts';
import { Stage } from './stage.ts';
import type { Speaker, Turn } from './turn.ts';
import { runTurn } from './turn-run.ts';
import { putTurn } from './turn-slot.ts';
import { FlowWaterfall } from './waterfall.ts';

export type { HostOptions };

/** Runs turns of conversations. */
export interface Host {
  /**
   * Runs one turn; `memory` is changed in place and saved by the caller. `before` is the same as JSON, for a turn that
   * fails to go back to.
   */
  turn(context: TurnContext, turn: Turn, memory: ConversationMemory, before: string): Promise<void>;
  /** The flow with this id, for announcements. */
  flow(id: string): Flow | undefined;
  /** Whether a text file of this person's is of any use; `turn` says so otherwise. */
  takesFile(person: Speaker): boolean;
}

const memorySlot = Symbol('conversation memory');

function memoryOf(context: TurnContext): ConversationMemory {
  const memory = context.turnState.get<ConversationMemory>(memorySlot);
  if (memory === undefined) throw new Error('no conversation memory in this context');
  return memory;
}

/** The SDK asks for its state through an accessor; ours hands out what the caller loaded for this turn. */
const dialogStateOfTurn: StatePropertyAccessor<ConversationMemory['dialogs']> = {
  get: async (context: TurnContext) => memoryOf(context).dialogs,
  set: async (context, value) => {
    memoryOf(context).dialogs = value;
  },
  delete: async (context) => {
    memoryOf(context).dialogs = { dialogStack: [] };
  },
};

/** What a dialog threw: the SDK wraps it together with the whole dialog stack, which belongs into no log. */
const original = (thrown: unknown): unknown => (thrown instanceof DialogContextError ? thrown.error : thrown);

/** Where the SDK's DialogStateManager looks for its memory scopes and path resolvers. */
const scopesSlot = 'DialogStateManagerConfiguration';

/**
 * Runs flows: answers reach the waiting question, shared commands work everywhere, a change of subject sets the
 * running conversation aside and says so, and nobody reaches a flow without its role. A turn that fails changes
 * nothing and says nothing but what went wrong.
 */
export function createHost(options: HostOptions): Host {
  const flows = new Map(options.flows.map((flow) => [flow.id, flow]));
  const dialogs = new DialogSet(dialogStateOfTurn);
  dialogs.add(new CardPrompt());
  for (const flow of options.flows) {
    if (flow.conversation !== undefined) dialogs.add(new FlowWaterfall(flow.id, flow.conversation));
  }
  // What the SDK makes for each turn otherwise, a tenth of its work; nothing of a turn is in it.
  let scopes: unknown;

  async function contextFor(context: TurnContext): Promise<DialogContext> {
    if (scopes !== undefined) context.turnState.set(scopesSlot, scopes);
    const dc = await dialogs.createContext(context);
    scopes ??= context.turnState.get(scopesSlot);
    return dc;
  }

  return {
    flow: (id) => flows.get(id),
    takesFile: (person) => fileTaker(options.flows, person) !== undefined,
    async turn(context, turn, memory, before) {
      const held = holdWords(turn);
      context.turnState.set(memorySlot, memory);
      putTurn(context, held.turn);
      try {
        const dc = await contextFor(context);
        await runTurn(new Stage(options, flows, dc, held.turn, memory));
        held.release();
      } catch (thrown) {
        // The question stays as it was, so that pressing again is the second try.
        Object.assign(memory, JSON.parse(before));
        const error = original(thrown);
        const supportId = randomUUID();
        count('concierge.turn.problems', { kind: isProblem(error) ? error.kind : 'bug' });
        if (!isProblem(error)) options.log.error({ err: error, supportId }, 'a turn failed');
        else options.log.warn({ kind: error.kind, ...error.facts, supportId }, 'a turn met a problem');
        turn.say(problemSentence(error, turn.person.language, supportId));
      }
    },
  };
}
