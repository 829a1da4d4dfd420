import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, copyFile, link, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { useRehearsal } from '../bots/support/use-rehearsal.ts';
import { person } from '../bots/support/people.ts';
import { assembleImage, lastStage } from '../support/image.ts';

/** The user of the image, where the tests may become it. */
const user = process.getuid?.() === 0 ? { uid: 10_001, gid: 10_001 } : {};

describe('the files of the image, without a builder', function () {
  const house = useRehearsal();
  let folder = '';
  let scratch = '';
  let node = '';
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'concierge-image-'));
    scratch = await mkdtemp(path.join(os.tmpdir(), 'concierge-image-tmp-'));
    await assembleImage(folder);
    await permit(folder, 0o555);
    await chmod(scratch, 0o777);
    // The image brings its own Node; this one may lie where its user cannot go.
    node = path.join(scratch, 'node');
    await link(process.execPath, node).catch(() => copyFile(process.execPath, node));
    // What the rehearsal keeps to itself has to be read by the image's user.
    await chmod(house().dataDir, 0o755);
    await copyFile(path.join(house().dataDir, 'simulator', 'root.pem'), path.join(scratch, 'root.pem'));
    await chmod(path.join(scratch, 'root.pem'), 0o644);
    await copyFile(
      house().environment()['CONCIERGE_PROVIDER_FILE'] ?? '',
      path.join(scratch, 'provider.json'),
    );
  });
  after(async () => {
    await permit(folder, 0o755);
    await rm(folder, { recursive: true, force: true });
    await rm(scratch, { recursive: true, force: true });
  });

  /** What may be done in its folders. Files are links to the project's own and stay as they are. */
  async function permit(place: string, mode: number): Promise<void> {
    await chmod(place, mode);
    for (const entry of await readdir(place, { withFileTypes: true }))
      if (entry.isDirectory() && entry.name !== 'node_modules')
        await permit(path.join(place, entry.name), mode);
  }

  function run(args: readonly string[], more: Record<string, string> = {}) {
    const { PATH: _path, NODE_COMPILE_CACHE: _cache, ...environment } = house().environment();
    const child = spawn(node, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...environment,
        HOST: '127.0.0.1',
        PORT: '0',
        DATA_DIR: path.join(scratch, 'data'),
        NODE_COMPILE_CACHE: path.join(scratch, 'compile'),
        HOME: scratch,
        TMPDIR: scratch,
        CONCIERGE_PROVIDER_FILE: path.join(scratch, 'provider.json'),
        CONCIERGE_WEBHOOK_TRUST_FILE: path.join(scratch, 'root.pem'),
        ...more,
      },
      ...user,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => (output += part.toString()));
    const ended = new Promise<number | null>((resolve) => void child.on('exit', (code) => resolve(code)));
    return { child, ended, output: () => output };
  }

  it('the product starts from them on a PostgreSQL server, is ready, answers in Teams, and ends with SIGTERM', async () => {
    const { rest: command = '' } = lastStage().findLast(({ name }) => name === 'CMD') ?? {};
    const [, ...args] = JSON.parse(command) as string[];
    const instance = run(args, { CONCIERGE_DRAIN_SECONDS: '0' });
    const port = await new Promise<number>((resolve, reject) => {
      instance.child.on('message', (message: { port?: number }) => {
        if (message.port !== undefined) resolve(message.port);
      });
      void instance.ended.then((code) => reject(new Error(`ended with ${code}: ${instance.output()}`)));
    });
    const origin = `http://127.0.0.1:${port}`;
    assert.equal((await fetch(`${origin}/readyz`)).status, 200);
    const inProcess = house().botOrigin();
    house().simulator.setBotOrigin(origin);
    try {
      const seen = await house().say(person.megan, 'hello');
      assert.equal(seen.status, 200, instance.output());
      assert.ok(seen.answers.messages.length > 0, instance.output());
      assert.match(await (await fetch(`${origin}/tab/operations`)).text(), /<html/i);
    } finally {
      house().simulator.setBotOrigin(inProcess);
    }
    instance.child.kill('SIGTERM');
    assert.equal(await instance.ended, 0, instance.output());
  });

  it('the health check of the Dockerfile: good while it answers, bad when nobody listens', async () => {
    const { rest = '' } = lastStage().find(({ name }) => name === 'HEALTHCHECK') ?? {};
    const [, ...args] = JSON.parse(rest.slice(rest.indexOf('['))) as string[];
    const good = run(args, { PORT: new URL(house().botOrigin()).port });
    assert.equal(await good.ended, 0, good.output());
    const bad = run(args, { PORT: '9' });
    assert.equal(await bad.ended, 1);
  });

  for (const command of ['forget', 'after-restore', 'verify-trail', 'doctor'] as const)
    it(`the command ${command}: all it needs is in the image`, async () => {
      const one = run([`scripts/${command}.ts`]);
      await one.ended;
      assert.doesNotMatch(one.output(), /ERR_MODULE_NOT_FOUND|Cannot find (module|package)/);
    });
});
