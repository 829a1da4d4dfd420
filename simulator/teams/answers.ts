import type { Chats } from './chats.ts';
import type { SimMessage } from './chat-types.ts';

/** What the bot wrote while something was going on. */
export interface Answers {
  readonly messages: SimMessage[];
  readonly updated: SimMessage[];
}

/**
 * Collects what the bot writes into one chat while `work` runs, and then for up to `waitMs` more, until its first
 * message when it has written nothing yet.
 */
export async function collectAnswers<T>(
  chats: Chats,
  chatId: string,
  waitMs: number,
  work: () => Promise<T>,
): Promise<T & { answers: Answers }> {
  const answers: Answers = { messages: [], updated: [] };
  let wake = () => {};
  const stop = chats.listen((event) => {
    if (
      event.kind === 'typing' ||
      event.kind === 'chat' ||
      event.chatId !== chatId ||
      event.message.from !== 'bot'
    )
      return;
    const list = event.kind === 'message' ? answers.messages : answers.updated;
    if (!answers.messages.includes(event.message) && !list.includes(event.message)) list.push(event.message);
    wake();
  });
  try {
    const result = await work();
    if (waitMs > 0 && answers.messages.length === 0 && answers.updated.length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs);
        wake = () => (clearTimeout(timer), resolve());
      });
    }
    return { ...result, answers };
  } finally {
    stop();
  }
}
