import { afterApprovalEvent } from '../../../domain/approval-steps.ts';
import type { Approval, Unreached } from '../../../domain/approval.ts';
import { samePerson, type PersonKey } from '../../../domain/person.ts';
import { approvalsWaitingFor } from '../../../services/store/approval-lists.ts';
import { approvalSettings } from '../../../services/store/approval-settings.ts';
import { approvalById } from '../../../services/store/approvals.ts';
import type { Addresses } from '../../address/port.ts';
import { colleague, hourMs, keep, keyOf, type ApprovalContext, type Transaction } from '../context.ts';
import { approverLetter } from '../letter.ts';
import { lockBoth, tellOrder } from './decide.ts';

/** After this a mail asks nobody any more for what may be over. */
const mailUsefulMs = 24 * hourMs;

/** Why somebody cannot decide who was asked as an owner. */
export const noOwner = 'no-owner';

/**
 * No notice reaches somebody who is asked (error path 31). The next way is used at once: stand-ins when nobody else of
 * the level can be told, a mail when an address is known; the channel has its card already. The seller hears who was
 * not reached and what was done instead. `why`: `left` for somebody who is no longer with the company, `no-owner` for
 * somebody asked as an owner who is none any more; then those who are owners now are asked. Takes the caller's
 * transaction; once per approval and person.
 */
export async function noteUnreached(
  context: ApprovalContext,
  tx: Transaction,
  id: string,
  person: PersonKey,
  why: string,
): Promise<void> {
  const found = await approvalById(tx, id);
  const held = found && (await lockBoth(context, tx, found.approval));
  if (held === undefined) return;
  const { approval: before, order } = held;
  const isAsked = before.levels.some(({ approvers, standIns }) =>
    [...approvers, ...standIns].some((one) => samePerson(one, person)),
  );
  // A channel that is gone keeps nobody from being asked.
  if (!isAsked) return;
  const { mails, addresses, clock } = context;
  const canDecide = why !== 'left' && why !== noOwner;
  const mail = mails.possible && canDecide ? await addresses.of(person) : undefined;
  const mailed = mail !== undefined;
  const missed: Unreached = {
    ...keyOf(person),
    ...(mailed ? { mailed } : {}),
    ...(why === noOwner ? { noOwner: true } : {}),
  };
  const owners = canDecide ? [] : await ownersOf(context, before.resellerId);
  const stepped = afterApprovalEvent(before, { name: 'unreached', person: missed, owners }, clock.now());
  if (stepped.kind !== 'done') return;
  if (mailed) await mailTo(context, tx, before, mail);
  const { settings } = await approvalSettings(tx, before.resellerId);
  const instead = {
    mailed,
    stoodIn: stepped.approval.stoodIn && !before.stoodIn,
    channel: settings.channel !== undefined,
  };
  const facts = { why, tenantId: person.tenantId, userId: person.userId, ...instead };
  const approval = await keep(context, tx, held, stepped, { facts });
  await tellOrder(context, tx, order, approval, stepped, person, { why, ...instead });
}

async function ownersOf({ resellers }: ApprovalContext, resellerId: string): Promise<readonly PersonKey[]> {
  return (await resellers.withRole(resellerId, 'owner')).map(keyOf);
}

/** So many of somebody's open approvals are looked through when they are heard of. */
const mostLooked = 500;

/** Somebody is there again, whom messages did not reach: the cards stop saying so. */
export async function noteReached(context: ApprovalContext, person: PersonKey): Promise<void> {
  const there = await colleague(context, person);
  if (there === undefined) return;
  const waiting = await approvalsWaitingFor(context.database.db, person, there.reseller.id, mostLooked);
  for (const approval of waiting)
    if (approval.unreached.some((one) => samePerson(one, person))) await forget(context, approval, person);
}

/** Nothing keeps this person from deciding any more, as far as was noted. */
export async function forget(
  context: ApprovalContext,
  { id, orderId }: Approval,
  person: PersonKey,
): Promise<void> {
  const { clock, database } = context;
  await database.withTransaction(async (tx) => {
    const held = await lockBoth(context, tx, { id, orderId });
    if (held === undefined) return;
    const stepped = afterApprovalEvent(held.approval, { name: 'reached', person }, clock.now());
    if (stepped.kind !== 'done') return;
    const approval = await keep(context, tx, held, stepped, { by: keyOf(person) });
    await tellOrder(context, tx, held.order, approval, stepped, person);
  });
}

async function mailTo(
  { clock, mails, provider, chatLink }: ApprovalContext,
  tx: Transaction,
  { id, subject }: Approval,
  { address, language }: NonNullable<Awaited<ReturnType<Addresses['of']>>>,
): Promise<void> {
  await mails.post(tx, {
    kind: 'approval',
    about: id,
    to: address,
    letter: approverLetter(language, { id, subject, provider, chatLink }),
    usefulUntil: clock.now() + mailUsefulMs,
  });
}
