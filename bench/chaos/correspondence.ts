import { setTimeout as delay } from 'node:timers/promises';
import type { Customer } from '../support/customers.ts';
import { buttonsOf, type Person, type Pressable } from '../support/person.ts';
import type { Approached } from './letters-tally.ts';

/** Somebody of the staff who sends lists of invitations and asks customers for admin rights, one after the other. */
export interface Correspondence {
  readonly letters: readonly Approached[];
  readonly rights: readonly Approached[];
  stop(): Promise<void>;
}

const lookMs = 300;
const silenceMs = 8_000;
const walkMs = 120_000;
const pauseMs = 4_000;
const listSize = 3;

export const addressOf = ({ domain }: Customer): string => `licences@${onlyMailDomain(domain)}`;
/** Of a customer's domains the second takes mail. */
const onlyMailDomain = (domain: string): string => domain.replace('.onmicrosoft.com', '.example');

/** Works through the customers, three to a list and one for admin rights in turn, until none are left or it is stopped. */
export function keepCorresponding(person: Person, customers: readonly Customer[]): Correspondence {
  const end = new AbortController();
  const letters: Approached[] = [];
  const rights: Approached[] = [];
  let next = 0;

  async function invite(group: readonly Customer[]): Promise<void> {
    const list = group.map((one) => `${onlyMailDomain(one.domain)}; ${addressOf(one)}; The administrator`);
    const before = ids(await person.messages());
    const fresh = async (verb: string) =>
      buttonsOf(await person.messages()).find((one) => one.verb === verb && !before.has(one.activityId));
    const acknowledged = await walk(person, {
      sentence: 'invite many',
      before,
      isOver: () => end.signal.aborted,
      next: async (offered) => (await fresh('batch.send')) ?? offered.find(({ choice }) => choice === 'look'),
      fields: (button): Record<string, string> => (button.choice === 'look' ? { list: list.join('\n') } : {}),
      last: ({ verb }) => verb === 'batch.send',
    });
    for (const one of group) letters.push({ customer: one.name, key: addressOf(one), acknowledged });
  }

  async function ask(customer: Customer): Promise<void> {
    const route = ['create', 'next', 'licences', 'take'];
    const acknowledged = await walk(person, {
      sentence: `gdap ${onlyMailDomain(customer.domain)}`,
      before: ids(await person.messages()),
      isOver: () => end.signal.aborted,
      next: (offered) =>
        route
          .map((choice) => offered.find((one) => one.choice === choice))
          .find((found) => found !== undefined),
      fields: ({ choice }): Record<string, string> =>
        choice === 'next'
          ? { days: '365', extension: 'extend' }
          : choice === 'take'
            ? { account: 'europe' }
            : {},
      last: ({ choice }) => choice === 'create',
    });
    rights.push({ customer: customer.name, key: customer.user.tenantId, acknowledged });
  }

  const working = (async () => {
    await person.say('hello');
    while (!end.signal.aborted && next + listSize < customers.length) {
      await invite(customers.slice(next, next + listSize));
      next += listSize;
      if (end.signal.aborted) break;
      await ask(customers[next]!);
      next += 1;
      await delay(pauseMs);
    }
  })();
  return {
    letters,
    rights,
    stop: async () => {
      end.abort();
      await working;
    },
  };
}

const ids = (messages: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(messages.map(({ id }) => id));

interface Route {
  readonly sentence: string;
  /** What was in the chat before. */
  readonly before: ReadonlySet<string>;
  readonly isOver: () => boolean;
  readonly next: (offered: readonly Pressable[]) => Promise<Pressable | undefined> | Pressable | undefined;
  readonly fields: (button: Pressable) => Record<string, string>;
  /** The press that sets it going. */
  readonly last: (button: Pressable) => boolean;
}

/**
 * Says the sentence and answers what is asked, to the last press. True when that was answered with the card; once it was
 * made nothing is said anew, for it may have worked.
 */
async function walk(person: Person, route: Route): Promise<boolean> {
  const end = performance.now() + walkMs;
  let lastAt = -Infinity;
  let pressed = '';
  let isPlaced = false;
  while (performance.now() < end) {
    const offered = buttonsOf(await person.messages()).filter(
      ({ activityId }) => !route.before.has(activityId),
    );
    const button = await route.next(offered);
    const name = button === undefined ? '' : `${button.activityId} ${JSON.stringify(button.data)}`;
    if (button !== undefined && name !== pressed) {
      [pressed, lastAt] = [name, performance.now()];
      const isLast = route.last(button);
      if (isLast) isPlaced = true;
      const { outcome } = await person.press(button, route.fields(button));
      const isAnswered = outcome === 'card' || outcome === 'done';
      if (isLast && isAnswered) return true;
      if (!isAnswered) pressed = '';
    } else if (performance.now() - lastAt > silenceMs) {
      if (isPlaced || route.isOver()) return false;
      [pressed, lastAt] = ['', performance.now()];
      await person.say(route.sentence);
    }
    await delay(lookMs);
  }
  return false;
}
