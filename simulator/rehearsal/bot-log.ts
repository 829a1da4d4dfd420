import { createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Copies what the bot writes into a file, and warnings and errors, shortened, to the console. */
export interface BotLog {
  attach(stdout: Readable, stderr: Readable): void;
  close(): Promise<void>;
}

export function openBotLog(file: string, say: (line: string) => void): BotLog {
  const stream: WriteStream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  stream.on('error', (error) => say(`The bot's log cannot be written: ${error.message}`));
  return {
    attach: (stdout, stderr) => {
      createInterface({ input: stdout }).on('line', (line) => {
        stream.write(`${line}\n`);
        const short = shorten(line);
        if (short !== undefined) say(short);
      });
      createInterface({ input: stderr }).on('line', (line) => {
        stream.write(`${line}\n`);
        // A stack belongs into the file; the console gets the sentence.
        if (!/^\s*(at |$|\^)/.test(line)) say(`bot: ${line}`);
      });
    },
    close: () => new Promise((resolve) => stream.end(resolve)),
  };
}

/** `bot warn: message – cause` for a log line of level warn or higher; undefined for anything less. */
export function shorten(line: string): string | undefined {
  let entry: { level?: unknown; msg?: unknown; err?: { message?: unknown } };
  try {
    entry = JSON.parse(line) as typeof entry;
  } catch {
    return undefined;
  }
  if (typeof entry !== 'object' || entry === null || typeof entry.level !== 'number' || entry.level < 40)
    return undefined;
  const cause = typeof entry.err?.message === 'string' ? ` – ${entry.err.message}` : '';
  return `bot ${entry.level >= 50 ? 'error' : 'warn'}: ${String(entry.msg)}${cause}`.slice(0, 300);
}
