import { phaseOf } from '../../domain/order-phase.ts';
import type { Order } from '../../domain/order.ts';
import { samePerson } from '../../domain/person.ts';
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
      const name = placedBy && people.find((one) => samePerson(one, placedBy))?.name;
      const who = name === undefined || name === '' ? t.colleague : plain(name);
      return t.working(who, moment(progress.placedAt ?? order.updatedAt, reader));
    }
    case 'needs-answer':
    case 'needs-person':
      return t.stopped(when);
    case 'done':
      return t.done(moment(order.progress.doneAt ?? order.updatedAt, reader));
    case 'draft':
    case 'parked':
    case 'discarded':
    case 'failed':
      return t[phase](when);
  }
}
