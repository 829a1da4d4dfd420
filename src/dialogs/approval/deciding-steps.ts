import type { Approval } from '../../domain/approval.ts';
import type { ApprovalAnswer } from '../../workflows/approval/port.ts';
import { whatOf } from '../kit/approval-facts.ts';
import { card, heading, paragraph, textInput } from '../kit/card.ts';
import { again, end, flow, type Move, type Question, type Scene, type Step } from '../kit/flow.ts';
import { leave, pick, question } from '../kit/question.ts';
import { kitWords } from '../kit/words.ts';
import { longestText, wordsIn } from '../kit/written.ts';
import { answerSentence } from './answers.ts';
import { approvalCard } from './cards.ts';
import { factsFor } from './facts.ts';
import { approvingSentence, shortWhat } from './folds.ts';
import type { ApprovalMemory } from './model.ts';
import type { ApprovalServices } from './services.ts';
import { words, type Words } from './text.ts';
import { approvalButtonTyped, numbered } from './typed.ts';
import { approvalView } from './view.ts';

type ApprovalStep = Step<ApprovalMemory>;

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
export function approve(services: ApprovalServices): ApprovalStep {
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

/** Words in front of the reason; a question or a comment is what is typed. */
const rejecting = {
  send: ['yes', 'yes please', 'ja', 'ja bitte', 'ok', 'do it', 'send', 'reject it please'],
  no: ['no', 'no thanks', 'no, thanks', 'nein', 'nein danke', 'wait', 'moment', 'stop'],
};
/** “Wait, what is it a month?” says why nobody. */
const isNoReason = /\?\s*$|^\s*(?:yes|no|ja|nein|ok|okay|please|bitte|wait|warte|moment|stop)(?!\p{L})/iu;

/** Where a typed decision is asked about once more. */
const stepOf: Readonly<Record<string, ApprovalMemory['step']>> = {
  'approval.approve': 'approve',
  'approval.reject': 'reject',
  'approval.ask': 'ask',
  'approval.comment': 'comment',
};

/** Another decision, typed where the words of this one were asked: its own question begins anew. */
async function decisionTyped(
  services: ApprovalServices,
  text: string,
  scene: Scene<ApprovalMemory>,
  what: string,
): Promise<Move | undefined> {
  const { memory, turn } = scene;
  const t = words(turn.person.language);
  const isNumbered = numbered.test(text);
  const other = await approvalButtonTyped(services, text, turn.person, memory.approval);
  if (other === undefined) return isNumbered ? again(t.list.unknown) : undefined;
  const said = other.fields?.['said'];
  // “Reject this if the price rises” is a comment.
  if (said !== undefined && !isNumbered) return undefined;
  const step = stepOf[other.verb];
  if (step === undefined) return left(scene);
  if (step !== what || other.caseId !== memory.approval)
    return flow('approval', { approval: other.caseId, words: said, step });
  memory.words ??= said;
  return again(what === 'reject' ? t.confirm.notYet : undefined);
}

/** The words a typed decision still needs: a reason, a question, a comment. */
export function write(services: ApprovalServices, what: 'reject' | 'ask' | 'comment'): ApprovalStep {
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
      const typed = what === 'reject' ? rejecting : undefined;
      return about(services, scene, approval, t.confirm[what], [input], pick('send', title, true), typed);
    },
    async answer(scene, { choice, text, fields }) {
      if (choice !== 'send' && choice !== 'text') return left(scene);
      const { memory, turn } = scene;
      if (choice === 'text') {
        const other = await decisionTyped(services, text, scene, what);
        if (other !== undefined) return other;
        // What rejects an order is pressed, with the reason that was given first.
        const reason = wordsIn(text);
        if (what === 'reject' && reason !== undefined) {
          if (!isNoReason.test(text)) memory.words ??= reason;
          return again(words(turn.person.language).confirm.notYet);
        }
      }
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
  typed?: Question['words'],
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
  return question(
    [top, ...what, ...rest, ...sum, ...inputs],
    [yes, leave('no', words(person.language).confirm.no)],
    {
      text: inputs.length === 0 ? 'buttons' : 'prose',
      ...(typed === undefined ? {} : { words: typed }),
    },
  );
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
