import assert from 'node:assert/strict';
import { createCallLimiter, type Leave } from '../../../src/bots/sending/call-limiter.ts';
import { documentedLimits } from '../support/notifier-desk.ts';

const megan = { tenantId: 'contoso', userId: 'megan' };
const alex = { tenantId: 'contoso', userId: 'alex' };
const eva = { tenantId: 'fabrikam', userId: 'eva' };

describe('holding calls to Teams back', () => {
  let time: number;
  const limiterOf = (limits = documentedLimits) => createCallLimiter(limits, () => time);

  beforeEach(() => {
    time = 1_000;
  });

  /** Whether somebody may go by now. */
  async function settled<T>(promise: Promise<T>): Promise<T | undefined> {
    return Promise.race([
      promise,
      new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined))),
    ]);
  }
  async function go(promise: Promise<unknown>): Promise<Leave> {
    const leave = (await settled(promise)) as Leave | undefined;
    assert.equal(leave?.kind, 'go');
    return leave;
  }

  it('one conversation: seven at once, the eighth when a second has passed since an answer; others are not held back', async () => {
    const limiter = limiterOf();
    const running = await Promise.all(Array.from({ length: 7 }, () => go(limiter.take(megan, 'chat'))));
    const eighth = limiter.take(megan, 'chat');
    assert.equal(await settled(eighth), undefined);
    await go(limiter.take(alex, 'other chat'));
    await go(limiter.take(eva, 'far chat'));
    for (const leave of running) leave.answered();
    assert.equal(await settled(eighth), undefined);
    assert.deepEqual(limiter.fullReaders('contoso', 500), [{ userId: 'megan', wait: 1_000 }]);
    time += 1_000;
    limiter.count('other chat')();
    await go(eighth);
  });

  it('one tenant: fifty at once over many chats, then as answers grow old; in the order they came', async () => {
    const limiter = limiterOf();
    const all = Array.from({ length: 52 }, (_, n) =>
      limiter.take({ ...megan, userId: `u${n}` }, `chat ${n}`),
    );
    const running = await Promise.all(all.slice(0, 50).map(go));
    running[0]?.answered();
    running[0]?.answered();
    assert.equal(await settled(all[50]!), undefined);
    time += 1_000;
    running[1]?.answered();
    await go(all[50]!);
    assert.equal(await settled(all[51]!), undefined);
  });

  it('a thread of a channel counts with its channel', async () => {
    const limiter = limiterOf({ conversation: [{ calls: 1, seconds: 1 }], tenant: [] });
    await go(limiter.take(megan, '19:team@thread.tacv2;messageid=1'));
    assert.equal(await settled(limiter.take(megan, '19:team@thread.tacv2;messageid=2')), undefined);
  });

  it('asked for patience: nobody waits here for a minute, and the time is told', async () => {
    const limiter = limiterOf();
    limiter.throttled('contoso', 'chat', 60);
    assert.deepEqual(await settled(limiter.take(megan, 'chat')), { kind: 'too-long', seconds: 60 });
    await go(limiter.take(alex, 'other chat'));
  });

  it('asked for patience in three conversations within seconds: the tenant rests, another one does not', async () => {
    const limiter = limiterOf();
    limiter.throttled('contoso', 'one', 60);
    time += 11_000;
    for (const chat of ['two', 'three']) limiter.throttled('contoso', chat, 60);
    await go(limiter.take(alex, 'chat'));
    limiter.throttled('contoso', 'four', 30);
    assert.deepEqual(await settled(limiter.take(alex, 'chat')), { kind: 'too-long', seconds: 30 });
    await go(limiter.take(eva, 'far chat'));
  });

  it('replies are not held back, but count', async () => {
    const limiter = limiterOf();
    for (let n = 0; n < 9; n += 1) limiter.count('chat')();
    assert.equal(await settled(limiter.take(megan, 'chat')), undefined);
  });

  it('taken over: what another instance has sent counts in its conversation and its tenant', async () => {
    const limiter = limiterOf();
    const calls = Array.from({ length: 50 }, (_, n) => ({ conversationId: `chat ${n % 25}`, ago: 100 }));
    limiter.remember('contoso', calls);
    assert.equal(await settled(limiter.take(megan, 'fresh chat')), undefined);
    time += 900;
    limiter.count('chat 1')();
    await go(limiter.take(alex, 'another'));
  });

  it('a tenant that goes to and fro between instances: its readers are not full of calls counted twice', async () => {
    const limiter = createCallLimiter(
      { conversation: [{ calls: 100, seconds: 3_600 }], tenant: [] },
      () => time,
    );
    const sent: { conversationId: string; ago: number }[] = [];
    for (let burst = 0; burst < 20; burst += 1) {
      limiter.remember('contoso', sent);
      (await go(limiter.take(megan, 'chat'))).answered();
      sent.push({ conversationId: 'chat', ago: 0 });
    }
    assert.deepEqual(limiter.fullReaders('contoso', 0), []);
    await go(limiter.take(megan, 'chat'));
  });

  it('what no limit needs any more is dropped', async () => {
    const limiter = limiterOf();
    (await go(limiter.take(megan, 'chat'))).answered();
    time += 3_600_001;
    limiter.forgetIdle();
    assert.deepEqual(limiter.fullReaders('contoso', -1), []);
  });
});
