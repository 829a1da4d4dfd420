import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { createLog } from '../../src/log.ts';
import { openDatabase, type Database } from '../../src/services/store/connection.ts';
import { startEmbeddedPostgres } from '../../src/services/store/embedded/index.ts';

/** A log for tests that do not look at it. */
const quiet = createLog('silent');

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

// One server and one migrated template per mocha process; a copy of the template takes a twentieth of a second.
let server: Promise<Server> | undefined;
let template: Promise<string> | undefined;

/**
 * Gives a suite a database of its own, already migrated and dropped afterwards. The server is the embedded one, or
 * that of TEST_DATABASE_URL (its account must be allowed to create databases). Call it at the top of a `describe`
 * and use the getter inside of hooks and tests.
 */
export function useDatabase(): () => Database {
  let database: Database | undefined;
  let name = '';

  before(async function () {
    name = await createTestDatabase();
    database = openDatabase({ url: await urlOf(name), log: quiet });
  });

  after(async function () {
    await database?.close();
    await dropTestDatabase(name);
  });

  return () => {
    if (database === undefined) throw new Error('useDatabase() is ready inside of hooks and tests only');
    return database;
  };
}

/** Makes one more migrated database and returns its name. */
export async function createTestDatabase(): Promise<string> {
  template ??= createTemplate();
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await administer(`create database ${name} template ${await template}`);
  return name;
}

/** Makes one more database without any tables and returns its name. */
export async function createEmptyDatabase(): Promise<string> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await administer(`create database ${name}`);
  return name;
}

export async function dropTestDatabase(name: string): Promise<void> {
  if (name !== '') await administer(`drop database if exists ${name} with (force)`);
}

/** Connection string of one of the databases of the test server. */
export async function urlOf(name: string): Promise<string> {
  const url = new URL((await testServer()).url);
  url.pathname = `/${name}`;
  return url.href;
}

async function createTemplate(): Promise<string> {
  const name = `template_${process.pid}_${randomBytes(4).toString('hex')}`;
  await administer(`create database ${name}`);
  const database = openDatabase({ url: await urlOf(name), log: quiet });
  await database.migrate();
  await database.close();
  return name;
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: (await testServer()).url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function testServer(): Promise<Server> {
  server ??= startServer();
  return server;
}

async function startServer(): Promise<Server> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: () => Promise.resolve() };
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'concierge-test-'));
  // As root the server runs as another account, which must be able to enter.
  await chmod(dataDir, 0o755);
  const embedded = await startEmbeddedPostgres({ dataDir, log: quiet });
  return {
    url: embedded.url,
    stop: async () => {
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

// A root hook: mocha runs it once, after the last suite of the process.
after(async function () {
  if (server === undefined) return;
  const running = await server;
  if (template !== undefined) await dropTestDatabase(await template);
  await running.stop();
});
