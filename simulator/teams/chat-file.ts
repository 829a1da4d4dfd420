import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWholeFile, type WholeFile } from '../world/whole-file.ts';
import type { SimChat } from './chat-types.ts';

export interface ChatFile extends WholeFile {
  read(): SimChat[];
}

/** `teams.json` in the world's folder, written whole and then renamed; without a folder nothing is kept. */
export function openChatFile(folder: string | undefined, failed: (error: unknown) => void): ChatFile {
  if (folder === undefined) return { read: () => [], saveSoon: () => {}, save: () => Promise.resolve() };
  const file = join(folder, 'teams.json');
  mkdirSync(folder, { recursive: true });
  return { read: () => readSaved(file), ...createWholeFile(file, 250, failed) };
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
