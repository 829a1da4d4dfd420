import type { PersonKey } from '../../domain/person.ts';
import type { TypedPress } from '../kit/flow.ts';
import { normal, withoutPoliteness } from '../kit/words.ts';
import { longestText } from '../kit/written.ts';
import type { ApprovalServices } from './services.ts';

/** Words that stand for a button of the one card that waits, in any language. */
const typed: Readonly<Record<string, readonly string[]>> = {
  'approval.approve': ['approve', 'approve it', 'freigeben', 'genehmigen'],
  'approval.reject': ['reject', 'reject it', 'ablehnen'],
  'approval.ask': ['ask the seller', 'ask back', 'verkauf fragen', 'nachfragen', 'rückfrage'],
  'approval.comment': ['comment', 'bemerken', 'bemerkung', 'kommentar', 'kommentieren'],
  'approval.give': [
    'give to the stand-in',
    'give to my stand-in',
    'an die vertretung',
    'an die vertretung geben',
  ],
};

/** Buttons that need words, which may be typed in the same breath. */
const withWords = ['approval.reject', 'approval.ask', 'approval.comment'] as const;

/** The number of an order or of its approval, right behind the words of a button: `reject F-1042 too many`. */
export const numbered = new RegExp(
  `^\\s*(${Object.values(typed)
    .flat()
    .toSorted((one, other) => other.length - one.length)
    .join('|')})\\s+(?:(?:order|approval|bestellung|freigabe)\\s+)?([fa]-\\d{1,9})(?=\\W|$)`,
  'iu',
);

/** More never wait for one person at once. */
const mostWaiting = 200;

/**
 * The button that typed words stand for, of the approval they name, or of the only one that waits for this person;
 * undefined for other words, and when two wait and none is named: then the card has to be chosen. `open`: the one whose
 * question waits, meant where none is named.
 */
export async function approvalButtonTyped(
  { approvals }: Pick<ApprovalServices, 'approvals'>,
  text: string,
  { tenantId, userId }: PersonKey,
  open?: string,
): Promise<TypedPress | undefined> {
  const asked = withoutPoliteness(text);
  const [begin = '', button = '', number] = numbered.exec(asked) ?? [];
  const meant = meantBy(number === undefined ? asked : `${button}${asked.slice(begin.length)}`);
  if (meant === undefined) return undefined;
  const named = number?.toUpperCase() ?? open;
  const waiting = await approvals.waiting({ tenantId, userId }, named === undefined ? 2 : mostWaiting);
  const [only, other] = waiting.filter(
    ({ id, orderId }) => named === undefined || [id, orderId].includes(named),
  );
  if (only === undefined || other !== undefined) return undefined;
  return { ...meant, caseId: only.id, version: only.version };
}

/** The button, and the words it needs if they were typed along: `reject too expensive right now`. */
function meantBy(text: string): Pick<TypedPress, 'verb' | 'fields'> | undefined {
  const said = normal(text).replace(/\s*…$/, '');
  for (const [verb, forms] of Object.entries(typed)) if (forms.includes(said)) return { verb };
  for (const verb of withWords) {
    for (const form of (typed[verb] ?? []).toSorted((one, other) => other.length - one.length)) {
      const rest = new RegExp(
        `^\\s*${form}(?:\\s*[:,–—-]|\\s+(?:because|weil)(?=\\s)|(?=\\s))\\s*(\\S.*)$`,
        'isu',
      ).exec(text)?.[1];
      if (rest !== undefined) return { verb, fields: { said: rest.trim().slice(0, longestText) } };
    }
  }
  return undefined;
}
