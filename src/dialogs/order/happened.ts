import { phaseOf } from '../../domain/order-phase.ts';
import type { Order } from '../../domain/order.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import type { ResellerPerson } from '../../domain/reseller.ts';
import { plain } from '../kit/card.ts';
import { moment, type Reader } from '../kit/language.ts';
import { words } from './case-text.ts';

/** What has become of an order since a card was drawn: what, by whom as far as it is kept, and when. */
export function happenedTo(order: Order, people: readonly ResellerPerson[], reader: Reader): string {
  const t = words(reader.language).happened;
  const when = moment(order.updatedAt, reader);
  const phase = phaseOf(order);
  switch (phase) {
    case 'working': {
      const { placedBy, progress } = order;
      return t.working(
        nameOf(placedBy, people) ?? t.colleague,
        moment(progress.placedAt ?? order.updatedAt, reader),
      );
    }
    case 'needs-answer':
    case 'needs-person':
      return t.stopped(when);
    case 'done':
      return t.done(moment(order.progress.doneAt ?? order.updatedAt, reader));
    case 'discarded':
      return t.discarded(when, nameOf(order.progress.discardedBy, people));
    case 'draft':
    case 'awaiting-approval':
    case 'expired':
    case 'parked':
    case 'failed':
      return t[phase](when);
  }
}

/** What Teams called somebody of the reseller; undefined for nobody, and for people without a name. */
export function nameOf(person: PersonKey | undefined, people: readonly ResellerPerson[]): string | undefined {
  const name = person && people.find((one) => samePerson(one, person))?.name;
  return name === undefined || name === '' ? undefined : plain(name);
}
