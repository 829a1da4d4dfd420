import { phaseOf, type Phase } from '../../domain/order-phase.ts';
import type { Order } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Orders } from '../../workflows/order/port.ts';
import type { TypedPress } from '../kit/flow.ts';
import { languages } from '../kit/language.ts';
import { normal } from '../kit/words.ts';
import { words, type CaseWords } from './case-text.ts';

/** How many of the latest orders may be meant without being named. */
const looked = 20;

/** Buttons that may be typed: nothing that throws away, and nothing that needs a choice. */
const typed: readonly {
  readonly verb: string;
  readonly phases: readonly Phase[];
  readonly titles: (order: Order, t: CaseWords) => readonly string[];
}[] = [
  { verb: 'order.check', phases: ['parked'], titles: (_, t) => [t.buttons.check] },
  {
    verb: 'order.change',
    phases: ['parked', 'needs-answer'],
    titles: ({ standstill }, t) =>
      standstill?.field === undefined ? [t.buttons.change] : [t.fields[standstill.field]],
  },
  { verb: 'order.sign-in-again', phases: ['done'], titles: (_, t) => [t.signIn.again] },
];

/** Whether it is the title of any such button: most typed words are not, and cost no look at orders. */
const isTitle = (said: string): boolean =>
  languages.some((language) => {
    const { buttons, fields, signIn } = words(language);
    const titles = [buttons.check, buttons.change, signIn.again, ...Object.values(fields)];
    return titles.some((title) => normal(title) === said);
  });

/**
 * The button of an order's case card that typed words stand for, in any language; undefined for other words, and when
 * two orders have such a button: then it has to be pressed.
 */
export async function orderButtonTyped(
  services: { readonly orders: Pick<Orders, 'latest'> },
  text: string,
  person: PersonKey,
): Promise<TypedPress | undefined> {
  const said = normal(text);
  const isNamed = (verb: (typeof typed)[number], order: Order) =>
    languages.some((language) => verb.titles(order, words(language)).some((title) => normal(title) === said));
  if (!isTitle(said)) return undefined;
  const { tenantId, userId } = person;
  const latest = await services.orders.latest({ tenantId, userId, staff: false }, looked);
  const meant = latest.flatMap((order) =>
    typed
      .filter((verb) => verb.phases.includes(phaseOf(order)) && isNamed(verb, order))
      .map(({ verb }) => ({ verb, caseId: order.id, version: order.version })),
  );
  return meant.length === 1 ? meant[0] : undefined;
}
