import type { SimulatorContext } from '../context.ts';
import { chatsOf, licensingDesk } from './chats.ts';
import type { TeamsClient } from './client.ts';

/**
 * Tells the bot, once, that somebody has added it to the provider's team: as soon as it runs, because nothing else
 * would lead it to the channel. Returns how to stop waiting.
 */
export function announceChannel(context: SimulatorContext, client: TeamsClient): () => void {
  const chats = chatsOf(context);
  let busy = false;
  async function announce(): Promise<void> {
    const channel = chats.find(licensingDesk);
    const owner = context.world.state.users.find((user) => user.id === channel?.members[0]);
    if (
      channel === undefined ||
      owner === undefined ||
      channel.announced === true ||
      channel.removed === true
    )
      return;
    const { status } = await client.install(channel, owner);
    if (status !== null && status < 300) chats.set(channel, { announced: true });
  }
  const timer = setInterval(() => {
    if (busy || context.botOrigin() === null) return;
    busy = true;
    void announce().finally(() => (busy = false));
  }, 300);
  timer.unref();
  return () => clearInterval(timer);
}
