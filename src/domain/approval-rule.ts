import type { Money } from './money.ts';
import type { PersonKey } from './person.ts';
import { samePerson } from './person.ts';

/** When an owner's word is wanted. One condition each, so that it can be said in one line and named as the reason. */
export type ApprovalCondition =
  /** The order binds the customer to more than this, without tax, over its whole term. */
  | { readonly kind: 'amount'; readonly over: Money }
  /** The licences of the products ordered grow by more than this. */
  | { readonly kind: 'percent'; readonly over: number }
  /** Nothing has been bought for this customer yet. */
  | { readonly kind: 'new-customer' }
  /** A line's product name contains these words. */
  | { readonly kind: 'product'; readonly words: string }
  /** A line's term is longer than this, in months. */
  | { readonly kind: 'term'; readonly overMonths: number }
  | { readonly kind: 'own-use' }
  | { readonly kind: 'every-order' };

/** Who is asked; an empty list of approvers means every owner. Stand-ins are asked when the approvers do not answer. */
export interface ApprovalLevel {
  readonly approvers: readonly PersonKey[];
  readonly standIns: readonly PersonKey[];
  /** The approvers are asked because they are owners: whoever is none any more decides nothing, unless as a stand-in. */
  readonly owners?: true;
}

/** Which orders a rule looks at. Without customers: of all; without sellers: of everybody. */
export interface ApprovalScope {
  readonly customers?: readonly { readonly tenantId: string; readonly domain: string }[] | undefined;
  /** A unit of the company: the sellers in it, and what it is called. */
  readonly unit?: { readonly name: string; readonly sellers: readonly PersonKey[] } | undefined;
}

export interface ApprovalRule {
  /** 1, 2, 3 …, never used again in the same company. */
  readonly number: number;
  readonly when: ApprovalCondition;
  readonly scope: ApprovalScope;
  /** One or two, asked one after the other. */
  readonly levels: readonly ApprovalLevel[];
}

/** Where a company also wants its approvals to be seen: a channel the bot is in. */
export interface ApprovalChannel {
  readonly tenantId: string;
  readonly conversationId: string;
  readonly name: string;
}

/** What a reseller's owners have settled about approvals. */
export interface ApprovalSettings {
  readonly rules: readonly ApprovalRule[];
  /** Whoever places an order never approves it. */
  readonly fourEyes: boolean;
  /** Orders by which the licences grow by no more than this need nobody's word. */
  readonly withoutUpToPercent?: number | undefined;
  /** Hours until a stand-in is asked. */
  readonly answerHours: number;
  /** Days until an order nobody decided is closed. */
  readonly expiryDays: number;
  readonly channel?: ApprovalChannel | undefined;
  /** Approvers who are away: their stand-ins are asked at once. Milliseconds since 1970 UTC. */
  readonly away: readonly (PersonKey & { readonly until: number })[];
}

export const noApprovals: ApprovalSettings = {
  rules: [],
  fourEyes: true,
  answerHours: 24,
  expiryDays: 7,
  away: [],
};

/** What the rules look at. What is not known counts as if it mattered: then somebody is asked rather than nobody. */
export interface OrderFacts {
  readonly requestedBy: PersonKey;
  readonly customerTenantId: string | undefined;
  readonly isOwnUse: boolean;
  /** For the whole term, without tax; undefined when no price is known. */
  readonly amount: Money | undefined;
  /** Of the product that grows most: licences the customer has, undefined when not known, and those ordered. */
  readonly seatsNow: number | undefined;
  readonly seatsAdded: number;
  /** Undefined when not known. */
  readonly isNewCustomer: boolean | undefined;
  readonly lines: readonly { readonly title: string; readonly months: number }[];
}

/** Own licences always go to an owner, whatever rules there are; a rule that fits says to whom instead. */
export const ownUseRule: ApprovalRule = {
  number: 0,
  when: { kind: 'own-use' },
  scope: {},
  levels: [{ approvers: [], standIns: [] }],
};

/** The rules that ask for somebody's word about this order, in their order; none when it may go. */
export function rulesFor(settings: ApprovalSettings, facts: OrderFacts): readonly ApprovalRule[] {
  const growth = growthOf(facts);
  const { withoutUpToPercent, rules } = settings;
  const isSmall = withoutUpToPercent !== undefined && growth !== undefined && growth <= withoutUpToPercent;
  const fitting = rules.filter(({ scope, when }) => isInScope(scope, facts) && holds(when, facts));
  if (facts.isOwnUse) return fitting.length === 0 ? [ownUseRule] : fitting;
  return isSmall ? [] : fitting;
}

/** Whether what is known says that somebody's word is wanted; false when only something unknown may ask for it. */
export function isSurelyWanted({ rules, withoutUpToPercent }: ApprovalSettings, facts: OrderFacts): boolean {
  if (facts.isOwnUse) return true;
  if (withoutUpToPercent !== undefined && facts.seatsNow === undefined) return false;
  return rules.some(
    ({ scope, when }) => isInScope(scope, facts) && isKnown(when, facts) && holds(when, facts),
  );
}

function isKnown({ kind }: ApprovalCondition, { amount, seatsNow, isNewCustomer }: OrderFacts): boolean {
  const unknown = {
    amount: amount === undefined,
    percent: seatsNow === undefined,
    'new-customer': isNewCustomer === undefined,
  };
  return !(kind in unknown) || !unknown[kind as keyof typeof unknown];
}

/** By how many percent the licences grow; infinite for a product the customer does not have, undefined if not known. */
export function growthOf({ seatsNow, seatsAdded }: OrderFacts): number | undefined {
  if (seatsNow === undefined) return undefined;
  return seatsNow === 0 ? Infinity : (seatsAdded / seatsNow) * 100;
}

function isInScope({ customers, unit }: ApprovalScope, facts: OrderFacts): boolean {
  const { customerTenantId, requestedBy } = facts;
  const isForCustomer =
    customers === undefined || customers.some(({ tenantId }) => tenantId === customerTenantId);
  return isForCustomer && (unit === undefined || unit.sellers.some((one) => samePerson(one, requestedBy)));
}

function holds(when: ApprovalCondition, facts: OrderFacts): boolean {
  switch (when.kind) {
    case 'amount': {
      const { amount } = facts;
      // An amount in another currency cannot be compared: then it is asked about.
      return amount === undefined || amount.currency !== when.over.currency || amount.minor > when.over.minor;
    }
    case 'percent':
      return (growthOf(facts) ?? Infinity) > when.over;
    case 'new-customer':
      return facts.isNewCustomer !== false && !facts.isOwnUse;
    case 'product':
      return facts.lines.some(({ title }) => namedAs(title).includes(namedAs(when.words)));
    case 'term':
      return facts.lines.some(({ months }) => months > when.overMonths);
    case 'own-use':
      return facts.isOwnUse;
    case 'every-order':
      return true;
  }
}

/** A product's name, or words of one, as rules compare them. */
export const namedAs = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/**
 * Who is asked, one level after the other, so that every rule is satisfied: levels of different rules that name the same
 * people are one. `owners` stand for a level that names nobody.
 */
export function levelsFor(
  rules: readonly ApprovalRule[],
  owners: readonly PersonKey[],
): readonly ApprovalLevel[] {
  const levels: ApprovalLevel[] = [];
  for (const rule of rules) {
    const before = levels.map(nameOf);
    for (const { approvers, standIns } of rule.levels) {
      const level: ApprovalLevel =
        approvers.length === 0 ? { approvers: owners, standIns, owners: true } : { approvers, standIns };
      const same = before.indexOf(nameOf(level));
      const known = levels[same];
      if (known === undefined) levels.push(level);
      // One of the two rules asks for an owner's word.
      else if (level.owners === true) levels[same] = { ...known, owners: true };
    }
  }
  return levels;
}

const nameOf = ({ approvers }: ApprovalLevel): string =>
  approvers
    .map(({ tenantId, userId }) => `${tenantId}/${userId}`)
    .toSorted()
    .join(' ');
