import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBotProcess, type BotProcess } from '../../simulator/rehearsal/bot-process.ts';
import { openBotLog } from '../../simulator/rehearsal/bot-log.ts';
import { prepareDataFolder } from '../../simulator/rehearsal/data-folder.ts';
import { botEnvironment, repository } from '../../simulator/rehearsal/environment.ts';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import type { SimMessage } from '../../simulator/teams/chat-types.ts';
import { systemClock, type MovableClock } from '../../src/clock.ts';
import { readConfig, type Config } from '../../src/config/config.ts';
import { createLog, type Log } from '../../src/log.ts';
import { startProduct, type Product } from '../../src/product.ts';
import { eventually } from './eventually.ts';

export interface RehearsalOptions {
  /** `process` (as `npm start` does, needed for kills), or `part` of this one. */
  readonly bot?: 'process' | 'part';
  /** Kept afterwards when given; otherwise a temporary folder. */
  readonly dataDir?: string;
  /** A migrated or empty database; the embedded one when absent, which takes a second longer. */
  readonly databaseUrl?: string;
  /** More environment for the bot, `CONCIERGE_SWEEP_MINUTES` for example. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Last word on the configuration; only for a bot that is part of this process. */
  readonly config?: (config: Config) => Config;
  readonly log?: Log;
  /** Port of the front, any free one when absent. */
  readonly port?: number;
}

/** What the person saw: HTTP status of the bot, outcome of a press, and what it wrote or changed meanwhile. */
export interface Seen {
  readonly status: number | null;
  readonly body?: unknown;
  readonly outcome?: { kind: string; text?: string; card?: unknown; detail?: string };
  readonly answers: { messages: SimMessage[]; updated: SimMessage[] };
}

export interface CardButton {
  readonly type: string;
  readonly title: string;
  readonly verb?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly url?: string;
}

export interface Rehearsal {
  readonly origin: string;
  readonly dataDir: string;
  readonly simulator: Simulator;
  /** Where the bot itself listens. */
  botOrigin(): string;
  readonly config: Config;
  /** What a bot of this rehearsal is started with, for a second one. */
  environment(): NodeJS.ProcessEnv;
  /** The running bot and its clock when it is part of this process. */
  readonly product: Product | undefined;
  readonly clock: MovableClock;
  /** Something in Teams' API of the simulator, see simulator/teams/README.md; `chat` is `bot` for the own chat. */
  teams(userId: string, what: string, body?: object, chat?: string): Promise<Seen>;
  say(userId: string, text: string, waitMs?: number): Promise<Seen>;
  /** Presses the button of that title on the newest card that has it. Throws when there is none. */
  press(userId: string, title: string, fields?: Record<string, string>): Promise<Seen>;
  messages(userId: string, chat?: string): Promise<SimMessage[]>;
  /** Posts to the control panel's API. */
  control(path: string, body?: object): Promise<Record<string, unknown>>;
  kill(): boolean;
  /** Ends the bot by SIGTERM or `stop`, then everything else. */
  stop(): Promise<void>;
}

/** Starts the simulated Microsoft and the product on it, ready to talk to. */
export async function startRehearsal(options: RehearsalOptions = {}): Promise<Rehearsal> {
  const dataDir = options.dataDir ?? (await temporaryDataDir());
  prepareDataFolder(dataDir);
  const log = options.log ?? createLog('silent');
  let child: BotProcess | undefined;
  const simulator = await startSimulator({
    port: options.port ?? 0,
    folder: join(dataDir, 'simulator'),
    log: createLog('silent'),
    killBot: () => child?.kill() ?? false,
  });
  const { origin, world } = simulator;
  const environment = () => ({
    ...botEnvironment({ given: process.env, dataDir, origin, world: world.state, mail: simulator.mail }),
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
    ...options.environment,
  });
  const read = readConfig(environment(), (file) => readFileSync(file, 'utf8'));
  const config = options.config?.(read) ?? read;
  const clock = systemClock();
  clock.setOffset(world.state.clockOffsetMs);
  let product: Product | undefined;
  const botLog = openBotLog(join(dataDir, 'bot.log'), () => undefined);

  if (options.bot === 'process') {
    child = createBotProcess({
      script: join(repository, 'src', 'index.ts'),
      environment,
      clockOffsetMs: () => world.state.clockOffsetMs,
      log: botLog,
      onListening: (port) => simulator.setBotOrigin(`http://127.0.0.1:${port}`),
      onExit: () => simulator.setBotOrigin(null),
    });
    world.onClockChange((offsetMs) => child?.setClock(offsetMs));
    child.start();
    await eventually(
      () => simulator.context.botOrigin() ?? undefined,
      `a bot that listens (${dataDir}/bot.log)`,
    );
  } else {
    product = await startProduct({ config, clock, log });
    simulator.setBotOrigin(`http://127.0.0.1:${product.port}`);
    world.onClockChange((offsetMs) => {
      clock.setOffset(offsetMs);
      void product?.tick();
    });
  }

  async function post(path: string, body: object): Promise<unknown> {
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.json();
  }
  const teams: Rehearsal['teams'] = async (userId, what, body = {}, chat = 'bot') =>
    (await post(`/teams/api/chats/${encodeURIComponent(chat)}/${what}`, { as: userId, ...body })) as Seen;
  const messages: Rehearsal['messages'] = async (userId, chat = 'bot') => {
    const answer = await fetch(`${origin}/teams/api/chats/${encodeURIComponent(chat)}?as=${userId}`);
    return ((await answer.json()) as { messages: SimMessage[] }).messages;
  };

  return {
    origin,
    dataDir,
    simulator,
    botOrigin: () => simulator.context.botOrigin() ?? '',
    config,
    environment,
    product,
    clock,
    teams,
    messages,
    say: (userId, text, waitMs = 5_000) => teams(userId, 'messages', { text, waitMs }),
    async press(userId, title, fields = {}) {
      const card = (await messages(userId)).findLast((message) => buttonOf(message, title) !== undefined);
      const button = card && buttonOf(card, title);
      if (card === undefined || button === undefined)
        throw new Error(`No card of this chat has a button "${title}".`);
      const action = { type: button.type, verb: button.verb, data: { ...button.data, ...fields } };
      return teams(userId, 'actions', { activityId: card.id, action });
    },
    control: async (path, body = {}) => (await post(`/control/api/${path}`, body)) as Record<string, unknown>,
    kill: () => child?.kill() ?? false,
    async stop() {
      await product?.stop();
      await child?.stop();
      await botLog.close();
      await simulator.stop();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The buttons of a message's card, in their order. */
export function buttonsOf(message: SimMessage): CardButton[] {
  const found: CardButton[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type, title, fallback: _fallback, data: _data, ...rest } = value as Record<string, unknown>;
    if (typeof type === 'string' && type.startsWith('Action.') && typeof title === 'string')
      found.push(value as CardButton);
    Object.values(rest).forEach(look);
  };
  message.attachments.forEach(({ content }) => look(content));
  return found;
}

export function buttonOf(message: SimMessage, title: string): CardButton | undefined {
  return buttonsOf(message).find((button) => button.title === title);
}

/** Everything readable on a message: its text and all texts of its card. */
export function textsOf(message: SimMessage): string {
  const texts: string[] = [message.text];
  const look = (value: unknown, key = ''): void => {
    if (typeof value === 'string' && ['text', 'title', 'value', 'label'].includes(key)) texts.push(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value))
      if (name !== 'data' && name !== 'fallback') look(inner, Array.isArray(value) ? key : name);
  };
  message.attachments.forEach(({ content }) => look(content));
  return texts.join('\n');
}

async function temporaryDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'concierge-rehearsal-'));
  // As root the database runs as another account, which must be able to enter.
  await chmod(dataDir, 0o755);
  return dataDir;
}
