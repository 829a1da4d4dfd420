import type { Approval } from '../../domain/approval.ts';
import type { ApprovalAnswer } from '../../workflows/approval/port.ts';
import { whatOf } from '../kit/approval-facts.ts';
import { card, heading, lines, paragraph, textInput } from '../kit/card.ts';
import {
  again,
  conversation,
  end,
  to,
  type Move,
  type Question,
  type Scene,
  type Step,
} from '../kit/flow.ts';
import { moment } from '../kit/language.ts';
import { leave, pick, question } from '../kit/question.ts';
import { kitWords } from '../kit/words.ts';
import { longestText, wordsIn } from '../kit/written.ts';
import { answerSentence } from './answers.ts';
import { approvalCard } from './cards.ts';
import { approvingSentence, shortWhat } from './folds.ts';
import { approvalMemory, type ApprovalMemory } from './model.ts';
import { factsFor } from './facts.ts';
import type { ApprovalServices } from './services.ts';
import { reply } from './reply.ts';
import { words, type Words } from './text.ts';
import { approvalView } from './view.ts';

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
      if (memory.words !== undefined) return to('reply');
      const t = words(person.language);
      const { approval: given, wish } = memory;
      memory.approval = undefined;
      memory.wish = undefined;
      if (wish === 'made') return decisions(services, scene);
      if (given !== undefined) {
        const shown = await show(services, scene, given);
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

/** The approval that was meant, while this person may decide; says why not otherwise. */
async function meant(
  { approvals }: ApprovalServices,
  { turn, memory }: Scene<ApprovalMemory>,
): Promise<Approval | undefined> {
  const { tenantId, userId } = turn.person;
  const approval =
    memory.approval === undefined ? undefined : await approvals.find(memory.approval, { tenantId, userId });
  if (approval === undefined) turn.say(kitWords(turn.person.language).notYours);
  return approval;
}

/** "approve", typed: what exactly would be approved, and one button that says so. */
function approve(services: ApprovalServices): ApprovalStep {
  return {
    async ask(scene) {
      const approval = await meant(services, scene);
      if (approval === undefined) return end;
      const { person } = scene.turn;
      const t = words(person.language);
      scene.memory.fingerprint = approval.fingerprint;
      return about(
        services,
        scene,
        approval,
        t.confirm.approve,
        [],
        pick('yes', t.confirm.yes(shortWhat(approval, person)), true),
      );
    },
    async answer(scene, { choice }) {
      const { memory, turn } = scene;
      if (choice !== 'yes') return left(scene);
      const { approval = '', fingerprint = '' } = memory;
      return told(services, scene, await services.approvals.approve(approval, fingerprint, turn.person));
    },
  };
}

/** The words a typed decision still needs: a reason, a question, a comment. */
function write(services: ApprovalServices, what: 'reject' | 'ask' | 'comment'): ApprovalStep {
  const { approvals } = services;
  const labels = (t: Words): readonly [string, string, string] => {
    const all: Record<typeof what, readonly [string, string, string]> = {
      reject: [t.because, t.becauseMissing, t.buttons.rejectThis],
      ask: [t.question, t.questionMissing, t.buttons.askThis],
      comment: [t.comment, t.commentMissing, t.buttons.commentThis],
    };
    return all[what];
  };
  return {
    async ask(scene) {
      const approval = await meant(services, scene);
      if (approval === undefined) return end;
      const t = words(scene.turn.person.language);
      const [label, error, title] = labels(t);
      scene.memory.fingerprint = approval.fingerprint;
      const input = textInput({
        id: 'words',
        label,
        error,
        required: true,
        multiline: true,
        maxLength: longestText,
        ...(scene.memory.words === undefined ? {} : { value: scene.memory.words }),
      });
      return about(services, scene, approval, t.confirm[what], [input], pick('send', title, true));
    },
    async answer(scene, { choice, text, fields }) {
      if (choice !== 'send' && choice !== 'text') return left(scene);
      const { memory, turn } = scene;
      const said = wordsIn(choice === 'text' ? text : (fields['words'] ?? memory.words));
      const [, missing] = labels(words(turn.person.language));
      if (said === undefined) return again(missing);
      const { approval: id = '', fingerprint = '' } = memory;
      const { person } = turn;
      const answer =
        what === 'reject'
          ? await approvals.reject(id, fingerprint, said, person)
          : await approvals[what](id, said, person);
      return told(services, scene, answer);
    },
  };
}

/** What it is about, as on the card, with one thing to do and one to leave it. */
async function about(
  services: ApprovalServices,
  { turn }: Scene<ApprovalMemory>,
  approval: Approval,
  title: string,
  inputs: ReturnType<typeof textInput>[],
  yes: ReturnType<typeof pick>,
): Promise<Question> {
  const { person } = turn;
  const known = await factsFor(services, approval, person);
  const shown = approvalCard({
    ...approvalView(known, { kind: 'person', person }, person),
    title,
    buttons: [],
    folds: [],
    inputs: [],
  });
  const [top, ...rest] = shown.body;
  const sum = inputs.length === 0 ? [paragraph(approvingSentence(known, person))] : [];
  // The card's own title names whom it is for; this one does not.
  const what = inputs.length === 0 ? [] : [paragraph(whatOf(approval, person))];
  return question([top, ...what, ...rest, ...sum, ...inputs], [yes, leave('no', words(person.language).confirm.no)], {
    text: inputs.length === 0 ? 'buttons' : 'prose',
  });
}

function left({ turn }: Scene<ApprovalMemory>): Move {
  const t = words(turn.person.language);
  turn.close(card(heading(t.confirm.left)));
  return end;
}

/** Ends with what it came to; the approval's own card has changed by then. */
async function told(
  services: ApprovalServices,
  { turn }: Scene<ApprovalMemory>,
  answer: ApprovalAnswer,
): Promise<Move> {
  const sentence =
    (await answerSentence(services, answer, turn.person)) ?? kitWords(turn.person.language).notYours;
  const about = answer.kind === 'unknown' ? [] : [paragraph(whatOf(answer.approval, turn.person))];
  turn.close(card(heading(sentence), ...about));
  return end;
}
