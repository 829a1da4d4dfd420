/** One thing the bot wrote, as the reader sees it at the end. */
export interface Written {
  /** Every text of the message and its cards. */
  readonly text: string;
  /** Verbs of its buttons. */
  readonly verbs: readonly string[];
  readonly isCard: boolean;
}

/** Everything there is to see of one acceptance on the simulator's side. */
export interface Witnessed {
  readonly customer: string;
  /** The administrator's own chat. */
  readonly administrator: readonly Written[];
  /** A kill fell between Teams's taking the card and our noting it, so that it was posted once more. */
  readonly cardRepeated?: boolean;
  /** What names this customer, by place of the staff: channel and people. */
  readonly staff: Readonly<Record<string, readonly Written[]>>;
}

/** The words a reader knows things by. */
export interface Signs {
  /** Heading of the accepted case card. */
  readonly acceptedTitle: string;
  /** Part of the one sentence that tells the administrator. */
  readonly told: string;
  /** On a staff card only when the customer has accepted. */
  readonly staffCard: string;
  /** How the sentence to staff who had a card before begins. */
  readonly staffSentence: (customer: string) => string;
  /** What a message that may be a repeat says. */
  readonly repeat: string;
}

export interface Tally {
  acceptances: number;
  casesRight: number;
  administratorsTold: number;
  staffTold: number;
  /** Messages beyond the first of their kind and reader. */
  doubled: number;
  doubledUnmarked: number;
  /** Marked as a possible repeat, although it was the only one: the first try had not arrived. */
  markedSingle: number;
  /** Cards that a kill made us forget and that show an earlier state until they are pressed. */
  cardsLeft: number;
  lost: number;
  /** One sentence for each thing that is not as it should be. */
  readonly faults: string[];
}

/** Counts what arrived; pure, so that a test can show it finds what it should. */
export function tally(witnessed: readonly Witnessed[], signs: Signs): Tally {
  const result: Tally = {
    acceptances: witnessed.length,
    casesRight: 0,
    administratorsTold: 0,
    staffTold: 0,
    doubled: 0,
    doubledUnmarked: 0,
    markedSingle: 0,
    cardsLeft: 0,
    lost: 0,
    faults: [],
  };
  /** One reader should have it once; more than once only with the mark on all but one. */
  function count(found: readonly Written[], who: string): boolean {
    const marked = found.filter(({ text }) => text.includes(signs.repeat)).length;
    if (found.length === 0) {
      result.lost += 1;
      result.faults.push(`${who}: never told`);
      return false;
    }
    const extra = found.length - 1;
    result.doubled += extra;
    if (extra === 0) result.markedSingle += marked;
    if (marked < extra) {
      result.doubledUnmarked += extra - marked;
      result.faults.push(`${who}: told ${found.length} times, ${marked} marked as a possible repeat`);
    }
    return true;
  }
  for (const { customer, administrator, staff, cardRepeated = false } of witnessed) {
    const accepted = administrator.filter(({ isCard, text }) => isCard && text.includes(signs.acceptedTitle));
    const waiting = administrator.filter(({ verbs }) => verbs.includes('accept.check'));
    const left = cardRepeated ? waiting.length : 0;
    result.cardsLeft += left;
    if (accepted.length > 0 && waiting.length === left) result.casesRight += 1;
    else
      result.faults.push(`${customer}: ${accepted.length} accepted and ${waiting.length} waiting case cards`);

    const sentences = administrator.filter(({ isCard, text }) => !isCard && text.includes(signs.told));
    if (count(sentences, `${customer}, administrator`)) result.administratorsTold += 1;

    const places = Object.entries(staff).map(([place, written]) => {
      const cards = written.filter(({ isCard, text }) => isCard && text.includes(signs.staffCard));
      const sentence = signs.staffSentence(customer);
      const sentences = written.filter(({ isCard, text }) => !isCard && text.includes(sentence));
      // Who had a card before sees it change and reads a sentence; for everybody else the new card is the news.
      if (cards.length === 0) result.faults.push(`${customer}, ${place}: no card shows the acceptance`);
      return count(sentences.length > 0 ? sentences : cards, `${customer}, ${place}`) && cards.length > 0;
    });
    if (places.length > 0 && places.every(Boolean)) result.staffTold += 1;
  }
  return result;
}

/** True when nothing is lost, wrong or doubled without saying so. */
export function isClean(result: Tally): boolean {
  return (
    result.acceptances > 0 &&
    result.lost === 0 &&
    result.doubledUnmarked === 0 &&
    result.casesRight === result.acceptances &&
    result.administratorsTold === result.acceptances &&
    result.staffTold === result.acceptances
  );
}
