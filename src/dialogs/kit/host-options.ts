import type { Log } from '../../log.ts';
import type { Flow } from './flow.ts';
import type { Speaker } from './turn.ts';

export interface HostOptions {
  readonly flows: readonly Flow[];
  /** The flow a person meets first. */
  readonly firstFlow: (person: Speaker) => string;
  /** The first words in a new chat. */
  readonly welcome: (person: Speaker) => string;
  /** The flow for "talk to a person". */
  readonly personFlow: string;
  readonly log: Log;
}
