import { setTimeout as sleep } from 'node:timers/promises';
import { createEdge } from './composition/edge.ts';
import { connectMicrosoft } from './composition/microsoft.ts';
import { startDatabase } from './composition/database.ts';
import { startOperations } from './composition/operations.ts';
import { openSettings } from './composition/settings.ts';
import { openStore, type Parts, type Store } from './composition/store.ts';
import { createWorkflows } from './composition/workflows.ts';
import { pruneActivities } from './services/store/activities.ts';

export interface Product {
  readonly port: number;
  /** Where /metrics is answered; undefined: nowhere. */
  readonly operationsPort: number | undefined;
  /** Looks at once for what is due; used after a time jump of the rehearsal. */
  tick(): Promise<void>;
  /** Takes nothing new, finishes what is in progress, closes everything. */
  stop(): Promise<void>;
}

const tickMs = 2_000;
const hourMs = 3_600_000;

/**
 * Starts everything; rejects with a sentence when a part cannot start, and leaves nothing running then. `embedded` is
 * the embedded database on its way, if somebody has started it already.
 */
export async function startProduct(parts: Parts, embedded = startDatabase(parts)): Promise<Product> {
  const store = await openStore(parts, await embedded);
  try {
    return await run(parts, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function run(given: Parts, store: Store): Promise<Product> {
  const { parts, settings } = await openSettings(given, store);
  const { config, clock, log } = parts;
  const { database, jobs } = store;
  let ready = false;
  // When due work was last looked for to the end, by a clock nobody moves.
  let lookedAt = performance.now();
  const microsoft = connectMicrosoft(parts, store);
  const workflows = createWorkflows(parts, store, microsoft, settings);
  const { bot, notifier, server } = createEdge(parts, store, microsoft, workflows, () => ready);

  const operations = await startOperations(parts, store, {
    operating: workflows.operating,
    ready: () => ready,
    lookedAt: () => lookedAt,
  });
  await workflows.resellers.importKnown(config.provider.resellers.known);
  workflows.invitations.defineJobs();
  workflows.invitationRepairs.defineJobs();
  workflows.invitationBatches.defineJobs();
  workflows.gdap.defineJobs();
  workflows.mails.defineJobs();
  workflows.addresses.defineJobs();
  workflows.offers.defineJobs();
  workflows.orders.defineJobs();
  workflows.approvals.defineJobs();
  await jobs.open();
  const undo = async (error: unknown): Promise<never> => {
    await jobs.stop();
    await operations.stop();
    throw error;
  };
  const port = await server.listen(config.server.port, config.server.host).catch(undo);
  try {
    await notifier.start();
    // Last: whoever writes is heard already while some dozens of workers look for work.
    await jobs.start();
  } catch (error) {
    await server.close();
    await notifier.stop();
    return undo(error);
  }
  ready = true;

  async function look(): Promise<void> {
    try {
      await settings.live.refresh();
      await workflows.invitations.tick();
      await workflows.invitationRepairs.tick();
      await workflows.invitationBatches.tick();
      await workflows.gdap.tick();
      await workflows.orders.tick();
      await workflows.approvals.tick();
      await workflows.firstSignIns.tick();
      await workflows.mails.tick();
      await workflows.offers.tick();
      await workflows.preferences.tick();
      await notifier.tick();
      lookedAt = performance.now();
    } catch (error) {
      log.warn({ err: error }, 'looking for due work failed; the next look comes soon');
    }
  }
  let looking: Promise<void> | undefined;
  async function tick(): Promise<void> {
    const mine = (looking ?? Promise.resolve()).then(look);
    looking = mine;
    await mine;
    if (looking === mine) looking = undefined;
  }
  // A look that takes longer is not joined by another: while the database is away they would pile up.
  const ticking = setInterval(() => {
    if (looking === undefined) void tick();
  }, tickMs);
  let kept = keep();
  const keeping = setInterval(() => {
    kept = keep();
  }, hourMs);
  async function keep(): Promise<void> {
    await workflows.upkeep.run(() => ready);
    if (!ready) return;
    await store.secrets.upkeep();
    await pruneActivities(database.db, clock.now() - 48 * hourMs).catch((error: unknown) =>
      log.warn({ err: error }, 'old activities could not be removed'),
    );
    await workflows.proofs
      .logHeads()
      .catch((error: unknown) => log.warn({ err: error }, 'heads of audit trails could not be logged'));
    await Promise.all([
      workflows.contactChecks.forgetOld(),
      workflows.mails.forgetOld(),
      workflows.preferences.forgetOld(),
    ]).catch((error: unknown) =>
      log.warn({ err: error }, 'old mails and contact checks could not be removed'),
    );
    await workflows.retention
      .enforce(() => ready)
      .catch((error: unknown) =>
        log.warn({ err: error }, 'what was kept long enough could not be forgotten'),
      );
  }
  return {
    port,
    operationsPort: operations.port,
    tick,
    async stop() {
      ready = false;
      await sleep(config.server.drainSeconds * 1_000);
      clearInterval(ticking);
      clearInterval(keeping);
      await server.close();
      await bot.settled();
      await kept;
      await jobs.stop();
      await notifier.stop();
      await operations.stop();
      await store.close();
    },
  };
}
