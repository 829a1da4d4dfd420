/** Under which name the state of somebody's conversation is kept: in a channel everybody has their own. */
export const stateKey = (conversationId: string, userId: string): string => `${conversationId}|${userId}`;
