/** A customer in a list that was sent, or asked for admin rights. */
export interface Approached {
  readonly customer: string;
  /** Of its tenant, or the address its letter goes to. */
  readonly key: string;
  /** The press that set it going was answered with the card: from here on the bot owes it. */
  readonly acknowledged: boolean;
}

export interface LettersTally {
  approached: number;
  acknowledged: number;
  /** Customers who have what they should. */
  arrived: number;
  /** Mails that came again under the same Message-ID, which their reader's mail system takes for one. */
  copies: number;
  lost: number;
  doubled: number;
  /** One sentence for each thing that is not as it should be. */
  readonly faults: string[];
}

/** What there is under one key at the end: how many different ones, and how many repeats of them. */
export interface Arrived {
  readonly different: number;
  readonly copies: number;
}

/** Counts what has arrived of what was asked for; `owed` is how many each should have. Pure. */
export function tallyLetters(
  what: string,
  approached: readonly Approached[],
  arrived: (key: string) => Arrived,
  owed = 1,
): LettersTally {
  const result: LettersTally = {
    approached: approached.length,
    acknowledged: approached.filter(({ acknowledged }) => acknowledged).length,
    arrived: 0,
    copies: 0,
    lost: 0,
    doubled: 0,
    faults: [],
  };
  for (const { customer, key, acknowledged } of approached) {
    const { different, copies } = arrived(key);
    result.copies += copies;
    if (different >= owed) result.arrived += 1;
    if (acknowledged && different < owed) {
      result.lost += 1;
      result.faults.push(`${customer}: ${different} of ${owed} ${what}`);
    }
    if (different > owed) {
      result.doubled += 1;
      result.faults.push(`${customer}: ${different} ${what} instead of ${owed}`);
    }
  }
  return result;
}

/** True when nothing is lost or doubled. */
export const areLettersClean = ({ lost, doubled }: LettersTally): boolean => lost === 0 && doubled === 0;
