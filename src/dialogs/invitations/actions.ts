import type { BatchChanged } from '../../workflows/invitation/batch-port.ts';
import type { CaseAction, CaseAnswer } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import { accountField } from './batch-card.ts';
import { batchWords, type BatchWords } from './batch-text.ts';
import type { InvitationsServices } from './services.ts';

type Act = (action: CaseAction) => Promise<CaseAnswer>;

/** Buttons of the card of a list of customers. Another reseller's number answers exactly like an unknown one. */
export function batchActions(services: InvitationsServices): Record<string, Act> {
  const { invitationBatches: batches } = services;

  const changing =
    (
      done: (t: BatchWords['answers']) => string,
      change: (action: CaseAction) => Promise<BatchChanged | 'missing'>,
    ): Act =>
    async (action) => {
      const { language } = action.turn.person;
      const t = batchWords(language).answers;
      const changed = await change(action);
      if (changed === 'missing') return { kind: 'case', caseId: action.caseId, sentence: t.noAccount };
      if (changed.kind === 'unknown') return { kind: 'sentence', sentence: kitWords(language).notYours };
      return {
        kind: 'case',
        caseId: action.caseId,
        sentence: changed.kind === 'done' ? done(t) : t.tooLate,
      };
    };
  const confirm = (send: boolean) =>
    changing(
      (t) => t.preparing,
      ({ caseId, version, turn }) => batches.confirm(caseId, version, send, turn.person),
    );

  return {
    'batch.prepare': confirm(false),
    'batch.send': confirm(true),
    // As it was asked for before: the workflow keeps whether mails go out.
    'batch.again': confirm(false),
    'batch.drop': changing(
      (t) => t.dropped,
      ({ caseId, version, turn }) => batches.drop(caseId, version, turn.person),
    ),
    'batch.account': changing(
      (t) => t.chosen,
      async ({ caseId, fields, turn }) => {
        const line = Number(fields['line']);
        const account = fields[accountField(line)];
        if (account === undefined || !Number.isInteger(line)) return 'missing';
        return batches.chooseAccount(caseId, line, account, turn.person);
      },
    ),
    'batch.list': async () => ({ kind: 'flow', flow: 'invitations', memory: { which: 'all' } }),
  };
}
