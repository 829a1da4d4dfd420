import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { botEnvironment } from '../../../simulator/rehearsal/environment.ts';
import type { Simulator } from '../../../simulator/server.ts';
import type { Switches } from '../../../simulator/world/types.ts';
import type { Finding } from '../../../src/composition/doctor/check.ts';
import { examine, type Examined, type ExaminedParts } from '../../../src/composition/doctor/examined.ts';
import { checks } from '../../../src/composition/doctor/index.ts';
import { readConfig, type Config } from '../../../src/config/config.ts';
import { createLog } from '../../../src/log.ts';
import type { Database } from '../../../src/services/store/connection.ts';
import { startTestSimulator, temporaryFolder } from '../../simulator/test-simulator.ts';
import { useDatabase } from '../../support/database.ts';

/** A doctor in front of the rehearsal's world and a database of its own. */
export interface DoctorDesk {
  readonly simulator: Simulator;
  readonly database: Database;
  readonly switch: (changes: Partial<Switches>) => void;
  /** What one check finds; `changes` are made to what it looks at. */
  readonly look: (check: string, changes?: Changes) => Promise<readonly Finding[]>;
  /** The same, as `level about: sentence`, those that are not fine only. */
  readonly trouble: (check: string, changes?: Changes) => Promise<readonly string[]>;
}

export interface Changes extends Partial<Omit<Examined, 'config'>> {
  readonly config?: Partial<Config>;
}

const clock = { now: () => Date.now() };

export function useDoctor(): () => DoctorDesk {
  const database = useDatabase();
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let simulator: Simulator;
  let service: Server;
  let parts: ExaminedParts;
  let normal: Switches;

  before(async () => {
    folder = await temporaryFolder();
    simulator = await startTestSimulator(path.join(folder.path, 'simulator'));
    service = createServer((_, response) => response.end('{"status":"alive"}')).listen(0, '127.0.0.1');
    await new Promise((resolve) => service.once('listening', resolve));
    simulator.setBotOrigin(`http://127.0.0.1:${(service.address() as AddressInfo).port}`);
    normal = structuredClone(simulator.world.state.switches);
    const environment = botEnvironment({
      given: {},
      dataDir: folder.path,
      origin: simulator.origin,
      world: simulator.world.state,
      mail: simulator.mail,
    });
    parts = {
      config: readConfig(environment, (file) => readFileSync(file, 'utf8')),
      clock,
      log: createLog('silent'),
      nodeVersion: '24.21.0',
      database: database(),
      certificateOf: () => Promise.resolve(undefined),
      builtPackage: undefined,
      mayFixWebhooks: false,
      wait: () => Promise.resolve(),
    };
    await look('webhook', { mayFixWebhooks: true });
  });

  afterEach(() => {
    simulator.world.change((state) => {
      state.switches = structuredClone(normal);
    });
    simulator.world.setClock(0);
  });

  after(async () => {
    service.close();
    await simulator.stop();
    await folder.remove();
  });

  async function look(id: string, changes: Changes = {}) {
    const check = checks.find((one) => one.id === id);
    assert.ok(check, id);
    const { config, ...rest } = changes;
    // Each look is another start of the doctor: no token is left of the one before.
    const examined = await examine({ ...parts, config: { ...parts.config, ...config } });
    return await check.run({ ...examined, ...rest });
  }

  return () => ({
    simulator,
    database: database(),
    switch: (changes) => simulator.world.change(({ switches }) => Object.assign(switches, changes)),
    look,
    trouble: async (id, changes) => {
      const found = await look(id, changes);
      return found.filter(({ level }) => level !== 'ok').map(toText);
    },
  });
}

function toText({ level, about, sentence, next }: Finding): string {
  if (level === 'warn' || level === 'fault') assert.ok((next ?? '').length > 20, sentence);
  return `${level}${about === undefined ? '' : ` ${about}`}: ${sentence}`;
}
