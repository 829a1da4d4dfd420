import type { ResellerPerson } from '../../domain/reseller.ts';
import type { Outlook } from '../../workflows/approval/port.ts';
import { namesOf, reasonOf } from '../kit/approval-facts.ts';
import type { Reader } from '../kit/language.ts';
import { pick, type ChoiceButton } from '../kit/question.ts';
import type { Signed } from './case-cards.ts';
import { approverWords } from './text-approver.ts';

/** Whose word the order will want, and what the reader may do about it. */
export interface ReadyApproval {
  readonly outlook: Outlook;
  /** For names. */
  readonly people: readonly ResellerPerson[];
  readonly isOwner: boolean;
}

/** What comes of placing it, among what is still open; nothing when nobody has to be asked. */
export function approvalLines({ outlook, people }: ReadyApproval, reader: Reader): Signed[] {
  if (outlook.kind === 'none') return [];
  const t = approverWords(reader.language).ahead;
  const { asks, reasons, isSure } = outlook;
  const why = reasons.map((reason) => reasonOf(reason, reader)).join(' · ');
  if (outlook.kind === 'nobody')
    return [isSure ? { sign: '✗', text: t.nobody(why) } : { sign: '?', text: t.maybeNobody(why) }];
  const names = namesOf(asks, people, reader);
  return [isSure ? { sign: '☐', text: t.wanted(names, why) } : { sign: '?', text: t.maybe(names, why) }];
}

/** Why it cannot be placed like this: nobody but the reader could approve it (error path 30). */
export function approvalMissing({ outlook, isOwner }: ReadyApproval, reader: Reader): string | undefined {
  if (outlook.kind !== 'nobody' || !outlook.isSure) return undefined;
  const t = approverWords(reader.language);
  return `${t.somebodyElse} ${isOwner ? t.pick : t.ownerPicks}`;
}

/** What can be done about that. */
export function approverPicks({ isOwner }: ReadyApproval, reader: Reader): ChoiceButton[] {
  const t = approverWords(reader.language);
  return [
    ...(isOwner ? [pick('approver', t.ahead.pickApprover, true)] : []),
    pick('person', t.askProvider, !isOwner),
  ];
}

/** What the button is called that places it; undefined when nobody has to be asked, or perhaps nobody. */
export const placeAndAsk = ({ outlook }: ReadyApproval, reader: Reader): string | undefined =>
  outlook.kind === 'wanted' && outlook.isSure ? approverWords(reader.language).ahead.place : undefined;
