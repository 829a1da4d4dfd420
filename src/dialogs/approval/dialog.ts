import { whatOf } from '../kit/approval-facts.ts';
import { card, heading, lines, paragraph } from '../kit/card.ts';
import { again, conversation, end, to, type Move, type Scene, type Step } from '../kit/flow.ts';
import { moment } from '../kit/language.ts';
import { pick, question } from '../kit/question.ts';
import { approve, write } from './deciding-steps.ts';
import { shortWhat } from './folds.ts';
import { approvalMemory, type ApprovalMemory } from './model.ts';
import type { ApprovalServices } from './services.ts';
import { reply } from './reply.ts';
import { words } from './text.ts';

type ApprovalStep = Step<ApprovalMemory>;

/** How many approvals get a button, and how many decisions are listed. */
const listed = 8;
const mostDecisions = 20;

/** What waits for somebody, what they have decided, and typed decisions, which are asked about once more. */
export function approvalConversation(services: ApprovalServices) {
  return conversation<ApprovalMemory>({
    version: 2,
    memory: approvalMemory,
    steps: {
      list: list(services),
      approve: approve(services),
      reject: write(services, 'reject'),
      ask: write(services, 'ask'),
      comment: write(services, 'comment'),
      reply: reply(services),
    },
  });
}

function list(services: ApprovalServices): ApprovalStep {
  const { approvals } = services;
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      const { person } = turn;
      const { step } = memory;
      memory.step = undefined;
      if (step !== undefined) return to(step);
      if (memory.words !== undefined) return to('reply');
      const t = words(person.language);
      const { approval: given, wish } = memory;
      memory.approval = undefined;
      memory.wish = undefined;
      if (wish === 'made') return decisions(services, scene);
      if (given !== undefined) {
        // An order goes by its approval.
        const ofOrder = given.startsWith('F-') ? await approvals.ofOrder(given, person) : undefined;
        const shown = await show(services, scene, ofOrder?.id ?? given);
        if (shown !== undefined) return shown;
        turn.say(t.list.unknown);
      }
      const waiting = await approvals.waiting(person, listed);
      if (waiting.length === 0) {
        turn.close(card(heading(t.list.title), paragraph(t.list.none)));
        return end;
      }
      const picks = waiting.map((one) =>
        pick(one.id, t.list.entry(one.id, shortWhat(one, person), moment(one.deadlineAt, person))),
      );
      const many = waiting.length < listed ? String(waiting.length) : `${listed}+`;
      return question([heading(t.list.title), paragraph(t.list.which(many))], picks, { text: 'answer' });
    },
    async answer(scene, reply) {
      const id = (reply.choice === 'text' ? reply.text : reply.choice).trim().toUpperCase();
      return (await show(services, scene, id)) ?? again(words(scene.turn.person.language).list.unknown);
    },
  };
}

/** Makes the card on the screen the card of this approval; undefined for an unknown number. */
async function show(
  { approvals }: ApprovalServices,
  { turn }: Scene<ApprovalMemory>,
  id: string,
): Promise<Move | undefined> {
  if ((await approvals.show(id, turn.person, turn.liveCard)) === 'unknown') return undefined;
  turn.showCase('approval', id, { takesOver: true });
  return end;
}

/** The own log: what this person has decided, the newest first. */
async function decisions({ approvals }: ApprovalServices, { turn }: Scene<ApprovalMemory>): Promise<Move> {
  const { person } = turn;
  const t = words(person.language).made;
  const made = await approvals.made(person, mostDecisions);
  const entries = made.map(({ approval, decision, at }) => ({
    sign: '•',
    text: t.entry(moment(at, person), t.decisions[decision], approval.id, whatOf(approval, person)),
  }));
  turn.close(card(heading(t.title), entries.length === 0 ? paragraph(t.none) : lines(entries)));
  return end;
}
