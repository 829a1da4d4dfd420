import { judge, type Expectation } from '../../domain/expectation.ts';
import type { Order } from '../../domain/order.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import { moment, timeOfDay, type Reader } from '../kit/language.ts';
import { isSameDay, shortly } from '../kit/shortly.ts';
import { lastProgress, nextWord } from './case-model.ts';
import { words } from './case-text.ts';
import { duration } from './case-time.ts';

/**
 * How long such orders take, how long this one has taken, and when it speaks next (PRODUCT 12, wait honestly). A word is
 * promised only to whom it will come.
 */
export function workingWords(
  order: Order,
  expectation: Expectation,
  now: number,
  reader: Reader & PersonKey,
): string[] {
  const t = words(reader.language);
  const { orderedAt, busyUntil } = order.progress;
  const isTold = samePerson(order.placedBy ?? order.createdBy, reader);
  const soon = isTold ? t.promise.soon : t.promise.card;
  if (busyUntil !== undefined && busyUntil > now) return [t.busy(shortly(busyUntil, now, reader)), soon];
  const promised = nextWord(order, expectation, now);
  const promise =
    promised === undefined || !isTold
      ? soon
      : t.promise.until(
          isSameDay(promised, now, reader)
            ? t.promise.at(timeOfDay(promised, reader))
            : moment(promised, reader),
        );
  if (order.state !== 'provisioning' || orderedAt === undefined) return [promise];
  return [...waitedWords(expectation, now - orderedAt, reader), promise];
}

/** The wait so far beside the usual one; `waited` in milliseconds. */
export function waitedWords(expectation: Expectation, waited: number, reader: Reader): string[] {
  const t = words(reader.language).expectation;
  const { usual, nineOfTen } = expectation;
  const yours = duration(waited, reader);
  if (judge(expectation, waited) !== 'normal')
    return [usual === undefined ? t.slowWithout(yours) : t.slow(duration(usual, reader), yours), t.refresh];
  if (nineOfTen === undefined) return [t.unknown, t.refresh, t.yours(yours)];
  const isPast = waited > nineOfTen;
  return [t.known(duration(nineOfTen, reader)), t.refresh, isPast ? t.yours(yours) : t.normal(yours)];
}

/** Since when it waits, and when Microsoft was asked last. */
export function parkedWords(order: Order, reader: Reader): string[] {
  const t = words(reader.language).parked;
  return [
    t.since(moment(order.progress.parkedSince ?? lastProgress(order), reader)),
    t.looked(moment(order.updatedAt, reader)),
  ];
}
