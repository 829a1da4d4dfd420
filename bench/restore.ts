import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { runNode } from '../scripts/tools.ts';
import { openBotLog } from '../simulator/rehearsal/bot-log.ts';
import { createBotProcess, type BotProcess } from '../simulator/rehearsal/bot-process.ts';
import { prepareDataFolder } from '../simulator/rehearsal/data-folder.ts';
import { botEnvironment, repository } from '../simulator/rehearsal/environment.ts';
import { startSimulator } from '../simulator/server.ts';
import { createLog } from '../src/log.ts';
import { openDatabase } from '../src/services/store/connection.ts';
import { startEmbeddedPostgres } from '../src/services/store/embedded/index.ts';
import { keepOrdering, orderNumbers } from './chaos/orders.ts';
import { addColleagues, sellers, writeProviderFile } from './chaos/sellers.ts';
import { numbersGiven } from './support/arguments.ts';
import { copyOf, restoreInto } from './support/database-copy.ts';
import { table } from './support/table.ts';
import { until } from './support/until.ts';

// npm run restore-trial [-- --orders 12]: sellers place orders; while they do, the database is backed up in one
// snapshot, as pg_dump takes it; they go on, and Microsoft sells; then everything dies. The backup is restored on an empty
// server, prepared, and the product started on it. Ends with 1 when anything was bought twice, or when an order of the backup does not know in the end what
// Microsoft sold for it.

const patienceMs = 240_000;
const say = (line: string) => process.stdout.write(`${line}\n`);
const { orders: wanted } = numbersGiven({ orders: 12 });
const folder = await mkdtemp(path.join(tmpdir(), 'concierge-restore-'));
await chmod(folder, 0o755);
const [before, after] = ['before', 'after'].map((name) => path.join(folder, name)) as [string, string];
prepareDataFolder(before);
const log = pino({ level: 'warn' }, pino.destination({ dest: path.join(folder, 'log'), sync: true }));
const providerFile = path.join(folder, 'provider.json');
writeProviderFile(providerFile);
const simulator = await startSimulator({ port: 0, folder: path.join(before, 'simulator'), log });
const { world, origin } = simulator;
world.change((state) => {
  state.switches.creditLimit = 100_000_000;
  addColleagues(state);
});
const botLog = openBotLog(path.join(folder, 'bot.log'), () => undefined);

function startBot(databaseUrl: string): BotProcess {
  const environment = () => ({
    ...botEnvironment({
      given: { ...process.env, CONCIERGE_PROVIDER_FILE: providerFile },
      dataDir: before,
      origin,
      world: world.state,
      mail: simulator.mail,
    }),
    DATABASE_URL: databaseUrl,
  });
  const bot = createBotProcess({
    script: path.join(repository, 'src', 'index.ts'),
    environment,
    clockOffsetMs: () => world.state.clockOffsetMs,
    log: botLog,
    onListening: (port) => simulator.setBotOrigin(`http://127.0.0.1:${port}`),
    onExit: () => simulator.setBotOrigin(null),
  });
  bot.start();
  return bot;
}
const listening = () =>
  until(60_000, () => simulator.context.botOrigin() ?? undefined).then((found) => {
    if (found === undefined) throw new Error(`The bot does not come up; see ${folder}/bot.log`);
  });
const bought = () =>
  world.state.commerce.orders.flatMap(({ lines }) => lines.map(({ quantity }) => quantity));

const first = await startEmbeddedPostgres({ dataDir: before, log });
const firstBot = startBot(first.url);
await listening();
let over = false;
const numbers = orderNumbers();
/** Nobody here orders for a customer who has yet to accept. */
const customers = { add: () => undefined, acceptSoon: () => undefined };
const ordering = sellers.slice(0, 3).map((seller) =>
  keepOrdering({ origin, world: () => world.state }, seller, {
    numbers,
    customers,
    isOver: () => over,
  }).catch(() => []),
);
const known = bought().length;
const sold = () => bought().length - known;
await until(patienceMs, () => sold() >= wanted / 2 || undefined, 50);
const soldAtBackup = sold();
const backupAt = new Date();
const live = openDatabase({ url: first.url, log: createLog('silent'), maxConnections: 1 });
const copy = await copyOf(live);
await live.close();
await until(patienceMs, () => sold() >= soldAtBackup + wanted / 2 || undefined, 50);
over = true;
await firstBot.stop();
await first.stop();
const soldAtFailure = sold();
await Promise.all(ordering);
say(`${soldAtBackup} orders sold at the backup, ${soldAtFailure} at the failure`);

const second = await startEmbeddedPostgres({ dataDir: after, log });
const open = () => openDatabase({ url: second.url, log: createLog('silent'), maxConnections: 2 });
let database = open();
await database.migrate();
await restoreInto(database, copy);
await database.close();
process.env['DATABASE_URL'] = second.url;
const prepared = await runNode(['scripts/after-restore.ts', '--backup', backupAt.toISOString(), '--confirm']);
say(prepared.output.trim());
database = open();
const secondBot = startBot(second.url);
world.onClockChange((offsetMs) => secondBot.setClock(offsetMs));
await listening();

interface Kept {
  readonly id: string;
  readonly state: string;
  readonly quantity: number;
}
async function keptOrders(): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    select id, state, (draft->'lines'->0->>'quantity')::int as quantity from order_case
    where state not in ('draft', 'discarded') and jsonb_array_length(draft->'lines') > 0`.execute(
    database.db,
  );
  return rows;
}
const isOver = ({ state }: Kept) =>
  ['done', 'needs-person', 'needs-answer', 'awaiting-approval', 'failed'].includes(state);
// What may be missing from Microsoft's list for a quarter of an hour need not be waited for.
await until(
  patienceMs,
  async () => {
    if ((await keptOrders()).every(isOver)) return true;
    world.setClock(world.state.clockOffsetMs + 60_000);
    return undefined;
  },
  2_000,
);
const kept = await keptOrders();
const quantities = bought();
const twice = [...new Set(quantities)].filter(
  (one) => quantities.filter((other) => other === one).length > 1,
);
const doubled = twice.filter((quantity) => kept.some((order) => order.quantity === quantity));
const unaware = kept.filter(({ quantity, state }) => quantities.includes(quantity) && state !== 'done');
const lookedAt = kept.filter(({ state }) => state === 'needs-person');
const unknown = soldAtFailure - kept.filter(({ quantity }) => quantities.includes(quantity)).length;
say(
  table([
    ['what', 'count'],
    ['sold at the backup', soldAtBackup],
    ['sold at the failure', soldAtFailure],
    ['orders of the backup', kept.length],
    ['  done in the end', kept.filter(({ state }) => state === 'done').length],
    ['  for a person to look at', lookedAt.length],
    ['begun and sold after the backup', unknown],
    ['doubled', doubled.length],
    ['sold, and the order does not know', unaware.length],
  ]),
);
for (const quantity of doubled) say(`${quantity} licences were bought more than once`);
for (const { id, state } of unaware) say(`${id} is ${state}, though Microsoft sold it`);
await secondBot.stop();
await database.close();
await second.stop();
await simulator.stop();
await botLog.close();
const isClean = prepared.code === 0 && doubled.length === 0 && unaware.length === 0 && kept.length > 0;
if (isClean) await rm(folder, { recursive: true, force: true });
else say(`Data and logs are kept in ${folder}`);
process.exitCode = isClean ? 0 : 1;
