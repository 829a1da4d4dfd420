import assert from 'node:assert/strict';
import { useRehearsal } from '../bots/support/use-rehearsal.ts';
import { startBotInstance } from '../support/bot-instance.ts';

describe('a product that cannot start', () => {
  const house = useRehearsal();

  /** What is written by a product that ends by itself with 1: one line for the log, and the same for people. */
  async function faultOf(changes: NodeJS.ProcessEnv): Promise<string> {
    const started = startBotInstance({ ...house().environment(), ...changes });
    const error: unknown = await started.then(
      (instance) => {
        instance.kill();
        throw new Error('it started');
      },
      (refused: unknown) => refused,
    );
    const [, written = ''] = /^the bot ended with 1: (.*)$/s.exec((error as Error).message) ?? [];
    const lines = written.trim().split('\n');
    const fatal = lines.filter((line) => line.includes('"level":60'));
    assert.equal(fatal.length, 1, (error as Error).message);
    const { why } = JSON.parse(fatal[0] ?? '') as { why?: string };
    assert.deepEqual(
      lines.filter((line) => !line.startsWith('{')),
      [`The product could not start: ${why}`],
    );
    assert.doesNotMatch(written, /password1|\.ts:\d/);
    return why ?? '';
  }

  it('its port is taken: says which, and which setting it is', async () => {
    const { port } = new URL(house().botOrigin());
    const why = await faultOf({ PORT: port });
    assert.match(why, new RegExp(`port ${port} of 127\\.0\\.0\\.1 already.*set PORT to a free port`));
  });

  it('the operator’s port is taken: the same', async () => {
    const { port } = new URL(house().botOrigin());
    const why = await faultOf({ CONCIERGE_OPERATIONS_PORT: port });
    assert.match(why, new RegExp(`port ${port} of .*set CONCIERGE_OPERATIONS_PORT to a free port`));
  });

  for (const server of ['127.0.0.1:9', 'localhost:9'])
    it(`the database is not at ${server}: names it without the password, and what to do`, async () => {
      const why = await faultOf({ DATABASE_URL: `postgres://ops:password1@${server}/concierge` });
      assert.match(
        why,
        new RegExp(`concierge at ${server} cannot be reached \\(.*ECONNREFUSED.*DATABASE_URL`),
      );
    });

  it('SIGTERM: the last line says that it has stopped', async () => {
    const instance = await startBotInstance({ ...house().environment(), LOG_LEVEL: 'info' });
    instance.terminate();
    assert.deepEqual(await instance.ended, { code: 0, signal: null });
    assert.match(instance.output().trim().split('\n').at(-1) ?? '', /"msg":"stopped"/);
  });
});
