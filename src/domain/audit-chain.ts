import { createHash } from 'node:crypto';
import { canonical } from './fingerprint.ts';

/** Where a trail ends at a moment: `seq` counts its entries, `hash` stands for all of them. */
export interface TrailHead {
  readonly seq: number;
  /** 64 hex digits. */
  readonly hash: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What stands before a trail's first entry; another trail's entries do not fit behind it. */
export const beginningOf = (trail: string): TrailHead => ({ seq: 0, hash: sha256(`audit trail ${trail}`) });

/** The hash of one entry by itself. Throws a TypeError for what is not plain data. */
export const contentHashOf = (content: unknown): string => sha256(canonical(content));

/** The head after one more entry: SHA-256 of the 128 hex digits of the previous hash and the entry's own. */
export const headAfter = ({ seq, hash }: TrailHead, contentHash: string): TrailHead => ({
  seq: seq + 1,
  hash: sha256(hash + contentHash),
});

/** The heads after each entry of a whole trail, from its content hashes in order. */
export function headsOf(trail: string, contentHashes: readonly string[]): readonly TrailHead[] {
  const heads: TrailHead[] = [];
  let head = beginningOf(trail);
  for (const contentHash of contentHashes) {
    head = headAfter(head, contentHash);
    heads.push(head);
  }
  return heads;
}

/** One entry as it is stored. */
export interface ChainedEntry extends TrailHead {
  readonly previous: string;
  readonly contentHash: string;
  /** The canonical text; empty once it was forgotten. */
  readonly content: string;
  /** When it was; milliseconds since 1970 UTC. */
  readonly forgottenAt?: number | null;
}

/** What is wrong at one place of a trail. */
export interface TrailBreak {
  /** Number of the entry; one more than the last one when entries are missing at the end. */
  readonly seq: number;
  readonly why: 'missing' | 'altered' | 'not-linked' | 'wrong-hash' | 'beyond-the-head' | 'forgotten-unsaid';
}

/** Looks at a piece of a trail, entry after entry, behind `before`; undefined when every one is in its place and whole. */
export function firstBreak(
  before: TrailHead,
  entries: Iterable<ChainedEntry>,
  head: TrailHead,
): TrailBreak | undefined {
  let last = before;
  for (const entry of entries) {
    const broken = breakAt(last, entry, head);
    if (broken !== undefined) return broken;
    last = entry;
  }
  return undefined;
}

/** What the entry said is gone on purpose; its hash stands for it. */
export const isForgotten = ({ content, forgottenAt }: ChainedEntry): boolean =>
  content === '' && (forgottenAt ?? null) !== null;

/** The name of the entry that tells which entries of its trail were forgotten, as `facts.entries`. */
export const forgettingEntry = 'entries.forgotten';

/** What is wrong behind the last entry there is: the head tells of more, or of another one. */
export function endBreak(last: TrailHead, head: TrailHead): TrailBreak | undefined {
  if (last.seq < head.seq) return { seq: last.seq + 1, why: 'missing' };
  return last.hash === head.hash ? undefined : { seq: head.seq, why: 'wrong-hash' };
}

function breakAt(before: TrailHead, entry: ChainedEntry, head: TrailHead): TrailBreak | undefined {
  const seq = before.seq + 1;
  if (seq > head.seq) return { seq, why: 'beyond-the-head' };
  if (entry.seq !== seq) return { seq, why: 'missing' };
  if (!isForgotten(entry) && sha256(entry.content) !== entry.contentHash) return { seq, why: 'altered' };
  if (entry.previous !== before.hash) return { seq, why: 'not-linked' };
  return headAfter(before, entry.contentHash).hash === entry.hash ? undefined : { seq, why: 'wrong-hash' };
}
