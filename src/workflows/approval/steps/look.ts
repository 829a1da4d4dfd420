import { firstAsked } from '../../../domain/approval-begin.ts';
import {
  isSurelyWanted,
  levelsFor,
  ownUseRule,
  rulesFor,
  type ApprovalLevel,
} from '../../../domain/approval-rule.ts';
import { passable } from '../../../domain/approval-turns.ts';
import { tenantOf, type Order } from '../../../domain/order.ts';
import { samePerson, type PersonKey } from '../../../domain/person.ts';
import { approvalSettings } from '../../../services/store/approval-settings.ts';
import { keyOf, type GateContext } from '../context.ts';
import type { Wanted } from '../port.ts';
import { awayNow, beginApproval } from './begin.ts';
import { factsOf, provable } from './facts.ts';

/**
 * Whether somebody's word is wanted about an order, and whose. `picked`: the colleague who decides when nobody else may.
 */
export async function lookAtOrder(
  context: GateContext,
  order: Order,
  by: PersonKey,
  picked?: PersonKey,
): Promise<Wanted> {
  const { settings } = await approvalSettings(context.database.db, order.resellerId);
  const isOwnUse = await isForThemselves(context, order);
  if (settings.rules.length === 0 && !isOwnUse) return { kind: 'none' };
  const facts = { ...(await factsOf(context, order, by, settings)), isOwnUse };
  const rules = rulesFor(settings, facts);
  if (rules.length === 0) return { kind: 'none' };

  const people = (await context.resellers.people(order.resellerId, by)).filter(
    ({ state }) => state === 'admitted',
  );
  const owners = people.filter(({ roles }) => roles.includes('owner')).map(keyOf);
  // Their own order and their own word are one, when two pairs of eyes are not wanted.
  if (rules.every((rule) => rule === ownUseRule) && !settings.fourEyes && has(owners, by))
    return { kind: 'none' };
  const isHere = (person: PersonKey) => has(people, person);
  const levels = levelsFor(rules, owners).map((level) => present(level, owners, isHere));
  const requester = settings.fourEyes ? by : undefined;
  const open = passable(levels, requester);
  const reasons = rules.map(({ when }) => when);
  const isSure = isSurelyWanted(settings, facts);
  const asked = open ?? (picked && passable(withPicked(levels, picked, requester), requester));
  if (asked === undefined) return { kind: 'nobody', asks: [], reasons, isSure };
  return {
    kind: 'wanted',
    asks: firstAsked(asked, awayNow(settings, context.clock.now())),
    reasons,
    isSure,
    begin: (tx, placed) =>
      beginApproval(context, tx, placed, {
        by,
        settings,
        reasons,
        levels: asked,
        facts: {
          rules: rules.map(({ number }) => number),
          ...provable(facts),
          ...(open === undefined && picked !== undefined ? { picked: keyOf(picked) } : {}),
        },
      }),
  };
}

/**
 * Whoever is picked stands for the levels at which nobody else may decide; those that can, still do. When every level
 * has somebody, and two of them the same one, the picked colleague stands for one of these.
 */
function withPicked(
  levels: readonly ApprovalLevel[],
  picked: PersonKey,
  requester: PersonKey | undefined,
): readonly ApprovalLevel[] {
  const able = levels.filter((level) => passable([level], requester) !== undefined);
  const theirs: ApprovalLevel = { approvers: [picked], standIns: [] };
  if (able.length < levels.length) return [theirs, ...able];
  const ways = able.map((_level, index) => [theirs, ...able.toSpliced(index, 1)]);
  return ways.find((way) => passable(way, requester) !== undefined) ?? able;
}

/** A tenant of their own is no customer's, whatever the order calls it. */
async function isForThemselves({ resellers }: GateContext, order: Order): Promise<boolean> {
  if (order.draft.use === 'own') return true;
  const tenantId = tenantOf(order)?.tenantId;
  const reseller = await resellers.find(order.resellerId, { ...order.createdBy, staff: true });
  return reseller?.tenants.some((own) => own.tenantId === tenantId) === true;
}

const has = (people: readonly PersonKey[], person: PersonKey): boolean =>
  people.some((one) => samePerson(one, person));

/** A level without those who have left; when all it names have, its stand-ins decide, and then the owners. */
function present(
  { approvers, standIns, ...level }: ApprovalLevel,
  owners: readonly PersonKey[],
  isHere: (person: PersonKey) => boolean,
): ApprovalLevel {
  const here = {
    ...level,
    approvers: approvers.filter(isHere).map(keyOf),
    standIns: standIns.filter(isHere).map(keyOf),
  };
  if (here.approvers.length > 0) return here;
  return here.standIns.length > 0
    ? { approvers: here.standIns, standIns: [] }
    : { approvers: owners, standIns: [], owners: true };
}
