import { Client } from 'pg';
import type { Log } from '../../log.ts';

/**
 * Listens to one notification channel on a connection of its own, which the pool's size and transactions do not
 * affect. When the connection is lost it is made again, and `onReturn` is called each time, because notifications
 * were missed meanwhile. Rejects when the first attempt fails.
 */
export async function listenTo(
  channel: string,
  parts: { url: string; log: Log; onNotification: (payload: string) => void; onReturn: () => void },
): Promise<{ close(): Promise<void> }> {
  const { url, log, onNotification, onReturn } = parts;
  let current: Client | undefined;
  let again: NodeJS.Timeout | undefined;
  let closed = false;

  const connect = async (): Promise<void> => {
    const client = new Client({
      connectionString: url,
      keepAlive: true,
      application_name: 'concierge-jobs',
    });
    client.on('error', (error) => log.warn({ err: error }, 'job notifications interrupted'));
    client.on('notification', ({ payload }) => onNotification(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    current = client;
    client.once('end', () => {
      if (!closed) reconnect(100);
    });
    if (closed) await client.end();
    else onReturn();
  };

  const reconnect = (waitMs: number): void => {
    again = setTimeout(() => {
      connect().catch(() => {
        if (!closed) reconnect(Math.min(waitMs * 2, 5_000));
      });
    }, waitMs);
  };

  await connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(again);
      await current?.end().catch(() => undefined);
    },
  };
}
