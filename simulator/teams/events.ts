import type { Exchange } from '../http/exchange.ts';
import type { Chats } from './chats.ts';

/** Server-sent events for one person: `message`, `update`, `delete`, `typing`, `chat`; a comment every 15 s. */
export function streamEvents(exchange: Exchange, chats: Chats, userId: string): void {
  const { response } = exchange;
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.write('retry: 500\n\n');
  const stop = chats.listen((event) => {
    if (chats.find(event.chatId)?.members.includes(userId) !== true) return;
    response.write(`event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), 15_000);
  response.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}
