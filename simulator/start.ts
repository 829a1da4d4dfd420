import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { openBotLog } from './rehearsal/bot-log.ts';
import { createBotProcess } from './rehearsal/bot-process.ts';
import { claimDataFolder, otherRehearsal, prepareDataFolder } from './rehearsal/data-folder.ts';
import { botEnvironment, keepEnvironment, repository } from './rehearsal/environment.ts';
import { startSimulator, type Simulator } from './server.ts';

// The rehearsal: simulated Microsoft, Teams page and control panel in this process, the bot in a child process.
// `--no-bot` leaves the bot out. A parent with an IPC channel hears { type: 'listening', origin }.

const say = (line: string) => process.stdout.write(`${line}\n`);
const port = Number(process.env['PORT'] ?? '3978');
const dataDir = resolve(process.env['DATA_DIR'] ?? '.data');
const withBot = !process.argv.includes('--no-bot');

function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

async function open(killBot: () => boolean): Promise<Simulator> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) giveUp(`PORT must be a number from 0 to 65535.`);
  try {
    prepareDataFolder(dataDir);
  } catch (error) {
    giveUp((error as Error).message);
  }
  const other = await otherRehearsal(dataDir);
  if (other !== undefined) {
    giveUp(
      `A rehearsal with this data is running already: ${other}. Set DATA_DIR (and PORT) for a second one.`,
    );
  }
  const log = pino({ level: 'warn' }, pino.destination({ dest: join(dataDir, 'simulator.log'), sync: true }));
  try {
    return await startSimulator({ port, folder: join(dataDir, 'simulator'), log, killBot });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return giveUp(`Port ${port} is in use. Start with another one: PORT=${port + 1} npm start`);
  }
}

const simulator = await open(() => bot.kill());
const { origin, world } = simulator;
claimDataFolder(dataDir, origin, simulator.context.instance);
let told = false;
const tell = () => {
  if (told) return;
  told = true;
  process.send?.({ type: 'listening', origin });
  say(`CSP Concierge rehearsal, everything simulated on this machine: open ${origin}`);
  say(
    `Try: ${origin}/teams, choose Megan Bowen of Contoso and write "hello". Faults and time: ${origin}/control`,
  );
  say(`Data and logs: ${dataDir} (delete it to begin anew). Ctrl+C stops.`);
};
const botLog = openBotLog(join(dataDir, 'bot.log'), say);
const bot = createBotProcess({
  script: join(repository, 'src', 'index.ts'),
  environment: () => {
    const { mail } = simulator;
    const environment = botEnvironment({ given: process.env, dataDir, origin, world: world.state, mail });
    keepEnvironment(join(dataDir, 'bot.env'), environment);
    return environment;
  },
  clockOffsetMs: () => world.state.clockOffsetMs,
  log: botLog,
  onListening: (botPort) => {
    simulator.setBotOrigin(`http://127.0.0.1:${botPort}`);
    world.journal.add('bot-started', { port: botPort });
    tell();
  },
  onExit: ({ code, signal, pauseMs }) => {
    simulator.setBotOrigin(null);
    world.journal.add('bot-ended', { code, signal });
    const how = signal ?? `exit code ${code}`;
    const where = `see ${join(dataDir, 'bot.log')}`;
    if (pauseMs !== null)
      return say(`The bot ended (${how}) and is started again in ${pauseMs} ms; ${where}`);
    say(`The bot does not start (${how}); ${where}`);
    void stop(1);
  },
});
world.onClockChange((offsetMs) => bot.setClock(offsetMs));
if (withBot) bot.start();
else tell();

let stopping = false;
async function stop(exitCode = 0): Promise<void> {
  // The terminal, npm and the launcher may each pass the same Ctrl+C on.
  if (stopping) return;
  stopping = true;
  await bot.stop();
  await simulator.stop();
  await botLog.close();
  process.exit(exitCode);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
if (process.send !== undefined) process.on('disconnect', () => void stop());
