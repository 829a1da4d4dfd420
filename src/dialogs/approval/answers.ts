import { deciders, type ApprovalRefusal } from '../../domain/approval.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { ApprovalAnswer } from '../../workflows/approval/port.ts';
import { nameOf, namesOf } from '../kit/approval-facts.ts';
import { standsLine, type ApprovalKnown } from '../kit/approval-sentences.ts';
import type { Reader } from '../kit/language.ts';
import { shortly } from '../kit/shortly.ts';
import { factsFor } from './facts.ts';
import type { ApprovalServices } from './services.ts';
import { words } from './text.ts';

/** Why a press or a word did not count, in a clear sentence. */
export function refusalSentence(known: ApprovalKnown, why: ApprovalRefusal, reader: Reader): string {
  const { approval, people, now } = known;
  const t = words(reader.language);
  if (why !== 'over') return t.refusals[why](namesOf(deciders(approval), people, reader));
  const { state, ended } = approval;
  if (state === 'approved' || state === 'rejected')
    return t.late[state](nameOf(ended?.by, people, reader), shortly(ended?.at ?? now, now, reader));
  return t.late.other(standsLine(known, reader));
}

/** What a press or a word has come to; undefined when the approval is not theirs to know. */
export async function answerSentence(
  services: ApprovalServices,
  answer: ApprovalAnswer | { readonly kind: 'not-possible' },
  reader: Reader & PersonKey,
): Promise<string | undefined> {
  const t = words(reader.language);
  if (answer.kind === 'unknown') return undefined;
  if (answer.kind === 'not-possible') return t.notPossible;
  const known = await factsFor(services, answer.approval, reader);
  if (answer.kind === 'refused') return refusalSentence(known, answer.why, reader);
  if (answer.happened === 'given')
    return t.done.given(
      namesOf(answer.approval.levels[answer.approval.level]?.standIns ?? [], known.people, reader),
    );
  const isFirst = answer.happened === 'approved' && answer.approval.subject.awaitsAcceptance === true;
  const happened = isFirst ? 'approved-first' : answer.happened;
  return Object.entries(t.done).find(
    (entry): entry is [string, string] => entry[0] === happened && typeof entry[1] === 'string',
  )?.[1];
}
