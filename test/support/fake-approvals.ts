import type { Clock } from '../../src/clock.ts';
import { deciders, type Approval } from '../../src/domain/approval.ts';
import { afterApprovalEvent, type ApprovalEvent } from '../../src/domain/approval-steps.ts';
import { samePerson, type PersonKey } from '../../src/domain/person.ts';
import type {
  ApprovalAnswer,
  Approvals,
  DecisionMade,
  LineChange,
  Outlook,
} from '../../src/workflows/approval/port.ts';

type Persons = Omit<Approvals, 'settings' | 'changeSettings' | 'absence' | 'useChannel'>;

export interface FakeApprovals extends Persons {
  readonly all: readonly Approval[];
  /** What came in, as it was said: `reject A-1001 Too expensive`. */
  readonly heard: readonly string[];
  readonly shownTo: readonly string[];
  readonly lines: readonly (readonly LineChange[])[];
  /** Colleagues who were picked. */
  readonly picked: readonly string[];
  put(approval: Approval): Approval;
  /** Something that happens without a press: the clock, another price, nobody reached. */
  happens(id: string, event: ApprovalEvent): Approval;
  /** Every change is more than can be had, from now on. */
  sellsNothing: boolean;
  /** No order needs anybody picked, from now on. */
  picksNobody: boolean;
  /** What would come of placing any draft. */
  ahead: Outlook;
}

/** Approvals in memory, with the real steps: what dialogs need of the workflow. `resellerOf` names the asker's. */
export function fakeApprovals(
  clock: Clock,
  resellerOf: (by: PersonKey) => string | undefined,
): FakeApprovals {
  const approvals = new Map<string, Approval>();
  const made: { by: PersonKey; decision: DecisionMade['decision']; id: string; at: number }[] = [];
  const heard: string[] = [];
  const shownTo: string[] = [];
  const lines: (readonly LineChange[])[] = [];
  const picked: string[] = [];

  const channel = (by: PersonKey) => by.userId.startsWith('19:');
  const own = (id: string, by: PersonKey): Approval | undefined => {
    const found = approvals.get(id);
    return found !== undefined && (channel(by) || found.resellerId === resellerOf(by)) ? found : undefined;
  };
  const save = (approval: Approval): Approval => {
    const saved = { ...approval, version: approval.version + 1 };
    approvals.set(saved.id, saved);
    return saved;
  };
  const decisionOf = {
    approve: 'approved',
    reject: 'rejected',
    change: 'changed',
    give: 'given',
    ask: 'asked',
  } as const;
  async function act(
    id: string,
    event: Extract<ApprovalEvent, { by: PersonKey }>,
    said = '',
  ): Promise<ApprovalAnswer> {
    const approval = own(id, event.by);
    heard.push([event.name, id, said].join(' ').trim());
    if ('comment' in event && event.comment !== undefined) heard.push(`along ${id} ${event.comment}`);
    if (approval === undefined) return { kind: 'unknown' };
    const stepped = afterApprovalEvent(approval, event, clock.now());
    if (stepped.kind === 'refused') return { ...stepped, approval };
    if (stepped.kind === 'nothing') return { kind: 'refused', why: 'over', approval };
    const decision = decisionOf[event.name as keyof typeof decisionOf] as
      DecisionMade['decision'] | undefined;
    if (decision !== undefined) made.unshift({ by: event.by, decision, id, at: clock.now() });
    return { kind: 'done', approval: save(stepped.approval), happened: stepped.happened };
  }
  const key = ({ tenantId, userId }: PersonKey): PersonKey => ({ tenantId, userId });

  const fake: FakeApprovals = {
    get all() {
      return [...approvals.values()];
    },
    heard,
    shownTo,
    lines,
    picked,
    sellsNothing: false,
    picksNobody: false,
    ahead: { kind: 'none' },
    put(approval) {
      approvals.set(approval.id, approval);
      return approval;
    },
    happens(id, event) {
      const stepped = afterApprovalEvent(approvals.get(id) as Approval, event, clock.now());
      if (stepped.kind !== 'done') throw new Error(`${event.name} did nothing`);
      return save(stepped.approval);
    },
    find: async (id, asker) => own(id, asker),
    ofOrder: async (orderId, asker) =>
      [...approvals.values()].findLast((one) => one.orderId === orderId && own(one.id, asker) !== undefined),
    waiting: async (asker, limit) =>
      [...approvals.values()]
        .filter((one) => one.state === 'open' && own(one.id, asker) !== undefined)
        .filter((one) => deciders(one).some((person) => samePerson(person, asker)))
        .slice(0, limit),
    made: async (asker, limit) =>
      made
        .filter(({ by }) => samePerson(by, asker))
        .slice(0, limit)
        .map(({ id, decision, at }) => ({ approval: approvals.get(id) as Approval, decision, at })),
    async show(id, reader) {
      if (own(id, reader) === undefined) return 'unknown';
      shownTo.push(`${id} ${reader.userId}`);
      return 'shown';
    },
    approve: (id, fingerprint, by, { comment } = {}) =>
      act(id, { name: 'approve', by: key(by), fingerprint, comment }, fingerprint),
    reject: (id, fingerprint, because, by, { comment } = {}) =>
      act(id, { name: 'reject', by: key(by), fingerprint, because, comment }, because),
    async change(id, fingerprint, wanted, by, { comment } = {}) {
      const approval = own(id, by);
      if (approval !== undefined && (fake.sellsNothing || wanted.length === 0))
        return { kind: 'not-possible', approval };
      lines.push(wanted);
      return act(id, { name: 'change', by: key(by), fingerprint, comment });
    },
    ask: (id, text, by, { comment } = {}) => act(id, { name: 'ask', by: key(by), text, comment }, text),
    answer: (id, text, by) => act(id, { name: 'answer', by: key(by), text }, text),
    comment: (id, text, by) => act(id, { name: 'comment', by: key(by), text }, text),
    give: (id, by, { comment } = {}) => act(id, { name: 'give', by: key(by), comment }),
    outlook: async () => fake.ahead,
    async pickApprover(orderId, approver, by) {
      const approval = [...approvals.values()].find((one) => own(one.id, by) !== undefined);
      if (approval === undefined || fake.picksNobody) return { kind: 'unknown' };
      picked.push(`${orderId} ${approver.userId}`);
      return { kind: 'done', approval, happened: 'given' };
    },
  };
  return fake;
}
