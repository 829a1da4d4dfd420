import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type FrameLocator,
  type Locator,
  type Page,
} from 'playwright-core';
import { installChromium } from './chromium.ts';
import { patienceMs } from './eventually.ts';

let running: Promise<Browser> | undefined;

/** The one browser of this process. Under mocha it is closed after the last test, elsewhere by closeBrowser. */
export function launchBrowser(): Promise<Browser> {
  running ??= installChromium().then(({ executablePath, environment }) =>
    chromium.launch({
      executablePath,
      args: browserArguments,
      env: { ...definedEnvironment(), ...environment },
    }),
  );
  return running;
}

export async function closeBrowser(): Promise<void> {
  await (await running)?.close();
  running = undefined;
}

// Loaded with a test file, this hook belongs to mocha's root and runs once, after all files.
if (typeof globalThis.after === 'function') after(closeBrowser);

/** No sandbox, because tests may run as root in a container; nothing in the background, because nothing may call out. */
const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
];

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export interface TeamsOptions {
  /** Where the simulator listens. */
  readonly origin: string;
  /** Entra object ids; several open side by side. */
  readonly users: readonly string[];
  readonly theme?: 'light' | 'dark';
  readonly viewport?: { width: number; height: number };
  /** Text to find in the message box. */
  readonly message?: string;
  /** What is to be done with the page before it is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** Teams as one person sees it. All waiting has the deadline `patienceMs`. */
export interface TeamsPane {
  readonly root: Page | FrameLocator;
  say(text: string): Promise<void>;
  /** Presses a button or link of the newest message that has it; leading words of its title are enough. */
  press(title: string): Promise<void>;
  /** The newest message of the bot, as an element and as text. */
  lastBotMessage(): Locator;
  lastBotText(): Promise<string>;
  waitForText(text: string | RegExp): Promise<void>;
  /** Fills an input of a card, by its label, once the bot will not draw that card anew under the writer's hands. */
  fill(label: string, value: string): Promise<void>;
  /** Chooses from a list of a card, likewise. */
  choose(label: string, option: string): Promise<void>;
}

export interface OpenedTeams extends TeamsPane {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The pane of one person when several are side by side. */
  pane(userId: string): TeamsPane;
  /** Writes test-results/{name}.png and resolves with its path. */
  screenshot(name: string): Promise<string>;
  /** Requests to anything but the simulator; must stay empty. */
  readonly strayRequests: string[];
  /** Errors the page itself reported. */
  readonly errors: string[];
  close(): Promise<void>;
}

/** Opens Teams in a fresh browser context for one person or several side by side. */
export async function openTeams(options: TeamsOptions): Promise<OpenedTeams> {
  const browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    colorScheme: options.theme ?? 'light',
    locale: 'en-IE',
    timezoneId: 'Europe/Dublin',
  });
  const strayRequests: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(options.origin) && !/^(data|blob|about):/.test(url)) strayRequests.push(url);
  });
  context.on('weberror', (error) => errors.push(String(error.error())));
  const page = await context.newPage();
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));

  const query = new URLSearchParams(options.users.map((user) => ['user', user]));
  if (options.message !== undefined) query.set('message', options.message);
  await options.prepare?.(page);
  await page.goto(`${options.origin}/teams?${query}`);
  const several = options.users.length > 1;
  const pane = (userId: string) =>
    paneOf(several ? page.frameLocator(`iframe[name="pane-${userId}"]`) : page);
  for (const user of options.users) await pane(user).root.locator('#app[data-ready]').waitFor();

  return {
    ...pane(options.users[0] ?? ''),
    page,
    context,
    pane,
    strayRequests,
    errors,
    screenshot: (name) => screenshot(page, name),
    close: () => context.close(),
  };
}

/** Writes test-results/{name}.png and resolves with its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const file = path.resolve('test-results', `${name}.png`);
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, animations: 'disabled' });
  return file;
}

function paneOf(root: Page | FrameLocator): TeamsPane {
  const timeout = patienceMs;
  const fromBot = root.locator('.message[data-from="bot"]:not([hidden])');
  const settled = fromBot.locator('.card-holder:not([data-own-view], [data-pressed])');
  return {
    root,
    say: async (text) => {
      await root.locator('.composer textarea').fill(text, { timeout });
      await root.locator('.composer textarea').press('Enter', { timeout });
    },
    press: async (title) => {
      const name = new RegExp(`^\\s*${title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'i');
      const buttons = fromBot.getByRole('button', { name }).or(fromBot.getByRole('link', { name }));
      const suggested = root.locator('.suggested-row').getByRole('button', { name });
      await buttons.or(suggested).last().click({ timeout });
    },
    lastBotMessage: () => fromBot.last(),
    lastBotText: async () => await fromBot.last().locator('.content').innerText({ timeout }),
    waitForText: async (text) => await fromBot.filter({ hasText: text }).last().waitFor({ timeout }),
    fill: async (label, value) => await settled.getByLabel(label).last().fill(value, { timeout }),
    choose: async (label, option) => {
      await settled.getByRole('combobox', { name: label }).last().selectOption(option, { timeout });
    },
  };
}
