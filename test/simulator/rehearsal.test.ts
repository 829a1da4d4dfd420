import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openBotLog, shorten, type BotLog } from '../../simulator/rehearsal/bot-log.ts';
import { createBotProcess, type BotProcess } from '../../simulator/rehearsal/bot-process.ts';
import { botEnvironment } from '../../simulator/rehearsal/environment.ts';
import { seedWorld } from '../../simulator/world/seed.ts';
import { eventually } from '../support/eventually.ts';
import { startTestSimulator, temporaryFolder } from './test-simulator.ts';

/** A stand-in for the bot: says where it listens, writes down the clock, and ends as its environment says. */
const standIn = `
import { createServer } from 'node:http';
if (process.env.STAND_IN === 'broken') { process.stderr.write('Setting X is missing.\\n'); process.exit(3); }
if (process.env.STAND_IN === 'stubborn') process.on('SIGTERM', () => {});
process.on('message', (message) => process.stdout.write(JSON.stringify({ level: 30, msg: 'heard', ...message }) + '\\n'));
const server = createServer((request, response) => response.end('from the bot'));
server.listen(0, '127.0.0.1', () => process.send({ type: 'listening', port: server.address().port }));
`;

describe('bot under the rehearsal', () => {
  let folder: { path: string; remove: () => Promise<void> };
  let log: BotLog;
  let said: string[];
  let ports: number[];
  let exits: { code: number | null; signal: string | null; pauseMs: number | null }[];
  let bot: BotProcess | undefined;
  let logFile: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    said = [];
    ports = [];
    exits = [];
    await writeFile(join(folder.path, 'stand-in.mjs'), standIn);
    logFile = join(folder.path, 'bot.log');
    log = openBotLog(logFile, (line) => said.push(line));
  });
  afterEach(async () => {
    await bot?.stop();
    await log.close();
    await folder.remove();
  });
  function start(kind: string): BotProcess {
    bot = createBotProcess({
      script: join(folder.path, 'stand-in.mjs'),
      environment: () => ({ ...process.env, STAND_IN: kind }),
      clockOffsetMs: () => 4711,
      log,
      onListening: (port) => ports.push(port),
      onExit: (facts) => exits.push(facts),
    });
    bot.start();
    return bot;
  }
  const listening = (count: number) =>
    eventually(() => (ports.length >= count ? true : undefined), `start ${count}`);
  const logged = (text: string) =>
    eventually(
      async () => ((await readFile(logFile, 'utf8')).includes(text) ? true : undefined),
      `"${text}" in the log`,
    );

  it('started: tells its port, and hears the clock before anything else', async () => {
    const started = start('normal');
    await listening(1);
    await logged('"offsetMs":4711');
    started.setClock(99);
    await logged('"offsetMs":99');
  });

  it('killed: started again by itself after 300 ms', async () => {
    const started = start('normal');
    await listening(1);
    assert.equal(started.kill(), true);
    await listening(2);
    assert.deepEqual(exits, [{ code: null, signal: 'SIGKILL', pauseMs: 300 }]);
  });

  it('never listens: tried three times, then given up, its sentence on the console', async function () {
    start('broken');
    await eventually(() => (exits.length === 3 ? true : undefined), 'three exits');
    assert.deepEqual(
      exits.map(({ code, pauseMs }) => [code, pauseMs]),
      [
        [3, 300],
        [3, 600],
        [3, null],
      ],
    );
    assert.equal(said[0], 'bot: Setting X is missing.');
  });

  it('stopped: ends by SIGTERM and is not started again', async () => {
    const started = start('normal');
    await listening(1);
    await started.stop();
    assert.deepEqual(exits, []);
    assert.equal(started.kill(), false);
  });
});

describe('log of the bot on the console', () => {
  it('warnings and errors: one short line; everything else: nothing', () => {
    const line = (entry: object) => shorten(JSON.stringify(entry));
    assert.equal(line({ level: 40, msg: 'Slow answer.' }), 'bot warn: Slow answer.');
    assert.equal(
      line({ level: 50, msg: 'Failed.', err: { message: 'no route' } }),
      'bot error: Failed. – no route',
    );
    assert.equal(line({ level: 30, msg: 'Fine.' }), undefined);
    assert.equal(shorten('plain text'), undefined);
  });
});

describe('environment of the bot in a rehearsal', () => {
  it('everything it needs, a key of 32 bytes that stays, and other CONCIERGE keys handed on', async () => {
    const folder = await temporaryFolder();
    const make = () =>
      botEnvironment({
        given: { CONCIERGE_SWEEP_MINUTES: '1', CONCIERGE_MODE: 'production' },
        dataDir: folder.path,
        origin: 'http://127.0.0.1:3978',
        world: seedWorld(),
        mail: { smtpUrl: 'smtp://127.0.0.1:25', nameServer: '127.0.0.1:53' },
      });
    const environment = make();
    assert.equal(environment['CONCIERGE_MODE'], 'rehearsal');
    assert.equal(environment['CONCIERGE_SWEEP_MINUTES'], '1');
    assert.equal(environment['PORT'], '0');
    assert.ok(environment['CONCIERGE_CREDENTIAL_UNITED_STATES_REFRESH_TOKEN']);
    assert.equal(environment['CONCIERGE_SMTP_URL'], 'smtp://127.0.0.1:25');
    assert.equal(environment['CONCIERGE_DNS_SERVERS'], '127.0.0.1:53');
    const key = environment['CONCIERGE_ENCRYPTION_KEY'] ?? '';
    assert.equal(Buffer.from(key, 'base64').length, 32);
    assert.equal(make()['CONCIERGE_ENCRYPTION_KEY'], key);
    assert.equal(statSync(join(folder.path, 'encryption.key')).mode & 0o777, 0o600);
    await folder.remove();
  });

  it('a mailbox for Graph is named: no mail server beside it', async () => {
    const folder = await temporaryFolder();
    const environment = botEnvironment({
      given: { CONCIERGE_MAIL_SENDER: 'priya@opendoor.onmicrosoft.com' },
      dataDir: folder.path,
      origin: 'http://127.0.0.1:3978',
      world: seedWorld(),
      mail: { smtpUrl: 'smtp://127.0.0.1:25', nameServer: '127.0.0.1:53' },
    });
    assert.equal(environment['CONCIERGE_MAIL_SENDER'], 'priya@opendoor.onmicrosoft.com');
    assert.equal(environment['CONCIERGE_SMTP_URL'], undefined);
    assert.equal(environment['CONCIERGE_MAIL_FROM'], undefined);
    await folder.remove();
  });
});

describe('front of the rehearsal', () => {
  let bot: Server;
  before((done) => {
    bot = createServer((request, response) => {
      response.writeHead(201, { 'x-path': request.url ?? '' });
      request.pipe(response);
    }).listen(0, '127.0.0.1', done);
  });
  after((done) => bot.close(done));

  it('/api, /healthz and /readyz go to the bot; 503 with a sentence while it is down', async () => {
    const simulator = await startTestSimulator();
    const down = await fetch(`${simulator.origin}/readyz`);
    assert.equal(down.status, 503);
    assert.match(((await down.json()) as { message: string }).message, /not running/);
    simulator.setBotOrigin(`http://127.0.0.1:${(bot.address() as AddressInfo).port}`);
    const up = await fetch(`${simulator.origin}/api/messages?x=1`, { method: 'POST', body: 'hello' });
    assert.equal(up.status, 201);
    assert.equal(up.headers.get('x-path'), '/api/messages?x=1');
    assert.equal(await up.text(), 'hello');
    simulator.setBotOrigin('http://127.0.0.1:1');
    assert.equal((await fetch(`${simulator.origin}/healthz`)).status, 503);
    await simulator.stop();
  });
});

describe('npm start without a bot', () => {
  const children: ChildProcess[] = [];
  afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

  function start(environment: Record<string, string>) {
    const child = spawn(process.execPath, ['simulator/start.ts', '--no-bot'], {
      env: { ...process.env, PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const origin = () =>
      eventually(
        () => /open (http:\S+)/.exec(out)?.[1],
        () => `an address in: ${out}`,
      );
    return { child, ended, origin, text: () => out };
  }

  it('first start: says where to open, writes the root certificate, ends cleanly; the second finds the same world', async function () {
    const folder = await temporaryFolder();
    const first = start({ DATA_DIR: folder.path });
    const origin = await first.origin();
    assert.equal((await fetch(origin)).status, 200);
    await fetch(`${origin}/control/api/switches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"slowMs":1}',
    });
    assert.match(await readFile(join(folder.path, 'simulator', 'root.pem'), 'utf8'), /BEGIN CERTIFICATE/);

    const rival = start({ DATA_DIR: folder.path });
    assert.equal(await rival.ended, 1);
    assert.match(rival.text(), /running already: http:\/\/127\.0\.0\.1:\d+\. Set DATA_DIR/);
    const port = new URL(origin).port;
    const neighbour = start({ DATA_DIR: join(folder.path, 'other'), PORT: port });
    assert.equal(await neighbour.ended, 1);
    assert.match(neighbour.text(), new RegExp(`Port ${port} is in use`));

    first.child.kill('SIGTERM');
    assert.equal(await first.ended, 0);
    const second = start({ DATA_DIR: folder.path });
    const switches = (await (await fetch(`${await second.origin()}/control/api/switches`)).json()) as object;
    assert.deepEqual({ ...switches, slowMs: 1 }, switches);
    second.child.kill('SIGTERM');
    await second.ended;
    await folder.remove();
  });

  it('data folder that cannot be written: one sentence and exit code 1', async function () {
    const folder = await temporaryFolder();
    await writeFile(join(folder.path, 'file'), '');
    const child = start({ DATA_DIR: join(folder.path, 'file', 'data') });
    assert.equal(await child.ended, 1);
    assert.match(child.text(), /cannot write to .* Set DATA_DIR/);
    await folder.remove();
  });
});
