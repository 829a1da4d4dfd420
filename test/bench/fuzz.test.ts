import assert from 'node:assert/strict';
import { mkdtemp, rm, appendFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { configurationFault, configurations } from '../../bench/fuzz/configuration.ts';
import { createLogWatch, differences } from '../../bench/fuzz/judge.ts';
import { runFuzz } from '../../bench/fuzz/run.ts';
import { changed, changes } from '../../bench/fuzz/values.ts';
import { sampleEnvironment, sampleText } from '../config/sample-environment.ts';

describe('odd inputs', () => {
  it('a thousand of them at a running product, always the same ones: no harm', async function () {
    this.timeout(400_000);
    const { fault, sent, kinds } = await runFuzz({ inputs: 1_000, seed: 1, say: () => undefined });
    assert.equal(fault, undefined);
    assert.ok(sent >= 1_000);
    for (const whose of ['none', 'stranger', 'rightful'])
      assert.ok(
        [...kinds.keys()].some((kind) => kind.startsWith(whose)),
        whose,
      );
  });

  it('changes to an activity: a text in any case, the same one for the same changes, and rarely what it was', () => {
    const activity = {
      type: 'message',
      value: { action: { verb: 'x', data: { case: 'K-1', v: 1 } } },
      text: 'a',
    };
    const before = JSON.stringify(activity);
    let different = 0;
    fc.assert(
      fc.property(changes(4), (made) => {
        const text = changed(activity, made);
        assert.equal(changed(activity, made), text);
        if (made.length > 0 && text !== before) different += 1;
      }),
      { seed: 1, numRuns: 300 },
    );
    assert.equal(JSON.stringify(activity), before);
    assert.ok(different > 150, `${different} were different`);
  });

  it('what stands verbatim: prototypes, halves of pairs and endless numbers arrive as written', () => {
    const at = { at: 0, how: 'replace', name: '' } as const;
    for (const verbatim of ['{"__proto__":{"a":1}}', '"\\ud800"', '1e400'])
      assert.equal(changed({ x: 1 }, [{ ...at, at: 1, value: { verbatim } }]), `{"x":${verbatim}}`);
  });

  it('a configuration that is read, or refused with sentences: no fault; anything else thrown: one', () => {
    const environment = sampleEnvironment() as Record<string, string>;
    const input = {
      kind: 'configuration',
      authority: 'none',
      environment,
      providerFile: sampleText,
    } as const;
    assert.equal(configurationFault(input), undefined);
    assert.equal(configurationFault({ ...input, providerFile: '{' }), undefined);
    const broken = { ...input, environment: undefined as unknown as Record<string, string> };
    assert.match(configurationFault(broken) ?? '', /not a fault of the configuration/);
    fc.assert(
      fc.property(configurations(environment, sampleText), (one) => configurationFault(one) === undefined),
      { seed: 1, numRuns: 300 },
    );
  });

  it('the log: lines of level error and what is no line of it are found, once; the rest is not', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'concierge-fuzz-'));
    const file = path.join(folder, 'bot.log');
    await writeFile(file, '{"level":50,"msg":"one"}\n{"level":30,"msg":"fine"}\n');
    const watch = createLogWatch(file);
    assert.equal(watch.fresh().length, 1);
    await appendFile(file, '{"level":40,"msg":"warned"}\nTypeError: boom\n{"level":60,"ms');
    assert.deepEqual(watch.fresh(), ['TypeError: boom']);
    await appendFile(file, 'g":"late"}\n');
    assert.deepEqual(watch.fresh(), ['{"level":60,"msg":"late"}']);
    await rm(folder, { recursive: true, force: true });
  });

  it('tables before and after: the ones that differ are named', () => {
    assert.deepEqual(differences({ a: '1 x', b: '2 y' }, { a: '1 x', b: '2 z', c: '0 ' }), ['b', 'c']);
  });
});
