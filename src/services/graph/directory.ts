import { z } from 'zod';
import { isProblem } from '../../errors.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import type { HttpSender } from '../http/port.ts';
import type { SignIn } from '../sign-in/port.ts';
import { withAppToken, type GraphAsker } from './app-token.ts';
import type { GraphDirectory } from './directory-port.ts';
import { askGraph } from './wire.ts';

const namedSchema = z.object({ displayName: z.string().nullish() });

/** One tenant's directory over HTTP. See GraphDirectory for what each method promises. */
export function createGraphDirectory(parts: {
  readonly sender: HttpSender;
  readonly signIn: SignIn;
  readonly asker: GraphAsker;
}): GraphDirectory {
  const { sender, signIn, asker } = parts;

  async function named(operation: string, path: string): ReturnType<GraphDirectory['group']> {
    try {
      const { displayName } = await withAppToken(signIn, asker, (token) =>
        askGraph(sender, { operation, cloud: asker.cloud, token }, namedSchema, (client) =>
          client.api(path).select('id,displayName').get(),
        ),
      );
      return { kind: 'found', name: displayName ?? '' };
    } catch (error) {
      if (isProblem(error, 'not-found')) return { kind: 'not-found' };
      throw error;
    }
  }

  return {
    group: async (groupId) => await named('GET group', `/groups/${guidForPath('graph', groupId)}`),
    user: async (key) => await named('GET user', `/users/${encodeURIComponent(key)}`),
  };
}
