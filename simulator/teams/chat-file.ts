import { mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SimChat } from './chat-types.ts';

export interface ChatFile {
  read(): SimChat[];
  /** Has the chats written within 250 ms; they are taken from `chats` only then. */
  saveSoon(chats: () => readonly SimChat[]): void;
  /** Resolves when everything given to `saveSoon` is on disk. */
  save(): Promise<void>;
}

/** `teams.json` in the world's folder, written whole and then renamed; without a folder nothing is kept. */
export function openChatFile(folder: string | undefined): ChatFile {
  if (folder === undefined) return { read: () => [], saveSoon: () => {}, save: () => Promise.resolve() };
  const file = join(folder, 'teams.json');
  mkdirSync(folder, { recursive: true });
  let pending: { timer: NodeJS.Timeout; chats: () => readonly SimChat[] } | undefined;
  let writing: Promise<void> = Promise.resolve();

  function write(): Promise<void> {
    if (pending === undefined) return writing;
    clearTimeout(pending.timer);
    const text = JSON.stringify(pending.chats());
    pending = undefined;
    writing = writing.then(() => writeWhole(file, text));
    return writing;
  }
  return {
    read: () => readSaved(file),
    saveSoon: (chats) => {
      if (pending === undefined) pending = { timer: setTimeout(() => void write(), 250), chats };
      else pending.chats = chats;
    },
    save: write,
  };
}

function readSaved(file: string): SimChat[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return JSON.parse(text) as SimChat[];
}

async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
