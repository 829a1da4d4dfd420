import { rename, writeFile } from 'node:fs/promises';

export interface WholeFile {
  /** Has what `content` returns by then written; soon, and less often when it is so much that writing takes long. */
  saveSoon(content: () => unknown): void;
  /** Resolves when everything given to `saveSoon` is on disk; rejects when it cannot be written. */
  save(): Promise<void>;
}

/** So much of the time at most goes into writing. */
const mostShare = 0.2;

/**
 * A file of JSON that is written anew and then renamed, `waitMs` after the first change. Never two writes at once: what
 * changes during one is in the next, so that a slow disk does not heap up what waits for it. `failed` hears of writes that
 * nobody waited for.
 */
export function createWholeFile(file: string, waitMs: number, failed: (error: unknown) => void): WholeFile {
  let content: (() => unknown) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let tookMs = 0;

  function schedule(): void {
    if (running !== undefined) return;
    timer ??= setTimeout(() => void write().catch(failed), Math.max(waitMs, tookMs / mostShare));
  }

  function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (content === undefined) return running ?? Promise.resolve();
    // One failed write (a full disk, say) must not keep the later ones from being tried.
    if (running !== undefined) return running.then(write, write);
    const begun = performance.now();
    const text = JSON.stringify(content());
    content = undefined;
    running = writeWhole(file, text).finally(() => {
      tookMs = performance.now() - begun;
      running = undefined;
      if (content !== undefined) schedule();
    });
    return running;
  }

  return {
    saveSoon(latest) {
      content = latest;
      schedule();
    },
    save: write,
  };
}

async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
