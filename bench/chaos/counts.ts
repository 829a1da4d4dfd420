import type { World } from '../../simulator/world/types.ts';
import { words as acceptWords } from '../../src/dialogs/accept/text.ts';
import { words as cardWords } from '../../src/dialogs/approval/text.ts';
import { caseWords as inviteWords } from '../../src/dialogs/invite/case-text.ts';
import { approvalWords } from '../../src/dialogs/kit/approval-text.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import type { Customer } from '../support/customers.ts';
import { readyBeginning } from '../support/order-kinds.ts';
import type { Recorded } from './approval-evidence.ts';
import { areApprovalsClean, tallyApprovals, type ApprovalTally, type Pressed } from './approval-tally.ts';
import { areLettersClean, tallyLetters, type Approached, type LettersTally } from './letters-tally.ts';
import { areOrdersClean, tallyOrders, type OrderTally, type Tried } from './order-tally.ts';
import { owners } from './owners.ts';
import { isClean, tally, type Signs, type Tally } from './tally.ts';
import type { Witness } from './witness.ts';

/** What there is to be counted at the end of a run. */
export interface Happened {
  readonly witness: Witness;
  readonly accepted: readonly Customer[];
  readonly tried: readonly Tried[];
  readonly pressed: readonly Pressed[];
  readonly letters: readonly Approached[];
  readonly rights: readonly Approached[];
  readonly world: () => World;
}

export interface Counts {
  readonly acceptances: Tally;
  readonly orders: OrderTally;
  readonly approvals: ApprovalTally;
  readonly letters: LettersTally;
  readonly rights: LettersTally;
  readonly areAcceptancesClean: boolean;
  readonly isClean: boolean;
}

const signs: Signs = {
  acceptedTitle: acceptWords('en').accepted.title,
  told: acceptWords('en').accepted.told('Open Door Technology'),
  staffCard: inviteWords('en').card.found,
  staffSentence: (customer) => inviteWords('en').messages.accepted(customer, '\0', '').split('\0')[0] ?? '',
  repeat: kitWords('en').possibleRepeat,
};

/** Counts everything as it stands now, from chats, the simulated world and what the database has recorded. */
export function countsOf(happened: Happened, recorded: Recorded): Counts {
  const { witness, accepted, tried, pressed } = happened;
  const { commerce, tenants, gdap } = happened.world();
  const bought = commerce.orders.flatMap(({ lines }) => lines.map(({ quantity }) => quantity));
  const written = (person: string) => witness.toPerson(person);
  const { repeatedCards, approvals: ended } = recorded;

  const acceptances = tally(
    witness.report(accepted).map((one, index) => ({
      ...one,
      cardRepeated: repeatedCards.some(
        ({ flow, userId }) => flow === 'accept' && userId === accepted[index]?.userId,
      ),
    })),
    signs,
  );
  const orders = tallyOrders(tried, {
    bought,
    refused: (quantity) => ended.some((one) => one.quantity === quantity && one.state === 'rejected'),
    companies: tenants.map(({ name }) => name),
    written,
    ready: ({ kind, quantity }) => readyBeginning(kind.customer(quantity), quantity),
    repeat: signs.repeat,
  });
  const approvals = tallyApprovals(pressed, {
    ...recorded,
    bought,
    wanted: tried
      .filter(({ kind }) => kind.name === 'new tenant' || kind.name === 'own use')
      .map(({ quantity }) => quantity),
    written,
    owners,
    cardRepeated: (id, person) =>
      repeatedCards.some(({ caseId, userId }) => caseId === id && userId === person),
    about: (id) => cardWords('en').about(id, '\0', '').split('\0')[0] ?? '',
    told,
    repeat: signs.repeat,
  });
  const letters = lettersOf(happened);
  const rights = tallyLetters('requests for admin rights', happened.rights, (tenantId) => ({
    // What was made and never offered nobody has seen.
    different: gdap.filter(
      ({ customerTenantId, status }) => customerTenantId === tenantId && status !== 'created',
    ).length,
    copies: 0,
  }));
  const areAcceptancesClean = isClean(acceptances);
  return {
    acceptances,
    orders,
    approvals,
    letters,
    rights,
    areAcceptancesClean,
    isClean:
      areAcceptancesClean &&
      areOrdersClean(orders) &&
      areApprovalsClean(approvals) &&
      areLettersClean(letters) &&
      areLettersClean(rights),
  };
}

/** The letters that have arrived; `owed` counts the reminders that are due by now. */
export function lettersOf({ letters, world }: Pick<Happened, 'letters' | 'world'>, owed = 1): LettersTally {
  const { mails } = world();
  const read = (address: string) => mails.filter(({ to }) => to === address);
  return tallyLetters(
    owed === 1 ? 'letters' : 'letters and reminders',
    letters,
    (address) => ({
      different: read(address).length,
      copies: read(address).reduce((sum, { copies }) => sum + copies - 1, 0),
    }),
    owed,
  );
}

function told(decision: 'approved' | 'rejected', quantity: number): string {
  const { approved, rejected } = approvalWords('en').happened;
  const what = `${quantity} × \0`;
  const sentence = decision === 'approved' ? approved('', what, '') : rejected.own('', what, '');
  return sentence.split('\0')[0] ?? '';
}
