import type { Approval } from '../../domain/approval.ts';
import { samePerson } from '../../domain/person.ts';
import type { ApprovalAnswer, ChangeAnswer, Press } from '../../workflows/approval/port.ts';
import type { CaseAction, CaseAnswer } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import { wordsIn } from '../kit/written.ts';
import { answerSentence } from './answers.ts';
import { changesIn, fingerprintIn } from './model.ts';
import type { ApprovalServices } from './services.ts';
import { words } from './text.ts';

type Act = (action: CaseAction, approval: Approval) => Promise<CaseAnswer>;

/**
 * Buttons of an approval's card. They work without any dialog, by what is stored; an approval of another company
 * answers exactly like an unknown one. A press counts only for the fingerprint it carries; one that was typed carries
 * none, and is asked about once more on a card that does. Who may is decided below, never by what a card shows.
 */
export function approvalActions(
  services: ApprovalServices,
): Record<string, (action: CaseAction) => Promise<CaseAnswer>> {
  const { approvals } = services;

  const known =
    (act: Act) =>
    async (action: CaseAction): Promise<CaseAnswer> => {
      const { tenantId, userId } = action.turn.person;
      const approval = await approvals.find(action.caseId, { tenantId, userId });
      return approval === undefined ? notYours(action) : act(action, approval);
    };

  async function told(action: CaseAction, answer: ApprovalAnswer | ChangeAnswer): Promise<CaseAnswer> {
    const { person } = action.turn;
    const sentence = await answerSentence(services, answer, person);
    if (answer.kind === 'unknown') return notYours(action);
    const { approval } = answer;
    if (answer.kind === 'done' && answer.happened === 'approved' && hasNewCard(action, approval))
      return { kind: 'case', flow: 'order', caseId: approval.orderId, sentence };
    return { kind: 'case', caseId: approval.id, sentence };
  }

  /** Words of the card; from a typed press, which has none, they are asked for. */
  const withWords = (
    step: 'reject' | 'ask' | 'comment',
    input: string,
    missing: (action: CaseAction) => string,
    act: (action: CaseAction, approval: Approval, text: string) => Promise<ApprovalAnswer>,
  ) =>
    known(async (action, approval) => {
      const said = action.fields[input];
      if (said === undefined && fingerprintIn(action.fields) === undefined) {
        const { said: typed } = action.fields;
        return { kind: 'flow', flow: 'approval', memory: { approval: approval.id, words: typed }, step };
      }
      const text = wordsIn(said);
      if (text === undefined)
        return { kind: 'case', caseId: approval.id, sentence: missing(action), fold: `${step}-fold` };
      return told(action, await act(action, approval, text));
    });

  const t = (action: CaseAction) => words(action.turn.person.language);

  return {
    'approval.look': known(async (_action, approval) => ({ kind: 'case', caseId: approval.id })),

    'approval.approve': known(async (action, approval) => {
      const fingerprint = fingerprintIn(action.fields);
      if (fingerprint === undefined)
        return { kind: 'flow', flow: 'approval', memory: { approval: approval.id }, step: 'approve' };
      return told(
        action,
        await approvals.approve(approval.id, fingerprint, action.turn.person, along(action)),
      );
    }),

    'approval.reject': withWords(
      'reject',
      'because',
      (action) => t(action).becauseMissing,
      (action, { id }, because) =>
        approvals.reject(id, fingerprintIn(action.fields) ?? '', because, action.turn.person, along(action)),
    ),

    'approval.ask': withWords(
      'ask',
      'question',
      (action) => t(action).questionMissing,
      (action, { id }, text) => approvals.ask(id, text, action.turn.person, along(action)),
    ),

    'approval.comment': withWords(
      'comment',
      'comment',
      (action) => t(action).commentMissing,
      (action, { id }, text) => approvals.comment(id, text, action.turn.person),
    ),

    'approval.answer': known(async (action, approval) => {
      const text = wordsIn(action.fields['answer']);
      if (text === undefined) return { kind: 'case', caseId: approval.id, sentence: t(action).answerMissing };
      return told(action, await approvals.answer(approval.id, text, action.turn.person));
    }),

    'approval.change': known(async (action, approval) => {
      const fingerprint = fingerprintIn(action.fields);
      if (fingerprint === undefined)
        return { kind: 'case', caseId: approval.id, sentence: t(action).changeOnCard };
      const { person } = action.turn;
      const { tenantId, userId } = person;
      const order = await services.orders.find(approval.orderId, { tenantId, userId, staff: false });
      const lines = approval.subject.lines.map((line, index) => ({
        ...line,
        number: order?.draft.lines[index]?.number ?? index,
      }));
      const changes = changesIn(action.fields, lines);
      if (changes === undefined || (changes.length === 0 && approval.state === 'open'))
        return { kind: 'case', caseId: approval.id, sentence: t(action).notPossible };
      return told(action, await approvals.change(approval.id, fingerprint, changes, person, along(action)));
    }),

    'approval.give': known(async (action, { id }) =>
      told(action, await approvals.give(id, action.turn.person, along(action))),
    ),
  };
}

/** What stands in the box for comments, whatever was pressed beside it. */
const along = ({ fields }: CaseAction): Press => ({ comment: wordsIn(fields['comment']) });

/**
 * Whether the pressed card has become the order's: those who approve in a chat of their own follow the order there;
 * whoever asked for it has its card already, and a channel keeps what was decided.
 */
const hasNewCard = ({ turn: { person } }: CaseAction, { requestedBy }: Approval): boolean =>
  person.place === 'personal' && !samePerson(requestedBy, person);

const notYours = ({ turn }: CaseAction): CaseAnswer => ({
  kind: 'sentence',
  sentence: kitWords(turn.person.language).notYours,
});
