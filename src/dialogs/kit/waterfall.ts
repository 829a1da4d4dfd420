import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';
import { DialogReason } from 'botbuilder-dialogs/lib/dialog.js';
import { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js';
import { withNotice } from './card-notice.ts';
import { filledIn } from './card-copy.ts';
import { cardPromptId } from './card-prompt.ts';
import {
  again,
  type AnyConversation,
  type Move,
  type Question,
  type Reply,
  type Scene,
  type Step,
} from './flow.ts';
import type { Fields } from './turn.ts';
import { turnOf } from './turn-slot.ts';
import { kitWords } from './words.ts';

/** What a running flow keeps between turns: JSON, choices only. */
export interface FlowMemory {
  readonly memory: object;
  /** Name of the step that is being asked. */
  at: string;
  /** Steps answered before, for `back`. */
  readonly trail: readonly string[];
  /** A sentence to put on the next card. */
  readonly sentence?: string | undefined;
  /** What was filled in, when the same question comes again; never kept between turns. */
  fields?: Fields | undefined;
}

/** How a flow's conversation ended, as the host sees it. */
export interface FlowEnd {
  readonly flow?: string;
  readonly memory?: object;
}

/** `accept@2`: a changed conversation gets a new id, because the SDK stores only the index of a step. */
export const dialogId = (flowId: string, version: number): string => `${flowId}@${version}`;

/**
 * From step to step without a question: more than the longest sentence with its products needs. Two steps that lead to each other
 * would hold the chat, and in the end the memory of the process, for ever.
 */
const mostUnasked = 1_000;
const unaskedIn = new WeakMap<TurnContext, number>();

/**
 * A waterfall with named steps. Each step is two waterfall functions, ask and answer; moves between steps replace the
 * dialog by itself at another step, so what is stored never depends on the order of the steps.
 */
export class FlowWaterfall extends WaterfallDialog<FlowMemory> {
  private readonly names: readonly string[];

  constructor(flowId: string, conversation: AnyConversation) {
    super(dialogId(flowId, conversation.version));
    this.names = Object.keys(conversation.steps);
    for (const [name, step] of Object.entries(conversation.steps)) {
      this.addStep((context) => this.ask(context, name, (scene) => step.ask(scene)));
      this.addStep((context) => this.answer(context, name, step));
    }
  }

  override async beginDialog(dc: DialogContext, options?: FlowMemory): Promise<DialogTurnResult> {
    const state = dc.activeDialog?.state as { options: FlowMemory; values: object } | undefined;
    const at = options?.at ?? '';
    const index = Math.max(0, this.names.indexOf(at));
    const memory: FlowMemory = {
      memory: options?.memory ?? {},
      at: this.names[index] ?? '',
      trail: options?.trail ?? [],
      sentence: options?.sentence,
      fields: options?.fields,
    };
    if (state !== undefined) {
      state.options = memory;
      state.values = { instanceId: randomUUID() };
    }
    return this.runStep(dc, index * 2, DialogReason.beginCalled);
  }

  private async ask(
    context: WaterfallStepContext<FlowMemory>,
    name: string,
    ask: (scene: Scene<object>) => Promise<Question | Move> | Question | Move,
  ): Promise<DialogTurnResult> {
    context.options.at = name;
    const outcome = await ask(this.scene(context));
    if ('go' in outcome) return this.move(context, name, outcome, false);
    const { sentence, fields = {} } = context.options;
    context.options.fields = undefined;
    const filled = filledIn(outcome.card, fields);
    const question = { ...outcome, card: sentence === undefined ? filled : withNotice(filled, sentence) };
    return context.beginDialog(cardPromptId, { question, stamp: randomUUID() });
  }

  private async answer(
    context: WaterfallStepContext<FlowMemory>,
    name: string,
    step: Step<object>,
  ): Promise<DialogTurnResult> {
    const reply = context.result as Reply;
    const scene = this.scene(context);
    if (reply.choice === 'unclear') {
      const { unclear } = kitWords(scene.turn.person.language);
      return this.move(context, name, (await step.heard?.(scene, reply.text)) ?? again(unclear));
    }
    context.options.fields = reply.fields;
    return this.move(context, name, await step.answer(scene, reply));
  }

  private scene(context: WaterfallStepContext<FlowMemory>): Scene<object> {
    return { turn: turnOf(context.context), memory: context.options.memory };
  }

  private async move(
    context: WaterfallStepContext<FlowMemory>,
    from: string,
    move: Move,
    asked = true,
  ): Promise<DialogTurnResult> {
    const { memory, trail, sentence, fields } = context.options;
    const unasked = asked ? 0 : (unaskedIn.get(context.context) ?? 0) + 1;
    if (unasked > mostUnasked) throw new Error(`${this.id} asks nothing, at ${from} once more`);
    unaskedIn.set(context.context, unasked);
    switch (move.go) {
      case 'again':
        return context.replaceDialog(this.id, { memory, at: from, trail, sentence: move.sentence, fields });
      case 'back': {
        const at = trail.at(-1) ?? this.names[0] ?? '';
        return context.replaceDialog(this.id, { memory, at, trail: trail.slice(0, -1) });
      }
      case 'next':
      case 'to': {
        const at = move.go === 'to' ? move.step : this.names[this.names.indexOf(from) + 1];
        if (at === undefined) return context.endDialog({} satisfies FlowEnd);
        if (!this.names.includes(at)) throw new Error(`${this.id} has no step ${at}`);
        // A step that asked nothing hands its sentence on, and `back` must not lead into it.
        return context.replaceDialog(this.id, {
          memory,
          at,
          trail: asked ? [...trail.filter((step) => step !== from), from] : trail,
          sentence: asked ? undefined : sentence,
        });
      }
      case 'flow':
        return context.endDialog({ flow: move.flow, memory: move.memory } satisfies FlowEnd);
      case 'end':
        return context.endDialog({} satisfies FlowEnd);
    }
  }
}
