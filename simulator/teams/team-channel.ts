import type { SimulatorContext } from '../context.ts';
import { chatsOf } from './chats.ts';
import type { SimChat } from './chat-types.ts';
import type { TeamsClient } from './client.ts';

/**
 * Tells the bot, once for each, that somebody has added it to the teams of the sample: as soon as it runs, because
 * nothing else would lead it to the channels. Returns how to stop waiting.
 */
export function announceChannels(context: SimulatorContext, client: TeamsClient): () => void {
  const chats = chatsOf(context);
  let busy = false;
  async function announce(channel: SimChat): Promise<void> {
    const owner = context.world.state.users.find((user) => user.id === channel.members[0]);
    if (owner === undefined || channel.announced === true || channel.removed === true) return;
    const { status } = await client.install(channel, owner);
    if (status !== null && status < 300) chats.set(channel, { announced: true });
  }
  const timer = setInterval(() => {
    if (busy || context.botOrigin() === null) return;
    busy = true;
    void Promise.all(chats.channels().map(announce)).finally(() => (busy = false));
  }, 300);
  timer.unref();
  return () => clearInterval(timer);
}
