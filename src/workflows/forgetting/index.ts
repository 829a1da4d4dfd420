import { sql, type Kysely } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { PersonKey } from '../../domain/person.ts';
import { evidenceEnds } from '../../domain/retention.ts';
import type { Log } from '../../log.ts';
import { appendAudit, providerTrail } from '../../services/store/audit.ts';
import type { Database } from '../../services/store/connection.ts';
import { forgetCustomer, ordersOfForgotten } from '../../services/store/forget-customer.ts';
import { forgetPeople } from '../../services/store/forget-people.ts';
import { obstaclesOfCustomer, obstaclesOfPerson } from '../../services/store/forgetting-obstacles.ts';
import { stillNamed } from '../../services/store/still-named.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { Forgotten, ForgettingDesk, ForgettingOutcome, ForgettingResult, Obstacle } from './port.ts';

export interface ForgettingDependencies {
  readonly database: Database;
  /** Where the provider file names somebody, as paths in it; none for most people. */
  readonly namedInFile: (person: PersonKey) => readonly string[];
  /** For how many years orders are kept after they ended. */
  readonly evidenceYears: number;
  /** The account of the operating system that asks. */
  readonly operator: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Carries what a preview would have done out of the transaction that is taken back. */
class TakenBack extends Error {
  readonly result: ForgettingResult;
  constructor(result: ForgettingResult) {
    super('only a preview');
    this.result = result;
  }
}

const mostTries = 5;

/**
 * What is looked at and what is deleted is of one moment: an order that begins meanwhile is neither missed nor torn. Who
 * comes in between makes it begin again.
 */
async function inSnapshot<T>(database: Database, work: (tx: Kysely<Tables>) => Promise<T>): Promise<T> {
  for (let tryNumber = 1; ; tryNumber += 1) {
    try {
      return await database.withTransaction(async (tx) => {
        await sql`set transaction isolation level repeatable read`.execute(tx);
        return work(tx);
      });
    } catch (error) {
      if (tryNumber >= mostTries || (error as { code?: unknown }).code !== serializationFailure) throw error;
    }
  }
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const serializationFailure = '40001';

/** See ForgettingDesk for what each method promises. */
export function createForgetting(dependencies: ForgettingDependencies): ForgettingDesk {
  const { database, namedInFile, evidenceYears, operator, clock, log } = dependencies;

  async function obstaclesOf(tx: Kysely<Tables>, who: Forgotten): Promise<readonly Obstacle[]> {
    if (who.kind === 'customer') return obstaclesOfCustomer(tx, who.tenantId);
    const places = namedInFile(who);
    const named = places.length === 0 ? [] : [{ kind: 'provider-file' as const, ids: places }];
    return [...(await obstaclesOfPerson(tx, who)), ...named];
  }

  async function work(tx: Kysely<Tables>, who: Forgotten): Promise<ForgettingResult> {
    if (who.kind === 'person') {
      const rows = await forgetPeople(tx, who);
      return { ...rows, kept: [], stillNamed: await stillNamed(tx, who) };
    }
    const now = clock.now();
    const orders = (await ordersOfForgotten(tx, who.tenantId)).map((order) => ({
      ...order,
      until: evidenceEnds(order.endedAt, evidenceYears),
    }));
    const isKept = (order: (typeof orders)[number]) =>
      order.isEvidence && order.until > now && !who.withEvidence;
    const kept = orders.filter(isKept).map(({ id: orderId, until }) => ({ orderId, until }));
    const forgotten = orders.filter((order) => !isKept(order)).map(({ id }) => id);
    const ids = { forgotten, kept: kept.map(({ orderId }) => orderId) };
    const rows = await forgetCustomer(tx, who.tenantId, ids, { now, because: 'asked' });
    return { ...rows, kept, stillNamed: {} };
  }

  /** That somebody was forgotten, and by whom, can be looked up afterwards; not who it was. */
  async function note(tx: Kysely<Tables>, { kind }: Forgotten, { deleted, emptied }: ForgettingResult) {
    if (Object.keys({ ...deleted, ...emptied }).length === 0) return;
    const facts = { deleted, emptied, operator };
    const entry = { trail: providerTrail, about: {}, name: `${kind}.forgotten`, at: clock.now(), facts };
    await appendAudit(tx, entry);
  }

  async function run(who: Forgotten, isPreview: boolean): Promise<ForgettingOutcome> {
    try {
      return await inSnapshot(database, async (tx) => {
        const obstacles = await obstaclesOf(tx, who);
        if (obstacles.length > 0) return { kind: 'under-way', obstacles };
        const result = await work(tx, who);
        if (isPreview) throw new TakenBack(result);
        await note(tx, who, result);
        return { kind: 'done', ...result };
      });
    } catch (error) {
      if (error instanceof TakenBack) return { kind: 'would-be-done', ...error.result };
      throw error;
    }
  }

  return {
    preview: (who) => run(who, true),
    async forget(who) {
      const outcome = await run(who, false);
      const { deleted, emptied } = outcome.kind === 'done' ? outcome : {};
      log.info({ what: who.kind, outcome: outcome.kind, deleted, emptied, operator }, 'asked to forget');
      return outcome;
    },
  };
}
