import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createCallWindow } from '../../../src/bots/sending/call-window.ts';

const documented = [
  { calls: 7, seconds: 1 },
  { calls: 8, seconds: 2 },
  { calls: 60, seconds: 30 },
];

describe('what one place has had of its limits', () => {
  it('nothing sent yet: now; as many as a limit allows are running: not before an answer', () => {
    const window = createCallWindow([{ calls: 2, seconds: 1 }]);
    assert.equal(window.wait(0), 0);
    window.begin();
    window.begin();
    assert.equal(window.wait(0), Number.POSITIVE_INFINITY);
    window.end(500);
    assert.equal(window.wait(600), 900);
    assert.equal(window.wait(1_500), 0);
  });

  it('several limits: the one that takes longest counts', () => {
    const window = createCallWindow(documented);
    for (let n = 0; n < 7; n += 1) window.begin();
    for (let n = 0; n < 7; n += 1) window.end(100);
    assert.equal(window.wait(100), 1_000);
    window.begin();
    window.end(1_100);
    assert.equal(window.wait(1_100), 1_000);
  });

  it('a limit of an hour: news leaves a twentieth of it to replies, which fill it up like any call', () => {
    const window = createCallWindow([{ calls: 1_800, seconds: 3_600 }]);
    const send = (isReply: boolean) => {
      window.begin();
      window.end(0, isReply);
    };
    for (let n = 0; n < 1_709; n += 1) send(false);
    assert.equal(window.wait(0), 0);
    send(false);
    assert.equal(window.wait(0), 3_600_000);
    for (let n = 0; n < 90; n += 1) send(true);
    assert.equal(window.wait(3_600_000), 0);
  });

  it('told to pause: nothing leaves until then, and an earlier end does not shorten it', () => {
    const window = createCallWindow(documented);
    window.pause(5_000);
    window.pause(2_000);
    assert.equal(window.wait(1_000), 4_000);
  });

  it('sent by somebody else before: counts', () => {
    const window = createCallWindow([{ calls: 3, seconds: 10 }]);
    window.remember([-9_000, -500, -400]);
    assert.equal(window.wait(0), 1_000);
  });

  it('told of its own calls, however often: counted once; replies, which nobody else tells of, stay', () => {
    const window = createCallWindow([{ calls: 5, seconds: 10 }]);
    for (const at of [100, 200]) {
      window.begin();
      window.end(at);
    }
    window.begin();
    window.end(300, true);
    for (let again = 0; again < 100; again += 1) window.remember([50, 100, 200]);
    assert.equal(window.wait(1_000), 0);
    window.begin();
    window.end(1_000);
    assert.equal(window.wait(1_000), 9_050);
  });

  it('a full window after the last answer: idle', () => {
    const window = createCallWindow(documented);
    assert.ok(window.isIdle(0));
    window.begin();
    assert.ok(!window.isIdle(90_000));
    window.end(90_000);
    assert.ok(!window.isIdle(119_999));
    assert.ok(window.isIdle(120_000));
  });

  it('any latencies, each call counted by Teams at any moment before its answer: no limit is ever broken, and all leave', () => {
    const call = fc.record({
      latency: fc.integer({ min: 1, max: 3_000 }),
      counted: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(call, { minLength: 1, maxLength: 120 }), (calls) => {
        const window = createCallWindow(documented);
        const answers: number[] = [];
        const counted: number[] = [];
        let now = 0;
        for (const { latency, counted: share } of calls) {
          for (;;) {
            for (const due of answers.filter((at) => at <= now)) window.end(due);
            answers.splice(0, answers.length, ...answers.filter((at) => at > now));
            const wait = window.wait(now);
            if (wait === 0) break;
            now = Math.min(now + wait, ...answers);
          }
          window.begin();
          answers.push(now + latency);
          counted.push(now + latency * share);
        }
        counted.sort((a, b) => a - b);
        for (const { calls: most, seconds } of documented)
          for (let n = most; n < counted.length; n += 1)
            assert.ok(
              (counted[n] ?? 0) - (counted[n - most] ?? 0) >= seconds * 1_000,
              `call ${n} of ${most}/${seconds}`,
            );
      }),
      { numRuns: 300 },
    );
  });
});
