import type { FileTrouble } from '../dialogs/kit/file-words.ts';
import type { Host } from '../dialogs/kit/host.ts';
import type { Input, Speaker } from '../dialogs/kit/turn.ts';
import type { HttpSender } from '../services/http/port.ts';
import type { TeamsActivity } from './activity.ts';
import { fileGiven, readFile, type GivenFile } from './given-file.ts';

export interface FileMessagesOptions {
  readonly host: Pick<Host, 'takesFile'>;
  readonly sender: HttpSender;
  /** Where Teams keeps such files. */
  readonly fileHosts: readonly string[];
}

/**
 * Reads the file of a message, for somebody whose file is of use; nothing is fetched for others. Undefined: the message
 * has none, or comes from where Teams hands over none.
 */
export function createFileMessages({ host, sender, fileHosts }: FileMessagesOptions) {
  async function inputOf(person: Speaker, given: GivenFile): Promise<Input> {
    if (!host.takesFile(person)) return notRead('noUse');
    if ('trouble' in given) return notRead(given.trouble);
    const read = await readFile(sender, given.url);
    return 'trouble' in read ? notRead(read.trouble) : { kind: 'file', text: read.text };
  }

  return (activity: TeamsActivity, person: Speaker): Promise<Input> | undefined => {
    const given = person.place === 'personal' ? fileGiven(activity, fileHosts) : undefined;
    return given === undefined ? undefined : inputOf(person, given);
  };
}

const notRead = (because: FileTrouble): Input => ({ kind: 'file-not-read', because });

export type FileMessages = ReturnType<typeof createFileMessages>;
