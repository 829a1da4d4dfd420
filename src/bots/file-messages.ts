import { fileWords } from '../dialogs/kit/file-words.ts';
import type { Host } from '../dialogs/kit/host.ts';
import type { Input, Speaker } from '../dialogs/kit/turn.ts';
import type { HttpSender } from '../services/http/port.ts';
import type { TeamsActivity } from './activity.ts';
import type { Connector } from './connector.ts';
import { fileGiven, readFile, type GivenFile } from './given-file.ts';
import { textMessage } from './messages.ts';

export interface FileMessagesOptions {
  readonly host: Pick<Host, 'takesFile'>;
  readonly sender: HttpSender;
  /** Where Teams keeps such files. */
  readonly fileHosts: readonly string[];
  readonly connector: Connector;
}

/**
 * Reads the file of a message, for somebody whose file is of use. Undefined at once: the message has none, or comes from
 * where Teams hands over none. Undefined later: there is nothing to go on with, and the person has been told why.
 */
export function createFileMessages({ host, sender, fileHosts, connector }: FileMessagesOptions) {
  async function textOf(
    activity: TeamsActivity,
    person: Speaker,
    given: GivenFile,
  ): Promise<Input | undefined> {
    const words = fileWords(person.language);
    const say = async (sentence: string): Promise<undefined> => {
      await connector.post(activity.serviceUrl, activity.conversation.id, textMessage(sentence));
    };
    if (!host.takesFile(person)) return say(words.noUse);
    if ('trouble' in given) return say(words[given.trouble]);
    const read = await readFile(sender, given.url);
    return 'trouble' in read ? say(words[read.trouble]) : { kind: 'file', text: read.text };
  }

  return (activity: TeamsActivity, person: Speaker): Promise<Input | undefined> | undefined => {
    const given = person.place === 'personal' ? fileGiven(activity, fileHosts) : undefined;
    return given === undefined ? undefined : textOf(activity, person, given);
  };
}

export type FileMessages = ReturnType<typeof createFileMessages>;
