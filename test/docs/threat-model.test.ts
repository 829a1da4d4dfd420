import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '../..');
const page = readFileSync(path.join(project, 'docs/threat-model.md'), 'utf8').replaceAll('\r\n', '\n');

/** The parts about threats, each with the tests that it names. */
const parts = page
  .split(/^## /m)
  .slice(3)
  .map((part) => ({
    title: part.split('\n', 1)[0] ?? '',
    tests: [...part.matchAll(/^- `([^`]+)` › [_*](.+)[_*]$/gm)].map(([, file = '', title = '']) => ({
      file,
      // Prettier and Markdown escape what a title has of their signs.
      title: title.replaceAll(/\\([*_<>[\]`])/g, '$1'),
    })),
  }));

/** Whether a file has a test, or a group of tests, of this title. */
function hasTest(file: string, title: string): boolean {
  const text = readFileSync(path.join(project, file), 'utf8');
  return ["'", '`'].some((quote) =>
    ['it', 'describe'].some((what) => text.includes(`${what}(${quote}${title}${quote}`)),
  );
}

describe('threat model', () => {
  it('every threat: at least one test is named', () => {
    assert.ok(parts.length >= 15, `${parts.length} parts`);
    for (const { title, tests } of parts) assert.ok(tests.length > 0, title);
  });

  for (const { title: part, tests } of parts)
    for (const { file, title } of tests)
      it(`${part}: ${title}: exists`, () => {
        assert.ok(existsSync(path.join(project, file)), file);
        assert.ok(hasTest(file, title), `${file} has no “${title}”`);
      });

  it('every line that looks like a test: read as one', () => {
    const lines = page.split('\n').filter((line) => line.startsWith('- `test/'));
    assert.equal(lines.length, parts.flatMap(({ tests }) => tests).length);
  });

  it('every page it links to: there', () => {
    for (const [, link = ''] of page.matchAll(/\]\(([^)#]+)\)/g))
      assert.ok(existsSync(path.join(project, 'docs', link)), link);
  });
});
