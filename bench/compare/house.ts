import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { botEnvironment } from '../../simulator/rehearsal/environment.ts';
import { seedWorld } from '../../simulator/world/seed.ts';
import { createLog } from '../../src/log.ts';
import { startEmbeddedPostgres } from '../../src/services/store/embedded/index.ts';
import { botAppId, serviceUrl } from './conversation.ts';
import { startFakeMicrosoft } from './microsoft.ts';
import { processesOf, type Load } from './windows.ts';

/** Teams sends the same token for a while. */
const tokensInUse = 10;

/** What every stack of a benchmark stands on: as much of Microsoft as a turn needs, and a PostgreSQL server. */
export async function openHouse() {
  const folder = mkdtempSync(path.join(tmpdir(), 'concierge-peers-'));
  chmodSync(folder, 0o755);
  const microsoft = await startFakeMicrosoft();
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: createLog('silent') });
  const postmaster = Number(
    readFileSync(path.join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n', 1)[0],
  );
  const { CONCIERGE_WEBHOOK_TRUST_FILE: _rehearsalsOwn, ...settings } = botEnvironment({
    given: { ...process.env, CONCIERGE_SWEEP_MINUTES: '1440' },
    dataDir: folder,
    origin: microsoft.origin,
    world: seedWorld(),
    // Nothing is mailed here.
    mail: { smtpUrl: 'smtp://127.0.0.1:9', nameServer: '127.0.0.1:9' },
  });
  const tokens = await Promise.all(
    Array.from({ length: tokensInUse }, () => microsoft.token(botAppId, serviceUrl)),
  );
  let used = 0;
  const load: Load = {
    microsoft,
    agent: new Agent({ keepAlive: true, maxSockets: 64 }),
    token: () => Promise.resolve(tokens[(used += 1) % tokens.length] ?? ''),
    database: () => processesOf(postmaster),
  };
  return {
    microsoft,
    databaseUrl: postgres.url,
    load,
    /** The same with a token of its own for every request. */
    freshToken: { ...load, token: () => microsoft.token(botAppId, serviceUrl) } satisfies Load,
    /** What the product is started with, on this database of the server. */
    environment: (databaseUrl = postgres.url): NodeJS.ProcessEnv => ({
      ...settings,
      DATABASE_URL: databaseUrl,
    }),
    async close(): Promise<void> {
      await postgres.stop();
      await microsoft.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
