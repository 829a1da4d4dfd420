import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import {
  beginningOf,
  contentHashOf,
  endBreak,
  firstBreak,
  headAfter,
  headsOf,
  type ChainedEntry,
  type TrailBreak,
  type TrailHead,
} from '../../src/domain/audit-chain.ts';
import { canonical } from '../../src/domain/fingerprint.ts';

const trail = 'R-1001';

function chainOf(contents: readonly unknown[], name = trail): ChainedEntry[] {
  let head = beginningOf(name);
  return contents.map((content) => {
    const previous = head.hash;
    const contentHash = contentHashOf(content);
    head = headAfter(head, contentHash);
    return { ...head, previous, contentHash, content: canonical(content) };
  });
}
const headOf = (entries: readonly ChainedEntry[]): TrailHead => entries.at(-1) ?? beginningOf(trail);

function verdict(entries: readonly ChainedEntry[], head: TrailHead, name = trail): TrailBreak | undefined {
  return firstBreak(beginningOf(name), entries, head) ?? endBreak(entries.at(-1) ?? beginningOf(name), head);
}

/** Contents as the product writes them: the salt makes every one another. */
const contents = fc
  .array(fc.record({ name: fc.string(), at: fc.nat(), facts: fc.dictionary(fc.string(), fc.jsonValue()) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((all) => all.map((one, index) => ({ ...one, salt: String(index) })));

/** One thing somebody does to stored entries; undefined when it would change nothing. */
type Tampering = (entries: readonly ChainedEntry[], at: number, other: number) => ChainedEntry[] | undefined;

const at = (entries: readonly ChainedEntry[], index: number): ChainedEntry =>
  entries[index] ?? assert.fail('no such entry');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const tamperings: Readonly<Record<string, Tampering>> = {
  'content altered': (entries, i) => entries.with(i, { ...at(entries, i), content: '{"name":"other"}' }),
  'content altered with its hash': (entries, i) => {
    const content = '{"name":"other"}';
    return entries.with(i, { ...at(entries, i), content, contentHash: sha256(content) });
  },
  'entry hashed anew, the rest left': (entries, i) => {
    const [made] = chainOf([{ name: 'other' }]);
    const { previous, seq } = at(entries, i);
    const contentHash = made?.contentHash ?? '';
    const content = made?.content ?? '';
    return entries.with(i, { seq, previous, content, contentHash, hash: sha256(previous + contentHash) });
  },
  'previous hash altered': (entries, i) => entries.with(i, { ...at(entries, i), previous: sha256('other') }),
  'hash altered': (entries, i) => entries.with(i, { ...at(entries, i), hash: sha256('other') }),
  'number altered': (entries, i) => entries.with(i, { ...at(entries, i), seq: at(entries, i).seq + 1 }),
  deleted: (entries, i) => entries.toSpliced(i, 1),
  'deleted and renumbered': (entries, i) =>
    entries.toSpliced(i, 1).map((entry, index) => ({ ...entry, seq: index + 1 })),
  'two in each other’s place': (entries, i, j) =>
    i === j ? undefined : entries.with(i, at(entries, j)).with(j, at(entries, i)),
  'two contents in each other’s place': (entries, i, j) => {
    if (i === j) return undefined;
    const swapped = (a: ChainedEntry, b: ChainedEntry) => ({
      ...a,
      content: b.content,
      contentHash: b.contentHash,
    });
    const [one, two] = [at(entries, i), at(entries, j)];
    return entries.with(i, swapped(one, two)).with(j, swapped(two, one));
  },
  inserted: (entries, i) => {
    const [made] = chainOf([{ name: 'forged' }]);
    return made === undefined ? undefined : entries.toSpliced(i, 0, made);
  },
  'one more at the end': (entries) => {
    const contentHash = contentHashOf({ name: 'forged' });
    const last = headOf(entries);
    const content = canonical({ name: 'forged' });
    return [...entries, { ...headAfter(last, contentHash), previous: last.hash, contentHash, content }];
  },
  'written anew from here on': (entries, i) => {
    const kept = entries.map(({ content }, index) => (index === i ? { forged: true } : JSON.parse(content)));
    return chainOf(kept);
  },
};

describe('audit chain', () => {
  it('whatever was written: whole, and its heads are those of its content hashes', () => {
    fc.assert(
      fc.property(contents, (all) => {
        const entries = chainOf(all);
        assert.equal(verdict(entries, headOf(entries)), undefined);
        assert.deepEqual(
          headsOf(
            trail,
            entries.map((entry) => entry.contentHash),
          ),
          entries.map(({ seq, hash }) => ({ seq, hash })),
        );
      }),
    );
  });

  for (const [name, tamper] of Object.entries(tamperings)) {
    it(`${name}: found, while the head is the one that was kept`, () => {
      fc.assert(
        fc.property(contents, fc.nat(), fc.nat(), (all, first, second) => {
          const entries = chainOf(all);
          const tampered = tamper(entries, first % entries.length, second % entries.length);
          fc.pre(tampered !== undefined);
          assert.notEqual(verdict(tampered, headOf(entries)), undefined);
        }),
      );
    });
  }

  it('the entries of another trail: do not fit', () => {
    const entries = chainOf([{ name: 'a' }], 'R-1002');
    assert.deepEqual(verdict(entries, headOf(entries)), { seq: 1, why: 'not-linked' });
  });

  it('the break is named by its place', () => {
    const entries = chainOf([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const altered = entries.with(1, { ...at(entries, 1), content: '{"n":4}' });
    assert.deepEqual(verdict(altered, headOf(entries)), { seq: 2, why: 'altered' });
    assert.deepEqual(verdict(entries.slice(0, 2), headOf(entries)), { seq: 3, why: 'missing' });
    assert.deepEqual(verdict(entries, headOf(entries.slice(0, 2))), { seq: 3, why: 'beyond-the-head' });
  });

  it('the documented values: computed as docs/proof.md says, with nothing of ours', () => {
    const content = { b: 2, a: 'x' };
    const contentHash = sha256('{"a":"x","b":2}');
    const beginning = sha256('audit trail R-1001');
    assert.deepEqual(headsOf(trail, [contentHashOf(content)]), [
      { seq: 1, hash: sha256(beginning + contentHash) },
    ]);
  });
});
