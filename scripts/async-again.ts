import { readFile } from 'node:fs/promises';
import { parse, type CallExpression, type Node, type YieldExpression } from 'acorn';
import type { Plugin } from 'esbuild';

/** The SDK's packages, wherever they are installed; not what is installed in them. */
const sdk = /[\\/]node_modules[\\/](?:botbuilder|botframework)[^\\/]*[\\/]lib[\\/].*\.js$/;

/**
 * The SDK is compiled for engines without async functions: each of its own is a generator, made anew for every call. V8
 * keeps a hidden class for each of those in the old part of its memory, and with it everything the call has seen, until the
 * next full collection. In the bundle they are async functions again, as they are in the SDK's own TypeScript (see
 * docs/decisions/0029).
 */
export const asyncFunctionsAgain: Plugin = {
  name: 'async-functions-again',
  setup(bundle) {
    let rewritten = 0;
    bundle.onLoad({ filter: sdk }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      const contents = asyncAgain(code);
      if (contents !== code) rewritten += 1;
      return { contents };
    });
    // A package that moves its files would be passed by without a word.
    bundle.onEnd(({ errors }) =>
      rewritten > 0 || errors.length > 0
        ? undefined
        : {
            errors: [{ text: 'No file of the SDK has been found whose async functions could be rewritten.' }],
          },
    );
  },
};

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/**
 * `__awaiter(this, void 0, void 0, function* () { yield x })`, as TypeScript writes it for ES2015, as
 * `(async () => { await (x) })()`; other generators and all lines stay as they are. Throws on what is no JavaScript.
 */
export function asyncAgain(code: string): string {
  const edits: Edit[] = [];
  rewrite(parse(code, { ecmaVersion: 'latest', allowHashBang: true }), false, edits);
  let text = code;
  for (const { start, end, by } of edits.toSorted((a, b) => b.start - a.start))
    text = text.slice(0, start) + by + text.slice(end);
  return text;
}

/** `isOurs`: the innermost generator around this node becomes an async function. */
function rewrite(node: Node, isOurs: boolean, edits: Edit[]): void {
  const body = isCall(node) ? awaited(node) : undefined;
  if (body !== undefined) {
    edits.push({ start: node.start, end: body.start, by: '(async () => ' });
    edits.push({ start: node.end, end: node.end, by: '()' });
    return rewrite(body, true, edits);
  }
  if (isOurs && isYield(node) && node.argument) {
    edits.push({ start: node.start, end: node.start + 'yield'.length, by: 'await (' });
    edits.push({ start: node.end, end: node.end, by: ')' });
  }
  const goesOn = isOurs && !node.type.startsWith('Function');
  for (const child of Object.values(node).flat()) if (isNode(child)) rewrite(child, goesOn, edits);
}

/** The body of the generator that a call of TypeScript's helper runs; undefined for any other call. */
function awaited({ callee, arguments: given }: CallExpression): Node | undefined {
  const [, values, promise, work, ...more] = given;
  const isHelper = callee.type === 'Identifier' && callee.name === '__awaiter' && more.length === 0;
  if (!isHelper || !isVoid(values) || !isVoid(promise)) return undefined;
  return work?.type === 'FunctionExpression' && work.generator && work.params.length === 0
    ? work.body
    : undefined;
}

const isVoid = (node: Node | undefined): boolean =>
  node?.type === 'UnaryExpression' && 'operator' in node && node.operator === 'void';
const isCall = (node: Node): node is CallExpression => node.type === 'CallExpression';
const isYield = (node: Node): node is YieldExpression =>
  node.type === 'YieldExpression' && 'delegate' in node && node.delegate === false;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
