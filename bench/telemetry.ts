import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { channelToken } from '../simulator/teams/delivery.ts';
import { personAt } from './support/person.ts';
import { startRehearsal } from './support/rehearsal.ts';
import { until } from './support/until.ts';

// What measuring costs: two bots side by side, one watched (metrics scraped every five seconds, traces recorded and
// exported), one not, answer the same turns by turns. Prints milliseconds and processor time of a turn, and the ratio.

/** How many rounds, and which share of traces is recorded: `bench/telemetry.ts 12 0.1`. */
const rounds = Number(process.argv[2] ?? 12);
const share = process.argv[3] ?? '1';
const turnsOfRound = 40;
const megan = '55555555-5555-4555-8555-000000000012';
const contoso = '33333333-3333-4333-8333-000000000001';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
/** One person does not ask that much in life. */
const unlimited = { CONCIERGE_TURNS_PER_PERSON: '10000', CONCIERGE_TURNS_PER_TENANT: '10000' };
/** Of a processor's time in /proc, on every Linux. */
const tickMs = 10;

const collector = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{}');
  });
});
await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
const collectorOrigin = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;

async function startSide(environment: NodeJS.ProcessEnv) {
  const before = new Set(bots());
  const rehearsal = await startRehearsal({ environment });
  const pid = bots().find((one) => !before.has(one));
  if (pid === undefined) throw new Error('The bot was not found among the processes.');
  const person = personAt(rehearsal.simulator.origin, megan);
  await person.open();
  await until(60_000, async () => ((await person.messages()).length > 0 ? true : undefined));
  const answer = await fetch(`${rehearsal.simulator.origin}/teams/api/chats/bot?as=${megan}`);
  const { chat } = (await answer.json()) as { chat: { id: string } };
  return { rehearsal, pid, chatId: chat.id, durations: [] as number[], processor: 0 };
}

/** The bots this process has started. */
function bots(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const isBot = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('src/index.ts');
        return isBot && fieldsOf(pid)[1] === String(process.pid);
      } catch {
        return false;
      }
    });
}

/** What follows the name in /proc/…/stat: state, parent, … */
const fieldsOf = (pid: number): readonly string[] =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');

const processorMs = (pid: number): number => {
  const fields = fieldsOf(pid);
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
};

type Side = Awaited<ReturnType<typeof startSide>>;

/** As Teams delivers a message; resolves when the bot has answered in the chat and then to Teams. */
async function say({ rehearsal, chatId }: Side, text: string): Promise<void> {
  const { context } = rehearsal.simulator;
  const person = { id: `29:${megan}`, name: 'Megan Bowen', aadObjectId: megan };
  const answer = await fetch(`${context.botOrigin() ?? ''}/api/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await channelToken(context, serviceUrl)}`,
    },
    body: JSON.stringify({
      type: 'message',
      id: String(Math.floor(Math.random() * 1e13)),
      serviceUrl,
      channelId: 'msteams',
      from: person,
      recipient: { id: `28:${rehearsal.simulator.world.state.bot.appId}` },
      conversation: { id: chatId, conversationType: 'personal', tenantId: contoso },
      channelData: { tenant: { id: contoso } },
      locale: 'en-IE',
      text,
    }),
  });
  if (answer.status !== 200) throw new Error(`The bot answered ${answer.status}.`);
}

async function play(side: Side): Promise<void> {
  const before = processorMs(side.pid);
  for (let turn = 0; turn < turnsOfRound; turn += 1) {
    const begun = performance.now();
    await say(side, 'help');
    side.durations.push(performance.now() - begun);
  }
  side.processor += processorMs(side.pid) - before;
}

const port = '39464';
const plain = await startSide(unlimited);
const watched = await startSide({
  ...unlimited,
  CONCIERGE_OPERATIONS_PORT: port,
  CONCIERGE_TRACE_SHARE: share,
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorOrigin,
});
const scraping = setInterval(() => {
  void fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text());
}, 5_000);
try {
  for (const side of [plain, watched]) await play(side);
  for (const side of [plain, watched]) {
    side.durations.length = 0;
    side.processor = 0;
  }
  // Each goes first in every other round, so that whatever the machine does meanwhile falls on both.
  for (let round = 0; round < rounds; round += 1)
    for (const side of round % 2 === 0 ? [plain, watched] : [watched, plain]) await play(side);
} finally {
  clearInterval(scraping);
  await plain.rehearsal.stop();
  await watched.rehearsal.stop();
  collector.close();
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rows = Object.entries({ plain, watched }).map(([name, { durations, processor }]) => ({
  name,
  turns: durations.length,
  medianMs: median(durations),
  processorMs: processor / durations.length,
}));
for (const { name, turns, medianMs, processorMs: each } of rows)
  console.log(
    `${name.padEnd(8)} ${turns} turns, median ${medianMs.toFixed(1)} ms, processor ${each.toFixed(1)} ms a turn`,
  );
const [without, withIt] = rows;
if (without !== undefined && withIt !== undefined)
  console.log(
    `ratio    median ${(withIt.medianMs / without.medianMs).toFixed(3)}, processor ${(withIt.processorMs / without.processorMs).toFixed(3)}`,
  );
