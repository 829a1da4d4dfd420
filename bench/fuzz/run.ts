import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { openCertificates } from '../../simulator/partner-center/certificates.ts';
import { botEnvironment, repository } from '../../simulator/rehearsal/environment.ts';
import { channelToken } from '../../simulator/teams/delivery.ts';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/services/store/connection.ts';
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts';
import { activities, serviceUrl } from './activities.ts';
import { configurationFault, configurations } from './configuration.ts';
import type { FuzzInput } from './input.ts';
import { botProcessId, createLogWatch, differences, footprint, memoryOf } from './judge.ts';
import { gather, staffToken } from './material.ts';
import { pages, rawBytes } from './pages.ts';
import { createSender, noAnswer } from './send.ts';
import { tabCalls } from './tab.ts';
import { webhooks } from './webhooks.ts';

export interface FuzzOptions {
  readonly inputs: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface FuzzReport {
  readonly sent: number;
  readonly seconds: number;
  /** How many of each kind, by who could have sent them. */
  readonly kinds: ReadonlyMap<string, number>;
  readonly statuses: ReadonlyMap<number, number>;
  /** What is wrong, with the smallest inputs that show it; undefined when nothing is. */
  readonly fault: string | undefined;
  readonly memory: { readonly first: number; readonly most: number; readonly last: number } | undefined;
}

const perBatch = 200;
const quietMs = 1_500;
const shrinkingMs = 60_000;
/** More than this, and something is kept for every input. */
const mostMegabytes = 700;

/** Throws inputs at a product of its own until one is found that does harm, or all have been sent. */
export async function runFuzz({ inputs, seed, say }: FuzzOptions): Promise<FuzzReport> {
  const rehearsal = await startRehearsal({
    database: true,
    environment: { LOG_LEVEL: 'error', CONCIERGE_SWEEP_MINUTES: '1440' },
  });
  try {
    return await fuzz(rehearsal, { inputs, seed, say });
  } finally {
    await rehearsal.stop();
  }
}

async function fuzz(rehearsal: Rehearsal, { inputs, seed, say }: FuzzOptions): Promise<FuzzReport> {
  const { simulator, dataDir, instances } = rehearsal;
  const { origin, context, world } = simulator;
  const material = await gather(origin, world.state.bot.appId);
  const database = openDatabase({
    url: rehearsal.databaseUrl ?? '',
    log: createLog('silent'),
    maxConnections: 2,
  });
  const sender = createSender({
    origin: () => context.botOrigin(),
    channelToken: await channelToken(context, serviceUrl),
    staffToken: await staffToken(origin),
    certificates: await openCertificates(join(dataDir, 'simulator')),
  });
  const log = createLogWatch(rehearsal.botLog);
  const environment = botEnvironment({
    given: {},
    dataDir,
    origin,
    world: world.state,
    mail: simulator.mail,
  });
  const settings = Object.fromEntries(
    Object.entries(environment).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  const providerFile = readFileSync(join(repository, 'provider.sample.json'), 'utf8');
  const pid = botProcessId();
  const kinds = new Map<string, number>();
  const statuses = new Map<number, number>();
  const memory: number[] = [];
  let sent = 0;
  let shrinkingSince: number | undefined;
  await delay(quietMs);
  log.fresh();
  const owned = await restless(database);

  async function one(input: FuzzInput): Promise<string | undefined> {
    if ('environment' in input) return configurationFault(input);
    const status = await sender.send(input);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status === noAnswer) return 'no answer';
    const isOurTrouble = status >= 500 && !isExpected(input, status);
    return isOurTrouble ? `answered ${status}` : undefined;
  }

  async function batch(
    batchInputs: readonly FuzzInput[],
    whose: 'none' | 'stranger' | undefined,
  ): Promise<void> {
    // The smallest within a minute has to do.
    if (shrinkingSince !== undefined && performance.now() - shrinkingSince > shrinkingMs) return;
    const before = whose && (await footprint(database, whose, owned));
    const starts = instances.starts();
    const faults = await Promise.all(batchInputs.map(one));
    if (shrinkingSince === undefined) {
      sent += batchInputs.length;
      for (const { kind, authority } of batchInputs)
        kinds.set(`${authority}: ${kind}`, (kinds.get(`${authority}: ${kind}`) ?? 0) + 1);
    } else await delay(200);
    const held = memoryOf(pid);
    if (held !== undefined) memory.push(held);
    const found = faults.filter((fault) => fault !== undefined);
    found.push(...log.fresh().map((line) => `the log says ${line.slice(0, 1_500)}`));
    if (instances.starts() !== starts) found.push('the process ended');
    if (before !== undefined && whose !== undefined) {
      const changedTables = differences(before, await footprint(database, whose, owned));
      if (changedTables.length > 0) found.push(`changed without authority: ${changedTables.join(', ')}`);
    }
    if (held !== undefined && held > mostMegabytes) found.push(`${Math.round(held)} MB of memory`);
    if (found.length === 0) return;
    if (shrinkingSince === undefined)
      say(`found, looking for the smallest: ${found.join('\n').slice(0, 2_000)}`);
    shrinkingSince ??= performance.now();
    throw new Error(found.join('\n'));
  }

  const nobody = fc.oneof(
    { weight: 3, arbitrary: activities(material, 'none') },
    { weight: 3, arbitrary: webhooks.filter(({ authority }) => authority === 'none') },
    { weight: 2, arbitrary: pages },
    { weight: 1, arbitrary: rawBytes },
    { weight: 1, arbitrary: tabCalls('none') },
    { weight: 2, arbitrary: configurations(settings, providerFile) },
  );
  const somebody = fc.oneof(
    { weight: 8, arbitrary: activities(material, 'rightful') },
    { weight: 1, arbitrary: webhooks },
    { weight: 1, arbitrary: tabCalls('staff') },
  );
  // Those without authority first: while nothing else happens, everything they could change stands still.
  const phases = [
    { name: 'without a signature', share: 0.35, input: nobody, whose: 'none' },
    { name: 'strangers', share: 0.25, input: activities(material, 'stranger'), whose: 'stranger' },
    { name: 'people with their own cases', share: 0.4, input: somebody, whose: undefined },
  ] as const;
  const started = performance.now();
  let fault: string | undefined;
  for (const { name, share, input, whose } of phases) {
    const end = sent + inputs * share;
    const property = fc.asyncProperty(
      fc.array<FuzzInput>(input, { minLength: 1, maxLength: perBatch, size: 'max' }),
      async (batchInputs) => {
        if (sent < end || shrinkingSince !== undefined) await batch(batchInputs, whose);
      },
    );
    const details = await fc.check(property, { seed, numRuns: Math.ceil((4 * inputs * share) / perBatch) });
    say(`${name}: ${sent} inputs so far, ${Math.round((performance.now() - started) / 1_000)} s`);
    if (!details.failed) continue;
    const { counterexample, errorInstance } = details;
    fault = `${name}, seed ${seed}: ${String(errorInstance)}\n${JSON.stringify(counterexample?.[0], null, 1)}`;
    break;
  }
  const seconds = (performance.now() - started) / 1_000;
  sender.close();
  await database.close();
  const [first] = memory;
  return {
    sent,
    seconds,
    kinds,
    statuses,
    fault,
    memory:
      first === undefined ? undefined : { first, most: Math.max(...memory), last: memory.at(-1) ?? first },
  };
}

/** Statuses of 500 and above that say what they should. */
function isExpected(input: FuzzInput, status: number): boolean {
  if (!('path' in input)) return false;
  // A certificate that cannot be had now; and whether the product can work.
  return status === 503 && /^\/(api\/webhooks|readyz)/.test(input.path);
}

/** Tables that change by themselves while nobody asks for anything. */
async function restless(database: Parameters<typeof footprint>[0]): Promise<ReadonlySet<string>> {
  const before = await footprint(database, 'none', new Set());
  await delay(2 * quietMs);
  return new Set(differences(before, await footprint(database, 'none', new Set())));
}
