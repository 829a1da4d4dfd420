import type { Counts } from './counts.ts';
import type { LettersTally } from './letters-tally.ts';

type Row = readonly [what: string, count: number];

/** What became of acceptances, as rows of the report. */
export const acceptanceRows = ({ acceptances }: Counts): readonly Row[] => [
  ['acceptances', acceptances.acceptances],
  ['case cards right', acceptances.casesRight],
  ['administrators told', acceptances.administratorsTold],
  ['staff told everywhere', acceptances.staffTold],
  ['told twice or more', acceptances.doubled],
  ['  without saying so', acceptances.doubledUnmarked],
  ['marked, yet the only one', acceptances.markedSingle],
  ['cards forgotten by a kill', acceptances.cardsLeft],
  ['lost', acceptances.lost],
];

/** What became of everything people asked for, as rows of the report; `sentOn`: orders that staff has sent on. */
export const businessRows = (
  { orders, approvals, letters, rights }: Counts,
  reminded: LettersTally,
  sentOn: number,
): readonly Row[] => [
  ['orders tried', orders.tried],
  ['orders acknowledged', orders.acknowledged],
  ['orders at Microsoft', orders.bought],
  ['tenants made for them', orders.tenants],
  ['sent on by staff', sentOn],
  ['sellers told', orders.told],
  ['  again, saying so', orders.toldAgain],
  ['orders lost', orders.lost],
  ['orders doubled', orders.doubled],
  ['approvals asked for', approvals.approvals],
  ['approved', approvals.approved],
  ['rejected', approvals.rejected],
  ['decisions acknowledged', approvals.acknowledged],
  ['presses late, second or unanswered', approvals.unanswered],
  ['sellers told of decisions', approvals.told],
  ['  again, saying so', approvals.toldAgain],
  ['approval cards forgotten by a kill', approvals.cardsLeft],
  ['decisions lost', approvals.lost],
  ['decisions doubled', approvals.doubled],
  ['letters asked for', letters.approached],
  ['letters acknowledged', letters.acknowledged],
  ['letters arrived', letters.arrived],
  ['  again, under the same id', reminded.copies],
  ['letters lost', letters.lost],
  ['letters doubled', letters.doubled],
  ['customers reminded', reminded.arrived],
  ['reminders lost', reminded.lost],
  ['reminders doubled', reminded.doubled],
  ['admin rights asked for', rights.approached],
  ['requests acknowledged', rights.acknowledged],
  ['requests at Microsoft', rights.arrived],
  ['requests lost', rights.lost],
  ['requests doubled', rights.doubled],
];

/** One sentence for each thing that is not as it should be. */
export const faultsOf = (
  { acceptances, orders, approvals, letters, rights }: Counts,
  reminded: LettersTally,
): readonly string[] =>
  [acceptances, orders, approvals, letters, reminded, rights].flatMap(({ faults }) => faults);

/** The same as numbers, for comparing runs. */
export const numbersIn = (
  { acceptances, orders, approvals, letters, rights }: Counts,
  reminded: LettersTally,
): object => {
  const counted = <Tally extends { readonly faults: readonly string[] }>(tally: Tally) => ({
    ...tally,
    faults: tally.faults.length,
  });
  return {
    ...counted(acceptances),
    orders: counted(orders),
    approvals: counted(approvals),
    letters: counted(letters),
    reminders: counted(reminded),
    rights: counted(rights),
  };
};
