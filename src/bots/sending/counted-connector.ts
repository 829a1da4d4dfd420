import type { Connector, Delivery } from '../connector.ts';
import type { CallLimiter } from './call-limiter.ts';

/** The connector for replies: somebody waits for them, so they are not held back, but they count. */
export function countedConnector(connector: Connector, limiter: Pick<CallLimiter, 'count'>): Connector {
  async function counted(conversationId: string, call: Promise<Delivery>): Promise<Delivery> {
    const answered = limiter.count(conversationId);
    try {
      return await call;
    } finally {
      answered();
    }
  }
  return {
    ...connector,
    post: (serviceUrl, conversationId, activity) =>
      counted(conversationId, connector.post(serviceUrl, conversationId, activity)),
    put: (serviceUrl, conversationId, activityId, activity, options) =>
      counted(conversationId, connector.put(serviceUrl, conversationId, activityId, activity, options)),
  };
}
