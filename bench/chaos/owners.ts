import { setTimeout as delay } from 'node:timers/promises';
import { words as approvalWords } from '../../src/dialogs/approval/text.ts';
import { words as orderWords } from '../../src/dialogs/order/case-text.ts';
import type { ApprovalRule } from '../../src/domain/approval-rule.ts';
import { northwindTenant, owner } from '../support/approval-rules.ts';
import { buttonsOf, type Person, type Pressable } from '../support/person.ts';
import type { Random } from '../support/random.ts';
import type { DecisionKind, Pressed } from './approval-tally.ts';

/** Oscar Ward and two more who own Northwind IT. */
export const owners: readonly string[] = [
  owner.userId,
  '77777777-7777-4777-8777-000000000801',
  '77777777-7777-4777-8777-000000000802',
];
const keys = owners.map((userId) => ({ tenantId: northwindTenant, userId }));

/** Every third kind needs one word of any owner, another third the words of two, one after the other. */
export const rules: readonly ApprovalRule[] = [
  { number: 1, when: { kind: 'own-use' }, scope: {}, levels: [{ approvers: [], standIns: [] }] },
  {
    number: 2,
    when: { kind: 'new-customer' },
    scope: {},
    levels: [
      { approvers: keys.slice(0, 2), standIns: [] },
      { approvers: keys.slice(1), standIns: [] },
    ],
  },
];

export interface OwnersAtWork {
  readonly pressed: readonly Pressed[];
  /** Resolves when the next decision is pressed. */
  readonly nextPress: () => Promise<void>;
  stop(): Promise<void>;
}

const lookMs = 900;
const done = approvalWords('en').done;
const acknowledged: Readonly<Record<DecisionKind, readonly string[]>> = {
  approve: [done.approved, done['level-approved']],
  reject: [done.rejected],
  ask: [done.asked],
  answer: [done.answered, orderWords('en').approval.answered],
};
/** What is typed into the box before the press. */
const fields = {
  approve: {},
  reject: { because: 'Not this quarter.' },
  ask: { question: 'Do they really need so many?' },
  answer: { answer: 'They said so.' },
} as const;

interface Asked {
  readonly approvalId: string;
  readonly buttons: readonly Pressable[];
}

/**
 * Owners who decide what they are asked, as it comes: mostly yes, sometimes no, sometimes a question first; sometimes
 * pressing twice, and sometimes two of them at the same moment. Sellers answer what they are asked.
 */
export function keepDeciding(
  people: { readonly owners: readonly Person[]; readonly sellers: readonly Person[] },
  random: Random,
): OwnersAtWork {
  const end = new AbortController();
  const pressed: Pressed[] = [];
  const asked = new Set<string>();
  /** What an owner has had an answer about. */
  const seen = new Set<string>();
  let next = Promise.withResolvers<void>();

  async function press(
    person: Person,
    approvalId: string,
    button: Pressable,
    kind: DecisionKind,
  ): Promise<void> {
    next.resolve();
    next = Promise.withResolvers();
    const { outcome, answer } = await person.press(button, fields[kind]);
    const text = JSON.stringify(answer ?? '');
    const isDone = acknowledged[kind].some((sentence) =>
      text.includes(JSON.stringify(sentence).slice(1, -1)),
    );
    pressed.push({ person: person.id, approvalId, kind, acknowledged: isDone });
    // The answer is the card as it stands; the chat's own may follow later.
    if (outcome === 'card' && kind !== 'ask') seen.add(`${person.id} ${approvalId}`);
  }

  function choose(approvalId: string): DecisionKind {
    if (random.chance(0.2) && !asked.has(approvalId)) {
      asked.add(approvalId);
      return 'ask';
    }
    return random.chance(0.2) ? 'reject' : 'approve';
  }

  async function decide(person: Person, { approvalId, buttons }: Asked): Promise<void> {
    const kind = choose(approvalId);
    const button = buttons.find(({ verb }) => verb === `approval.${kind}`);
    if (button === undefined) return;
    const presses = [press(person, approvalId, button, kind)];
    if (random.chance(0.2)) presses.push(press(person, approvalId, button, kind));
    await Promise.all(presses);
  }

  /** What somebody has had the answer of is pressed again now and then, and otherwise let alone. */
  function isHistory({ id }: Person, { approvalId }: Asked): boolean {
    return seen.has(`${id} ${approvalId}`) && !random.chance(0.1);
  }

  async function deciding(person: Person): Promise<void> {
    while (!end.signal.aborted) {
      await delay(lookMs / 2 + random.upTo(lookMs));
      const waiting = askedOn(await person.messages(), 'approval.approve');
      const one = waiting[random.upTo(Math.max(0, waiting.length - 1))];
      if (one === undefined) continue;
      if (isHistory(person, one)) continue;
      const others = random.chance(0.4) ? await whoElse(person, one.approvalId) : [];
      await Promise.all([decide(person, one), ...others.map(([other, same]) => decide(other, same))]);
    }
  }

  /** Another owner with a card of the same approval, who presses at the same moment. */
  async function whoElse(person: Person, approvalId: string): Promise<readonly (readonly [Person, Asked])[]> {
    for (const other of people.owners) {
      if (other.id === person.id) continue;
      const same = askedOn(await other.messages(), 'approval.approve').find(
        (one) => one.approvalId === approvalId,
      );
      if (same !== undefined && !isHistory(other, same)) return [[other, same]];
    }
    return [];
  }

  async function answering(person: Person): Promise<void> {
    while (!end.signal.aborted) {
      await delay(lookMs + random.upTo(lookMs));
      const messages = await person.messages();
      const [one] = askedOn(messages, 'order.answer');
      if (one === undefined) continue;
      const button = one.buttons.find(({ verb }) => verb === 'order.answer');
      if (button !== undefined) await press(person, one.approvalId, button, 'answer');
    }
  }

  const working = [...people.owners.map(deciding), ...people.sellers.map(answering)];
  return {
    pressed,
    nextPress: () => next.promise,
    stop: async () => {
      end.abort();
      await Promise.all(working);
    },
  };
}

/** The cards that offer this button, each with what it is about. */
function askedOn(messages: Parameters<typeof buttonsOf>[0], verb: string): readonly Asked[] {
  const all = buttonsOf(messages);
  return all
    .filter((button) => button.verb === verb)
    .map(({ activityId, data }) => ({
      approvalId: approvalIn(data),
      buttons: all.filter((button) => button.activityId === activityId),
    }));
}

/** An order's card names the approval it waits for besides. */
function approvalIn(data: unknown): string {
  const { approval, case: caseId } = data as { approval?: unknown; case?: unknown };
  return String(approval ?? caseId);
}
