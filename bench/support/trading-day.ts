import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/services/store/connection.ts';
import { owners, rules } from '../chaos/owners.ts';
import { addColleagues, writeProviderFile } from '../chaos/sellers.ts';
import { settleRules } from './approval-rules.ts';
import { databaseUrl } from './database.ts';
import { personAt, type Person } from './person.ts';
import { startRehearsal, type Rehearsal, type RehearsalOptions } from './rehearsal.ts';

/** A rehearsal in which many people of one reseller sell, its owners decide by rules, and the provider's staff is there. */
export interface TradingDay {
  readonly rehearsal: Rehearsal;
  /** Of the product's database, from this machine. */
  readonly databaseUrl: string;
  readonly deciders: readonly Person[];
  /** Ends everything; the data is kept for looking at when `keep` is true. */
  stop(keep?: boolean): Promise<void>;
}

/** Who gets the provider's news in a chat of their own. */
export const staff = [{ name: 'Priya Nair', userId: '22222222-2222-4222-8222-000000000001' }] as const;

/** Sam Keller, of the staff too, who writes to customers. */
export const correspondent = '22222222-2222-4222-8222-000000000002';

/** Starts it; `watch` is called before anybody has said a word. */
export async function openTradingDay(
  options: RehearsalOptions,
  watch: (rehearsal: Rehearsal) => void = () => undefined,
): Promise<TradingDay> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concierge-trading-'));
  const providerFile = path.join(folder, 'provider.json');
  writeProviderFile(providerFile);
  const rehearsal = await startRehearsal({
    ...options,
    environment: { CONCIERGE_PROVIDER_FILE: providerFile, ...options.environment },
  });
  const { world, origin } = rehearsal.simulator;
  // What all of them buy together is more than anybody may owe in a month.
  world.change((state) => {
    state.commerce.creditLines = [];
    addColleagues(state);
  });
  watch(rehearsal);
  for (const { userId } of staff) await personAt(origin, userId).say('hello');
  const url = databaseUrl(rehearsal.dataDir);
  const settling = openDatabase({ url, log: createLog('silent'), maxConnections: 1 });
  await settleRules(settling, rules);
  await settling.close();
  const deciders = owners.map((userId) => personAt(origin, userId));
  for (const one of deciders) await one.open();
  return {
    rehearsal,
    databaseUrl: url,
    deciders,
    stop: async (keep = false) => {
      await rehearsal.stop(keep);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
