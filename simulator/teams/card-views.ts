import type { SimulatorContext } from '../context.ts';
import type { ActionOutcome } from './action-outcome.ts';
import type { SimChat, SimMessage } from './chat-types.ts';

/** Teams asks for somebody's own view of a card only when its last answer is older than this (Teams contract 2.3). */
const pauseMs = 60_000;

interface Kept {
  /** Simulated time of the last answer to this person, and the card it was. */
  readonly at: number;
  readonly card: unknown;
  /** The message the card is a view of, as it was then. */
  readonly of: string;
}

/**
 * What each person's Teams keeps of cards that only they see: the last answer the bot gave them at a message. It is
 * shown as long as the message stays as it is, and the bot is not asked for a newer one within the minute.
 */
export function createCardViews(context: SimulatorContext) {
  const kept = new Map<string, Kept>();
  const keyOf = (chat: SimChat, userId: string, activityId: string) => `${chat.id} ${activityId} ${userId}`;
  const now = () => context.world.now().getTime();
  const written = (message: SimMessage | undefined) => JSON.stringify(message?.attachments ?? null);
  const find = (chat: SimChat, id: string) => chat.messages.find((message) => message.id === id);

  return {
    /**
     * What an automatic refresh comes to without asking the bot: the view that is known, or none where the bot has
     * answered within the minute, or may not be asked for this person. Undefined: the bot is asked.
     */
    instead(chat: SimChat, userId: string, activityId: string): ActionOutcome | undefined {
      const message = find(chat, activityId);
      if (!isRefreshedFor(message, userId)) return { kind: 'done' };
      const last = kept.get(keyOf(chat, userId, activityId));
      // A clock that was set back has not waited either.
      if (last === undefined || Math.abs(now() - last.at) > pauseMs) return undefined;
      return last.of === written(message) && last.card !== undefined
        ? { kind: 'card', card: last.card }
        : { kind: 'done' };
    },
    /** Notes what the bot has answered this person at a card. */
    note(chat: SimChat, userId: string, activityId: string, outcome: ActionOutcome): void {
      const of = written(find(chat, activityId));
      const card = outcome.kind === 'card' ? outcome.card : undefined;
      kept.set(keyOf(chat, userId, activityId), { at: now(), card, of });
    },
  };
}

/** Whether a card of the message names this person as one whose view is asked for; a card that names nobody means all. */
function isRefreshedFor(message: SimMessage | undefined, userId: string): boolean {
  return (message?.attachments ?? []).some(({ content }) => {
    const refresh = (content as { refresh?: { userIds?: unknown } } | undefined)?.refresh;
    if (refresh === undefined) return false;
    return !Array.isArray(refresh.userIds) || refresh.userIds.includes(`29:${userId}`);
  });
}
