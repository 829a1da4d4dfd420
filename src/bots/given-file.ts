import { z } from 'zod';
import type { FileTrouble } from '../dialogs/kit/file-words.ts';
import { isListedHost } from '../domain/clouds.ts';
import { isProblem } from '../errors.ts';
import type { HttpAnswer, HttpSender } from '../services/http/port.ts';
import type { TeamsActivity } from './activity.ts';
import { textIn } from './text-in-bytes.ts';

export type GivenFile = { readonly url: string } | { readonly trouble: FileTrouble };
export type FileRead = { readonly text: string } | { readonly trouble: FileTrouble };

/** How Teams hands a file over in a personal chat: as a link to where it lies, signed in already. */
const contentType = 'application/vnd.microsoft.teams.file.download.info';
const downloadInfo = z.object({
  downloadUrl: z.string().max(4_096),
  fileType: z.string().max(32).optional().catch(undefined),
});
const readable = ['csv', 'txt'];

/** The text file that comes with a message; undefined when none does. Only links to `hosts` are ever followed. */
export function fileGiven(activity: TeamsActivity, hosts: readonly string[]): GivenFile | undefined {
  const files = (activity.attachments ?? []).filter((one) => one.contentType === contentType);
  const [file] = files;
  if (file === undefined) return undefined;
  if (files.length > 1) return { trouble: 'several' };
  const info = downloadInfo.safeParse(file.content).data;
  if (info === undefined) return { trouble: 'refused' };
  const type = info.fileType ?? /\.([^.]*)$/.exec(file.name ?? '')?.[1];
  if (!readable.includes(type?.toLowerCase() ?? '')) return { trouble: 'kind' };
  const url = URL.parse(info.downloadUrl);
  const isOurs =
    url?.protocol === 'https:' && url.username === '' && url.password === '' && isListedHost(url.host, hosts);
  return isOurs ? { url: url.href } : { trouble: 'place' };
}

const largestFile = 256 * 1024;
const patienceMs = 10_000;

/** Fetches a file and reads its text. Redirects lead to sign-in pages and are not followed. */
export async function readFile(sender: HttpSender, url: string): Promise<FileRead> {
  try {
    const answer = await sender.send({
      remote: 'teams-files',
      operation: 'GET file',
      method: 'GET',
      // The address is the key to the file: it goes with no token of ours, and into no log.
      url,
      effect: 'repeatable',
      timeoutMs: patienceMs,
      tries: 2,
      maxBytes: largestFile,
    });
    return readAnswer(answer);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { trouble: error.facts.code === 'answer-too-large' ? 'large' : 'unreachable' };
  }
}

function readAnswer(answer: HttpAnswer): FileRead {
  if (answer.status === 429 || answer.status >= 500) return { trouble: 'unreachable' };
  if (answer.status !== 200) return { trouble: 'refused' };
  const text = textIn(answer.bytes);
  if (text === undefined) return { trouble: 'notText' };
  // A sign-in page in place of the file: the link was not good any more.
  if (/^\s*(<!doctype html|<html)/i.test(text)) return { trouble: 'refused' };
  return text.trim() === '' ? { trouble: 'empty' } : { text };
}
