import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { createLog } from '../../src/log.ts';
import { approvalsWaitingFor, dueApprovals } from '../../src/services/store/approval-lists.ts';
import { openDatabase, type Database } from '../../src/services/store/connection.ts';
import { owner, settleRules } from '../support/approval-rules.ts';
import { databaseUrl } from '../support/database.ts';
import { orderKinds, seller } from '../support/order-kinds.ts';
import { walkToOrder } from '../support/order-walk.ts';
import { buttonsOf, personAt, type Pressable } from '../support/person.ts';
import type { Rehearsal } from '../support/rehearsal.ts';
import { until } from '../support/until.ts';
import { addApprovals, addCompanies, copyIds, type Pattern } from './many-approvals.ts';

/** What an owner's day costs while so many approvals are open; milliseconds. */
export interface ApprovalCost {
  readonly openApprovals: number;
  /** From the press on the last "approve" to the card that answers it. */
  readonly approve: readonly number[];
  /** From the typed number of an approval to its card. */
  readonly open: readonly number[];
  /** From the typed "approvals" to the list of what waits. */
  readonly list: readonly number[];
  /** Of the one statement by which the clock finds what is due. */
  readonly tick: readonly number[];
  /** Of the one statement by which what waits for somebody is found. */
  readonly waiting: readonly number[];
}

/** What follows when the prices of all of them are to be compared at once, as after a night without the service. */
export interface AllDue {
  readonly openApprovals: number;
  readonly approve: readonly number[];
  /** Until every price had been compared; milliseconds. */
  readonly milliseconds: number;
  /** Calls to Partner Center meanwhile. */
  readonly calls: number;
}

const readingMs = 700;
/**
 * From one approval to the next, as somebody does who reads them. The order that was approved is bought meanwhile and
 * its card goes on; quicker, Teams's limit of 60 changes in 30 s of one chat is what is measured.
 */
const paceMs = 6_000;
const walkMs = 60_000;
const patienceMs = 20_000;
const wavePatienceMs = 10 * 60_000;
const listed = 8;
const perTick = 200;
/** Of many approvals one in ten waits in the company of the owner who presses. */
const ownShare = 10;
const fewest = 100;
const warmingUp = 3;
const partnerCenter = /api\.partner(center)?\.microsoft\.com/;

/**
 * An owner opens and approves one order after the other through the chat while the database holds so many open
 * approvals, the sizes one after the other. Their number is kept: for each one approved another one is added.
 */
export async function measureApprovals(
  rehearsal: Rehearsal,
  sizes: readonly number[],
  { presses, allDue }: { readonly presses: number; readonly allDue: boolean },
): Promise<{ readonly costs: readonly ApprovalCost[]; readonly wave: AllDue | undefined }> {
  const { simulator, dataDir } = rehearsal;
  const { world, origin } = simulator;
  const database = openDatabase({ url: databaseUrl(dataDir), log: createLog('silent'), maxConnections: 2 });
  const { db } = database;
  const person = personAt(origin, owner.userId);
  // What all of them cost together is more than anybody may owe in a month.
  world.change(({ switches }) => (switches.creditLimit = 1_000_000_000));
  let added = 0;

  /** So many more open approvals, every so manieth in the owner's own company. */
  async function fill(pattern: Pattern, count: number, ownEvery: number): Promise<void> {
    await addApprovals(database, pattern, { from: added, to: added + count, ownEvery });
    added += count;
  }

  async function openCount(): Promise<number> {
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from approval where state = 'open'`.execute(db);
    return Number(rows[0]?.n);
  }

  /** Says something, and how long it took until a new button of this kind was there. */
  async function answerTo(
    words: string,
    isIt: (button: Pressable) => boolean,
  ): Promise<{ found: Pressable; milliseconds: number }> {
    const before = new Set(buttonsOf(await person.messages()).map(({ activityId }) => activityId));
    const started = performance.now();
    const said = person.say(words);
    const found = await until(patienceMs, async () =>
      buttonsOf(await person.messages()).find((button) => !before.has(button.activityId) && isIt(button)),
    );
    const milliseconds = performance.now() - started;
    await said;
    if (found === undefined) throw new Error(`"${words}" was not answered; see ${rehearsal.botLog}`);
    return { found, milliseconds };
  }

  /** Opens the next approval of the company by its number and approves it; milliseconds of both. */
  async function approveNext(): Promise<{ opened: number; approved: number }> {
    const id = await nextOf(database);
    const { found: button, milliseconds: opened } = await answerTo(
      `approval ${id}`,
      ({ verb, data }) => verb === 'approval.approve' && (data as { case?: unknown }).case === id,
    );
    await delay(readingMs);
    const { outcome, milliseconds } = await person.press(button);
    const { rows } = await sql<{ state: string }>`select state from approval where id = ${id}`.execute(db);
    if (outcome !== 'card' || rows[0]?.state !== 'approved')
      throw new Error(`${id} was not approved (${outcome}, ${rows[0]?.state}); see ${rehearsal.botLog}`);
    await delay(readingMs);
    return { opened, approved: milliseconds };
  }

  async function oneSize(pattern: Pattern, size: number): Promise<ApprovalCost> {
    const { resellerId } = pattern;
    await fill(pattern, size - (await openCount()), size > fewest ? ownShare : 1);
    await sql`analyze`.execute(db);
    const [approve, open, list, tick, waiting]: number[][] = [[], [], [], [], []];
    for (let press = 0; press < presses; press += 1) {
      const pause = delay(paceMs);
      const { opened, approved } = await approveNext();
      open!.push(opened);
      approve!.push(approved);
      const isListed = ({ choice }: Pressable) => choice?.startsWith(copyIds) === true;
      list!.push((await answerTo('approvals', isListed)).milliseconds);
      await delay(readingMs);
      tick!.push(await timed(() => dueApprovals(db, world.now().getTime(), perTick)));
      waiting!.push(await timed(() => approvalsWaitingFor(db, owner, resellerId, listed)));
      await fill(pattern, 1, 1);
      await pause;
    }
    return {
      openApprovals: size,
      approve: approve!,
      open: open!,
      list: list!,
      tick: tick!,
      waiting: waiting!,
    };
  }

  try {
    await settleRules(database, [
      { number: 1, when: { kind: 'every-order' }, scope: {}, levels: [{ approvers: [], standIns: [] }] },
    ]);
    await person.open();
    const pattern = await askForOne(rehearsal, database);
    await addCompanies(database);
    // The first clicks of a process compile what all later ones find.
    await fill(pattern, warmingUp, 1);
    for (let press = 0; press < warmingUp; press += 1) await Promise.all([approveNext(), delay(paceMs)]);
    const costs: ApprovalCost[] = [];
    for (const size of sizes) costs.push(await oneSize(pattern, size));
    const wave = allDue ? await oneWave() : undefined;
    return { costs, wave };
  } finally {
    await database.close();
  }

  async function oneWave(): Promise<AllDue> {
    const openApprovals = await openCount();
    const callsBefore = calls(rehearsal);
    const since = world.now().getTime();
    await sql`update approval set due_at = ${since}::bigint, looked_at = ${since}::bigint - 7200000 where state = 'open'`.execute(
      db,
    );
    const started = performance.now();
    const approve: number[] = [];
    const left = async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from approval where state = 'open' and looked_at < ${since}::bigint`.execute(db);
      return Number(rows[0]?.n);
    };
    while ((await left()) > 0 && performance.now() - started < wavePatienceMs)
      approve.push((await Promise.all([approveNext(), delay(paceMs)]))[0].approved);
    return {
      openApprovals,
      approve,
      milliseconds: performance.now() - started,
      calls: calls(rehearsal) - callsBefore,
    };
  }
}

/** One real order that waits for its approval; all others are made after it. */
async function askForOne(rehearsal: Rehearsal, { db }: Database): Promise<Pattern> {
  const { world, origin } = rehearsal.simulator;
  const nina = personAt(origin, seller);
  await nina.open();
  const walk = {
    kind: orderKinds[0]!,
    quantity: 12,
    product: 'business premium',
    number: 1,
    deadlineMs: walkMs,
  };
  const isPlaced = await walkToOrder(nina, () => world.state, walk);
  const { rows } = await sql<{ id: string; order_id: string; reseller_id: string }>`
    select id, order_id, reseller_id from approval where state = 'open'`.execute(db);
  const [one] = rows;
  if (!isPlaced || one === undefined) throw new Error(`Nobody was asked; see ${rehearsal.botLog}`);
  return { approvalId: one.id, orderId: one.order_id, resellerId: one.reseller_id, owner };
}

/** The oldest open copy that waits for the owner. */
async function nextOf({ db }: Database): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from approval join approval_asked on approval_id = id
    where state = 'open' and may_decide and user_id = ${owner.userId} and id like ${`${copyIds}%`}
    order by asked_at limit 1`.execute(db);
  const [next] = rows;
  if (next === undefined) throw new Error('No approval waits for the owner any more.');
  return next.id;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const calls = ({ simulator }: Rehearsal): number =>
  Object.entries(simulator.world.counters.all()).reduce(
    (sum, [name, n]) => sum + (partnerCenter.test(name) ? n : 0),
    0,
  );
