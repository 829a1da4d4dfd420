import { type StatePropertyAccessor, type TurnContext } from 'botbuilder-core';
import { DialogSet, DialogTurnStatus, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { isProblem } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { CardPrompt, cardPromptId, choiceTyped, type PromptMemory } from './card-prompt.ts';
import type { Flow } from './flow.ts';
import { timeOfDay } from './language.ts';
import { park, rememberSpent, type ConversationMemory, type Parked } from './memory.ts';
import { problemSentence } from './problem-sentence.ts';
import type { Speaker, Turn } from './turn.ts';
import { putTurn } from './turn-slot.ts';
import { dialogId, waterfallOf, type FlowEnd, type FlowMemory } from './waterfall.ts';
import { commandOf, kitWords, type Command } from './words.ts';

export interface HostOptions {
  readonly flows: readonly Flow[];
  /** The flow a person meets first. */
  readonly firstFlow: (person: Speaker) => string;
  /** The first words in a new chat. */
  readonly welcome: (person: Speaker) => string;
  /** The flow for "talk to a person". */
  readonly personFlow: string;
  readonly log: Log;
}

/** Runs one turn of a conversation; `memory` is changed in place and saved by the caller. */
export interface Host {
  turn(context: TurnContext, turn: Turn, memory: ConversationMemory): Promise<void>;
  /** The flow with this id, for announcements. */
  flow(id: string): Flow | undefined;
}

const memorySlot = Symbol('conversation memory');

/** The SDK asks for its state through an accessor; ours hands out what the caller loaded for this turn. */
const dialogStateOfTurn: StatePropertyAccessor = {
  get: async (context: TurnContext) => (context.turnState.get(memorySlot) as ConversationMemory).dialogs,
  set: async (context: TurnContext, value: unknown) => {
    (context.turnState.get(memorySlot) as ConversationMemory).dialogs =
      value as ConversationMemory['dialogs'];
  },
  delete: async (context: TurnContext) => {
    (context.turnState.get(memorySlot) as ConversationMemory).dialogs = { dialogStack: [] };
  },
};

/**
 * Runs flows: answers reach the waiting question, shared commands work everywhere, a change of subject sets the
 * running conversation aside and says so, and nobody reaches a flow without its role.
 */
export function createHost(options: HostOptions): Host {
  const flows = new Map(options.flows.map((flow) => [flow.id, flow]));
  const dialogs = new DialogSet(dialogStateOfTurn);
  dialogs.add(new CardPrompt());
  for (const flow of options.flows) {
    if (flow.conversation !== undefined) dialogs.add(waterfallOf(flow.id, flow.conversation));
  }
  return {
    flow: (id) => flows.get(id),
    async turn(context, turn, memory) {
      context.turnState.set(memorySlot, memory);
      putTurn(context, turn);
      const before = structuredClone(memory);
      const dc = await dialogs.createContext(context);
      const run = new TurnRun(options, flows, dc, turn, memory);
      try {
        await run.go();
      } catch (error) {
        // The question stays as it was, so that pressing again is the second try.
        Object.assign(memory, before);
        if (!isProblem(error)) options.log.error({ err: error }, 'a turn failed');
        else options.log.warn({ kind: error.kind, ...error.facts }, 'a turn met a problem');
        turn.say(problemSentence(error, turn.person.language));
      }
    },
  };
}

/** One turn at work. */
class TurnRun {
  private readonly options: HostOptions;
  private readonly flows: ReadonlyMap<string, Flow>;
  private readonly dc: DialogContext;
  private readonly turn: Turn;
  private readonly memory: ConversationMemory;

  constructor(
    options: HostOptions,
    flows: ReadonlyMap<string, Flow>,
    dc: DialogContext,
    turn: Turn,
    memory: ConversationMemory,
  ) {
    this.options = options;
    this.flows = flows;
    this.dc = dc;
    this.turn = turn;
    this.memory = memory;
  }

  private get words() {
    return kitWords(this.turn.person.language);
  }

  async go(): Promise<void> {
    const { input } = this.turn;
    if (await this.replaceOutdatedFlow()) return;
    switch (input.kind) {
      case 'text':
        return this.heard(input.text);
      case 'answer':
        return this.answered(input.stamp);
      case 'case':
        return this.casePressed(input);
      case 'signed-in':
      case 'sign-in-failed':
        if (this.prompt() !== undefined) await this.settle(await this.dc.continueDialog());
        return;
      case 'installed':
        this.turn.say(this.options.welcome(this.turn.person));
        return this.startFirst();
    }
  }

  private async heard(text: string): Promise<void> {
    const prompt = this.prompt();
    if (prompt !== undefined && choiceTyped(prompt, text) !== undefined)
      return this.answeredByWords(prompt, text);
    const command = commandOf(text);
    if (command !== undefined && !(command === 'resume' && this.memory.parked.length === 0))
      return this.command(command);
    const asked = this.flowAskedFor(text);
    if (asked !== undefined) return this.changeSubject(asked.flow, asked.memory);
    if (prompt !== undefined) return this.answeredByWords(prompt, text);
    this.turn.say(this.words.unclearIdle);
    return this.startFirst();
  }

  private async answeredByWords(prompt: PromptMemory, text: string): Promise<void> {
    const typed = choiceTyped(prompt, text);
    if (typed !== undefined)
      rememberSpent(this.memory, prompt.stamp, prompt.titles[typed] ?? text, this.turn.now());
    await this.settle(await this.dc.continueDialog());
  }

  private async answered(stamp: string): Promise<void> {
    const prompt = this.prompt();
    const { input } = this.turn;
    if (
      input.kind === 'answer' &&
      prompt !== undefined &&
      prompt.stamp === stamp &&
      input.choice in prompt.titles
    ) {
      rememberSpent(this.memory, stamp, prompt.titles[input.choice] ?? '', this.turn.now());
      return this.settle(await this.dc.continueDialog());
    }
    const spent = this.memory.spent.find((entry) => entry.stamp === stamp);
    this.turn.note(
      spent === undefined
        ? this.words.stale
        : this.words.spent(spent.what, timeOfDay(spent.at, this.turn.person)),
    );
  }

  private async casePressed(input: {
    verb: string;
    caseId: string;
    version: number;
    fields: Readonly<Record<string, string>>;
  }): Promise<void> {
    const flow = this.options.flows.find(
      (candidate) => candidate.actions !== undefined && input.verb in candidate.actions,
    );
    const act = flow?.actions?.[input.verb];
    if (flow === undefined || act === undefined) return this.turn.note(this.words.stale);
    if (!this.may(flow)) return this.turn.note(this.words.notAllowed);
    try {
      const answer = await act({
        turn: this.turn,
        caseId: input.caseId,
        version: input.version,
        fields: input.fields,
      });
      switch (answer.kind) {
        case 'case':
          return this.turn.showCase(flow.id, answer.caseId, { sentence: answer.sentence });
        case 'sentence':
          return this.turn.note(answer.sentence);
        case 'flow':
          return await this.changeSubject(answer.flow, answer.memory);
      }
    } catch (error) {
      if (!isProblem(error)) throw error;
      this.options.log.warn(
        { kind: error.kind, ...error.facts, verb: input.verb },
        'a case button met a problem',
      );
      this.turn.showCase(flow.id, input.caseId, {
        sentence: problemSentence(error, this.turn.person.language),
      });
    }
  }

  private async command(command: Command): Promise<void> {
    switch (command) {
      case 'help':
        this.turn.say(this.help());
        return this.askAgain();
      case 'status':
        this.turn.say(await this.status());
        return this.askAgain();
      case 'back':
        return this.back();
      case 'start over':
        this.memory.parked = [];
        await this.dc.cancelAllDialogs();
        this.turn.say(this.words.startedOver);
        return this.startFirst();
      case 'talk to a person':
        return this.changeSubject(this.options.personFlow, {
          about: this.running()?.flow ?? '',
          step: this.running()?.at ?? '',
        });
      case 'resume':
        return this.resume();
      case 'hello':
        return this.prompt() === undefined ? this.startFirst() : this.askAgain();
    }
  }

  private help(): string {
    const { language } = this.turn.person;
    const entries = this.options.flows
      .filter((flow) => this.may(flow))
      .flatMap((flow) => flow.help?.(language) ?? []);
    const list = entries.map((entry) => `- **${entry.title}** – ${entry.sentence} (“${entry.command}”)`);
    return [`**${this.words.help}**`, ...list, '', this.words.helpAlways].join('\n');
  }

  private async status(): Promise<string> {
    const found: string[] = [];
    for (const flow of this.options.flows) {
      if (flow.status !== undefined && this.may(flow)) found.push(...(await flow.status(this.turn.person)));
    }
    if (found.length === 0) return this.words.nothingGoingOn;
    return [`**${this.words.status}**`, ...found.map((line) => `- ${line}`)].join('\n');
  }

  private async back(): Promise<void> {
    const running = this.running();
    if (running === undefined) return this.startFirst();
    const earlier = running.trail.at(-1);
    if (earlier === undefined) {
      this.turn.say(this.words.nothingToGoBackTo);
      return this.askAgain();
    }
    await this.begin({ ...running, at: earlier, trail: running.trail.slice(0, -1) });
  }

  private async resume(): Promise<void> {
    const [parked, ...rest] = this.memory.parked;
    if (parked === undefined) return this.turn.say(this.words.nothingParked);
    this.memory.parked = rest;
    this.turn.say(
      this.words.resumed(this.flows.get(parked.flow)?.name(this.turn.person.language) ?? parked.flow),
    );
    await this.begin(parked);
  }

  /** Starts a flow; a conversation in progress is set aside and the person is told. */
  private async changeSubject(flowId: string, memory: object): Promise<void> {
    const flow = this.flows.get(flowId);
    if (flow === undefined) throw new Error(`no flow is called ${flowId}`);
    if (!this.may(flow)) return this.turn.note(this.words.notAllowed);
    const running = this.running();
    if (running !== undefined && running.flow !== flowId && running.trail.length > 0) {
      park(this.memory, running);
      this.turn.say(
        this.words.parked(this.flows.get(running.flow)?.name(this.turn.person.language) ?? running.flow),
      );
    }
    await this.begin({ flow: flowId, memory: memory as Record<string, unknown>, at: '', trail: [] });
  }

  private async startFirst(): Promise<void> {
    const id = this.options.firstFlow(this.turn.person);
    await this.begin({ flow: id, memory: {}, at: '', trail: [] });
  }

  /** Begins a conversation at a step, instead of whatever runs. */
  private async begin(start: Parked, sentence?: string): Promise<void> {
    await this.dc.cancelAllDialogs();
    const flow = this.flows.get(start.flow);
    const conversation = flow?.conversation;
    if (conversation === undefined) throw new Error(`flow ${start.flow} has no conversation`);
    const memory = conversation.recall(start.memory) ?? conversation.recall({}) ?? {};
    const options: FlowMemory = { memory, at: start.at, trail: start.trail, sentence };
    await this.settle(await this.dc.beginDialog(dialogId(start.flow, conversation.version), options));
  }

  /** Shows the waiting question once more, at the end of the chat. */
  private async askAgain(): Promise<void> {
    const running = this.running();
    if (running !== undefined) await this.begin(running);
  }

  /** Follows a conversation that ended: into the flow it named, or back to what was set aside. */
  private async settle(result: DialogTurnResult): Promise<void> {
    if (result.status !== DialogTurnStatus.complete) return;
    const ended = (result.result ?? {}) as FlowEnd;
    if (ended.flow !== undefined) return this.changeSubject(ended.flow, ended.memory ?? {});
    if (this.memory.parked.length > 0) await this.resume();
  }

  /** A conversation of an older version of its flow starts anew with what still fits (its id is unknown now). */
  private async replaceOutdatedFlow(): Promise<boolean> {
    const bottom = this.memory.dialogs.dialogStack[0];
    if (bottom === undefined || this.dc.dialogs.find(bottom.id) !== undefined) return false;
    const flowId = bottom.id.split('@')[0] ?? '';
    const memory =
      (bottom.state as { options?: { memory?: Record<string, unknown> } } | undefined)?.options?.memory ?? {};
    this.memory.dialogs.dialogStack = [];
    this.dc.stack.length = 0;
    if (!this.flows.has(flowId) || this.turn.input.kind === 'case') return false;
    await this.begin({ flow: flowId, memory, at: '', trail: [] }, this.words.updated);
    return true;
  }

  private prompt(): PromptMemory | undefined {
    const top = this.dc.activeDialog;
    return top?.id === cardPromptId ? (top.state as PromptMemory) : undefined;
  }

  /** The flow in progress: where it is and what it remembers. */
  private running(): Parked | undefined {
    const bottom = this.dc.stack[0];
    if (bottom === undefined) return undefined;
    const { options } = bottom.state as { options: FlowMemory };
    return {
      flow: bottom.id.split('@')[0] ?? '',
      at: options.at,
      memory: options.memory as Record<string, unknown>,
      trail: [...options.trail],
    };
  }

  private flowAskedFor(text: string): { flow: string; memory: object } | undefined {
    for (const flow of this.options.flows) {
      if (!this.may(flow)) continue;
      const memory = flow.askedFor(text, this.turn.person.language);
      if (memory !== undefined) return { flow: flow.id, memory };
    }
    return undefined;
  }

  private may(flow: Flow): boolean {
    return flow.roles.some((role) => this.turn.person.roles.has(role));
  }
}
