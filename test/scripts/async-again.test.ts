import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import { asyncAgain, asyncFunctionsAgain } from '../../scripts/async-again.ts';
import { projectFolder } from '../../scripts/tools.ts';

/** As TypeScript writes it into each file it compiles for ES2015. */
const helper = `var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
`;

const compiled = `(() => { ${helper}
class Counter {
    constructor() { this.count = 1; this.log = []; }
    later(value) { return new Promise((resolve) => setImmediate(() => resolve(value))); }
    fails() { return __awaiter(this, void 0, void 0, function* () { yield null; throw new Error('lost'); }); }
    run(given) {
        return __awaiter(this, void 0, void 0, function* () {
            this.log.push('at once');
            const one = yield this.later(given), two = (yield this.later({ inner: 2 })).inner;
            const three = yield (given > 1 ? this.later(3) : null);
            return [one, two, three, this.count];
        });
    }
    nested() {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                return yield Promise.all([5, 6].map((n) => __awaiter(this, void 0, void 0, function* () {
                    return (yield this.later(n)) * (yield this.later(this.count + 1));
                })));
            }
            finally {
                this.log.push('at last');
            }
        });
    }
    caught() {
        return __awaiter(this, void 0, void 0, function* () {
            try { yield this.fails(); } catch (error) { return error.message; }
        });
    }
}
const without = () => __awaiter(void 0, void 0, void 0, function* () { return yield (yield Promise.resolve(Promise.resolve(7))); });
function* own() { const got = yield 'yield'; return got; }
return { Counter, without, own };
})();`;

interface Exported {
  readonly Counter: new () => {
    readonly log: string[];
    run(given: number): Promise<unknown>;
    nested(): Promise<unknown>;
    caught(): Promise<unknown>;
    fails(): Promise<unknown>;
  };
  readonly without: () => Promise<unknown>;
  readonly own: () => Generator<unknown, unknown, unknown>;
}

const evaluated = (code: string): Exported =>
  new Script(code).runInThisContext({ filename: 'compiled.js' }) as Exported;

async function everythingIn({ Counter, without, own }: Exported) {
  const counter = new Counter();
  const running = counter.run(2);
  const before = [...counter.log];
  const generator = own();
  return {
    before,
    run: await running,
    nested: await counter.nested(),
    caught: await counter.caught(),
    fails: await counter.fails().catch((error: unknown) => String(error)),
    without: await without(),
    own: [generator.next(), generator.next(8)],
    log: counter.log,
  };
}

describe('async functions of the SDK in the bundle', () => {
  it('do the same as the generators they were compiled to', async () => {
    const written = asyncAgain(compiled);
    assert.equal(/__awaiter\(/.exec(written), null);
    const expected = await everythingIn(evaluated(compiled));
    assert.deepEqual(await everythingIn(evaluated(written)), expected);
    assert.deepEqual(expected.nested, [10, 12]);
  });

  it('leave other generators, and every line where it was', () => {
    const written = asyncAgain(compiled);
    assert.match(written, /function\* own\(\) \{ const got = yield 'yield'; return got; \}/);
    assert.equal(written.split('\n').length, compiled.split('\n').length);
    for (const untouched of [
      'exports.a = 1;',
      'x(function* () { yield 1; });',
      '__awaiter(this, arguments, void 0, function* (a, b = 1) { yield b; });',
    ])
      assert.equal(asyncAgain(untouched), untouched);
  });

  it('are all that is left of the helper in the packages of the SDK', () => {
    const files = globSync('node_modules/{botbuilder,botframework}*/lib/**/*.js', { cwd: projectFolder });
    const compiledFiles = files.filter((file) => !/browser/.test(file));
    let rewritten = 0;
    for (const file of compiledFiles) {
      const code = readFileSync(path.join(projectFolder, file), 'utf8');
      if (!code.includes('__awaiter(')) continue;
      const written = asyncAgain(code);
      assert.doesNotMatch(written, /__awaiter\(|function\*/, file);
      assert.doesNotThrow(() => new Script(`(function (exports, require, module) {${written}\n})`), file);
      rewritten += 1;
    }
    assert.ok(rewritten > 60, `${rewritten} files`);
  });

  it('are rewritten by the plugin, and a build that meets none of the SDK fails', async () => {
    const built = (contents: string) =>
      build({
        stdin: { contents, resolveDir: projectFolder },
        bundle: true,
        write: false,
        platform: 'node',
        logLevel: 'silent',
        plugins: [asyncFunctionsAgain],
      });
    const { outputFiles } = await built(
      "require('botbuilder-core/lib/middlewareSet.js');\nrequire('botbuilder-core/lib/autoSaveStateMiddleware.js');",
    );
    assert.doesNotMatch(outputFiles[0]?.text ?? 'function* () {', /function\* \(\) \{/);
    await assert.rejects(built('module.exports = 1;'), /No file of the SDK has been found/);
  });
});
