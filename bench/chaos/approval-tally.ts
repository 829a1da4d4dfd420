import type { Written } from './tally.ts';

/** What an owner pressed, or a seller answered. */
export type DecisionKind = 'approve' | 'reject' | 'ask' | 'answer';

/** One press about an approval. */
export interface Pressed {
  readonly person: string;
  readonly approvalId: string;
  readonly kind: DecisionKind;
  /** The card that answered the press says that it was done. */
  readonly acknowledged: boolean;
}

/** An approval as it is in the database at the end, with its history and its audit trail. */
export interface EndedApproval {
  readonly id: string;
  readonly state: string;
  /** Names the order, as for Microsoft. */
  readonly quantity: number;
  readonly seller: string;
  /** User ids of those whose turn it is or was, one list for each level. */
  readonly levels: readonly (readonly string[])[];
  /** In their order. */
  readonly events: readonly { readonly name: string; readonly by: string | undefined }[];
  /** Names of the entries about it in the company's trail, without `approval.`. */
  readonly audited: readonly string[];
}

export interface ApprovalEvidence {
  readonly approvals: readonly EndedApproval[];
  /** Quantities of every order line at Microsoft. */
  readonly bought: readonly number[];
  /** Quantities of orders that a rule wants an owner's word for. */
  readonly wanted: readonly number[];
  /** Everybody who may be asked. */
  readonly owners: readonly string[];
  /** What this person reads. */
  readonly written: (person: string) => readonly Written[];
  /** How the sentence to the seller begins that tells of a decision about so many licences. */
  readonly told: (decision: 'approved' | 'rejected', quantity: number) => string;
  /** Whether a kill fell between Teams's taking this owner's card and our noting it, so that it was posted once more. */
  readonly cardRepeated: (approvalId: string, owner: string) => boolean;
  /** What a card of this approval says. */
  readonly about: (approvalId: string) => string;
  /** What a message that may be a repeat says. */
  readonly repeat: string;
  /** Trails that are not whole, in a sentence each. */
  readonly broken: readonly string[];
}

export interface ApprovalTally {
  approvals: number;
  approved: number;
  rejected: number;
  /** Presses that were answered as done. */
  acknowledged: number;
  /** Presses that were refused, late or second ones, or had no answer. */
  unanswered: number;
  /** Sellers who read what was decided. */
  told: number;
  /** Messages beyond the first that say that they may be a repeat. */
  toldAgain: number;
  /** Cards that a kill made us forget and that still ask until they are pressed. */
  cardsLeft: number;
  lost: number;
  doubled: number;
  /** One sentence for each thing that is not as it should be. */
  readonly faults: string[];
}

/** What a press leaves in the history. */
const traces: Readonly<Record<DecisionKind, readonly string[]>> = {
  approve: ['approved', 'level-approved'],
  reject: ['rejected'],
  ask: ['asked'],
  answer: ['answered'],
};
const endings: readonly string[] = ['approved', 'rejected', 'changed', 'superseded', 'expired', 'withdrawn'];

/** Counts what became of the decisions; pure. */
export function tallyApprovals(pressed: readonly Pressed[], evidence: ApprovalEvidence): ApprovalTally {
  const { approvals, bought } = evidence;
  const faults: string[] = [...evidence.broken];
  const acknowledged = pressed.filter((one) => one.acknowledged);
  const result: ApprovalTally = {
    approvals: approvals.length,
    approved: approvals.filter(({ state }) => state === 'approved').length,
    rejected: approvals.filter(({ state }) => state === 'rejected').length,
    acknowledged: acknowledged.length,
    unanswered: pressed.length - acknowledged.length,
    told: 0,
    toldAgain: 0,
    cardsLeft: 0,
    lost: evidence.broken.length,
    doubled: 0,
    faults,
  };
  const lost = (what: string) => void (faults.push(what), (result.lost += 1));
  const doubled = (what: string) => void (faults.push(what), (result.doubled += 1));

  for (const { person, approvalId, kind } of acknowledged) {
    const events = approvals.find(({ id }) => id === approvalId)?.events ?? [];
    if (!events.some(({ name, by }) => by === person && traces[kind].includes(name)))
      lost(`${approvalId}: ${kind} was acknowledged and is nowhere`);
  }
  for (const approval of approvals) {
    const { id, state, quantity, levels, events } = approval;
    const ends = events.filter(({ name }) => endings.includes(name));
    if (ends.length > 1)
      doubled(`${id}: ended ${ends.length} times (${ends.map(({ name }) => name).join(', ')})`);
    if (state === 'open') lost(`${id}: nobody decided in the end`);
    else if (ends[0]?.name !== state) lost(`${id}: is ${state}, and its history does not say so`);
    const words = events.filter(({ name }) => traces.approve.includes(name));
    words.forEach(({ by }, level) => {
      if (by === undefined || levels[level]?.includes(by) !== true)
        doubled(`${id}: approved by somebody not asked`);
    });
    if (words.length > levels.length || (state === 'approved' && words.length < levels.length))
      doubled(`${id}: ${words.length} words for ${levels.length} levels`);
    if (sorted(events.map(({ name }) => name)) !== sorted(approval.audited))
      lost(`${id}: history and audit trail differ`);
    const times = bought.filter((one) => one === quantity).length;
    if (state === 'approved' && times === 0)
      lost(`${id}: approved, and ${quantity} licences were never bought`);
    if (state === 'rejected' && times > 0) doubled(`${id}: rejected, and ${quantity} licences were bought`);
    countTold(approval);
    for (const owner of evidence.owners) {
      if (state === 'open' || !asksStill(owner, id)) continue;
      if (evidence.cardRepeated(id, owner)) result.cardsLeft += 1;
      else lost(`${id}: is ${state}, and a card still asks ${owner}`);
    }
  }
  for (const quantity of evidence.wanted)
    if (
      bought.includes(quantity) &&
      !approvals.some((one) => one.quantity === quantity && one.state === 'approved')
    )
      doubled(`${quantity} licences were bought and nobody approved them`);
  return result;

  function asksStill(owner: string, id: string): boolean {
    const isIts = ({ text }: Written) => text.includes(evidence.about(id));
    return evidence.written(owner).some((one) => isIts(one) && one.verbs.includes('approval.approve'));
  }

  function countTold({ id, state, quantity, seller }: EndedApproval): void {
    if (state !== 'approved' && state !== 'rejected') return;
    const sentence = evidence.told(state, quantity);
    const said = evidence.written(seller).filter(({ isCard, text }) => !isCard && text.includes(sentence));
    const unmarked = said.filter(({ text }) => !text.includes(evidence.repeat)).length;
    if (said.length === 0) lost(`${id}: ${state}, and the seller never heard`);
    else result.told += 1;
    result.toldAgain += Math.max(0, Math.min(said.length - unmarked, said.length - 1));
    if (unmarked > 1) doubled(`${id}: the seller was told ${unmarked} times without saying so`);
  }
}

const sorted = (names: readonly string[]): string => names.toSorted().join(' ');

/** True when nothing is lost or doubled and something was decided at all. */
export function areApprovalsClean(result: ApprovalTally): boolean {
  return result.approved > 0 && result.lost === 0 && result.doubled === 0;
}
