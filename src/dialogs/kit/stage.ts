import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { DialogTurnStatus } from 'botbuilder-dialogs/lib/dialog.js';
import { cardPromptId, type PromptMemory } from './card-prompt.ts';
import type { Flow } from './flow.ts';
import type { HostOptions } from './host-options.ts';
import { park, type ConversationMemory, type Parked } from './memory.ts';
import type { Turn } from './turn.ts';
import { isUnderWay, runningIn } from './under-way.ts';
import { dialogId, type FlowEnd, type FlowMemory } from './waterfall.ts';
import { kitWords, type KitWords } from './words.ts';

/** The conversations of one chat during one turn: which one runs, what begins, what is set aside and comes back. */
export class Stage {
  readonly options: HostOptions;
  readonly turn: Turn;
  readonly memory: ConversationMemory;
  private readonly flows: ReadonlyMap<string, Flow>;
  private readonly dc: DialogContext;

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

  get words(): KitWords {
    return kitWords(this.turn.person.language);
  }

  may(flow: Flow): boolean {
    return flow.roles.some((role) => this.turn.person.roles.has(role));
  }

  /** The question that waits for an answer. */
  prompt(): PromptMemory | undefined {
    const top = this.dc.activeDialog;
    return top?.id === cardPromptId ? (top.state as PromptMemory) : undefined;
  }

  /** The flow in progress: where it is and what it remembers. */
  running(): Parked | undefined {
    return runningIn(this.dc.stack);
  }

  /** Which conversation is open and at which question, in words; nothing while only a menu is. */
  whereWeAre(): readonly string[] {
    const running = this.running();
    const prompt = this.prompt();
    if (running === undefined || prompt === undefined) return [];
    if (this.flows.get(running.flow)?.isMenu === true) return [];
    const { inTheMiddle, cardWaits, formWaits, backLeads } = this.words;
    return [
      inTheMiddle(this.nameOf(running.flow), prompt.title ?? ''),
      this.holdsForm() ? formWaits : cardWaits,
      ...(running.trail.length > 0 ? [backLeads] : []),
    ];
  }

  /** True in front of a form that was drawn: one that never arrived holds nothing. */
  holdsForm(): boolean {
    const prompt = this.prompt();
    return prompt?.isForm === true && prompt.stamp === this.turn.drawn;
  }

  /** Hands the turn's input to the waiting question. */
  async proceed(): Promise<void> {
    await this.settle(await this.dc.continueDialog());
  }

  /** Starts a flow, at a step if one is named; a conversation in progress is set aside and the person is told. */
  async changeSubject(flowId: string, memory: object, at = ''): Promise<void> {
    const flow = this.flows.get(flowId);
    if (flow === undefined) throw new Error(`no flow is called ${flowId}`);
    if (!this.may(flow)) return this.turn.note(this.words.notAllowed);
    // Begun anew, it must not come back once more when this one ends.
    const isLeft = (other: string): boolean => other === flowId || flow.leaves?.includes(other) === true;
    this.memory.parked = this.memory.parked.filter((parked) => !isLeft(parked.flow));
    const running = this.running();
    const left = running && this.flows.get(running.flow);
    if (
      running !== undefined &&
      !isLeft(running.flow) &&
      left?.isPassing !== true &&
      isUnderWay(left, running)
    ) {
      park(this.memory, running);
      this.turn.say(this.words.parked(this.nameOf(running.flow)));
    }
    // Words that answer the open question by naming the flow's subject: `back` still leads to that question.
    const same = running?.flow === flowId && this.prompt()?.text === 'answer';
    const trail = same ? [...running.trail, running.at] : [];
    await this.begin({ flow: flowId, memory: memory as Record<string, unknown>, at, trail });
  }

  async startFirst(memory: Record<string, unknown> = {}): Promise<void> {
    await this.begin({ flow: this.options.firstFlow(this.turn.person), memory, at: '', trail: [] });
  }

  async startOver(): Promise<void> {
    this.memory.parked = [];
    this.turn.say(this.words.startedOver);
    // A flow that greets with what is there already asks its first question instead, if it remembers this.
    await this.startFirst({ anew: true });
  }

  /** The question before this one, with what was remembered so far. */
  async back(): Promise<void> {
    const running = this.running();
    if (running === undefined) return this.startFirst();
    const earlier = running.trail.at(-1);
    if (earlier === undefined) {
      this.turn.say(this.words.nothingToGoBackTo);
      return this.askAgain();
    }
    await this.begin({ ...running, at: earlier, trail: running.trail.slice(0, -1) });
  }

  /** Goes on with what was set aside last. */
  async resume(): Promise<void> {
    const [parked, ...rest] = this.memory.parked;
    if (parked === undefined) {
      this.turn.say(this.words.nothingParked);
      return this.prompt() === undefined ? this.startFirst() : this.askAgain();
    }
    this.memory.parked = rest;
    this.turn.say(this.words.resumed(this.nameOf(parked.flow)));
    await this.begin(parked);
  }

  /** Shows the waiting question once more, at the end of the chat. */
  async askAgain(): Promise<void> {
    const running = this.running();
    if (running !== undefined) await this.begin(running);
  }

  /** Roles may have been taken since the last turn: what they allowed ends here. True when that was running. */
  async endForbidden(): Promise<boolean> {
    const allowed = ({ flow: id }: { flow: string }): boolean => {
      const flow = this.flows.get(id);
      return flow === undefined || this.may(flow);
    };
    this.memory.parked = this.memory.parked.filter(allowed);
    const running = this.running();
    if (running === undefined || allowed(running)) return false;
    this.dc.stack.length = 0;
    this.turn.note(this.words.notAllowed);
    await this.startFirst();
    return true;
  }

  /** A conversation of an older version of its flow starts anew with what still fits (its id is unknown now). */
  async replaceOutdatedFlow(): Promise<boolean> {
    const running = this.running();
    const bottom = this.dc.stack[0];
    if (running === undefined || bottom === undefined || this.dc.dialogs.find(bottom.id) !== undefined)
      return false;
    // A button of a case card works without the conversation, and leaves it for the next turn.
    if (this.turn.input.kind === 'case') return false;
    this.dc.stack.length = 0;
    if (!this.flows.has(running.flow)) return false;
    await this.begin({ ...running, at: '', trail: [] }, this.words.updated);
    return true;
  }

  /** Begins a conversation at a step, instead of whatever runs. */
  private async begin(start: Parked, sentence?: string): Promise<void> {
    await this.dc.cancelAllDialogs();
    const conversation = this.flows.get(start.flow)?.conversation;
    if (conversation === undefined) throw new Error(`flow ${start.flow} has no conversation`);
    const memory = conversation.recall(start.memory) ?? conversation.recall({}) ?? {};
    const options: FlowMemory = { memory, at: start.at, trail: start.trail, sentence };
    await this.settle(await this.dc.beginDialog(dialogId(start.flow, conversation.version), options));
  }

  /** Follows a conversation that ended: into the flow it named, or back to what was set aside. */
  private async settle(result: DialogTurnResult): Promise<void> {
    if (result.status !== DialogTurnStatus.complete) return;
    const ended = (result.result ?? {}) as FlowEnd;
    if (ended.flow !== undefined) return this.changeSubject(ended.flow, ended.memory ?? {});
    if (this.memory.parked.length > 0) await this.resume();
  }

  private nameOf(flowId: string): string {
    return this.flows.get(flowId)?.name(this.turn.person.language) ?? flowId;
  }
}
