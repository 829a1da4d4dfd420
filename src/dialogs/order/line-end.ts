import type { OrderLine } from '../../domain/order-draft.ts';
import { termEnd, type Reader } from '../kit/language.ts';

/** The day a line ends together with what the customer has; undefined for a term of its own. */
export const lineEnd = ({ endsOn }: OrderLine, reader: Reader): string | undefined =>
  endsOn === undefined ? undefined : termEnd(Date.parse(endsOn), reader);
